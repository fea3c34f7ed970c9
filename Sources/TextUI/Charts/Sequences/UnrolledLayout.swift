/// Where the parts of an unrolled sequence stand.
struct UnrolledLayout {
  /// Columns for the names of rows; 0 where there is no room for them.
  let names: Int
  let answerRow: Int?
  let shareRow: Int?
  /// Arrows from the state to the answer, and from the token to the state.
  let leaveRow: Int?
  let riseRow: Int?
  /// The rows of the states.
  let state: Rect
  let gates: Rect
  let tokenRow: Int
  let first: Int
  let shown: Int
  /// The column of the first step that is shown.
  let start: Int
  private let width: Int
  private let distance: Int

  init(_ sequence: UnrolledSequence, in area: Rect) {
    let steps = sequence.steps
    let gateRows = area.rows >= 9 ? min(sequence.gateNames.count, area.rows - 8) : 0
    let hasAnswers = steps.contains { !$0.answer.isEmpty } && area.rows >= 4
    let hasShares = hasAnswers && area.rows >= 7 && steps.contains { $0.share != nil }
    let hasArrows = area.rows >= 8
    let named = ["answer", "state", "token"] + sequence.gateNames
    let widest = named.map(\.displayWidth).max() ?? 0
    names = area.columns >= 40 ? widest + 2 : 0
    let words = steps.map { max($0.token.displayWidth, $0.answer.displayWidth) }.max() ?? 1
    width = min(max(words, 5), 9)
    let gap = sequence.links.isEmpty ? 4 : 6
    let margin = names == 0 ? 2 : 1
    let room = max(0, area.columns - names - margin)
    let fitting = max(1, (room + gap) / (width + gap))
    shown = min(steps.count, room >= width ? fitting : 0)
    // Arrows grow when there is room for all steps.
    let even = steps.count > 1 ? (room - width) / (steps.count - 1) : 0
    distance = shown == steps.count ? max(width + gap, min(even, width + 11)) : width + gap
    let center = min(max(0, sequence.focus ?? 0), steps.count - 1)
    first = min(max(0, center - shown / 2), steps.count - shown)
    start = area.column + names + margin
    // From the top: answer, share, arrow, state, gates, arrow, token.
    var row = area.row
    answerRow = hasAnswers ? row : nil
    row += hasAnswers ? 1 : 0
    shareRow = hasShares ? row : nil
    row += hasShares ? 1 : 0
    leaveRow = hasAnswers && hasArrows ? row : nil
    row += leaveRow == nil ? 0 : 1
    let below = 1 + (hasArrows ? 1 : 0) + (gateRows > 0 ? gateRows + 1 : 0)
    let free = max(1, area.endRow - row - below)
    let units = steps.map(\.state.count).max() ?? 0
    // A unit is a half row, or twice and three times that where there is room.
    let most = units * 3 <= free * 2 ? units * 3 : units * 2 <= free * 2 ? units * 2 : units
    let rows = min(free, max(1, (most + 1) / 2))
    state = Rect(column: area.column, row: row, columns: area.columns, rows: rows)
    row += rows
    gates = Rect(
      column: area.column, row: row + (gateRows > 0 ? 1 : 0), columns: area.columns,
      rows: gateRows)
    row += gateRows > 0 ? gateRows + 1 : 0
    riseRow = hasArrows ? row : nil
    row += hasArrows ? 1 : 0
    tokenRow = min(row, max(area.row, area.endRow - 1))
  }

  /// The columns of a step; nil if it is not shown.
  func column(of index: Int) -> Rect? {
    guard index >= first, index < first + shown else { return nil }
    return Rect(
      column: start + (index - first) * distance, row: 0, columns: width, rows: 1)
  }
}
