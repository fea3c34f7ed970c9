public import Kernels

/// Squeezes every element into −1 … 1.
///
///     y = tanh(x)
///     x.gradient += y.gradient (1 − y²)
public struct Tanh: ElementwiseOp {
  public let activation = Activation.tanh

  public init() {}

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × (1 − \(output)²)"
  }
}
