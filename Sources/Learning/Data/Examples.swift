public import Compute

/// Examples as a file holds them, before a loss says what their targets mean.
public struct Examples: Equatable, Sendable {
  /// What errors call the inputs: a file's name, or that of a set.
  public var source: String
  /// What errors call the targets.
  public var targetSource: String
  /// All examples, one after the other.
  public var inputs: [Float]
  /// The shape of one example.
  public var inputShape: Shape
  /// Numbers or classes, those of one example after those of the other.
  public var targets: [Float]
  /// The shape of the targets of one example; `Shape()` for one number.
  public var targetShape: Shape
  /// How many examples there are.
  public var count: Int { inputs.count / inputShape.count }

  /// - Precondition: as many targets as the examples need.
  public init(
    source: String, targetSource: String? = nil, inputs: [Float], inputShape: Shape,
    targets: [Float], targetShape: Shape = Shape()
  ) {
    precondition(
      inputShape.count > 0 && inputs.count.isMultiple(of: inputShape.count)
        && inputs.count / inputShape.count * targetShape.count == targets.count,
      "\(targets.count) targets of \(targetShape) do not fit \(inputs.count) inputs.")
    self.source = source
    self.targetSource = targetSource ?? source
    self.inputs = inputs
    self.inputShape = inputShape
    self.targets = targets
    self.targetShape = targetShape
  }
}
