internal import Compute
internal import Learning

/// A network that reads a sequence step by step and answers at its end.
public struct MemoryNet: Hashable, Sendable {
  var cell = MemoryCell.plain
  /// Numbers in its state.
  var units = 24
  /// Numbers read at each step.
  var inputs = 8
  /// Numbers answered.
  var outputs = 4
  /// Steps in a sequence.
  var steps = 21
  /// What the state's own weights multiply a state by when training begins, about; nil begins them
  /// as PyTorch does, which is 0.58.
  var factor: Double? = 0.9
  /// What is added to the sums of gates that keep when training begins: 2 opens them to 88 %.
  var keepOffset = 0.0

  /// The layer that remembers.
  static let memory = "memory"
  /// States of all steps.
  static let hidden = TensorName("memory.hidden")
  /// The slope of the loss by each of them.
  static let signal = TensorName("memory.hidden.gradient")
  /// Gates of all steps.
  static let gates = TensorName("memory.gates")
  /// What an LSTM carries beside its states.
  static let cells = TensorName("memory.cell")
  /// Weights of the state's own, and of the answer.
  static let probes =
    CellWalk.probes(memory) + [TensorName("answer.weight"), TensorName("answer.bias")]

  /// What turns the number of a symbol into a row with one 1; training leaves it alone.
  static let symbols = "symbols"

  /// The memory, and one layer that answers from its last state.
  var model: Model {
    let body = [
      cell.layer(units, returns: .last, named: Self.memory), .dense(outputs, named: "answer"),
    ]
    guard inputs > 1 else { return Model(inputShape: Shape(steps, 1), body) }
    return Model(
      inputShape: Shape(steps),
      [.embedding(tokens: inputs, width: inputs, named: Self.symbols)] + body)
  }

  /// Numbers that training changes: as many for a short sequence as for a long one.
  var weightCount: Int {
    cell.gateCount * units * (inputs + units + 2) + outputs * (units + 1)
  }

  /// Products in reading one step.
  var productsPerStep: Int { cell.gateCount * units * (inputs + units) }

  /// The rows of symbols, the state's own weights, drawn evenly so that they multiply a random state
  /// by `factor`, and the offsets of gates that begin open.
  ///
  ///     each of ± factor √3 / √units
  func initial(seed: UInt64) -> [Checkpoint.Tensor] {
    var tensors: [Checkpoint.Tensor] = []
    if inputs > 1 {
      tensors.append(
        Checkpoint.Tensor(
          name: TensorName("symbols.weight"), shape: Shape(inputs, inputs),
          values: (0..<inputs * inputs).map { $0 % (inputs + 1) == 0 ? 1 : 0 }))
    }
    let usual = 1 / Float(max(1, units)).squareRoot()
    if let factor {
      var generator = SeededGenerator(seed: seed).split("state weights")
      let bound = Float(factor) * Float(3).squareRoot() * usual
      let shape = Shape(cell.gateCount * units, units)
      tensors.append(
        Checkpoint.Tensor(
          name: TensorName("memory.weight_hh_l0"), shape: shape,
          values: (0..<shape.count).map { _ in generator.uniform(in: -bound...bound) }))
    }
    if keepOffset != 0, let keep = cell.gateNames.firstIndex(of: "keep") {
      var generator = SeededGenerator(seed: seed).split("state offsets")
      let open = keep * units..<(keep + 1) * units
      tensors.append(
        Checkpoint.Tensor(
          name: TensorName("memory.bias_hh_l0"), shape: Shape(cell.gateCount * units),
          values: (0..<cell.gateCount * units).map {
            generator.uniform(in: -usual...usual) + (open.contains($0) ? Float(keepOffset) : 0)
          }))
    }
    return tensors
  }
}
