public import Compute

/// A memory that gates blend with what is new: `nn.GRU`.
///
/// `GRURecurrence` has the formulas. The gates r, z and n of all time steps can be read as `gates`,
/// G = 3.
public struct GRU: Layer {
  public let kind = "gru"
  /// How many numbers the state has; building with less than 1 throws.
  public var units: Int
  /// What the layer passes on.
  public var returns: RecurrentOutput
  /// Whether sums have biases, one for the input's part and one for the state's.
  public var hasBias: Bool

  /// A layer that passes on all its states unless only the last is asked for.
  public init(_ units: Int, returns: RecurrentOutput = .sequence, hasBias: Bool = true) {
    self.units = units
    self.returns = returns
    self.hasBias = hasBias
  }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    try builder.applyRecurrence(
      GRURecurrence(hasBias: hasBias), units: units, returns: returns, to: input)
  }
}

extension Model.Entry {
  /// A layer of gated recurrent units.
  public static func gru(
    _ units: Int, returns: RecurrentOutput = .sequence, hasBias: Bool = true,
    named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(GRU(units, returns: returns, hasBias: hasBias), named: name)
  }
}
