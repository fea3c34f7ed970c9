public import Kernels

/// The mean of the differences' sizes, as PyTorch's `L1Loss`: less troubled by outliers than the
/// squared error.
///
///     L = Σ |x − t| / n
///     x.gradient += L.gradient · sign(x − t) / n
///
/// The derivative where x = t is taken to be 0.
public struct AbsoluteError: LossOp {
  public let name = "absoluteError"
  public let kernel = LossKernel.absoluteError

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireEqualShapes(inputs)
    return Shape()
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    operands.output[0] = Reference.absoluteError(operands.input(0), operands.input(1))
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addAbsoluteErrorGradient(
      operands.input(0), operands.input(1), scale: operands.outputGradient[0], to: gradient)
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × sign(\(operands[0]) − \(operands[1])) / n"
  }
}

extension AbsoluteError {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return operands.mean { x, t in
      .function(.absolute, .difference(.element(x), .element(t)))
    }
  }
}
