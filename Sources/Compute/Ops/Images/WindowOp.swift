internal import Kernels

/// An op that slides a window over images [n × channels × height × width].
protocol WindowOp: Op {
  /// How far the window goes from one place to the next.
  var stride: PixelSize { get }
  /// How far the window begins outside the image, on every side.
  var padding: PixelSize { get }
}

extension WindowOp {
  /// The window as kernels see it.
  func window(_ size: PixelSize) -> SlidingWindow {
    SlidingWindow(
      height: size.height, width: size.width, rowStride: stride.height,
      columnStride: stride.width, rowPadding: padding.height, columnPadding: padding.width)
  }

  /// The height and width of what a window of this size makes of an image; throws a sentence if it
  /// does not fit.
  func outputSize(of image: Shape, window size: PixelSize) throws(ShapeError) -> PixelSize {
    guard image.rank == 4 else {
      throw ShapeError(
        "\(name): \(image) is no batch of images; give [n × channels × height × width].")
    }
    guard min(size.height, size.width, stride.height, stride.width) > 0 else {
      throw ShapeError(
        "\(name): a window of \(size) with stride \(stride) goes nowhere; both must be at "
          + "least 1.")
    }
    guard min(padding.height, padding.width) >= 0 else {
      throw ShapeError("\(name): padding \(padding) is negative; use 0 or more.")
    }
    let (height, width) = (image.extents[2], image.extents[3])
    guard size.height <= height + 2 * padding.height, size.width <= width + 2 * padding.width
    else {
      throw ShapeError(
        "\(name): a window of \(size) is larger than an image of \(height) × \(width) with "
          + "padding \(padding); use a smaller window or more padding.")
    }
    let window = window(size)
    return PixelSize(
      height: window.outputHeight(of: height), width: window.outputWidth(of: width))
  }
}

extension Op {
  /// Emits a pool's instructions: its kernels where the channels of a pixel lie side by side, and
  /// the reference loops elsewhere.
  func lowerPool(
    _ pool: PoolKernel, _ window: SlidingWindow, _ context: inout LoweringContext
  ) {
    let (x, y, kernels) = (context.input(0), context.output, context.kernels)
    guard x.order == .channelsLast else { return context.lowerToReference() }
    let sizes = PoolSizes(
      height: x.shape.extents[2], width: x.shape.extents[3], window: window)
    context.forward(kernels.pool(pool, x.matrix, into: y.matrix, sizes: sizes))
    guard let gradient = context.inputGradient(0) else { return }
    context.backward(
      kernels.poolBackward(
        pool, x.matrix, y.matrix, gradient: context.outputGradient.matrix,
        into: gradient.matrix, accumulates: context.accumulates(input: 0),
        slope: context.absorbedSlope, sizes: sizes),
      ofInput: 0)
  }
}

// What pools say of single elements.
extension Op {
  /// The pixels that the window sees at the place of an output element.
  func pixels(
    of index: Int, _ window: SlidingWindow, in operands: borrowing Operands<Float>
  ) -> [RuleElement] {
    let x = operands.input(0)
    let (n, c, i, j) = operands.output.imagePlace(of: index)
    return window.rows(at: i, of: x.extents[2]).flatMap { row in
      window.columns(at: j, of: x.extents[3]).map { column in
        operands.element(.input(0), n, c, row, column)
      }
    }
  }

  /// The places of the output whose window sees a pixel.
  func poolReaders(
    of element: OpElement, _ window: SlidingWindow, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let y = operands.output.rank == 2 ? operands.output.addingAxes(2) : operands.output
    let (n, c, row, column) = operands.input(0).coordinates(of: element.index)
    return window.places(seeing: row, column, in: y).map { i, j in
      OpElement(.output, y.index(n, c, i, j))
    }
  }
}

extension TensorView {
  /// Where an element of [n × channels …] is, in one of one pixel a channel if there are no more.
  func imagePlace(of index: Int) -> (Int, Int, Int, Int) {
    (rank == 2 ? addingAxes(2) : self).coordinates(of: index)
  }
}
