public import Compute

/// A row of numbers for each token: `nn.Embedding`.
///
///     output[t] = weight[input[t]]
///     input [time] whole numbers below `tokens`, weight [tokens × width], output [time × width]
public struct EmbeddingLayer: Layer {
  public let kind = "embedding"
  /// How many different tokens there are; building with less than 1 throws.
  public var tokens: Int
  /// Numbers for each; building with less than 1 throws.
  public var width: Int
  /// How the rows begin.
  public var weights: Initializer

  /// By default as PyTorch begins, normal with deviation 1.
  public init(tokens: Int, width: Int, weights: Initializer = .normal()) {
    self.tokens = tokens
    self.width = width
    self.weights = weights
  }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    guard tokens > 0 && width > 0 else {
      throw ShapeError(
        "\(tokens) tokens with \(width) numbers each are too few; an embedding needs at least 1 "
          + "of both.")
    }
    let weight = builder.parameter(
      "weight", shape: Shape(tokens, width), weights, inputs: tokens, outputs: width)
    return try builder.apply(Embedding(), to: input, weight, as: "rows")
  }
}

extension Model.Entry {
  /// A table with a row for each token.
  public static func embedding(
    tokens: Int, width: Int, weights: Initializer = .normal(), named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(EmbeddingLayer(tokens: tokens, width: width, weights: weights), named: name)
  }
}
