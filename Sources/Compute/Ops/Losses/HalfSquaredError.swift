public import Kernels

/// Half the mean of the squared differences: what a network computed by hand is judged by, since
/// the derivative then has no factor.
///
///     L = ½ Σ (x − t)² / n
///     x.gradient += L.gradient · (x − t) / n
public struct HalfSquaredError: LossOp {
  public let name = "halfSquaredError"
  public let kernel = LossKernel.squaredError
  public let factor = 0.5

  /// The loss has no settings.
  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireEqualShapes(inputs)
    return Shape()
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    operands.output[0] = Reference.squaredError(operands.input(0), operands.input(1)) / 2
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addSquaredErrorGradient(
      operands.input(0), operands.input(1), scale: operands.outputGradient[0] / 2, to: gradient)
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × (\(operands[0]) − \(operands[1])) / n"
  }
}

extension HalfSquaredError {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return operands.mean { x, t in
      .product([.constant(0.5), .function(.square, .difference(.element(x), .element(t)))])
    }
  }
}
