internal import Labs
internal import TextUI

/// What a key can do in the panel of a fault.
enum FaultAction: Equatable, Sendable {
  /// Lays the panel over the debugger, or puts it away.
  case show, leave
  case turnPage, up, down, pick, accuse
  /// Another network with another fault.
  case another
}

extension FaultGame {
  /// The keys of the panel that do something now.
  var bindings: [Binding<DebuggerAction>] {
    var bindings: [Binding<DebuggerAction>] = []
    if page == .suspects, round?.isFound == false {
      bindings += Binding<DebuggerAction>.pair(
        .move, "suspect", .fault(.up), .fault(.down), priority: 8,
        help: "Another suspect (also k and j)")
      bindings.append(
        Binding(
          .digits, "suspect", .fault(.pick), priority: nil, help: "The suspect of that number",
          keys: .digits(FaultSuspect.allCases.count), shown: "1-\(FaultSuspect.allCases.count)"))
      if canAccuse {
        bindings.append(
          Binding(
            .act, "accuse", .fault(.accuse), priority: 9,
            help: "Says that this is the fault; a wrong suspect costs points"))
      }
    }
    if round?.isFound == true {
      bindings.append(
        Binding(
          ["R"], "R", "another fault", .fault(.another), priority: 9,
          help: "Another network, broken in another way"))
    }
    if round != nil {
      bindings += Binding<DebuggerAction>.pair(
        .next, page == .suspects ? "data" : "suspects", .fault(.turnPage), .fault(.turnPage),
        priority: 7, help: "The suspects, and the examples that the network gets (also n and p)",
        shown: "PgDn")
    }
    bindings += [
      Binding(
        .back, "to the network", .fault(.leave), priority: 10,
        help: "To the debugger, to look for the fault"),
      Binding(["A"], "A", "to the network", .fault(.leave), priority: nil),
      Binding(.glossary, .glossary, priority: 0),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 1),
    ]
    return bindings.disjoint()
  }
}

// What those keys do.
extension DebuggerScreen {
  mutating func perform(_ action: FaultAction, key: Key?) -> [ScreenRequest] {
    switch action {
    case .show: fault?.isShown = true
    case .leave: fault?.isShown = false
    case .turnPage: fault?.turn()
    case .up: fault?.choose(by: -1)
    case .down: fault?.choose(by: 1)
    case .pick:
      key?.digit.flatMap { FaultSuspect(rawValue: $0 - 1) }.map { fault?.choose($0) }
    case .accuse: return (fault?.accuse() ?? []).map { .effect($0) }
    case .another:
      guard let next = fault?.next else { return [] }
      return [.fault(next.network, seed: next.seed)]
    }
    return []
  }

  /// A suspect that was pressed is chosen, and pressed again it is accused.
  mutating func pressPanel(_ region: HitRegion) -> [ScreenRequest] {
    guard region.owner == DebuggerOwner.fault, case .item(let number) = region.part,
      let suspect = FaultSuspect(rawValue: number), fault?.round?.isFound == false
    else { return [] }
    if fault?.cursor == suspect { return perform(.fault(.accuse)) }
    fault?.choose(suspect)
    return []
  }

  /// The key that lays the panel over the debugger.
  var faultBindings: [Binding<DebuggerAction>] {
    guard fault != nil else { return [] }
    return [
      Binding(
        ["A"], "A", "suspects", .fault(.show), priority: 9,
        help: "The list of suspects, the loss as it should be, and the data")
    ]
  }
}
