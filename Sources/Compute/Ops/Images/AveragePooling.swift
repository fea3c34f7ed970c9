public import Kernels

/// Keeps the mean of each window, channel by channel: PyTorch's `avg_pool2d`.
///
///     y[n, c, i, j] = Σ x[n, c, i·s − p …, j·s − p …] over the window / the window's pixels
///     x.gradient += y.gradient / the window's pixels, for each window that saw the pixel
///
/// Sizes round down. Padding counts as zeros, and is at most half of the window.
public struct AveragePooling: WindowOp {
  public let name = "averagePool"
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
        "averagePool: padding \(padding) is more than half of the window \(size), which could "
          + "then see nothing; use less.")
    }
    return Shape(inputs[0].extents.prefix(2) + [output.height, output.width])
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    Reference.averagePool(operands.input(0), window(size), into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    Reference.addAveragePoolGradient(operands.outputGradient, window(size), to: gradient)
  }

  public func formula(_ operands: [String]) -> String {
    "the mean of each \(size) of \(operands[0])"
  }

  public func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "\(output).gradient / \(size.height * size.width) for each window"
  }

  /// As its input is: channels last after a convolution.
  public func storageOrder(of output: Shape, from inputs: [AxisOrder]) -> AxisOrder { inputs[0] }
  /// Other orders than channels last go through the reference loops.
  public var takesAnyOrder: Bool { true }
  /// The kernel has both the input and its gradient at hand.
  public var inputThatTakesSlope: Int? { 0 }

  public func lower(_ context: inout LoweringContext) {
    lowerPool(.average, window(size), &context)
  }
}

extension AveragePooling {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let pixels = pixels(of: element.index, window(size), in: operands)
    return .over(
      .products(pixels.map { ElementProduct($0) }), Double(size.height * size.width))
  }

  /// The places whose window sees the pixel.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    poolReaders(of: element, window(size), in: operands)
  }
}
