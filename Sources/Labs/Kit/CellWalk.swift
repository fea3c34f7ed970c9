internal import Compute
internal import Learning

/// The kinds of memory that a network can read a sequence with.
public enum MemoryCell: String, CaseIterable, Sendable {
  /// Written anew at each step: `RNN`.
  case plain
  /// Two gates blend what was there with what is new: `GRU`.
  case gru
  /// Three gates write, keep and read a cell beside the state: `LSTM`.
  case lstm

  /// How many numbers of a step each unit computes with weights of its own.
  var gateCount: Int {
    switch self {
    case .plain: 1
    case .gru: 3
    case .lstm: 4
    }
  }

  /// What those numbers are, in the order of the engine's `gates`; none for a plain memory.
  var gateNames: [String] {
    switch self {
    case .plain: []
    case .gru: ["reset", "keep", "new"]
    case .lstm: ["write", "keep", "new", "read"]
    }
  }

  /// As prose names it.
  var title: String {
    switch self {
    case .plain: "plain"
    case .gru: "GRU"
    case .lstm: "LSTM"
    }
  }

  /// The layer that passes on its last state, or all of them.
  func layer(_ units: Int, returns: RecurrentOutput, named name: String) -> Model.Entry {
    switch self {
    case .plain: .rnn(units, returns: returns, named: name)
    case .gru: .gru(units, returns: returns, named: name)
    case .lstm: .lstm(units, returns: returns, named: name)
    }
  }
}

/// A recurrent layer taken step by step in plain arithmetic, with the weights of a running network:
/// for pictures of a single step, and for networks that read what they have written.
///
///     plain   state = tanh(input part + state part)
///     GRU     state = (1 − keep) × new + keep × state before
///     LSTM    cell = keep × cell before + write × new,  state = read × tanh(cell)
struct CellWalk {
  let kind: MemoryCell
  let units: Int
  private let width: Int
  private let inputWeights: [Float]
  private let stateWeights: [Float]
  /// Those of the input and of the state.
  private let biases: ([Float], [Float])

  /// What goes on in one step.
  struct Moment: Equatable {
    /// For each gate and unit, what the input adds to its sum, offsets included.
    var inputPart: [Double]
    /// For each gate and unit, what the state before adds to its sum, offsets excluded.
    var statePart: [Double]
    /// As `MemoryCell.gateNames` says, unit after unit; empty for a plain memory.
    var gates: [Double]
    /// What an LSTM keeps beside its state; empty for the others.
    var cell: [Double]
    /// What is handed on.
    var state: [Double]
  }

  /// The tensors that it needs, of a layer of that name.
  static func probes(_ name: String) -> [TensorName] {
    ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"].map {
      TensorName(name).appending($0)
    }
  }

  /// Nil where the weights have not been reported.
  init?(_ kind: MemoryCell, _ values: [TensorName: [Float]], named name: String) {
    let found = Self.probes(name).compactMap { values[$0] }
    guard found.count == 4, !found[2].isEmpty else { return nil }
    self.kind = kind
    units = found[2].count / kind.gateCount
    width = found[0].count / found[2].count
    inputWeights = found[0]
    stateWeights = found[1]
    biases = (found[2], found[3])
  }

  /// Before anything has been read.
  var beginning: Moment {
    let zeros = [Double](repeating: 0, count: units)
    return Moment(
      inputPart: [], statePart: [], gates: [], cell: kind == .lstm ? zeros : [], state: zeros)
  }

  /// Reads one row of numbers.
  func step(after before: Moment, reading input: some Collection<Double>) -> Moment {
    let rows = kind.gateCount * units
    var inputPart = [Double](repeating: 0, count: rows)
    var statePart = [Double](repeating: 0, count: rows)
    for row in 0..<rows {
      var sum = Double(biases.0[row])
      for (column, value) in input.prefix(width).enumerated() where value != 0 {
        sum += Double(inputWeights[row * width + column]) * value
      }
      inputPart[row] = sum
      var back = 0.0
      for unit in 0..<units {
        back += Double(stateWeights[row * units + unit]) * before.state[unit]
      }
      statePart[row] = back
    }
    var moment = Moment(
      inputPart: inputPart, statePart: statePart, gates: [], cell: [], state: before.state)
    switch kind {
    case .plain: finishPlain(&moment)
    case .gru: finishGRU(&moment, before)
    case .lstm: finishLSTM(&moment, before)
    }
    return moment
  }

  private func finishPlain(_ moment: inout Moment) {
    for unit in 0..<units {
      // One offset goes with each part; both are shown with the input's.
      moment.inputPart[unit] += Double(biases.1[unit])
      moment.state[unit] = PortableMath.tanh(moment.inputPart[unit] + moment.statePart[unit])
    }
  }

  private func finishGRU(_ moment: inout Moment, _ before: Moment) {
    moment.gates = [Double](repeating: 0, count: 3 * units)
    for unit in 0..<units {
      let (reset, keep, new) = (unit, units + unit, 2 * units + unit)
      for row in [reset, keep] {
        moment.gates[row] = Self.sigmoid(
          moment.inputPart[row] + moment.statePart[row] + Double(biases.1[row]))
      }
      let recalled = moment.statePart[new] + Double(biases.1[new])
      moment.gates[new] = PortableMath.tanh(moment.inputPart[new] + moment.gates[reset] * recalled)
      moment.state[unit] =
        (1 - moment.gates[keep]) * moment.gates[new] + moment.gates[keep] * before.state[unit]
    }
  }

  private func finishLSTM(_ moment: inout Moment, _ before: Moment) {
    moment.gates = [Double](repeating: 0, count: 4 * units)
    moment.cell = before.cell
    for unit in 0..<units {
      for gate in 0..<4 {
        let row = gate * units + unit
        let sum = moment.inputPart[row] + moment.statePart[row] + Double(biases.1[row])
        moment.gates[row] = gate == 2 ? PortableMath.tanh(sum) : Self.sigmoid(sum)
      }
      let (write, keep) = (moment.gates[unit], moment.gates[units + unit])
      let (new, read) = (moment.gates[2 * units + unit], moment.gates[3 * units + unit])
      moment.cell[unit] = keep * before.cell[unit] + write * new
      moment.state[unit] = read * PortableMath.tanh(moment.cell[unit])
    }
  }

  private static func sigmoid(_ x: Double) -> Double { 1 / (1 + PortableMath.exp(-x)) }

  /// A dense layer on a state: `weights [outputs × units]`.
  static func dense(_ state: [Double], _ weights: [Float], _ offsets: [Float]) -> [Double] {
    offsets.indices.map { row in
      state.indices.reduce(Double(offsets[row])) {
        $0 + Double(weights[row * state.count + $1]) * state[$1]
      }
    }
  }
}
