public import Kernels

/// Lets each element through by its own sigmoid, as PyTorch's `SiLU`; also called swish.
///
///     y = x · s,  s = 1 / (1 + e⁻ˣ)
///     x.gradient += y.gradient · s (1 + x (1 − s))
public struct SiLU: ElementwiseOp {
  public let activation = Activation.silu

  public init() {}

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × s × (1 + \(operands[0]) × (1 − s)), s = sigmoid(\(operands[0]))"
  }
}
