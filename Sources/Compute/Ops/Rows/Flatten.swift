public import Kernels

/// Lays the numbers of each example out in one row, the last axis fastest: `nn.Flatten`.
///
///     y[n, (c · height + h) · width + w] = x[n, c, h, w]
///     x.gradient += y.gradient in the shape of x
public struct Flatten: Op {
  public let name = "flatten"

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    guard let first = inputs[0].extents.first, inputs[0].rank >= 2 else {
      throw ShapeError(
        "flatten: \(inputs[0]) has too few axes; it needs that of the examples and at least one "
          + "more.")
    }
    return Shape(first, inputs[0].extents.dropFirst().reduce(1, *))
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (x, y) = (operands.input(0), operands.output)
    for i in 0..<y.count { y[i] = x[i] }
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    let arriving = operands.outputGradient
    for i in 0..<arriving.count { gradient[i] += arriving[i] }
  }

  public func formula(_ operands: [String]) -> String { "flatten(\(operands[0]))" }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient in the shape of \(operands[0])"
  }

  /// Images with their channels last are turned.
  public var takesAnyOrder: Bool { true }

  public func lower(_ context: inout LoweringContext) {
    let (x, y, kernels) = (context.input(0), context.output, context.kernels)
    if x.order == .channelsLast { return lowerImages(&context) }
    guard x.order.isRowMajor else { return context.lowerToReference() }
    context.forward(
      kernels.repack(
        x.matrix, columns: x.shape.columns, into: y.matrix, newColumns: y.shape.columns,
        accumulates: false, rows: x.rowCount))
    guard let gradient = context.inputGradient(0) else { return }
    context.backward(
      kernels.repack(
        context.outputGradient.matrix, columns: y.shape.columns, into: gradient.matrix,
        newColumns: x.shape.columns, accumulates: context.accumulates(input: 0),
        rows: y.rowCount),
      ofInput: 0)
  }

  /// Pixels with their channels side by side become channels with their pixels side by side.
  private func lowerImages(_ context: inout LoweringContext) {
    let (x, y, kernels) = (context.input(0), context.output, context.kernels)
    let (channels, pixels) = (x.shape.extents[1], x.shape.extents[2] * x.shape.extents[3])
    context.forward(
      kernels.flattenImage(x.matrix, into: y.matrix, pixels: pixels, channels: channels))
    guard let gradient = context.inputGradient(0) else { return }
    context.backward(
      kernels.unflattenImage(
        context.outputGradient.matrix, into: gradient.matrix,
        accumulates: context.accumulates(input: 0), pixels: pixels, channels: channels),
      ofInput: 0)
  }
}

extension Flatten {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return .element(operands.element(.input(0), element.index))
  }

  /// The element with the same number.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    [OpElement(.output, element.index)]
  }
}
