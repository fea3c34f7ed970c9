public import Compute

/// A block of a transformer that norms first: `nn.TransformerEncoderLayer` with `norm_first`, gelu
/// and no dropout.
///
///     attended = input + self_attn(norm1(input))
///     output = attended + linear2(gelu(linear1(norm2(attended))))
///     input, output [time × width], between the linear layers [time × hidden]
public struct Transformer: Layer {
  public let kind = "transformer"
  /// Heads of the attention; must divide the width.
  public var heads: Int
  /// Units between the two linear layers.
  public var hidden: Int
  /// Whether a row sees only itself and those before it.
  public var causal: Bool
  /// Whether norms, projections and linear layers add biases.
  public var hasBias: Bool

  /// Begins as PyTorch does.
  public init(heads: Int, hidden: Int, causal: Bool = false, hasBias: Bool = true) {
    self.heads = heads
    self.hidden = hidden
    self.causal = causal
    self.hasBias = hasBias
  }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    guard hidden > 0 else {
      throw ShapeError("\(hidden) hidden units are too few; a transformer needs at least 1.")
    }
    let norm1 = try builder.layerNorm(input, hasBias: hasBias, prefix: "norm1.")
    let attention = try builder.attention(
      norm1, heads: heads, causal: causal, hasBias: hasBias, prefix: "self_attn.")
    let attended = try builder.apply(Add(), to: input, attention, as: "attended")
    let norm2 = try builder.layerNorm(attended, hasBias: hasBias, prefix: "norm2.")
    let sum = try linear(norm2, units: hidden, "linear1.", &builder)
    let active = try builder.apply(GELU(), to: sum, as: "gelu")
    let width = builder.shape(of: input).columns
    let output = try linear(active, units: width, "linear2.", &builder)
    return try builder.apply(Add(), to: attended, output, as: "output")
  }

  private func linear(
    _ input: Graph.Value, units: Int, _ prefix: String, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    try builder.linear(
      input, units: units, hasBias: hasBias, weight: prefix + "weight", .fanInUniform,
      bias: prefix + "bias", .fanInUniform, as: prefix + "sum")
  }
}

extension Model.Entry {
  /// A block of a transformer.
  public static func transformer(
    heads: Int, hidden: Int, causal: Bool = false, hasBias: Bool = true,
    named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(
      Transformer(heads: heads, hidden: hidden, causal: causal, hasBias: hasBias), named: name)
  }
}
