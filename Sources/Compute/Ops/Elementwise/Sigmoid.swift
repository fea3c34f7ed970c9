public import Kernels

/// Squeezes every element into 0 … 1.
///
///     y = 1 / (1 + e⁻ˣ)
///     x.gradient += y.gradient y (1 − y)
public struct Sigmoid: ElementwiseOp {
  public let activation = Activation.sigmoid

  public init() {}

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × \(output) × (1 − \(output))"
  }
}
