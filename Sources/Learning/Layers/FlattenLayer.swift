public import Compute

/// Lays the numbers of each example out in one row: `nn.Flatten`.
///
///     input [a × b × c], output [a · b · c], the last axis fastest
public struct FlattenLayer: Layer {
  public let kind = "flatten"

  /// A layer without parameters.
  public init() {}

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value { try builder.apply(Flatten(), to: input) }
}

extension Model.Entry {
  /// All numbers of an example in one row.
  public static let flatten = Model.Entry(FlattenLayer())
}
