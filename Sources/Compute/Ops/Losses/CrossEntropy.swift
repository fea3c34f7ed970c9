public import Kernels

/// How badly logits predict one class of several, as PyTorch's `CrossEntropyLoss`.
///
///     p = softmax(x),  x [rows × classes], t [rows × 1] numbers of classes
///     L = Σ −ln p[t] / rows
///     x.gradient += L.gradient · (p − one-hot(t)) / rows
///
/// A row whose target is −100 (any number below 0) does not count: `rows` is the number of the
/// others, and its gradient is 0. If no row counts, loss and gradient are 0, since there is nothing
/// to learn; PyTorch divides 0 by 0 there.
public struct CrossEntropy: LossOp {
  public let name = "crossEntropy"
  public let kernel = LossKernel.crossEntropy

  public init() {}

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(2, inputs)
    let (logits, classes) = (inputs[0], inputs[1])
    guard logits.rank >= 2 && classes.rows == logits.rows && classes.columns == 1 else {
      throw ShapeError(
        "crossEntropy: targets \(classes) do not fit logits \(logits); "
          + "give one class number a row.")
    }
    return Shape()
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    operands.output[0] = Reference.crossEntropy(
      logits: operands.input(0), classes: operands.input(1))
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addCrossEntropyGradient(
      logits: operands.input(0), classes: operands.input(1), scale: operands.outputGradient[0],
      to: gradient)
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × (softmax(\(operands[0])) − one-hot(\(operands[1]))) / rows"
  }
}

extension CrossEntropy {
  /// pᵢ = exp(xᵢ) / Σ exp(x)
  public func shareRule(
    of index: Int, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    let columns = operands.input(0).columns
    let (row, column) = index.quotientAndRemainder(dividingBy: columns)
    return .share(
      of: column,
      among: (0..<columns).map { .element(operands.element(.input(0), row, $0)) })
  }

  /// −ln of the target's share in each row that counts, and their mean.
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let (x, t) = (operands.input(0), operands.input(1))
    let rows = (0..<x.rows).filter { t[$0] >= 0 }
    let parts = rows.map { row in
      ElementRule.picked(
        .surprise(
          of: Int(t[row]),
          among: (0..<x.columns).map { .element(operands.element(.input(0), row, $0)) }),
        by: operands.element(.input(1), row))
    }
    guard let first = parts.first else { return .constant(0) }
    return .over(parts.count == 1 ? first : .sum(parts), Double(parts.count))
  }
}
