public import Compute

/// A memory cell that gates write, keep and read: `nn.LSTM`.
///
/// `LSTMRecurrence` has the formulas. The gates i, f, g and o of all time steps can be read as
/// `gates`, and the cells as `cell`; G = 4.
public struct LSTM: Layer {
  public let kind = "lstm"
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
      LSTMRecurrence(hasBias: hasBias), units: units, returns: returns, to: input)
  }
}

extension Model.Entry {
  /// A layer of long short-term memory.
  public static func lstm(
    _ units: Int, returns: RecurrentOutput = .sequence, hasBias: Bool = true,
    named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(LSTM(units, returns: returns, hasBias: hasBias), named: name)
  }
}
