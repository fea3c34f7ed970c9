public import Kernels

/// Turns the scores of each row into shares that add up to 1: how much of every other row it takes.
///
///     weights[…, i, j] = eˢ[i, j] / Σ eˢ[i, …],  s = scores, over all j or only j ≤ i
///     scores.gradient += weights (weights.gradient − Σ weights.gradient weights)
///
/// With the causal mask a row sees none that come after it; their weights are exactly 0.
public struct AttentionWeights: Op {
  public let name = "attentionWeights"
  /// Whether a row sees only itself and those before it.
  public let causal: Bool

  /// A softmax along the last axis, masked if `causal`.
  public init(causal: Bool) { self.causal = causal }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    guard inputs[0].rank == 4 else {
      throw ShapeError(
        "\(name): \(inputs[0]) are no scores; use [examples × heads × time × time].")
    }
    return inputs[0]
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.attentionWeights(operands.input(0), causal: causal, into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addAttentionWeightsGradient(
      operands.output, arriving: operands.outputGradient, to: gradient)
  }

  public func formula(_ operands: [String]) -> String {
    "softmax(\(operands[0]))" + (causal ? " over what came before" : "")
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output) × (\(output).gradient − Σ \(output).gradient × \(output))"
  }
}

extension AttentionWeights {
  /// A share among the scores of what the row sees; 0 for what it does not.
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let (n, head, i, j) = operands.output.coordinates(of: element.index)
    let seen = causal ? i + 1 : operands.output.extents[3]
    guard j < seen else { return .named("masked", 0) }
    return .share(
      of: j, among: (0..<seen).map { .element(operands.element(.input(0), n, head, i, $0)) })
  }

  /// Its row.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let columns = operands.output.columns
    let first = element.index / columns * columns
    return (0..<columns).map { OpElement(.output, first + $0) }
  }
}
