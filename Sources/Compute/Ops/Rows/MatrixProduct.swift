public import Kernels

/// The product of two matrices; leading axes of the left one count as rows.
///
///     y = a·b,   a [… × k], b [k × n]     or, transposing the right,
///     y = a·bᵀ,  a [… × k], b [n × k]     as a dense layer keeps its weights
///     a.gradient += y.gradient · bᵀ        or y.gradient · b
///     b.gradient += aᵀ · y.gradient        or its transpose
public struct MatrixProduct: Op {
  public let name = "matrixProduct"
  /// Whether the right matrix is [n × k] rather than [k × n].
  public let transposesRight: Bool

  /// `a·b`, or `a·bᵀ` if the right matrix is kept as [n × k].
  public init(transposesRight: Bool = false) { self.transposesRight = transposesRight }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(2, inputs)
    let (left, right) = (inputs[0], inputs[1])
    guard left.rank >= 2 && right.rank == 2 else {
      throw ShapeError(
        "matrixProduct: \(left) and \(right) are not two matrices; flatten them first.")
    }
    let inner = transposesRight ? right.extents[1] : right.extents[0]
    guard left.columns == inner else {
      throw ShapeError(
        "matrixProduct: \(left) and \(right) do not fit; the inner sizes \(left.columns) and "
          + "\(inner) must be equal.")
    }
    return Shape(left.extents.dropLast() + [transposesRight ? right.extents[0] : right.extents[1]])
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.product(
      operands.input(0), operands.input(1), transposingRight: transposesRight,
      into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let arriving = operands.outputGradient
    if let gradient = operands.inputGradient(0) {
      Reference.product(
        arriving, operands.input(1), transposingRight: !transposesRight, into: gradient,
        accumulates: true)
    }
    if let gradient = operands.inputGradient(1) {
      if transposesRight {
        Reference.product(
          arriving, transposed: true, operands.input(0), into: gradient, accumulates: true)
      } else {
        Reference.product(
          operands.input(0), transposed: true, arriving, into: gradient, accumulates: true)
      }
    }
  }

  public func formula(_ operands: [String]) -> String {
    "\(operands[0]) · \(operands[1])" + (transposesRight ? "ᵀ" : "")
  }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    switch (index, transposesRight) {
    case (0, true): "\(output).gradient · \(operands[1])"
    case (0, false): "\(output).gradient · \(operands[1])ᵀ"
    case (_, true): "\(output).gradientᵀ · \(operands[0])"
    case (_, false): "\(operands[0])ᵀ · \(output).gradient"
    }
  }

  /// A bias and an activation cost almost nothing while a row of the product is still in registers.
  public var fusesEpilogues: Bool { true }

  /// The product for the weights goes through all that the bias's gradient is a sum of.
  public var computesBiasGradient: Bool { true }

  /// Slopes are written, and multiplied by, on the same occasions.
  public var keepsSlopes: Bool { true }

  /// Kernels run along the rows of the right matrix, which are the outputs.
  public func storageOrder(ofInput index: Int) -> AxisOrder? {
    index == 1 && transposesRight ? .swapped : nil
  }

  /// The slope of an activation before the product costs almost nothing while its gradient is
  /// being written.
  public var inputThatTakesSlope: Int? { 0 }

  public func lower(_ context: inout LoweringContext) {
    let (left, right, kernels) = (context.input(0), context.input(1), context.kernels)
    guard right.isParameter, right.isTransposed == transposesRight, left.order.isRowMajor else {
      return context.lowerToReference()
    }
    if lowerNarrow(&context) { return }
    let (inner, columns) = (left.shape.columns, context.output.shape.columns)
    context.forward(
      kernels.product(
        left.matrix, right.matrix, bias: context.fusedBias?.offset,
        activation: context.fusedActivation, into: context.fusedOutput.matrix,
        rows: left.rowCount, inner: .fixed(inner), columns: columns, slopes: context.fusedSlopes,
        examples: context.examples))
    if let gradient = context.inputGradient(1) {
      let bias = context.fusedBiasGradient
      context.backward(
        kernels.product(
          left.matrix, transposed: true, context.outputGradient.matrix, into: gradient.matrix,
          accumulates: context.accumulates(input: 1), rows: .fixed(inner), inner: left.rowCount,
          columns: columns, sums: bias?.slot.offset, accumulatesSums: bias?.accumulates ?? false,
          examples: context.examples),
        ofInput: 1, alsoBias: bias != nil)
    }
    if let gradient = context.inputGradient(0) {
      context.backward(
        kernels.product(
          context.outputGradient.matrix, right.matrix, transposingRight: true,
          into: gradient.matrix,
          accumulates: context.accumulates(input: 0), rows: left.rowCount,
          inner: .fixed(columns), columns: inner, slope: context.absorbedSlope,
          activated: left.matrix, slopes: context.absorbedSlopes, examples: context.examples),
        ofInput: 0)
    }
  }

  /// Emits the kernels for few columns, where they are enough: one for forward, and one for all
  /// gradients. Nothing, and false, where they are not.
  private func lowerNarrow(_ context: inout LoweringContext) -> Bool {
    let (left, right, kernels) = (context.input(0), context.input(1), context.kernels)
    let (inner, columns) = (left.shape.columns, context.output.shape.columns)
    let inputGradient = context.inputGradient(0)
    guard inner <= kernels.narrowWidth && columns <= kernels.narrowWidth,
      context.fusedSlopes == nil && context.absorbedSlopes == nil,
      inputGradient == nil || !context.accumulates(input: 0),
      !context.hasOutputGradient || context.inputGradient(1) != nil
    else { return false }
    context.forward(
      kernels.narrowProduct(
        left.matrix, right.matrix, bias: context.fusedBias?.offset,
        activation: context.fusedActivation, into: context.fusedOutput.matrix,
        rows: left.rowCount, inner: inner, columns: columns))
    guard let gradient = context.inputGradient(1) else { return true }
    let bias = context.fusedBiasGradient
    context.backward(
      kernels.narrowBackward(
        left.matrix, right.matrix, gradient: context.outputGradient.matrix,
        input: inputGradient?.matrix, slope: context.absorbedSlope, weights: gradient.matrix,
        accumulates: context.accumulates(input: 1), bias: bias?.slot.offset,
        accumulatesBias: bias?.accumulates ?? false, rows: left.rowCount, inner: inner,
        columns: columns),
      ofInput: 1, after: inputGradient == nil ? nil : 0, alsoBias: bias != nil)
    return true
  }
}

extension MatrixProduct {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let (row, column) = element.index.quotientAndRemainder(
      dividingBy: operands.output.columns)
    return .products(
      (0..<operands.input(0).columns).map { k in
        ElementProduct(
          operands.element(.input(0), row, k),
          transposesRight
            ? operands.element(.input(1), column, k) : operands.element(.input(1), k, column))
      })
  }

  /// The row of an element of the left matrix, the column of one of the right.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let (output, right) = (operands.output, operands.input(1))
    if element.tensor == .input(0) {
      let row = element.index / operands.input(0).columns
      return (0..<output.columns).map { OpElement(.output, row * output.columns + $0) }
    }
    let column =
      transposesRight ? element.index / right.columns : element.index % right.columns
    return (0..<output.rows).map { OpElement(.output, $0 * output.columns + column) }
  }
}
