internal import Compute

/// What a recurrent layer passes on of its states.
public enum RecurrentOutput: String, CaseIterable, Sendable {
  /// The state after each time step: [n × T × units].
  case sequence
  /// The state after the last: [n × units].
  case last
}

extension ModelBuilder {
  /// Adds a layer that reads a sequence step by step and carries a state along.
  ///
  ///     input [n × T × width], weight_ih_l0 [G·units × width], weight_hh_l0 [G·units × units],
  ///     bias_ih_l0 [G·units], bias_hh_l0 [G·units]
  ///
  /// Parameters, their order and how they begin, evenly within ±1 / √units, are those of PyTorch's
  /// layer of the same name with `batch_first`. The states are called `hidden`, the last of them
  /// `last`.
  mutating func applyRecurrence(
    _ op: some RecurrentOp, units: Int, returns: RecurrentOutput, to input: Graph.Value
  ) throws(ShapeError) -> Graph.Value {
    guard units > 0 else {
      throw ShapeError("\(units) units are too few; a recurrent layer needs at least 1.")
    }
    let shape = shape(of: input)
    guard shape.rank == 3 else {
      throw ShapeError(
        "\(shape) is no batch of sequences; put an embedding before the layer, or give "
          + "[examples × time steps × numbers].")
    }
    let gates = op.gateCount * units
    // All begin within the same bound, which `inputs` is there to say.
    func parameter(_ part: String, _ shape: Shape) -> Graph.Value {
      self.parameter(part, shape: shape, .fanInUniform, inputs: units, outputs: units)
    }
    var values = [
      input, parameter("weight_ih_l0", Shape(gates, shape.columns)),
      parameter("weight_hh_l0", Shape(gates, units)),
    ]
    if op.hasBias {
      values.append(parameter("bias_ih_l0", Shape(gates)))
      values.append(parameter("bias_hh_l0", Shape(gates)))
    }
    let hidden = try apply(op, to: values, as: "hidden")
    switch returns {
    case .sequence: return hidden
    case .last: return try apply(LastStep(), to: hidden, as: "last")
    }
  }
}
