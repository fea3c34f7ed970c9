public import Kernels

/// The mean of the squared differences, as PyTorch's `MSELoss`.
///
///     L = Σ (x − t)² / n
///     x.gradient += L.gradient · 2 (x − t) / n
public struct SquaredError: LossOp {
  public let name = "squaredError"
  public let kernel = LossKernel.squaredError

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireEqualShapes(inputs)
    return Shape()
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    operands.output[0] = Reference.squaredError(operands.input(0), operands.input(1))
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addSquaredErrorGradient(
      operands.input(0), operands.input(1), scale: operands.outputGradient[0], to: gradient)
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × 2 (\(operands[0]) − \(operands[1])) / n"
  }
}

extension SquaredError {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return operands.mean { x, t in
      .function(.square, .difference(.element(x), .element(t)))
    }
  }
}
