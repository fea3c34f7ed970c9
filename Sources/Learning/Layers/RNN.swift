public import Compute

/// A memory that is written anew at each time step: `nn.RNN` with tanh.
///
///     hidden(t) = tanh(x(t) · weight_ih_l0ᵀ + bias_ih_l0 + hidden(t − 1) · weight_hh_l0ᵀ + bias_hh_l0)
public struct RNN: Layer {
  public let kind = "rnn"
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
      TanhRecurrence(hasBias: hasBias), units: units, returns: returns, to: input)
  }
}

extension Model.Entry {
  /// A plain recurrent layer.
  public static func rnn(
    _ units: Int, returns: RecurrentOutput = .sequence, hasBias: Bool = true,
    named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(RNN(units, returns: returns, hasBias: hasBias), named: name)
  }
}
