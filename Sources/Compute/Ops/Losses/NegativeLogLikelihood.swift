public import Kernels

/// How badly probabilities predict targets 0 or 1, as PyTorch's `BCELoss`: what a network that
/// ends in a sigmoid is judged by when every step is to be seen.
///
///     L = Σ (−t ln y − (1 − t) ln(1 − y)) / n
///     y.gradient += L.gradient · (y − t) / (y (1 − y)) / n
///
/// Train with `BinaryCrossEntropy` on logits instead: it stays exact where y rounds to 0 or 1.
public struct NegativeLogLikelihood: Op {
  public let name = "negativeLogLikelihood"

  public init() {}

  /// A loss is one number for the whole batch.
  public var reducesBatch: Bool { true }
  /// Probabilities have a gradient, targets none.
  public func differentiates(input index: Int) -> Bool { index == 0 }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(2, inputs)
    guard inputs[0] == inputs[1] else {
      throw ShapeError(
        "negativeLogLikelihood: probabilities \(inputs[0]) and targets \(inputs[1]) must have "
          + "one shape; give the last layer as many units as a target has numbers.")
    }
    return Shape()
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (y, t) = (operands.input(0), operands.input(1))
    var sum: Scalar = 0
    for i in 0..<y.count {
      // A factor of 0 must win over the logarithm of 0.
      if t[i] != 0 { sum -= t[i] * Scalar.log(y[i]) }
      if t[i] != 1 { sum -= (1 - t[i]) * Scalar.log(1 - y[i]) }
    }
    operands.output[0] = sum / Scalar(y.count)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    let (y, t) = (operands.input(0), operands.input(1))
    let share = operands.outputGradient[0] / Scalar(y.count)
    for i in 0..<y.count { gradient[i] += share * (y[i] - t[i]) / (y[i] * (1 - y[i])) }
  }

  public func formula(_ operands: [String]) -> String {
    "−ln(\(operands[0]) of what \(operands[1]) says)"
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × (\(operands[0]) − \(operands[1])) / "
      + "(\(operands[0]) × (1 − \(operands[0]))) / n"
  }
}

extension NegativeLogLikelihood {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return operands.mean { y, t in
      let parts: [ElementRule] = [
        .product([.constant(-1), .element(t), .function(.logarithm, .element(y))]),
        .product([
          .constant(-1), .difference(.constant(1), .element(t)),
          .function(.logarithm, .difference(.constant(1), .element(y))),
        ]),
      ]
      // A factor of 0 must win over the logarithm of 0.
      return t.value == 1 ? parts[0] : t.value == 0 ? parts[1] : .sum(parts)
    }
  }
}
