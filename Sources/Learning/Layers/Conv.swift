public import Compute

/// A window with weights slides over the image, once for each output channel: `nn.Conv2d`.
///
///     sum[n, o, i, j] = bias[o] + Σ over c, u, v of
///       weight[o, c, u, v] · input[n, c, i·stride + u − padding, j·stride + v − padding]
///     input [n × inputs × height × width], weight [channels × inputs × kernel height × kernel width],
///     bias [channels], sum [n × channels × (height + 2 padding − kernel) / stride + 1 × …]
public struct Conv: Layer {
  public let kind = "conv"
  /// How many images the layer makes of each; building with less than 1 throws.
  public var channels: Int
  /// The size of the window.
  public var kernel: PixelSize
  /// How far the window goes from one place to the next.
  public var stride: PixelSize
  /// How many pixels of zeros are around the image.
  public var padding: PixelSize
  /// Whether each output channel adds a number of its own.
  public var hasBias: Bool
  /// How the weights begin.
  public var weights: Initializer
  /// How the biases begin; not used without them.
  public var biases: Initializer

  /// By default `nn.Conv2d` of PyTorch, with its initial weights and biases.
  public init(
    _ channels: Int, kernel: PixelSize, stride: PixelSize = PixelSize(1),
    padding: PixelSize = PixelSize(0), hasBias: Bool = true,
    weights: Initializer = .fanInUniform, biases: Initializer = .fanInUniform
  ) {
    self.channels = channels
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.hasBias = hasBias
    self.weights = weights
    self.biases = biases
  }

  /// A square window that goes as far down as across.
  public init(
    _ channels: Int, kernel: Int, stride: Int = 1, padding: Int = 0, hasBias: Bool = true
  ) {
    self.init(
      channels, kernel: PixelSize(kernel), stride: PixelSize(stride),
      padding: PixelSize(padding), hasBias: hasBias)
  }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    guard channels > 0 else {
      throw ShapeError("\(channels) channels are too few; a convolution needs at least 1.")
    }
    let inputs = try builder.imageChannels(of: input)
    guard kernel.height > 0 && kernel.width > 0 else {
      throw ShapeError("a kernel of \(kernel) sees nothing; it must be at least 1 × 1.")
    }
    let fanIn = inputs * kernel.height * kernel.width
    let fanOut = channels * kernel.height * kernel.width
    let weight = builder.parameter(
      "weight", shape: Shape(channels, inputs, kernel.height, kernel.width), weights,
      inputs: fanIn, outputs: fanOut)
    let op = Convolution(stride: stride, padding: padding)
    guard hasBias else { return try builder.apply(op, to: input, weight, as: "sum") }
    let bias = builder.parameter(
      "bias", shape: Shape(channels), biases, inputs: fanIn, outputs: fanOut)
    return try builder.apply(op, to: input, weight, bias, as: "sum")
  }
}

extension ModelBuilder {
  /// The channels of images [n × channels × height × width]; throws if the value holds none.
  func imageChannels(of value: Graph.Value) throws(ShapeError) -> Int {
    let shape = shape(of: value)
    guard shape.rank == 4 else {
      throw ShapeError(
        "\(shape) is no batch of images; the layer needs [n × channels × height × width].")
    }
    return shape.extents[1]
  }
}

extension Model.Entry {
  /// A convolution with a square window.
  public static func conv(
    _ channels: Int, kernel: Int, stride: Int = 1, padding: Int = 0, hasBias: Bool = true,
    named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(
      Conv(channels, kernel: kernel, stride: stride, padding: padding, hasBias: hasBias),
      named: name)
  }
}
