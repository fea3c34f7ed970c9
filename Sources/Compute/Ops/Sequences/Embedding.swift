public import Kernels

/// Looks up a row of numbers for each token.
///
///     y[…] = table[tokens[…]],  tokens [n × …] whole numbers, table [count × width]
///     table.gradient[token] += y.gradient where the token stands
///
/// Tokens come as floats. One that the table has no row for gives not-a-numbers, so that training
/// stops and says so; nothing outside the table is read. The tokens have no gradient.
public struct Embedding: Op {
  public let name = "embedding"

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(2, inputs)
    guard inputs[0].rank >= 2 && inputs[0].rank <= 3 && inputs[1].rank == 2 else {
      throw ShapeError(
        "\(name): tokens \(inputs[0]) and table \(inputs[1]) do not fit; use [examples × time] "
          + "and [tokens × width].")
    }
    return Shape(inputs[0].extents + [inputs[1].columns])
  }

  public func differentiates(input index: Int) -> Bool { index == 1 }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.embedding(operands.input(0), operands.input(1), into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(1) else { return }
    Reference.addEmbeddingGradient(
      operands.input(0), arriving: operands.outputGradient, to: gradient)
  }

  public func formula(_ operands: [String]) -> String { "\(operands[1])[\(operands[0])]" }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient in the rows \(operands[0])"
  }

  public func lower(_ context: inout LoweringContext) {
    let (tokens, table, output) = (context.input(0), context.input(1), context.output)
    guard table.isParameter, table.order.isRowMajor, tokens.order.isRowMajor else {
      return context.lowerToReference()
    }
    let (count, columns) = (table.shape.extents[0], tokens.shape.columns)
    context.forward(
      context.kernels.embedding(
        tokens.matrix, table: table.matrix, count: count, into: output.matrix,
        tokenRows: tokens.rowCount, columns: columns))
    guard let gradient = context.inputGradient(1) else { return }
    context.zeroForAdding(to: [1])
    context.backward(
      context.kernels.embeddingBackward(
        tokens.matrix, arriving: context.outputGradient.matrix, into: gradient.matrix,
        count: count, tokenRows: tokens.rowCount, columns: columns),
      ofInput: 1)
  }
}

extension Embedding {
  /// The table's element; not a number where the table has no such row.
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let table = operands.input(1)
    let (place, column) = element.index.quotientAndRemainder(dividingBy: table.columns)
    let token = operands.input(0)[place]
    guard token >= 0 && token < Float(table.rows) else {
      return .product([.constant(.nan), .element(operands.element(.input(0), place))])
    }
    return .picked(
      .element(operands.element(.input(1), Int(token), column)),
      by: operands.element(.input(0), place))
  }

  /// Where the row of the table stands.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let (tokens, columns) = (operands.input(0), operands.output.columns)
    let (row, column) = element.index.quotientAndRemainder(dividingBy: columns)
    guard element.tensor == .input(1) else { return [] }
    return (0..<tokens.count).filter { tokens[$0].rounded(.towardZero) == Float(row) }
      .map { OpElement(.output, $0 * columns + column) }
  }
}
