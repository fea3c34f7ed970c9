public import Kernels

/// An op that makes one number of predictions and targets.
public protocol LossOp: Op {
  /// The kernel that computes the loss and its gradient in one pass.
  var kernel: LossKernel { get }
  /// What a squared error is multiplied by; 1 for all others.
  var factor: Double { get }
  /// The share that the loss reads in a score, whose number is counted row after row: a sigmoid of
  /// it, or its part of a softmax. Nil where it reads scores as they are.
  func shareRule(of index: Int, in operands: borrowing Operands<Float>) -> ElementRule?
}

extension LossOp {
  /// Nothing changes.
  public var factor: Double { 1 }
  /// There are no shares.
  public func shareRule(
    of index: Int, in operands: borrowing Operands<Float>
  ) -> ElementRule? { nil }
  /// A loss is one number for the whole batch.
  public var reducesBatch: Bool { true }
  /// Predictions have a gradient, targets none.
  public func differentiates(input index: Int) -> Bool { index == 0 }

  public func formula(_ operands: [String]) -> String {
    "\(name)(\(operands[0]), \(operands[1]))"
  }

  public func lower(_ context: inout LoweringContext) {
    // The kernel's gradient is that of this loss itself, so it must be what is minimised, and it
    // replaces what is there. A plan that only evaluates throws it away.
    let fitsGradient = context.isMinimised && !context.accumulates(input: 0)
    guard fitsGradient || !context.computesGradients, context.input(0).order.isRowMajor else {
      return context.lowerToReference()
    }
    let x = context.input(0)
    let gradient =
      context.inputGradient(0)?.matrix
      ?? context.temporary(rows: x.shape.rows, columns: x.shape.columns)
    context.forward(
      context.kernels.loss(
        kernel, x.matrix, targets: context.input(1).matrix, into: context.output.offset,
        gradient: gradient, rows: x.rowCount, columns: x.shape.columns, factor: factor),
      alsoGradientOf: 0)
  }

  /// Throws unless both inputs have the same shape.
  func requireEqualShapes(_ shapes: [Shape]) throws(ShapeError) {
    try requireInputs(2, shapes)
    guard shapes[0] == shapes[1] else {
      throw ShapeError(
        "\(name): predictions \(shapes[0]) and targets \(shapes[1]) must have one shape; "
          + "give the last layer as many units as a target has numbers.")
    }
  }
}

extension LossOp {
  /// The loss itself.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    guard case .input = element.tensor else { return [] }
    return [OpElement(.output, 0)]
  }
}

extension Operands where Scalar == Float {
  /// A rule for each prediction and its target, added up and divided by how many there are.
  borrowing func mean(_ rule: (_ prediction: RuleElement, _ target: RuleElement) -> ElementRule)
    -> ElementRule
  {
    let count = input(0).count
    let parts = (0..<count).map { rule(element(.input(0), $0), element(.input(1), $0)) }
    return .over(count == 1 ? parts[0] : .sum(parts), Double(count))
  }
}
