public import Kernels

/// Adds two tensors of one shape: a residual connection (He et al. 2016).
///
///     y = a + b
///     a.gradient += y.gradient
///     b.gradient += y.gradient
///
/// Where b is read by nothing else, as the inner layers of a residual block are, its gradient is
/// that of y and costs nothing.
public struct Add: Op {
  public let name = "add"

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(2, inputs)
    guard inputs[0] == inputs[1] else {
      throw ShapeError(
        "add: \(inputs[0]) and \(inputs[1]) cannot be added; the two shapes must be equal.")
    }
    return inputs[0]
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (a, b, y) = (operands.input(0), operands.input(1), operands.output)
    for i in 0..<y.count { y[i] = a[i] + b[i] }
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let arriving = operands.outputGradient
    for input in 0..<2 {
      guard let gradient = operands.inputGradient(input) else { continue }
      for i in 0..<arriving.count { gradient[i] += arriving[i] }
    }
  }

  public func formula(_ operands: [String]) -> String { "\(operands[0]) + \(operands[1])" }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient"
  }

  /// What is added last; see above.
  public var inputThatPassesGradient: Int? { 1 }

  /// Elements are alike wherever they lie, if both lie alike.
  public var takesAnyOrder: Bool { true }

  public func storageOrder(of output: Shape, from inputs: [AxisOrder]) -> AxisOrder {
    inputs[0] == inputs[1] ? inputs[0] : .rowMajor(rank: output.rank)
  }

  public func lower(_ context: inout LoweringContext) {
    let (a, b, y, kernels) = (
      context.input(0), context.input(1), context.output, context.kernels
    )
    guard a.order == y.order && b.order == y.order else { return context.lowerToReference() }
    context.forward(kernels.add(a.matrix, b.offset, into: y.offset, rows: y.rowCount))
    for input in 0..<2 {
      guard let gradient = context.inputGradient(input) else { continue }
      if input == inputThatPassesGradient && context.sharesGradient { continue }
      context.backward(
        kernels.copy(
          context.outputGradient.matrix, into: gradient.offset,
          accumulates: context.accumulates(input: input), rows: y.rowCount),
        ofInput: input)
    }
  }
}

extension Add {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return .products([
      ElementProduct(operands.element(.input(0), element.index)),
      ElementProduct(operands.element(.input(1), element.index)),
    ])
  }

  /// The element at the same place.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    [OpElement(.output, element.index)]
  }
}
