public import Kernels

/// Adds one number to each column.
///
///     y = x + b,  x [… × n], b [n]
///     x.gradient += y.gradient
///     b.gradient += the sum of y.gradient over the rows
public struct BiasAdd: Op {
  public let name = "biasAdd"

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(2, inputs)
    let (x, bias) = (inputs[0], inputs[1])
    guard x.rank >= 1 && bias == Shape(x.columns) else {
      throw ShapeError(
        "biasAdd: a bias of \(bias) does not fit \(x); it needs one number a column, "
          + "\(Shape(x.columns)).")
    }
    return x
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (x, bias, y) = (operands.input(0), operands.input(1), operands.output)
    for row in 0..<y.rows {
      for column in 0..<y.columns { y[row, column] = x[row, column] + bias[column] }
    }
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let arriving = operands.outputGradient
    if let gradient = operands.inputGradient(0) {
      for i in 0..<gradient.count { gradient[i] += arriving[i] }
    }
    if let gradient = operands.inputGradient(1) {
      for row in 0..<arriving.rows {
        for column in 0..<arriving.columns { gradient[column] += arriving[row, column] }
      }
    }
  }

  public func formula(_ operands: [String]) -> String { "\(operands[0]) + \(operands[1])" }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    index == 0 ? "\(output).gradient" : "the sum of \(output).gradient over the batch"
  }

  /// A product adds the bias while it writes its rows.
  public var epilogue: Epilogue? { .bias }
  /// Adding a constant changes no slope, so x may share the gradient of y.
  public var inputThatPassesGradient: Int? { 0 }

  public func lower(_ context: inout LoweringContext) {
    let (output, kernels) = (context.output, context.kernels)
    guard context.input(1).isParameter && context.sharesGradient else {
      return context.lowerToReference()
    }
    context.forward(
      kernels.addBias(
        context.input(0).matrix, bias: context.input(1).offset, into: output.matrix,
        rows: output.rowCount, columns: output.shape.columns))
    guard let gradient = context.inputGradient(1), !context.isBiasGradientComputed else { return }
    context.backward(
      kernels.columnSums(
        context.outputGradient.matrix, into: gradient.offset,
        accumulates: context.accumulates(input: 1), rows: output.rowCount,
        columns: output.shape.columns),
      ofInput: 1)
  }
}

extension BiasAdd {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return .products([
      ElementProduct(operands.element(.input(0), element.index)),
      ElementProduct(operands.element(.input(1), element.index % operands.output.columns)),
    ])
  }

  /// The element at the same place, or the column of a bias.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    guard element.tensor == .input(1) else { return [OpElement(.output, element.index)] }
    let output = operands.output
    return (0..<output.rows).map { OpElement(.output, $0 * output.columns + element.index) }
  }
}
