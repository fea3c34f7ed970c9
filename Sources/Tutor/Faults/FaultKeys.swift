internal import Labs
internal import Learning
internal import TextUI

/// What a key can do in the panel of a fault.
enum FaultAction: Equatable, Sendable {
  case nextPage, previousPage, up, down, pick, tryRepair, leave
}

extension FaultGame {
  /// The keys of the panel that do something now.
  var bindings: [Binding<FaultAction>] {
    var bindings = Binding<FaultAction>.pair(
      .next, "page", .nextPage, .previousPage, priority: 8,
      help: "The next and the last page: symptom, curves, settings, data, repair (also n and p)",
      shown: "PgDn")
    bindings += Binding<FaultAction>.pair(
      .turn, "page", .previousPage, .nextPage, priority: nil, help: "The page before or after")
    switch page {
    case .repairs:
      if !round.isRepaired {
        bindings += Binding<FaultAction>.pair(
          .move, "choose", .up, .down, priority: 8, help: "Another repair (also k and j)")
        bindings.append(
          Binding(
            .digits, "choose", .pick, priority: nil, help: "The repair of that number",
            keys: .digits(round.fault.repairs.count), shown: "1-\(round.fault.repairs.count)"))
        if !round.tried.contains(cursor) {
          bindings.append(
            Binding(
              .act, "repair", .tryRepair, priority: 9,
              help: "Repairs it so, and trains it beside the broken one"))
        }
      }
    case .brief, .curves, .settings, .examples, .confusion: break
    }
    bindings.append(
      Binding(
        .back, "debugger", .leave, priority: 10,
        help: "Back to the debugger, to look for the fault"))
    return bindings
  }

  /// Does what a key does.
  ///
  /// - Returns: what the trainer should do, and whether the panel is left.
  mutating func perform(
    _ action: FaultAction, key: Key
  ) -> (commands: [LabCommand], isLeft: Bool) {
    switch action {
    case .nextPage: turn(by: 1)
    case .previousPage: turn(by: -1)
    case .up: choose(cursor - 1)
    case .down: choose(cursor + 1)
    case .pick: if let digit = key.digit { choose(digit - 1) }
    case .tryRepair: return (tryRepair(), false)
    case .leave: return ([], true)
    }
    return ([], false)
  }
}

extension FaultAction: HelpAction {
  var section: HelpSection {
    switch self {
    case .nextPage, .previousPage, .up, .down, .pick, .leave: .move
    case .tryRepair: .answer
    }
  }
}
