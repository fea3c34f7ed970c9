public import Compute

/// Brings each row to mean 0 and variance 1, then stretches and moves its columns: `nn.LayerNorm`.
///
///     output = (input − mean) / √(variance + 1e-5) · weight + bias
///     input, output [… × width], weight and bias [width]
public struct LayerNormLayer: Layer {
  public let kind = "layer-norm"
  /// Whether each column adds a number of its own.
  public var hasBias: Bool

  /// Begins with weights 1 and biases 0, as PyTorch does.
  public init(hasBias: Bool = true) { self.hasBias = hasBias }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    try builder.layerNorm(input, hasBias: hasBias, prefix: "")
  }
}

extension ModelBuilder {
  /// Adds a layer norm whose tensors are called `prefix` + `weight` and so on.
  mutating func layerNorm(
    _ input: Graph.Value, hasBias: Bool, prefix: String
  ) throws(ShapeError) -> Graph.Value {
    let width = shape(of: input).columns
    let weight = parameter(
      prefix + "weight", shape: Shape(width), .constant(1), inputs: width, outputs: width)
    guard hasBias else {
      return try apply(LayerNorm(), to: input, weight, as: prefix + "normal")
    }
    let bias = parameter(
      prefix + "bias", shape: Shape(width), .zero, inputs: width, outputs: width)
    return try apply(LayerNorm(), to: input, weight, bias, as: prefix + "normal")
  }
}

extension Model.Entry {
  /// A layer norm.
  public static func layerNorm(hasBias: Bool = true, named name: String? = nil) -> Model.Entry {
    Model.Entry(LayerNormLayer(hasBias: hasBias), named: name)
  }
}
