public import Learning
internal import TextUI

// What is said to an accusation, in the run's own numbers.
extension FaultRound {
  /// What speaks for or against a suspect.
  ///
  /// - Parameters:
  ///   - broken: The run with the fault, as far as it is.
  ///   - healthy: The run without.
  public func feedback(
    to suspect: FaultSuspect, broken: Snapshot?, healthy: Snapshot?
  ) -> String {
    isRight(suspect)
      ? proof + " " + (repair?.feedback ?? "")
      : denial(of: suspect) + course(broken, healthy)
  }

  /// The numbers that convict.
  private var proof: String {
    switch culprit {
    case .rate:
      "The first update moves \(measure.strider) by \(times(measure.stride)) its own size."
    case .sign:
      "The first update moves only \(measure.downhill) of \(measure.moved) numbers downhill."
    case .zeroing:
      "In step 2 the first slope of \(measure.slopeName) is \(number(measure.secondSlope)): "
        + "\(number(measure.freshSlope)) of its own batch and \(number(measure.firstSlope)) "
        + "left from step 1."
    case .layers: "The layers are \(measure.layers)."
    case .order: "The first batch has the targets \(batch)."
    case .labels:
      "Only \(agreement) of the first training examples have the label of the example most like "
        + "them among those to check by."
    }
  }

  /// The numbers that speak for somebody who was accused and is innocent.
  private func denial(of suspect: FaultSuspect) -> String {
    switch suspect {
    case .rate:
      "Not the rate: a hundred times too high, the first update would throw the weights far away. "
        + "Here it moves \(measure.strider) most, by \(times(measure.stride)) its own size."
    case .sign:
      "No wrong sign: numbers would move the way the loss rises then. Here the first update moves "
        + "\(measure.downhill) of \(measure.moved) numbers downhill, against their slopes."
    case .zeroing:
      "Not the zeroing: step 2 would begin with the slopes of step 1 then. Here \(measure.slopeName) "
        + "has \(number(measure.firstSlope)) in step 1 and \(number(measure.secondSlope)) in step 2, "
        + "which is what the batch of step 2 gives by itself."
    case .layers:
      "No layers are swapped: here they are \(measure.layers), each activation behind the layer "
        + "that it belongs to."
    case .order:
      "It is not the order: sorted data would fill a batch with one class. Here the first batch has "
        + "the targets \(batch)."
    case .labels:
      "Not the labels: off by one, hardly a training example would agree with those to check by. "
        + "Here \(agreement) of the first ones have the label of the one that is most like them."
    }
  }

  /// How the run goes, for somebody who looks on.
  private func course(_ broken: Snapshot?, _ healthy: Snapshot?) -> String {
    guard let broken, let first = broken.training.buckets.first?.mean, first.isFinite else {
      return ""
    }
    if let divergence = broken.divergence {
      return " The loss begins at \(number(first)), and by step \(divergence.step + 1) it is no "
        + "number any more."
    }
    let should = healthy.map { " instead of \(number($0.training.closing))" } ?? ""
    var words =
      " The loss goes from \(number(first)) to \(number(broken.training.closing))\(should)"
    if let last = broken.evaluation?.loss, last.isFinite, let whole = healthy?.evaluation?.loss {
      words +=
        "; on the examples to check by it ends at \(number(last)) "
        + "instead of \(number(whole))"
    }
    return words + "."
  }

  private var batch: String {
    (measure.batches.first ?? []).prefix(12).map(String.init).joined(separator: " ")
  }

  private var agreement: String {
    Numbers.percent(measure.agreement ?? 0, decimals: 0)
  }

  private func number(_ value: Float) -> String { number(Double(value)) }

  private func number(_ value: Double) -> String { Numbers.significant(value) }

  /// `0.02 times`
  private func times(_ value: Double) -> String { "\(Numbers.significant(value)) times" }
}

extension Curve {
  /// The mean of its last tenth.
  var closing: Float {
    let last = buckets.suffix(max(1, buckets.count / 10))
    return last.reduce(0) { $0 + $1.mean } / Float(max(1, last.count))
  }
}
