internal import Recall
internal import TextUI

extension ProgressScreen {
  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    surface.draw(header, in: grid.header)
    // Long lines are no easier to read on a wide screen.
    var area = grid.body.left(118)
    let tabs = Tabs(Page.allCases.map(\.title), selection: page.rawValue)
    surface.draw(tabs, in: area.top(Tabs.rows), as: Pane.controls)
    area = area.dropTop(Tabs.rows + (grid.body.rows >= 22 ? 1 : 0))
    switch page {
    case .course: drawCourse(on: &surface, in: area)
    case .objectives: drawObjectives(on: &surface, in: area)
    case .ideas: drawIdeas(on: &surface, in: area)
    case .calibration: drawCalibration(on: &surface, in: area)
    case .time: drawTime(on: &surface, in: area)
    }
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  private var header: Header {
    let seen = report.lessons.count { $0.isSeen }
    let due = report.counts.dueToday
    return Header(
      path: ["Your progress"],
      state: (due > 0 ? .strong("\(due) due today") + .muted(" · ") : StyledText())
        + .muted("\(seen) of \(counted(report.lessons.count, "lesson")) seen"),
      progress: report.lessons.isEmpty ? nil : Double(seen) / Double(report.lessons.count))
  }

  /// Sentences at the top of a page.
  func draw(_ words: [StyledText], on surface: inout Surface, in area: Rect) -> Rect {
    let text = TextView(words.map(TextView.Block.paragraph), isCompact: true)
    let columns = min(76, area.columns)
    let rows = text.height(columns: columns)
    surface.draw(text, in: area.top(rows).left(columns))
    return area.dropTop(rows + 1)
  }

  /// A list with the one line that keys act on, and below it what there is to say of that line.
  func drawList(
    _ count: Int, about details: [StyledText], heads: (inout Surface, Rect) -> Void = { _, _ in },
    hasHeads: Bool = true, on surface: inout Surface, in area: Rect,
    row: (inout Surface, Int, ListRow.State, Rect) -> Void
  ) {
    let columns = min(76, area.columns)
    let text = TextView(details.map(TextView.Block.paragraph), isCompact: true)
    let rowsOfText = min(text.height(columns: columns), area.rows / 3)
    var list = area.dropBottom(rowsOfText + 1)
    if hasHeads {
      heads(&surface, list.top(1))
      list = list.dropTop(1)
    }
    list = list.top(count)
    surface.pane(Pane.map, in: list) { surface in
      let window = ScrollWindow(
        count: count, rows: list.rows, first: 0, focus: cursor..<cursor + 1)
      for index in window.shown {
        let line = list.line(index - window.first)
        row(&surface, index, index == cursor ? .focused : .plain, line)
        surface.mark(.item(index), in: line)
      }
      surface.draw(ScrollMarks(window), in: list)
    }
    let place = list.endRow + 1
    surface.draw(
      text,
      in: Rect(
        column: area.column + ListRow.indent, row: place, columns: columns - ListRow.indent,
        rows: max(0, area.endRow - place)))
  }

  /// A share as a short bar: what is there on the track of what there may be.
  static func bar(_ value: Double, columns: Int, in look: Look) -> StyledText {
    let filled = min(columns, max(0, Int((value * Double(columns)).rounded())))
    let (full, empty) = (Glyph.progress, Glyph.rule)
    return StyledText(
      String(repeating: full.character(in: look), count: filled), .ink)
      + StyledText(String(repeating: empty.character(in: look), count: columns - filled), .grid)
  }
}
