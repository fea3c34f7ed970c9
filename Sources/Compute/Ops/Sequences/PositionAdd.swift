public import Kernels

/// Adds to each row of a sequence what its place in the sequence says.
///
///     y[n, t] = x[n, t] + positions[t],  x [n × time × width], positions [time × width]
///     x.gradient += y.gradient
///     positions.gradient += Σ y.gradient over the examples
public struct PositionAdd: Op {
  public let name = "positionAdd"

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(2, inputs)
    guard inputs[0].rank == 3 && inputs[0].extents.dropFirst() == inputs[1].extents[...] else {
      throw ShapeError(
        "\(name): positions \(inputs[1]) do not fit \(inputs[0]); they need a row for each time.")
    }
    return inputs[0]
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.addRows(operands.input(0), operands.input(1), into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let arriving = operands.outputGradient
    if let gradient = operands.inputGradient(0) {
      for i in 0..<gradient.count { gradient[i] += arriving[i] }
    }
    if let gradient = operands.inputGradient(1) {
      Reference.addRowSums(arriving, to: gradient)
    }
  }

  public func formula(_ operands: [String]) -> String { "\(operands[0]) + \(operands[1])" }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    index == 0 ? "\(output).gradient" : "the sum of \(output).gradient over the batch"
  }

  /// Adding a constant changes no slope, so x may share the gradient of y.
  public var inputThatPassesGradient: Int? { 0 }

  public func lower(_ context: inout LoweringContext) {
    guard context.input(1).isParameter, context.input(1).order.isRowMajor else {
      return context.lowerToReference()
    }
    context.addPositions(context.input(1).offset)
    guard let gradient = context.inputGradient(1) else { return }
    let example = context.wholeExamples(context.outputGradient)
    context.backward(
      context.kernels.columnSums(
        example, into: gradient.offset, accumulates: context.accumulates(input: 1),
        rows: .perExample(1), columns: example.stride),
      ofInput: 1)
  }
}

extension LoweringContext {
  /// A batched tensor with an example a row, padding included.
  func wholeExamples(_ slot: Slot) -> ArenaMatrix {
    ArenaMatrix(offset: slot.offset, stride: slot.exampleStride)
  }

  /// Emits output = input + positions for each example, and the gradient of the input.
  mutating func addPositions(_ positions: Int) {
    let (x, y) = (wholeExamples(input(0)), wholeExamples(output))
    forward(
      kernels.addBias(x, bias: positions, into: y, rows: .perExample(1), columns: y.stride))
    guard let gradient = inputGradient(0), !sharesGradient else { return }
    backward(
      kernels.copy(
        outputGradient.matrix, into: gradient.offset, accumulates: accumulates(input: 0),
        rows: output.rowCount),
      ofInput: 0)
  }
}

extension PositionAdd {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return .products([
      ElementProduct(operands.element(.input(0), element.index)),
      ElementProduct(operands.element(.input(1), element.index % operands.input(1).count)),
    ])
  }

  /// The element at the same place, of every example for a position.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    guard element.tensor == .input(1) else { return [OpElement(.output, element.index)] }
    let width = operands.input(1).count
    return (0..<operands.output.extents[0]).map { OpElement(.output, $0 * width + element.index) }
  }
}
