internal import Compute
internal import Learning

/// A network's opinion of one picture: the share that each class gets of 1.
struct Answer: Equatable, Sendable {
  /// By class.
  let shares: [Double]

  /// The softmax of a network's outputs; nil if there are none.
  ///
  ///     share = e^logit / Σ e^logit
  init?(logits: [Float]) {
    guard let highest = logits.max(), highest.isFinite else { return nil }
    let powers = logits.map { PortableMath.exp(Double($0 - highest)) }
    let sum = powers.reduce(0, +)
    shares = powers.map { $0 / sum }
  }

  /// The class with the largest share.
  var first: Int { ranking.first ?? 0 }
  /// The share of that class.
  var confidence: Double { shares.max() ?? 0 }
  /// Classes from the largest share to the smallest.
  var ranking: [Int] {
    shares.indices.sorted { (shares[$0], -$0) > (shares[$1], -$1) }
  }
}

extension Dataset {
  /// These examples, and then those of another set of the same shape and classes.
  func joined(with other: Dataset) -> Dataset {
    switch (targets, other.targets) {
    case (.classes(let first, let count, let shape), .classes(let second, _, _)):
      Dataset(
        inputs: inputs + other.inputs, inputShape: inputShape,
        targets: .classes(first + second, count: count, shape: shape))
    case (.values(let first, let shape), .values(let second, _)):
      Dataset(
        inputs: inputs + other.inputs, inputShape: inputShape,
        targets: .values(first + second, shape: shape))
    case (.classes, .values), (.values, .classes): self
    }
  }

  /// The class of each example; empty where targets are values.
  var classes: [Int] {
    switch targets {
    case .classes(let classes, _, _): classes.map(Int.init)
    case .values: []
    }
  }
}
