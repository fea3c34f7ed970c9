internal import CKernels

/// Images in an arena: the first number, and the floats from one image, row, pixel and channel to
/// the next.
public struct ArenaImages: Hashable, Sendable {
  /// The first element, in floats from the start of the arena.
  public let offset: Int
  /// Floats from one image, row, pixel or channel to the next.
  public let example, row, pixel, channel: Int

  /// Images of any layout; rows of pixels are padded where pixels lie side by side.
  public init(offset: Int, example: Int, row: Int, pixel: Int, channel: Int) {
    self.offset = offset
    self.example = example
    self.row = row
    self.pixel = pixel
    self.channel = channel
  }
}

/// The sizes of a convolution, and of the room that its kernels need.
public struct ConvolutionSizes: Hashable, Sendable {
  let channels, height, width, outputs: Int
  let window: SlidingWindow
  let pool: ResultPool?

  /// A maximum pool that takes the result at once, with windows side by side.
  public struct ResultPool: Hashable, Sendable {
    let height, width: Int
    /// Where it is kept, a byte each, which pixel of its window a maximum was; nil if nothing
    /// needs to know.
    let taken: Int?

    /// A window of `height` × `width`.
    public init(height: Int, width: Int, taken: Int?) {
      self.height = height
      self.width = width
      self.taken = taken
    }
  }

  /// Images of `channels` × `height` × `width`, of which the window makes `outputs` channels.
  public init(
    channels: Int, height: Int, width: Int, outputs: Int, window: SlidingWindow,
    pool: ResultPool? = nil
  ) {
    self.channels = channels
    self.height = height
    self.width = width
    self.outputs = outputs
    self.window = window
    self.pool = pool
  }

  /// Floats of a result before it is pooled; 0 if it is not.
  private var wholeResult: Int {
    pool == nil
      ? 0
      : window.outputHeight(of: height) * window.outputWidth(of: width)
        * ArenaMatrix.stride(columns: outputs)
  }

  /// Floats of a frame around an image. A paired sum may read one more than a window.
  public var imageFrame: Int {
    (height + 2 * window.rowPadding) * (width + 2 * window.columnPadding) * channels + 1
  }

  /// Floats of a frame around the gradient of a result, spread as far as the images.
  public var gradientFrame: Int {
    (height + window.height - 1) * (width + window.width - 1) * outputs + 1
  }

  /// Floats of weights in the order in which a product reads them, and of a result.
  public var forwardRoom: Int {
    wholeResult + window.height * (window.width * channels + 1)
      * ArenaMatrix.stride(columns: outputs)
  }

  /// Floats of the gradient of one result in that order.
  public var weightsRoom: Int {
    wholeResult + window.outputHeight(of: height) * (window.outputWidth(of: width) + 1)
      * min(ArenaMatrix.stride(columns: outputs), 2 * ArenaMatrix.lineUnit)
  }

  /// Floats of weights turned round, and of one image.
  public var inputRoom: Int {
    wholeResult + (window.height * (window.width * outputs + 1) + height * width)
      * ArenaMatrix.stride(columns: channels)
  }

  func set(_ images: ArenaImages, in call: inout ck_call) {
    let fields = [
      channels, height, width, outputs, window.height, window.width, window.rowStride,
      window.columnStride, window.rowPadding, window.columnPadding, images.example, images.row,
      images.pixel, images.channel, pool?.height ?? 0, pool?.width ?? 0,
    ]
    call.inner = pool?.taken ?? Int(CK_ABSENT)
    withUnsafeMutableBytes(of: &call.size) { bytes in
      let size = bytes.bindMemory(to: Int32.self)
      for (index, field) in fields.enumerated() { size[index] = Int32(field) }
    }
  }
}

extension KernelTable {
  /// y = activation(x ∗ weights + bias)
  ///
  /// - Parameters:
  ///   - weights: rows of outputs for each place of the window and each channel.
  ///   - y: a row of outputs for each pixel.
  ///   - frame: `imageFrame` floats that begin as zeros and that only calls of these sizes write.
  ///   - room: `forwardRoom` floats.
  public func convolution(
    _ x: ArenaImages, _ weights: ArenaMatrix, bias: Int?, activation: Activation,
    into y: ArenaMatrix, sizes: ConvolutionSizes, frame: Int, room: Int
  ) -> KernelCall {
    KernelCall(table.pointee.convolution) {
      $0.a = ck_matrix(offset: x.offset, stride: 0)
      ($0.b, $0.c) = (weights.raw, y.raw)
      if let bias { $0.d = ck_matrix(offset: bias, stride: 0) }
      $0.e = ck_matrix(offset: frame, stride: 0)
      $0.f = ck_matrix(offset: room, stride: 0)
      ($0.activation, $0.scalar.0) = (activation.code, activation.parameter)
      sizes.set(x, in: &$0)
    }
  }

  /// Adds to the gradients of the weights and of the bias, of those that are given, what x and the
  /// gradient of the result say.
  ///
  /// - Parameters:
  ///   - frame: as in `convolution`, and possibly the same.
  ///   - room: `weightsRoom` floats.
  public func convolutionWeights(
    _ x: ArenaImages, gradient: ArenaMatrix, into weights: ArenaMatrix?, bias: Int?,
    sizes: ConvolutionSizes, frame: Int, room: Int
  ) -> KernelCall {
    KernelCall(table.pointee.convolution_weights) {
      $0.a = ck_matrix(offset: x.offset, stride: 0)
      $0.b = gradient.raw
      if let weights { $0.c = weights.raw }
      if let bias { $0.d = ck_matrix(offset: bias, stride: 0) }
      $0.e = ck_matrix(offset: frame, stride: 0)
      $0.f = ck_matrix(offset: room, stride: 0)
      sizes.set(x, in: &$0)
    }
  }

  /// x.gradient (+)= what the gradient of the result and the weights say, times the slope of the
  /// activation whose output x is.
  ///
  /// - Parameters:
  ///   - frame: `gradientFrame` floats that begin as zeros and that only calls of these sizes write.
  ///   - room: `inputRoom` floats.
  ///   - activated: x itself, laid out as its gradient.
  public func convolutionInput(
    gradient: ArenaMatrix, _ weights: ArenaMatrix, into x: ArenaImages, accumulates: Bool,
    slope: Activation, activated: Int, sizes: ConvolutionSizes, frame: Int, room: Int
  ) -> KernelCall {
    KernelCall(table.pointee.convolution_input) {
      ($0.a, $0.b) = (gradient.raw, weights.raw)
      $0.c = ck_matrix(offset: x.offset, stride: 0)
      $0.d = ck_matrix(offset: activated, stride: 0)
      $0.e = ck_matrix(offset: frame, stride: 0)
      $0.f = ck_matrix(offset: room, stride: 0)
      ($0.activation, $0.scalar.0) = (slope.code, slope.parameter)
      $0.flags = accumulates ? CK_ACCUMULATES.rawValue : 0
      sizes.set(x, in: &$0)
    }
  }

  /// y [channels × pixels] = x [pixels × channels] of each example.
  public func flattenImage(
    _ x: ArenaMatrix, into y: ArenaMatrix, pixels: Int, channels: Int
  ) -> KernelCall {
    KernelCall(table.pointee.flatten_image) {
      ($0.a, $0.c) = (x.raw, y.raw)
      ($0.inner, $0.columns) = (pixels, channels)
    }
  }

  /// x [pixels × channels] (+)= y [channels × pixels] of each example.
  public func unflattenImage(
    _ y: ArenaMatrix, into x: ArenaMatrix, accumulates: Bool, pixels: Int, channels: Int
  ) -> KernelCall {
    KernelCall(table.pointee.unflatten_image) {
      ($0.a, $0.c) = (y.raw, x.raw)
      ($0.inner, $0.columns) = (pixels, channels)
      $0.flags = accumulates ? CK_ACCUMULATES.rawValue : 0
    }
  }
}
