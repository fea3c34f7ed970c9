internal import Kernels

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
