internal import Kernels

/// Replaces a random part of the elements with zero and makes up for it in the rest (Srivastava et
/// al. 2014), as PyTorch's `Dropout` does in training.
///
///     y = x · mask,  mask = 0 with probability p, else 1 / (1 − p)
///     x.gradient += y.gradient · mask
///
/// The mask is a function of the seed, of the number of updates before the step and of the
/// element's place, so backward computes it again and the same run has the same masks.
public struct Dropout: Op {
  public let name = "dropout"
  /// The probability that an element becomes 0.
  public let probability: Double
  /// What the masks depend on beside step and place; different in each layer.
  public let seed: UInt64
  private let mask: DropoutMask

  /// Traps unless `probability` is of 0 ... 1.
  public init(probability: Double, seed: UInt64) {
    self.probability = probability
    self.seed = seed
    mask = DropoutMask(probability: probability, seed: seed)
  }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    return inputs[0]
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (x, y) = (operands.input(0), operands.output)
    forEachFactor(of: y, at: operands.step) { row, column, factor in
      y[row, column] = x[row, column] * factor
    }
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    let arriving = operands.outputGradient
    forEachFactor(of: arriving, at: operands.step) { row, column, factor in
      gradient[row, column] += arriving[row, column] * factor
    }
  }

  /// Places are counted with the padding of the rows, as the kernel meets them.
  private func forEachFactor<Scalar>(
    of tensor: TensorView<Scalar>, at step: UInt64, _ body: (Int, Int, Scalar) -> Void
  ) {
    let stride = ArenaMatrix.stride(columns: tensor.columns)
    for row in 0..<tensor.rows {
      for column in 0..<tensor.columns {
        body(row, column, Scalar(mask.factor(at: row * stride + column, step: step)))
      }
    }
  }

  public func formula(_ operands: [String]) -> String {
    "\(operands[0]) × mask of 0 or \(1 / (1 - probability))"
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × mask"
  }

  public func lower(_ context: inout LoweringContext) {
    let (x, y, kernels) = (context.input(0), context.output, context.kernels)
    guard !x.isTransposed else { return context.lowerToReference() }
    context.forward(
      kernels.dropout(mask, x.matrix, into: y.offset, accumulates: false, rows: y.rowCount))
    guard let gradient = context.inputGradient(0) else { return }
    context.backward(
      kernels.dropout(
        mask, context.outputGradient.matrix, into: gradient.offset,
        accumulates: context.accumulates(input: 0), rows: y.rowCount),
      ofInput: 0)
  }
}
