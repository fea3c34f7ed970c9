public import Kernels

/// Keeps positive elements and shrinks the rest, so that no unit is ever quite off; PyTorch's
/// `LeakyReLU`.
///
///     y = x where x > 0, slope · x elsewhere
///     x.gradient += y.gradient where x > 0, slope · y.gradient elsewhere
public struct LeakyReLU: ElementwiseOp {
  /// How much of what is below 0 is let through.
  public let slope: Float
  public var activation: Activation { .leakyReLU(slope: slope) }

  /// Traps unless `slope` is a number of 0 or more.
  public init(slope: Float = 0.01) {
    precondition(slope >= 0 && slope.isFinite, "A leaky relu cannot have the slope \(slope).")
    self.slope = slope
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient where \(operands[0]) > 0, slope × \(output).gradient elsewhere"
  }
}
