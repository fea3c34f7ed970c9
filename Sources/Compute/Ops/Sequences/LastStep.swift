public import Kernels

/// Takes the last time step of each sequence.
///
///     y = x(T),  x [n × T × H], y [n × H]
///     x(T).gradient += y.gradient
public struct LastStep: Op {
  public let name = "lastStep"

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    let x = inputs[0]
    guard x.rank == 3, x.extents[1] > 0 else {
      throw ShapeError(
        "lastStep: \(x) is no batch of sequences; give [examples × time steps × numbers].")
    }
    return Shape(x.extents[0], x.extents[2])
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (x, y) = (operands.input(0), operands.output)
    for example in 0..<y.rows {
      for unit in 0..<y.columns { y[example, unit] = x[example, x.extents[1] - 1, unit] }
    }
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    let arriving = operands.outputGradient
    for example in 0..<arriving.rows {
      for unit in 0..<arriving.columns {
        gradient[example, gradient.extents[1] - 1, unit] += arriving[example, unit]
      }
    }
  }

  public func formula(_ operands: [String]) -> String { "\(operands[0]) at the last time step" }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient at the last time step, 0 before"
  }

  public func lower(_ context: inout LoweringContext) {
    let (x, y, kernels) = (context.input(0), context.output, context.kernels)
    guard x.isBatched, x.order.isRowMajor else { return context.lowerToReference() }
    let steps = x.shape.extents[1]
    context.forward(kernels.lastStep(x.matrix, into: y.matrix, steps: steps))
    guard let gradient = context.inputGradient(0) else { return }
    context.backward(
      kernels.lastStepBackward(
        context.outputGradient.matrix, into: gradient.matrix,
        accumulates: context.accumulates(input: 0), steps: steps),
      ofInput: 0)
  }
}

extension LastStep {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let (example, unit) = element.index.quotientAndRemainder(dividingBy: operands.output.columns)
    return .element(
      operands.element(.input(0), example, operands.input(0).extents[1] - 1, unit))
  }

  /// The same unit of its example.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let (example, _, unit, _) = operands.input(0).coordinates(of: element.index)
    return [OpElement(.output, example * operands.output.columns + unit)]
  }
}
