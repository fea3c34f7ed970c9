public import Kernels

/// Lets each element through by the share of a normal distribution below it (Hendrycks and Gimpel
/// 2016), as PyTorch's exact `GELU`.
///
///     y = x Φ(x),  Φ(x) = (1 + erf(x / √2)) / 2
///     x.gradient += y.gradient (Φ(x) + x φ(x)),  φ(x) = e^(−x²/2) / √(2π)
public struct GELU: ElementwiseOp {
  public let activation = Activation.gelu

  public init() {}

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × (Φ(\(operands[0])) + \(operands[0]) × φ(\(operands[0])))"
  }
}
