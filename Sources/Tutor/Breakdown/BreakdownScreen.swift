internal import Compute
public import Labs
internal import Learning
internal import TextUI

/// What a mean on a stage is the mean of: every example with its loss, or every batch, of which each
/// can be opened in turn.
///
/// It lies over the screen on which the mean was asked about. The parts are measured once more on the
/// trainer's thread, one by one, in the network as it was.
public struct BreakdownScreen: Sendable {
  /// What is taken apart.
  let mean: Breakdown
  private(set) var state: BreakdownReport.State?
  /// How the parts are listed.
  private(set) var order = Order.largest
  /// The parts in that order, by their numbers.
  private(set) var listed: [Int] = []
  /// The row of the list that is chosen.
  private(set) var chosen = 0

  /// How parts are listed.
  enum Order: CaseIterable {
    /// By their losses.
    case largest
    /// As they come.
    case asTheyCome
    /// Only those that are not right, by their losses.
    case wrong
  }

  /// Asks for the parts of a mean.
  public init(_ mean: Breakdown) { self.mean = mean }

  enum Action: Equatable {
    case up, down, pageUp, pageDown, reorder, look
    case close, help, glossary, search, quit
  }

  /// The measurements; empty until all are there.
  var parts: [BreakdownPart] { if case .found(let parts) = state { parts } else { [] } }

  /// The number of the part that is chosen; nil where there is none.
  var part: Int? { listed.indices.contains(chosen) ? listed[chosen] : nil }

  /// Whether its parts are examples with classes, some of which are not right.
  var hasWrong: Bool { parts.contains { $0.isRight == false } }

  // MARK: Keys

  var bindings: [Binding<Action>] {
    var bindings: [Binding<Action>] = []
    if listed.count > 1 {
      bindings += Binding.pair(
        .move, partWord, .up, .down, priority: 8, help: "Another \(partWord) (also k and j)")
      bindings += Binding.pair(
        .next, "page", .pageDown, .pageUp, priority: nil, help: "A page down or up")
      bindings.append(
        Binding(
          ["O"], "O", next.name, .reorder, priority: 7,
          help: "List them by their losses, as they come, or only those that are wrong"))
    }
    if part != nil {
      bindings.append(
        Binding(
          .act, "why", .look, priority: 9,
          help: "Open this \(partWord) in the debugger, and see where its loss came from"))
    }
    bindings.append(
      Binding(
        .back, state == nil || isMeasuring ? "stop" : "back", .close, priority: 10,
        help: "Back to the picture"))
    bindings += [
      Binding(.search, .search, priority: 1), Binding(.glossary, .glossary, priority: 0),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 2),
    ]
    return bindings.disjoint()
  }

  /// What a part is called.
  var partWord: String {
    switch mean.parts {
    case .examples: "example"
    case .batches: "step"
    }
  }

  private var isMeasuring: Bool { if case .measuring = state { true } else { false } }

  /// The order that the key leads to.
  private var next: Order {
    let orders = Order.allCases.filter { $0 != .wrong || hasWrong }
    let index = orders.firstIndex(of: order) ?? 0
    return orders[(index + 1) % orders.count]
  }

  mutating func perform(_ action: Action, rows: Int = 10) -> [ScreenRequest] {
    switch action {
    case .up: choose(chosen - 1)
    case .down: choose(chosen + 1)
    case .pageUp: choose(chosen - rows)
    case .pageDown: choose(chosen + rows)
    case .reorder: list(by: next)
    case .look: return look()
    case .close: return [.close]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  mutating func choose(_ row: Int) { chosen = min(max(0, row), max(0, listed.count - 1)) }

  /// Lists the parts in another order; the one that was chosen stays chosen where it is still there.
  mutating func list(by order: Order) {
    let before = part
    self.order = order
    let parts = parts
    switch order {
    case .asTheyCome: listed = Array(parts.indices)
    case .largest: listed = Self.byLoss(parts, Array(parts.indices))
    case .wrong: listed = Self.byLoss(parts, parts.indices.filter { parts[$0].isRight == false })
    }
    choose(before.flatMap { listed.firstIndex(of: $0) } ?? 0)
  }

  /// The largest first; what is no number before all others.
  private static func byLoss(_ parts: [BreakdownPart], _ rows: [Int]) -> [Int] {
    func size(_ row: Int) -> Float { parts[row].loss.isNaN ? .infinity : parts[row].loss }
    return rows.sorted { size($0) == size($1) ? $0 < $1 : size($0) > size($1) }
  }

  private func look() -> [ScreenRequest] {
    guard let part else { return [] }
    let debugger = DebuggerScreen(
      mean.subject(ofPart: part), asking: TensorElement(.loss, 0))
    return [.open(.debugger(debugger))]
  }

  // MARK: What comes back

  mutating func begin() -> [ScreenRequest] { [.effect(.lab(.breakDown(mean)))] }

  mutating func receive(_ report: BreakdownReport) {
    guard report.job == mean.run.job.number else { return }
    state = report.state
    guard case .found(let parts) = report.state else { return }
    let wantsWrong = mean.quantity == .accuracy && parts.contains { $0.isRight == false }
    list(by: wantsWrong ? .wrong : .largest)
    choose(0)
  }
}

extension BreakdownScreen.Order {
  /// What leads to it.
  var name: String {
    switch self {
    case .largest: "largest first"
    case .asTheyCome: "in order"
    case .wrong: "only wrong"
    }
  }

  /// What stands above the list.
  var title: String {
    switch self {
    case .largest: "largest loss first"
    case .asTheyCome: "in order"
    case .wrong: "only those that are wrong"
    }
  }
}
