public import Kernels

/// Keeps the largest number of each window, channel by channel: PyTorch's `max_pool2d`.
///
///     y[n, c, i, j] = the maximum of x[n, c, i·s − p …, j·s − p …] over the window
///     x.gradient += y.gradient where the maximum came from, the first of several equal ones
///
/// Sizes round down. Padding is never the maximum, and is at most half of the window.
public struct MaxPooling: WindowOp {
  public let name = "maxPool"
  /// The window.
  public let size: PixelSize
  public let stride: PixelSize
  public let padding: PixelSize

  /// Windows side by side unless `stride` says otherwise.
  public init(size: PixelSize, stride: PixelSize? = nil, padding: PixelSize = PixelSize(0)) {
    self.size = size
    self.stride = stride ?? size
    self.padding = padding
  }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    let output = try outputSize(of: inputs[0], window: size)
    guard 2 * padding.height <= size.height, 2 * padding.width <= size.width else {
      throw ShapeError(
        "maxPool: padding \(padding) is more than half of the window \(size), which could then "
          + "see nothing; use less.")
    }
    return Shape(inputs[0].extents.prefix(2) + [output.height, output.width])
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.maxPool(operands.input(0), window(size), into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addMaxPoolGradient(
      operands.outputGradient, operands.input(0), window(size), to: gradient)
  }

  public func formula(_ operands: [String]) -> String {
    "the maximum of each \(size) of \(operands[0])"
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient where \(operands[0]) is the maximum"
  }

  /// As its input is: channels last after a convolution.
  public func storageOrder(of output: Shape, from inputs: [AxisOrder]) -> AxisOrder { inputs[0] }
  /// Other orders than channels last go through the reference loops.
  public var takesAnyOrder: Bool { true }
  /// The kernel has both the input and its gradient at hand.
  public var inputThatTakesSlope: Int? { 0 }

  /// A convolution can keep the maxima alone of what it makes, if it can say in a byte which pixel
  /// each was.
  public var epilogue: Epilogue? {
    stride == size && padding == PixelSize(0) && size.height * size.width <= 127
      ? .maxPool(size) : nil
  }

  public func lower(_ context: inout LoweringContext) {
    // The convolution gives the gradient back where it took the maximum, too.
    if context.isAbsorbed { return }
    lowerPool(.max, window(size), &context)
  }
}

extension MaxPooling {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return .largest(pixels(of: element.index, window(size), in: operands))
  }

  /// The places whose window sees the pixel.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    poolReaders(of: element, window(size), in: operands)
  }
}
