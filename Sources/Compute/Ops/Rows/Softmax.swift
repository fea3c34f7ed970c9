public import Kernels

/// Turns each row into shares that add up to 1.
///
///     y = eˣ / Σ eˣ
///     x.gradient += y (y.gradient − Σ y.gradient y)
public struct Softmax: Op {
  public let name = "softmax"

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    return inputs[0]
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.softmax(operands.input(0), into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    let (y, arriving) = (operands.output, operands.outputGradient)
    for row in 0..<y.rows {
      var mean: Scalar = 0
      for column in 0..<y.columns { mean += arriving[row, column] * y[row, column] }
      for column in 0..<y.columns {
        gradient[row, column] += y[row, column] * (arriving[row, column] - mean)
      }
    }
  }

  public func lower(_ context: inout LoweringContext) {
    let (x, y, kernels) = (context.input(0), context.output, context.kernels)
    guard x.order.isRowMajor else { return context.lowerToReference() }
    context.forward(
      kernels.softmax(x.matrix, into: y.matrix, rows: y.rowCount, columns: y.shape.columns))
    guard let gradient = context.inputGradient(0) else { return }
    context.backward(
      kernels.softmaxBackward(
        y.matrix, gradient: context.outputGradient.matrix, into: gradient.matrix,
        accumulates: context.accumulates(input: 0), rows: y.rowCount, columns: y.shape.columns),
      ofInput: 0)
  }

  public func formula(_ operands: [String]) -> String { "softmax(\(operands[0]))" }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output) × (\(output).gradient − Σ \(output).gradient × \(output))"
  }
}

extension Softmax {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let columns = operands.output.columns
    let (row, column) = element.index.quotientAndRemainder(dividingBy: columns)
    return .share(
      of: column,
      among: (0..<columns).map { .element(operands.element(.input(0), row, $0)) })
  }

  /// Its row.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let columns = operands.output.columns
    let first = element.index / columns * columns
    return (0..<columns).map { OpElement(.output, first + $0) }
  }
}
