public import Kernels

/// Brings each row to mean 0 and variance 1, then stretches and moves its columns, as PyTorch's
/// `LayerNorm`.
///
///     y = h · weight + bias,  h = (x − mean) / deviation,  deviation = √(variance + ε)
///     x.gradient += (d − mean of d − h · mean of d h) / deviation,  d = y.gradient · weight
///     weight.gradient += Σ y.gradient h,  bias.gradient += Σ y.gradient over the rows
///
/// The variance divides by the number of columns. Ba, Kiros and Hinton 2016, "Layer normalization".
public struct LayerNorm: Op {
  public let name = "layerNorm"
  /// Keeps the divisor above 0 where all columns are equal.
  public let epsilon: Double

  /// By default as PyTorch.
  public init(epsilon: Double = 1e-5) { self.epsilon = epsilon }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    guard inputs.count == 2 || inputs.count == 3 else {
      throw ShapeError("\(name): takes x, weight and perhaps bias, got \(inputs.count) inputs.")
    }
    let x = inputs[0]
    guard x.rank >= 2 && x.columns > 0 && inputs.dropFirst().allSatisfy({ $0 == Shape(x.columns) })
    else {
      throw ShapeError(
        "\(name): \(inputs[1]) does not fit \(x); weight and bias need one number a column.")
    }
    return x
  }

  /// The mean and the deviation of each row.
  public func auxiliaries(for inputs: [Shape]) -> [Auxiliary] {
    let x = inputs[0]
    let shape = x.rank == 2 ? Shape(x.extents[0], 1) : Shape(x.extents.dropLast())
    return [Auxiliary("mean", shape: shape), Auxiliary("deviation", shape: shape)]
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.layerNorm(
      operands.input(0), weight: operands.input(1),
      bias: operands.inputCount > 2 ? operands.input(2) : nil, epsilon: Scalar(epsilon),
      means: operands.auxiliary(0), deviations: operands.auxiliary(1), into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (x, arriving) = (operands.input(0), operands.outputGradient)
    let (means, deviations) = (operands.auxiliary(0), operands.auxiliary(1))
    if let gradient = operands.inputGradient(0) {
      Reference.addLayerNormGradient(
        ofInput: gradient, x, weight: operands.input(1), means: means, deviations: deviations,
        arriving: arriving)
    }
    if let gradient = operands.inputGradient(1) {
      Reference.addLayerNormGradient(
        ofWeight: gradient, x, means: means, deviations: deviations, arriving: arriving)
    }
    if operands.inputCount > 2, let gradient = operands.inputGradient(2) {
      Reference.addColumnSums(arriving, to: gradient)
    }
  }

  public func formula(_ operands: [String]) -> String {
    let bias = operands.count > 2 ? " + \(operands[2])" : ""
    return "(\(operands[0]) − mean) / deviation × \(operands[1])\(bias)"
  }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    switch index {
    case 0: "what \(output).gradient × \(operands[1]) says beside mean and deviation"
    case 1: "the sum of \(output).gradient × (\(operands[0]) − mean) / deviation over the rows"
    case _: "the sum of \(output).gradient over the rows"
    }
  }

  public func lower(_ context: inout LoweringContext) {
    let (x, weight, output) = (context.input(0), context.input(1), context.output)
    let bias = context.inputCount > 2 ? context.input(2) : nil
    guard x.order.isRowMajor, weight.isParameter, bias?.isParameter ?? true else {
      return context.lowerToReference()
    }
    let (rows, columns, kernels) = (x.rowCount, x.shape.columns, context.kernels)
    let statistics = RowStatistics(
      means: context.auxiliary(0).matrix, deviations: context.auxiliary(1).matrix,
      rowsPerExample: x.rowsPerExample)
    context.forward(
      kernels.layerNorm(
        x.matrix, weight: weight.offset, bias: bias?.offset, epsilon: epsilon,
        statistics: statistics, into: output.matrix, rows: rows, columns: columns))
    guard context.hasOutputGradient else { return }
    context.zeroForAdding(to: bias == nil ? [1] : [1, 2])
    let gradients = (0..<context.inputCount).map { context.inputGradient($0) }
    context.zeroForAdding(to: Array(1..<context.inputCount))
    context.backward(
      kernels.layerNormBackward(
        x.matrix, weight: weight.offset, arriving: context.outputGradient.matrix,
        statistics: statistics, into: gradients[0]?.matrix,
        accumulates: context.accumulates(input: 0), weightGradient: gradients[1]?.offset,
        biasGradient: bias == nil ? nil : gradients[2]?.offset, rows: rows, columns: columns),
      ofInputs: gradients.indices.filter { gradients[$0] != nil })
  }
}

extension LayerNorm {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    let columns = operands.output.columns
    func row(_ row: Int) -> [RuleElement] {
      (0..<columns).map { operands.element(.input(0), row, $0) }
    }
    switch element.tensor {
    case .input: return nil
    case .auxiliary(0):
      return .over(.products(row(element.index).map { ElementProduct($0) }), Double(columns))
    case .auxiliary:
      let mean = operands.element(.auxiliary(0), element.index)
      return .function(
        .squareRoot, .sum([.variance(row(element.index), mean: mean), .named("ε", epsilon)]))
    case .output:
      let (row, column) = element.index.quotientAndRemainder(dividingBy: columns)
      let distance = ElementRule.difference(
        .element(operands.element(.input(0), element.index)),
        .element(operands.element(.auxiliary(0), row)))
      let scaled = ElementRule.product([
        .quotient(distance, .element(operands.element(.auxiliary(1), row))),
        .element(operands.element(.input(1), column)),
      ])
      guard operands.inputCount > 2 else { return scaled }
      return .sum([scaled, .element(operands.element(.input(2), column))])
    }
  }

  /// Its row, or the column of a weight or a bias.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let output = operands.output
    if element.tensor == .input(0) {
      let first = element.index / output.columns * output.columns
      return (0..<output.columns).map { OpElement(.output, first + $0) }
    }
    return (0..<output.rows).map { OpElement(.output, $0 * output.columns + element.index) }
  }
}
