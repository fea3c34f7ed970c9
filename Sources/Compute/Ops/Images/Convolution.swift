public import Kernels

/// Slides a window over images and weighs what it sees, for each output channel with weights of its
/// own: PyTorch's `conv2d`, a cross-correlation.
///
///     y[n, o, i, j] = bias[o] + Σ over c, u, v of weight[o, c, u, v] · x[n, c, i·s + u − p, j·s + v − p]
///     x [n × inputs × height × width], weight [outputs × inputs × window height × window width],
///     bias [outputs] or none, s stride, p padding
///     x.gradient: each pixel's share of the sums that it was part of
///     weight.gradient: each weight's share of the same sums
///     bias.gradient[o] += Σ over n, i, j of y.gradient[n, o, i, j]
///
/// Sizes round down: (height + 2 p − window) / s + 1.
public struct Convolution: WindowOp {
  public let name = "convolution"
  public let stride: PixelSize
  public let padding: PixelSize

  /// A window that moves by `stride` pixels and begins `padding` pixels outside the image.
  public init(stride: PixelSize = PixelSize(1), padding: PixelSize = PixelSize(0)) {
    self.stride = stride
    self.padding = padding
  }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    guard inputs.count == 3 else {
      try requireInputs(2, inputs)
      return try outputShape(inputs[0], inputs[1])
    }
    let shape = try outputShape(inputs[0], inputs[1])
    guard inputs[2] == Shape(shape.extents[1]) else {
      throw ShapeError(
        "convolution: a bias of \(inputs[2]) does not fit \(shape.extents[1]) output channels; "
          + "it needs one number for each.")
    }
    return shape
  }

  private func outputShape(_ image: Shape, _ weight: Shape) throws(ShapeError) -> Shape {
    guard weight.rank == 4 else {
      throw ShapeError(
        "convolution: weights \(weight) are no windows; give [outputs × inputs × height × width].")
    }
    let size = try outputSize(of: image, window: Self.size(of: weight))
    guard image.extents[1] == weight.extents[1] else {
      throw ShapeError(
        "convolution: weights \(weight) want \(weight.extents[1]) input channels, but \(image) "
          + "has \(image.extents[1]).")
    }
    return Shape(image.extents[0], weight.extents[0], size.height, size.width)
  }

  static func size(of weight: Shape) -> PixelSize {
    PixelSize(height: weight.extents[2], width: weight.extents[3])
  }

  private func window<Scalar>(of weight: TensorView<Scalar>) -> SlidingWindow {
    window(PixelSize(height: weight.extents[2], width: weight.extents[3]))
  }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let weight = operands.input(1)
    Reference.convolution(
      operands.input(0), weight, bias: operands.inputCount == 3 ? operands.input(2) : nil,
      window(of: weight), into: operands.output)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (x, weight, arriving) = (operands.input(0), operands.input(1), operands.outputGradient)
    if let gradient = operands.inputGradient(0) {
      Reference.addConvolutionInputGradient(arriving, weight, window(of: weight), to: gradient)
    }
    if let gradient = operands.inputGradient(1) {
      Reference.addConvolutionWeightGradient(arriving, x, window(of: weight), to: gradient)
    }
    if operands.inputCount == 3, let gradient = operands.inputGradient(2) {
      Reference.addChannelSums(arriving, to: gradient)
    }
  }

  public func formula(_ operands: [String]) -> String {
    "\(operands[0]) ∗ \(operands[1])" + (operands.count == 3 ? " + \(operands[2])" : "")
  }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    switch index {
    case 0: "\(output).gradient spread by \(operands[1])"
    case 1: "\(operands[0]) ∗ \(output).gradient"
    default: "the sum of \(output).gradient over images and pixels"
    }
  }

  /// Images are copied into frames of one order.
  public var takesAnyOrder: Bool { true }

  /// The kernels want the channels of a pixel side by side.
  public func storageOrder(of output: Shape, from inputs: [AxisOrder]) -> AxisOrder {
    .channelsLast
  }

  /// Kernels run along the output channels.
  public func storageOrder(ofInput index: Int) -> AxisOrder? { index == 1 ? .outputsLast : nil }

  /// An activation costs almost nothing while the result is still in the cache, and what a pool
  /// leaves out need not go to memory at all; the bias is its own.
  public func fuses(_ epilogue: Epilogue) -> Bool {
    switch epilogue {
    case .activation, .maxPool: true
    case .bias: false
    }
  }

  /// The slope of an activation before the convolution costs almost nothing while its gradient is
  /// still in the cache.
  public var inputThatTakesSlope: Int? { 0 }

  public func lower(_ context: inout LoweringContext) {
    let (x, weight, kernels) = (context.input(0), context.input(1), context.kernels)
    guard weight.isParameter, weight.order == .outputsLast else {
      return context.lowerToReference()
    }
    let hasBias = context.inputCount == 3
    let pool = context.fusedPool.map { size in
      ConvolutionSizes.ResultPool(
        height: size.height, width: size.width,
        taken: context.computesGradients ? placesOfMaxima(&context) : nil)
    }
    let sizes = ConvolutionSizes(
      channels: x.shape.extents[1], height: x.shape.extents[2], width: x.shape.extents[3],
      outputs: weight.shape.extents[0], window: window(Self.size(of: weight.shape)), pool: pool)
    let frame = context.scratch(rows: 1, columns: sizes.imageFrame).offset
    let room = context.temporary(
      rows: 1, columns: max(sizes.forwardRoom, sizes.weightsRoom, sizes.inputRoom)
    ).offset
    context.forward(
      kernels.convolution(
        x.images, weight.matrix, bias: hasBias ? context.input(2).offset : nil,
        activation: context.fusedActivation, into: context.fusedOutput.matrix, sizes: sizes,
        frame: frame, room: room))
    let weightGradient = context.inputGradient(1)
    let biasGradient = hasBias ? context.inputGradient(2) : nil
    if weightGradient != nil || biasGradient != nil {
      context.zeroForAdding(to: hasBias ? [1, 2] : [1])
      context.backward(
        kernels.convolutionWeights(
          x.images, gradient: context.fusedOutputGradient.matrix, into: weightGradient?.matrix,
          bias: biasGradient?.offset, sizes: sizes, frame: frame, room: room),
        ofInput: weightGradient == nil ? 2 : 1)
    }
    if let gradient = context.inputGradient(0) {
      let gradientFrame = context.scratch(rows: 1, columns: sizes.gradientFrame).offset
      context.backward(
        kernels.convolutionInput(
          gradient: context.fusedOutputGradient.matrix, weight.matrix, into: gradient.images,
          accumulates: context.accumulates(input: 0), slope: context.absorbedSlope,
          activated: x.offset, sizes: sizes, frame: gradientFrame, room: room),
        ofInput: 0)
    }
  }
}

extension Convolution {
  /// Room for a byte for each float of the pooled result.
  private func placesOfMaxima(_ context: inout LoweringContext) -> Int {
    let output = context.fusedOutput
    let floats = context.examples * output.exampleStride
    return context.scratch(rows: 1, columns: (floats + 3) / 4).offset
  }
}

extension Slot {
  /// Images [n × channels × height × width] as kernels see them.
  var images: ArenaImages {
    ArenaImages(
      offset: offset, example: exampleStride, row: stride(ofAxis: 2), pixel: stride(ofAxis: 3),
      channel: stride(ofAxis: 1))
  }
}

extension Convolution {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let (x, weight) = (operands.input(0), operands.input(1))
    let window = window(of: weight)
    let (n, o, i, j) = operands.output.coordinates(of: element.index)
    let rows = window.rows(at: i, of: x.extents[2])
    let columns = window.columns(at: j, of: x.extents[3])
    let (top, left) = (
      i * window.rowStride - window.rowPadding, j * window.columnStride - window.columnPadding
    )
    var products: [ElementProduct] = []
    products.reserveCapacity(x.extents[1] * rows.count * columns.count + 1)
    for c in 0..<x.extents[1] {
      for row in rows {
        for column in columns {
          products.append(
            ElementProduct(
              operands.element(.input(1), o, c, row - top, column - left),
              operands.element(.input(0), n, c, row, column)))
        }
      }
    }
    if operands.inputCount == 3 {
      products.append(ElementProduct(operands.element(.input(2), o)))
    }
    return .products(products)
  }

  /// The places whose window sees a pixel; all places of its channel for a weight or a bias.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let (y, weight) = (operands.output, operands.input(1))
    guard element.tensor == .input(0) else {
      let o = element.tensor == .input(1) ? weight.coordinates(of: element.index).0 : element.index
      let pixels = y.extents[2] * y.extents[3]
      return (0..<y.extents[0]).flatMap { n in
        (0..<pixels).map { OpElement(.output, (n * y.extents[1] + o) * pixels + $0) }
      }
    }
    let (n, _, row, column) = operands.input(0).coordinates(of: element.index)
    return window(of: weight).places(seeing: row, column, in: y).flatMap { i, j in
      (0..<y.extents[1]).map { OpElement(.output, y.index(n, $0, i, j)) }
    }
  }
}

extension SlidingWindow {
  /// The places of a result at which the window sees a pixel.
  func places<Scalar>(
    seeing row: Int, _ column: Int, in result: TensorView<Scalar>
  ) -> [(Int, Int)] {
    let across = (0..<result.extents[3]).filter { j in
      let left = j * columnStride - columnPadding
      return left <= column && column < left + width
    }
    return (0..<result.extents[2]).filter { i in
      let top = i * rowStride - rowPadding
      return top <= row && row < top + height
    }.flatMap { i in across.map { (i, $0) } }
  }
}
