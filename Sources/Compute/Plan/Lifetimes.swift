/// How long each tensor of a plan is needed within a step.
///
/// Where everything is small, or is to be looked at, all of it stays: memory is shared only where
/// moving it costs time.
struct Lifetimes {
  /// Floats above which values, and above which gradients, share memory.
  private static let most = 1 << 17

  private let graph: Graph
  private let readers: [[Int]]
  private let fusions: [Int: Fusion]
  private let options: PlanOptions
  private let loss: Graph.Value?
  private let trains: Bool

  init(
    _ graph: Graph, readers: [[Int]], fusions: [Int: Fusion], loss: Graph.Value?,
    options: PlanOptions
  ) {
    self.graph = graph
    self.readers = readers
    self.fusions = fusions
    self.options = options
    self.loss = loss
    trains = loss != nil
  }

  /// In a plan that trains, backward may need any value again. In one that only evaluates, a value
  /// is needed until its last reader has run, or to the end if there is none.
  func ofValues(_ values: [Graph.Value]) -> [(Graph.Value, Lifetime)] {
    guard !trains, isLarge(values) else { return values.map { ($0, .whole) } }
    var heads: [Int: Int] = [:]
    for (head, fusion) in fusions {
      if let last = fusion.absorbed.last { heads[last.index] = head }
    }
    return values.map { value in
      let node = graph[value]
      guard node.op != nil, !options.keeps.contains(node.name),
        let last = readers[value.index].max()
      else { return (value, .whole) }
      return (value, Lifetime(first: heads[value.index] ?? value.index, last: last))
    }
  }

  /// A gradient is needed from the first op that sends it to the op that made the value. Backward
  /// runs from the end, so time counts down.
  ///
  /// - Parameter values: those that have a gradient, from the last to the first.
  func ofGradients(
    _ values: [Graph.Value], senders: [[Int]], sharing: [Int: SharedGradient]
  ) -> [(Graph.Value, Lifetime)] {
    guard isLarge(values) else { return values.map { ($0, .whole) } }
    var lifetimes: [Int: Lifetime] = [:]
    // What a fused pool keeps is read by the backward of the op that it is fused with.
    var pooling: [Int: Int] = [:]
    for (head, fusion) in fusions where fusion.pool != nil {
      if let last = fusion.absorbed.last { pooling[last.index] = head }
    }
    for value in values {
      let node = graph[value]
      guard node.op != nil, value != loss, !options.keeps.keeps(gradientOf: node.name),
        let first = senders[value.index].first
      else {
        lifetimes[value.index] = .whole
        continue
      }
      lifetimes[value.index] = Lifetime(
        first: -first, last: -(pooling[value.index] ?? value.index))
    }
    // Whoever lies in another's place needs it for as long; the values come from the last to the
    // first, so one that is shared in turn has its own place already.
    var owners: [Int: Int] = [:]
    for value in values {
      guard let other = sharing[value.index]?.value.index else { continue }
      let owner = owners[other] ?? other
      owners[value.index] = owner
      guard let mine = lifetimes[value.index], let its = lifetimes[owner] else { continue }
      lifetimes[owner] =
        mine.isWhole || its.isWhole
        ? .whole : Lifetime(first: min(mine.first, its.first), last: max(mine.last, its.last))
    }
    return values.map { ($0, lifetimes[$0.index] ?? .whole) }
  }

  private func isLarge(_ values: [Graph.Value]) -> Bool {
    options.kernels != .reference
      && values.reduce(0) { $0 + graph[$1].shape.count } > Self.most
  }
}
