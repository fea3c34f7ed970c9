public import Kernels

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
    for i in 0..<y.count { y[i] = x[i] * factor(at: i, of: y, step: operands.step) }
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    let arriving = operands.outputGradient
    for i in 0..<arriving.count {
      gradient[i] += arriving[i] * factor(at: i, of: arriving, step: operands.step)
    }
  }

  /// The mask at an element. Places are counted as a kernel meets them, rows with their padding;
  /// those of an image as a convolution keeps them, with the channels of a pixel as a row.
  private func factor<Scalar>(
    at index: Int, of tensor: TensorView<Scalar>, step: UInt64
  ) -> Scalar {
    var (row, column, columns) = (index / tensor.columns, index % tensor.columns, tensor.columns)
    if tensor.rank == 4 {
      columns = tensor.extents[1]
      let pixels = tensor.extents[2] * tensor.extents[3]
      (row, column) = (
        index / (columns * pixels) * pixels + index % pixels, index / pixels % columns
      )
    }
    let place = row * ArenaMatrix.stride(columns: columns) + column
    return Scalar(mask.factor(at: place, step: step))
  }

  public func formula(_ operands: [String]) -> String {
    "\(operands[0]) × mask of 0 or \(1 / (1 - probability))"
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient × mask"
  }

  /// As its input is.
  public func storageOrder(of output: Shape, from inputs: [AxisOrder]) -> AxisOrder { inputs[0] }

  public func lower(_ context: inout LoweringContext) {
    let (x, y, kernels) = (context.input(0), context.output, context.kernels)
    guard x.order == y.order,
      x.shape.rank == 4 ? x.order == .channelsLast : x.order.isRowMajor
    else { return context.lowerToReference() }
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

extension Dropout {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let mask: Float = factor(at: element.index, of: operands.output, step: operands.step)
    return .product([
      .named("mask", Double(mask)), .element(operands.element(.input(0), element.index)),
    ])
  }

  /// The element at the same place.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    [OpElement(.output, element.index)]
  }
}
