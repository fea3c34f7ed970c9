internal import TextUI

/// What the learner has written into the blanks.
struct DebugBlanks: Equatable, Sendable {
  /// How near is right.
  static let tolerance = 0.001

  private var sheet = BlankSheet<DebugCell>()

  /// The blank that keys act on.
  var row: Int { sheet.row }
  /// What is being typed for it.
  var typed: String { sheet.typed }
  /// What has been entered.
  var entered: [DebugCell: Double] { sheet.entered }

  /// All blanks empty.
  init() {}

  /// From a setting: `slopeV=-0.569,z1=0.375`.
  init(_ text: String) {
    var entered: [DebugCell: Double] = [:]
    for part in text.split(separator: ",") {
      let halves = part.split(separator: "=")
      if halves.count == 2, let cell = DebugCell(rawValue: String(halves[0])),
        let value = Double(halves[1]), value.isFinite
      {
        entered[cell] = value
      }
    }
    sheet = BlankSheet(entered)
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
    if sheet.isShown(cell) { return "it is \(Numbers.fixed(cell.value(trace), decimals: 3))" }
    let slip = cell.slips(trace).first { (value - $0.value).magnitude <= Self.tolerance }
    return slip?.words ?? "the rule: " + cell.rule(trace.net)
  }

  /// Types, chooses and enters.
  mutating func press(_ key: Key, cells: [DebugCell], trace: DebugTrace) {
    sheet.press(key, cells: cells) { cell, value in
      (value - cell.value(trace)).magnitude <= Self.tolerance
    }
  }
}
