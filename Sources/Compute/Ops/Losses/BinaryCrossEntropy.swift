public import Kernels

/// How badly logits predict targets 0 or 1, as PyTorch's `BCEWithLogitsLoss`.
///
///     p = sigmoid(x)
///     L = Σ (−t ln p − (1 − t) ln(1 − p)) / n
///     x.gradient += L.gradient · (p − t) / n
public struct BinaryCrossEntropy: LossOp {
  public let name = "binaryCrossEntropy"
  public let kernel = LossKernel.binaryCrossEntropy

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireEqualShapes(inputs)
    return Shape()
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    operands.output[0] = Reference.binaryCrossEntropy(
      logits: operands.input(0), operands.input(1))
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addBinaryCrossEntropyGradient(
      logits: operands.input(0), operands.input(1), scale: operands.outputGradient[0],
      to: gradient)
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × (sigmoid(\(operands[0])) − \(operands[1])) / n"
  }
}

extension BinaryCrossEntropy {
  /// p = sigmoid(x)
  public func shareRule(
    of index: Int, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    .function(.activation(.sigmoid), .element(operands.element(.input(0), index)))
  }

  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return operands.mean { x, t in
      // −ln p = ln(1 + e⁻ˣ) and −ln(1 − p) = ln(1 + eˣ), which stay exact where p rounds to 0 or 1.
      let parts: [ElementRule] = [
        .product([
          .element(t), .function(.softplus, .products([ElementProduct(x, scale: -1)])),
        ]),
        .product([
          .difference(.constant(1), .element(t)), .function(.softplus, .element(x)),
        ]),
      ]
      return t.value == 1 ? parts[0] : t.value == 0 ? parts[1] : .sum(parts)
    }
  }
}
