/// What is done with data in the course of a project, and which pot each action may use.
enum PotsAction: String, CaseIterable, Sendable {
  case weights, scaling, rate, stop, between, mistakes, report, spread

  /// As the table names it.
  var name: String {
    switch self {
    case .weights: "move the weights"
    case .scaling: "mean and spread for scaling"
    case .rate: "choose the learning rate"
    case .stop: "choose when to stop"
    case .between: "choose between two networks"
    case .mistakes: "look at mistakes for ideas"
    case .report: "report how good it is"
    case .spread: "say how exact that number is"
    }
  }

  /// The pot that it may use.
  var pot: Pot {
    switch self {
    case .weights, .scaling: .training
    case .rate, .stop, .between, .mistakes: .validation
    case .report, .spread: .test
    }
  }

  /// Where data is kept.
  enum Pot: String, CaseIterable, Sendable {
    case training, validation, test

    /// One letter for settings.
    var letter: Character {
      switch self {
      case .training: "t"
      case .validation: "v"
      case .test: "x"
      }
    }

    /// What it is for.
    var purpose: String {
      switch self {
      case .training: "moves weights"
      case .validation: "for choosing"
      case .test: "opened once"
      }
    }
  }
}

/// Which pot the learner gives each action, and whether the answers have been looked at.
struct PotsTable: Equatable, Sendable {
  /// One for each action; nil where nothing has been said.
  private(set) var pots: [PotsAction.Pot?] = PotsAction.allCases.map { _ in nil }
  /// The action that keys act on.
  private(set) var row = 0
  /// Whether the table shows what is right.
  private(set) var isChecked = false

  /// Nothing dropped on any pot.
  init() {}

  /// A table from a setting, such as `tv-x----`, checked with a `!` at its end.
  init(_ text: String) {
    isChecked = text.hasSuffix("!")
    for (index, letter) in text.prefix(pots.count).enumerated() {
      pots[index] = PotsAction.Pot.allCases.first { $0.letter == letter }
    }
  }

  /// As a setting.
  var text: String { String(pots.map { $0?.letter ?? "-" }) + (isChecked ? "!" : "") }

  /// How many actions are on the right pot.
  var rightCount: Int { PotsAction.allCases.indices.count { isRight($0) } }
  /// Whether every action is on a pot.
  var isComplete: Bool { !pots.contains(nil) }

  /// Whether an action is on its pot.
  func isRight(_ row: Int) -> Bool { pots[row] == PotsAction.allCases[row].pot }

  /// To another action.
  mutating func move(by rows: Int) { choose(row + rows) }
  /// To this action, or the nearest one that there is.
  mutating func choose(_ row: Int) { self.row = min(max(0, row), pots.count - 1) }

  /// The action to the pot at the left or at the right.
  mutating func push(by places: Int) {
    let all = PotsAction.Pot.allCases
    let place = pots[row].flatMap(all.firstIndex)
    let next = place.map { $0 + places } ?? (places > 0 ? 0 : all.count - 1)
    pots[row] = all[min(max(0, next), all.count - 1)]
    isChecked = false
  }

  /// Shows what is right.
  mutating func check() { isChecked = pots.contains { $0 != nil } }
}
