public import Compute

/// Turns the numbers of each row into shares that add up to 1: `nn.Softmax(dim=-1)`.
///
///     y = eˣ / Σ eˣ
///
/// A network that is trained with cross-entropy does without: that loss works on logits.
public struct SoftmaxLayer: Layer {
  public let kind = "softmax"

  /// A layer without parameters.
  public init() {}

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value { try builder.apply(Softmax(), to: input) }
}

extension Model.Entry {
  /// eˣ / Σ eˣ along the last axis.
  public static let softmax = Model.Entry(SoftmaxLayer())
}
