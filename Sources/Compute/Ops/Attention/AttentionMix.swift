public import Kernels

/// Gives each row the values of all rows, mixed by its weights, the heads side by side.
///
///     y[n, i] = Σⱼ weights[n, head, i, j] · value[n, j] for the columns of each head
///     weights [n × heads × time × time], packed [n × time × 3 width], y [n × time × width]
///     weights.gradient[i, j] += y.gradient[i] · value[j]
///     value.gradient[j] += Σᵢ weights[i, j] · y.gradient[i]
public struct AttentionMix: Op {
  public let name = "attentionMix"

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(2, inputs)
    let (weights, packed) = (inputs[0], inputs[1])
    guard weights.rank == 4, packed.rank == 3,
      weights.extents == [packed.extents[0], weights.extents[1]] + [
        packed.extents[1], packed.extents[1],
      ]
    else {
      throw ShapeError(
        "\(name): weights \(weights) do not fit the values in \(packed); use "
          + "[examples × heads × time × time] and [examples × time × width].")
    }
    try requireHeads(weights.extents[1], packed.columns)
    return Shape(packed.extents[0], packed.extents[1], packed.columns / 3)
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.attentionMix(operands.input(0), operands.input(1), into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let arriving = operands.outputGradient
    if let gradient = operands.inputGradient(0) {
      Reference.addAttentionMixGradient(
        ofWeights: gradient, operands.input(1), arriving: arriving)
    }
    if let gradient = operands.inputGradient(1) {
      Reference.addAttentionMixGradient(
        ofValues: gradient, operands.input(0), arriving: arriving)
    }
  }

  public func formula(_ operands: [String]) -> String {
    "\(operands[0]) · values of \(operands[1])"
  }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    index == 0
      ? "\(output).gradient · valuesᵀ of \(operands[1])"
      : "\(operands[0])ᵀ · \(output).gradient for the values"
  }
}

extension AttentionMix {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let (weights, packed) = (operands.input(0), operands.input(1))
    let heads = AttentionHeads(weights.extents[1], ofPackedColumns: packed.columns)
    let (n, i, column, _) = operands.output.coordinates(of: element.index)
    let (head, k) = column.quotientAndRemainder(dividingBy: heads.headWidth)
    return .products(
      (0..<weights.extents[3]).map { j in
        ElementProduct(
          operands.element(.input(0), n, head, i, j),
          operands.element(.input(1), n, j, heads.value(head, k)))
      })
  }

  /// The columns of its head for a weight, its column in every row for a value.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let (weights, packed, y) = (operands.input(0), operands.input(1), operands.output)
    let heads = AttentionHeads(weights.extents[1], ofPackedColumns: packed.columns)
    if element.tensor == .input(0) {
      let (n, head, i, _) = weights.coordinates(of: element.index)
      return (0..<heads.headWidth).map {
        OpElement(.output, y.index(n, i, head * heads.headWidth + $0))
      }
    }
    let (n, _, column, _) = packed.coordinates(of: element.index)
    guard column >= 2 * heads.width else { return [] }
    return (0..<y.extents[1]).map { OpElement(.output, y.index(n, $0, column - 2 * heads.width)) }
  }
}
