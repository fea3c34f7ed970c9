public import Compute

/// Lets each row of a sequence take from the others what its query asks for:
/// `nn.MultiheadAttention` of a sequence with itself.
///
///     packed = input · in_proj_weightᵀ + in_proj_bias      queries, keys and values
///     scores = queries · keysᵀ / √(width / heads)           for each head
///     weights = softmax(scores), causal: over what came before
///     mix = weights · values, the heads side by side
///     output = mix · out_proj.weightᵀ + out_proj.bias
///     input, output [time × width], scores and weights [heads × time × time]
public struct Attention: Layer {
  public let kind = "attention"
  /// Into how many groups the width is shared out; must divide it.
  public var heads: Int
  /// Whether a row sees only itself and those before it.
  public var causal: Bool
  /// Whether both projections add biases.
  public var hasBias: Bool

  /// Begins as PyTorch does: `in_proj_weight` Xavier's, `out_proj.weight` as a dense layer's,
  /// biases 0.
  public init(heads: Int, causal: Bool = false, hasBias: Bool = true) {
    self.heads = heads
    self.causal = causal
    self.hasBias = hasBias
  }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    try builder.attention(
      input, heads: heads, causal: causal, hasBias: hasBias, prefix: "")
  }
}

extension ModelBuilder {
  /// Adds an attention whose tensors are called `prefix` + `in_proj_weight` and so on.
  mutating func attention(
    _ input: Graph.Value, heads: Int, causal: Bool, hasBias: Bool, prefix: String
  ) throws(ShapeError) -> Graph.Value {
    let shape = shape(of: input)
    guard shape.rank == 3 else {
      throw ShapeError(
        "\(shape) is no sequence of rows; attention needs [examples × time × width], as an "
          + "embedding makes it.")
    }
    let width = shape.columns
    guard heads > 0 && width.isMultiple(of: heads) else {
      throw ShapeError(
        "\(heads) heads cannot share a width of \(width) evenly; use a number that divides it.")
    }
    let packed = try linear(
      input, units: 3 * width, hasBias: hasBias, weight: prefix + "in_proj_weight",
      .xavierUniform, bias: prefix + "in_proj_bias", .zero, as: prefix + "packed")
    let scores = try apply(AttentionScores(heads: heads), to: packed, as: prefix + "scores")
    let weights = try apply(AttentionWeights(causal: causal), to: scores, as: prefix + "weights")
    let mix = try apply(AttentionMix(), to: weights, packed, as: prefix + "mix")
    return try linear(
      mix, units: width, hasBias: hasBias, weight: prefix + "out_proj.weight", .fanInUniform,
      bias: prefix + "out_proj.bias", .zero, as: prefix + "out_proj.sum")
  }

  /// Adds `input · weightᵀ + bias` with the names given; the product beside the sum is called
  /// `product`.
  mutating func linear(
    _ input: Graph.Value, units: Int, hasBias: Bool, weight: String, _ weights: Initializer,
    bias: String, _ biases: Initializer, as sum: String
  ) throws(ShapeError) -> Graph.Value {
    let width = shape(of: input).columns
    let matrix = parameter(
      weight, shape: Shape(units, width), weights, inputs: width, outputs: units)
    let product = try apply(
      MatrixProduct(transposesRight: true), to: input, matrix,
      as: hasBias ? TensorName(sum).sibling("product").text : sum)
    guard hasBias else { return product }
    let offsets = parameter(bias, shape: Shape(units), biases, inputs: width, outputs: units)
    return try apply(BiasAdd(), to: product, offsets, as: sum)
  }
}

extension Model.Entry {
  /// An attention of a sequence with itself.
  public static func attention(
    heads: Int, causal: Bool = false, hasBias: Bool = true, named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(Attention(heads: heads, causal: causal, hasBias: hasBias), named: name)
  }
}
