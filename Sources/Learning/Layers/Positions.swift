public import Compute

/// Tells the rows of a sequence apart by their place in it.
///
///     output[t] = input[t] + position[t]
///     input, output [time × width], weight [time × width] where it is learned
public struct Positions: Layer {
  /// Where the positions come from.
  public enum Kind: String, CaseIterable, Sendable {
    /// A parameter `weight` of this layer, with a row for each time.
    case learned
    /// Sine and cosine waves of many lengths; nothing is trained.
    case sinusoidal
  }

  public let kind = "positions"
  /// Learned or given.
  public var positions: Kind
  /// How learned positions begin; not used by the others.
  public var weights: Initializer

  /// By default learned positions begin normal with deviation 0.02.
  public init(_ positions: Kind = .learned, weights: Initializer = .normal(deviation: 0.02)) {
    self.positions = positions
    self.weights = weights
  }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    let shape = builder.shape(of: input)
    guard shape.rank == 3 else {
      throw ShapeError(
        "\(shape) is no sequence of rows; positions need [examples × time × width], as an "
          + "embedding makes it.")
    }
    switch positions {
    case .learned:
      let weight = builder.parameter(
        "weight", shape: Shape(shape.extents[1], shape.extents[2]), weights,
        inputs: shape.extents[1], outputs: shape.extents[2])
      return try builder.apply(PositionAdd(), to: input, weight, as: "rows")
    case .sinusoidal:
      return try builder.apply(SinusoidalPositions(), to: input, as: "rows")
    }
  }
}

extension Model.Entry {
  /// What tells the places of a sequence apart.
  public static func positions(
    _ kind: Positions.Kind = .learned, weights: Initializer = .normal(deviation: 0.02),
    named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(Positions(kind, weights: weights), named: name)
  }
}
