public import Compute

/// Keeps the largest number of each window: `nn.MaxPool2d`. Sizes round down.
public struct MaxPool: Layer {
  public let kind = "max-pool"
  /// The size of the window.
  public var size: PixelSize
  /// How far the window goes from one place to the next.
  public var stride: PixelSize
  /// How many pixels outside the image the window begins; they are never the maximum.
  public var padding: PixelSize

  /// Windows side by side unless `stride` says otherwise.
  public init(_ size: PixelSize, stride: PixelSize? = nil, padding: PixelSize = PixelSize(0)) {
    self.size = size
    self.stride = stride ?? size
    self.padding = padding
  }

  /// A square window that goes as far down as across.
  public init(_ size: Int, stride: Int? = nil, padding: Int = 0) {
    self.init(
      PixelSize(size), stride: PixelSize(stride ?? size), padding: PixelSize(padding))
  }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    try builder.apply(
      MaxPooling(size: size, stride: stride, padding: padding), to: input, as: "maximum")
  }
}

/// Keeps the mean of each window: `nn.AvgPool2d`. Sizes round down; padding counts as zeros.
public struct AveragePool: Layer {
  public let kind = "average-pool"
  /// The size of the window.
  public var size: PixelSize
  /// How far the window goes from one place to the next.
  public var stride: PixelSize
  /// How many pixels outside the image the window begins.
  public var padding: PixelSize

  /// Windows side by side unless `stride` says otherwise.
  public init(_ size: PixelSize, stride: PixelSize? = nil, padding: PixelSize = PixelSize(0)) {
    self.size = size
    self.stride = stride ?? size
    self.padding = padding
  }

  /// A square window that goes as far down as across.
  public init(_ size: Int, stride: Int? = nil, padding: Int = 0) {
    self.init(
      PixelSize(size), stride: PixelSize(stride ?? size), padding: PixelSize(padding))
  }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    try builder.apply(
      AveragePooling(size: size, stride: stride, padding: padding), to: input, as: "mean")
  }
}

/// Keeps one number of each channel of an image, [n × channels × height × width] to
/// [n × channels]: `nn.AdaptiveMaxPool2d(1)` or `nn.AdaptiveAvgPool2d(1)`, flattened.
public struct GlobalPool: Layer {
  /// What is kept of a channel.
  public enum Kind: Sendable { case max, average }

  /// What is kept of a channel.
  public var pooling: Kind
  public var kind: String {
    switch pooling {
    case .max: "global-max-pool"
    case .average: "global-average-pool"
    }
  }

  /// The maximum or the mean of each channel.
  public init(_ pooling: Kind) { self.pooling = pooling }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    switch pooling {
    case .max: try builder.apply(GlobalPooling(.max), to: input, as: "maximum")
    case .average: try builder.apply(GlobalPooling(.average), to: input, as: "mean")
    }
  }
}

extension Model.Entry {
  /// The maximum of each square window; windows side by side unless `stride` says otherwise.
  public static func maxPool(
    _ size: Int, stride: Int? = nil, padding: Int = 0, named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(MaxPool(size, stride: stride, padding: padding), named: name)
  }

  /// The mean of each square window; windows side by side unless `stride` says otherwise.
  public static func averagePool(
    _ size: Int, stride: Int? = nil, padding: Int = 0, named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(AveragePool(size, stride: stride, padding: padding), named: name)
  }

  /// The maximum of each channel.
  public static let globalMaxPool = Model.Entry(GlobalPool(.max))
  /// The mean of each channel.
  public static let globalAveragePool = Model.Entry(GlobalPool(.average))
}
