internal import Labs
internal import Learning
internal import TextUI

/// What lies over the panes: a field for a number, a choice of parts, the list of changes.
struct ToolSheet: Widget {
  var tool: DebuggerTool
  var report: StepReport

  /// Rule, title, an empty row and the content.
  static func rows(of tool: DebuggerTool, _ report: StepReport) -> Int {
    switch tool {
    case .entry: 3 + NumberField.rows
    case .parts(let menu): 3 + menu.options.count
    case .changes: 3 + min(12, max(1, ChangeList(report).lines.count))
    }
  }

  var summary: String {
    switch tool {
    case .entry(let entry): return "\(entry.title): \(field(entry).summary)"
    case .parts(let menu):
      let options = menu.options.map(\.label).joined(separator: ", ")
      return "\(title): \(options); chosen: \(menu.options[menu.choice].label)"
    case .changes:
      return ChangeList(report).lines.map { ChangeList.text($0, in: report) }
        .joined(separator: "; ")
    }
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.fill(area, with: .blank)
    surface.rule(
      column: area.column, row: area.row, columns: area.columns, glyph: .progress,
      style: Style(.muted))
    surface.write(.strong(title), column: area.column, row: area.row + 1)
    let body = area.dropTop(3)
    switch tool {
    case .entry(let entry): surface.draw(field(entry), in: body)
    case .parts(let menu):
      drawLines(menu.options.map(\.label), choice: menu.choice, on: &surface, in: body)
    case .changes(let choice):
      let lines = ChangeList(report).lines.map { ChangeList.text($0, in: report) }
      drawLines(lines, choice: choice, on: &surface, in: body)
    }
  }

  private var title: String {
    switch tool {
    case .entry(let entry): return entry.title
    case .parts(let menu):
      switch menu.verb {
      case .zero: return "Set to zero: what of \(menu.tensor.short)?"
      case .hold: return "Hold at a value: what of \(menu.tensor.short)?"
      }
    case .changes: return "Changed by hand, and stops"
    }
  }

  private func field(_ entry: NumberEntry) -> NumberField {
    NumberField(
      label: entry.label, text: entry.entry.text, caret: entry.entry.caret, hint: entry.hint,
      error: entry.problem, fieldColumns: 16)
  }

  private func drawLines(
    _ lines: [String], choice: Int, on surface: inout Surface, in area: Rect
  ) {
    let window = ScrollWindow(count: lines.count, rows: area.rows, focus: choice..<choice + 1)
    for index in window.shown {
      let line = area.line(index - window.first)
      let isChosen = index == choice
      if isChosen {
        surface.fill(line, with: Cell(" ", Style(.ink, on: .role(.focusWash))))
        surface.write(
          .cursor, column: line.column, row: line.row,
          style: Style(.focus, on: .role(.focusWash), .bold))
      }
      let text = StyledText(lines[index], isChosen ? .strong : .ink)
      surface.write(
        (isChosen ? text.on(.role(.focusWash)) : text).truncated(to: line.columns - 2),
        column: line.column + 2, row: line.row)
      surface.mark(.item(index), in: line)
    }
    surface.draw(ScrollMarks(window), in: area)
  }
}
