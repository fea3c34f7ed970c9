public import Kernels

/// Changes nothing: a linear unit where a function is asked for.
///
///     y = x
///     x.gradient += y.gradient
public struct Identity: ElementwiseOp {
  public let activation = Activation.identity

  public init() {}

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient"
  }
}
