public import Compute

/// That a run met a number that is infinite or none at all. Parameters stay as they were before
/// the step, so that the cause can be looked at.
public struct Divergence: Equatable, Sendable, CustomStringConvertible {
  /// The first tensor in the order of computing with such a number.
  public let tensor: TensorName
  /// The step in which it appeared, counted from 1.
  public let step: Int

  /// The find of a run that stopped within `step`, counted from 1.
  public init(tensor: TensorName, step: Int) {
    self.tensor = tensor
    self.step = step
  }

  /// What happened, where, and what to try.
  public var description: String {
    "The loss is not finite at step \(step); the first such number is in \(tensor). "
      + "Try a smaller learning rate, or inputs on a smaller scale."
  }
}
