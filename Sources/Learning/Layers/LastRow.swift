public import Compute

/// Of a sequence its last row: `x[:, -1]`.
///
///     input [times × width], output [width]
public struct LastRow: Layer {
  public let kind = "last-row"

  /// A layer without parameters.
  public init() {}

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value { try builder.apply(LastStep(), to: input) }
}

extension Model.Entry {
  /// The last row of a sequence.
  public static let lastRow = Model.Entry(LastRow())
}
