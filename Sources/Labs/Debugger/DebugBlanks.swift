internal import TextUI

/// What the learner has written into the blanks.
struct DebugBlanks: Equatable, Sendable {
  /// How near is right.
  static let tolerance = 0.001

  /// The blank that keys act on.
  private(set) var row = 0
  /// What is being typed for it.
  private(set) var typed = ""
  /// What has been entered.
  private(set) var entered: [DebugCell: Double] = [:]

  /// All blanks empty.
  init() {}

  /// From a setting: `slopeV=-0.569,z1=0.375`.
  init(_ text: String) {
    for part in text.split(separator: ",") {
      let halves = part.split(separator: "=")
      if halves.count == 2, let cell = DebugCell(rawValue: String(halves[0])),
        let value = Double(halves[1]), value.isFinite
      {
        entered[cell] = value
      }
    }
  }

  /// As a setting.
  var text: String {
    DebugCell.allCases.compactMap { cell in
      entered[cell].map { "\(cell.rawValue)=\($0)" }
    }.joined(separator: ",")
  }

  /// Whether what was entered for a blank is right; nil if nothing was.
  func isRight(_ cell: DebugCell, _ trace: DebugTrace) -> Bool? {
    entered[cell].map { ($0 - cell.value(trace)).magnitude <= Self.tolerance }
  }

  /// How many of these blanks are right.
  func rightCount(_ cells: [DebugCell], _ trace: DebugTrace) -> Int {
    cells.count { isRight($0, trace) == true }
  }

  /// What may have gone wrong with an entry: a slip that gives this number, or the rule.
  func advice(_ cell: DebugCell, _ trace: DebugTrace) -> String? {
    guard let value = entered[cell], isRight(cell, trace) == false else { return nil }
    let slip = cell.slips(trace).first { (value - $0.value).magnitude <= Self.tolerance }
    return slip?.words ?? "the rule: " + cell.rule(trace.net)
  }

  /// Types, chooses and enters.
  mutating func press(_ key: Key, cells: [DebugCell], trace: DebugTrace) {
    guard !cells.isEmpty else { return }
    row = min(row, cells.count - 1)
    switch key {
    case .up: (row, typed) = (max(0, row - 1), "")
    case .down: (row, typed) = (min(cells.count - 1, row + 1), "")
    case .character("-"):
      typed = typed.hasPrefix("-") ? String(typed.dropFirst()) : "-" + typed
    case .character("."): if !typed.contains(".") { typed.append(".") }
    case .character(let digit) where digit.isASCII && digit.isNumber:
      if typed.count < 10 { typed.append(digit) }
    case .backspace: if !typed.isEmpty { typed.removeLast() }
    case .enter:
      guard let value = Double(typed) else { return }
      entered[cells[row]] = value
      typed = ""
      if isRight(cells[row], trace) == true { row = min(cells.count - 1, row + 1) }
    default: break
    }
  }
}
