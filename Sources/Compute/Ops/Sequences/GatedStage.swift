/// A stage of a recurrent op with gates: a part of one time step.
///
/// Each part reads what those before it have written, so between two of them a gate can be looked at
/// and changed, and what follows is made of the changed one.
struct GatedStage {
  /// In the order in which a time step computes them.
  enum Part {
    /// The gates that only the input and the state before decide.
    case gates
    /// What they let pass: the cell of an LSTM, the candidate of a GRU.
    case memory
    /// The state after the step.
    case state
  }

  /// How many there are in a time step.
  static let perTimeStep = 3

  /// The time step, from 0.
  let time: Int
  let part: Part

  /// The stage of this number, counted through all time steps.
  init(_ number: Int) {
    time = number / Self.perTimeStep
    part =
      switch number % Self.perTimeStep {
      case 0: .gates
      case 1: .memory
      default: .state
      }
  }

  init(_ part: Part, at time: Int) {
    self.time = time
    self.part = part
  }

  /// Counted through all time steps.
  var number: Int {
    let place =
      switch part {
      case .gates: 0
      case .memory: 1
      case .state: 2
      }
    return time * Self.perTimeStep + place
  }
}
