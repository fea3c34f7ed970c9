public import Compute

/// A part of a network: a value that says what to build, without numbers of its own.
public protocol Layer: Equatable, Sendable {
  /// As in a network file: `dense`.
  var kind: String { get }

  /// Adds the layer to a graph and returns its output.
  ///
  /// Throws what does not fit the input's shape.
  func build(on input: Graph.Value, _ builder: inout ModelBuilder) throws(ShapeError) -> Graph.Value
}
