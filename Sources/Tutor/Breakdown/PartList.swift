internal import Labs
internal import TextUI

/// The parts of a mean, a row each: its number, its loss with a bar, what was said.
///
///     ▸  37  ████████████  4.21  ✗ said 8, is 3
///        12  ███████       2.80  ✗ said 6, is 5
struct PartList: Widget {
  var screen: BreakdownScreen

  var summary: String {
    guard let first = screen.listed.first else { return "no parts" }
    return "\(screen.listed.count) parts, \(screen.order.title); the first is "
      + "\(screen.name(ofPart: first)) with \(Numbers.significant(Double(screen.parts[first].loss)))"
  }

  /// Columns of a loss.
  private static let lossColumns = 8

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let (parts, listed) = (screen.parts, screen.listed)
    let numberColumns = "\(screen.label(ofPart: max(0, parts.count - 1)))".count + 2
    let answerColumns = min(
      18, listed.prefix(200).compactMap { screen.answer(ofPart: $0)?.width }.max() ?? 0)
    let barColumns =
      area.columns - 2 - numberColumns - Self.lossColumns - answerColumns - 3
    let most = parts.lazy.map { Double($0.loss) }.filter(\.isFinite).max() ?? 1
    let window = ScrollWindow(
      count: listed.count, rows: area.rows, focus: screen.chosen..<screen.chosen + 1)
    for index in window.shown {
      let row = area.row + index - window.first
      let part = parts[listed[index]]
      let isChosen = index == screen.chosen
      let ground: Ink = isChosen ? .role(.focusWash) : .standard
      let line = Rect(column: area.column, row: row, columns: area.columns, rows: 1)
      if isChosen { surface.fill(line, with: Cell(" ", Style(.ink, on: ground))) }
      func write(_ text: StyledText, column: Int) {
        surface.write(isChosen ? text.on(ground) : text, column: column, row: row)
      }
      if isChosen { write(StyledText("▸", .focus, .bold), column: area.column) }
      var column = area.column + 2
      write(.muted("\(screen.label(ofPart: listed[index]))"), column: column)
      column += numberColumns
      let loss = Double(part.loss)
      let text = Numbers.significant(loss)
      write(
        StyledText(text, loss.isFinite ? .ink : .wrong, isChosen ? .bold : []),
        column: column + max(0, Self.lossColumns - 1 - text.displayWidth))
      column += Self.lossColumns + 1
      if barColumns >= 6 {
        let share = loss.isFinite && most > 0 ? max(0, loss / most) : 1
        ProgressRule(
          share, heavy: Style(part.isRight == false ? .wrong : .ink, on: ground),
          light: Style(.grid, on: ground)
        ).draw(on: &surface, in: Rect(column: column, row: row, columns: barColumns, rows: 1))
        column += barColumns + 2
      }
      if let answer = screen.answer(ofPart: listed[index]) {
        write(answer.truncated(to: max(0, area.endColumn - column)), column: column)
      }
      surface.mark(.item(index), in: line)
    }
    surface.draw(ScrollMarks(window), in: area)
  }
}
