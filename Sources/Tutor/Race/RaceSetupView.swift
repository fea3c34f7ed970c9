internal import Labs
internal import TextUI

extension RaceSetup {
  private static let columns = 72

  func area(on size: Size) -> Rect {
    Overlay.area(forRows: labels.count + (here == nil ? 5 : 7), in: Rect(size))
  }

  var sheet: Overlay {
    Overlay(
      title: "Race", state: .muted("up to \(Self.most) values"),
      content: RaceSetupText(setup: self), columns: Self.columns,
      hints: [
        KeyHint("↑↓", "setting", priority: 2), KeyHint("←→", "value", priority: 1),
        KeyHint("Space", "tick", priority: 3),
      ] + (here == nil ? [] : [KeyHint("F", "from", priority: 3)])
        + (order == nil ? [] : [KeyHint("Enter", "race", priority: 4)])
        + [KeyHint("Esc", "back", priority: 5)])
  }
}

/// The controls, and below them the values of the chosen one.
private struct RaceSetupText: Widget {
  var setup: RaceSetup

  var summary: String {
    let label = setup.labels[setup.cursor]
    guard let chosen = setup.chosen else { return "\(label) has no values to race" }
    let ticked = setup.chosenTicks.sorted().map { chosen.texts[$0] }.joined(separator: ", ")
    let start = setup.isFromHere ? setup.here.map { " from step \($0.run.steps)" } ?? "" : ""
    return "race \(label)\(start): \(ticked.isEmpty ? "no values" : ticked)"
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard area.rows > 0 else { return }
    let room = max(1, area.rows - (setup.here == nil ? 5 : 7))
    let first = ListRow.first(of: setup.labels.count, chosen: setup.cursor, room: room)
    for (row, label) in setup.labels.dropFirst(first).prefix(room).enumerated() {
      let line = area.line(row)
      surface.mark(.item(first + row), in: line)
      let isChosen = first + row == setup.cursor
      ListRow.draw(
        StyledText(label, isChosen ? .focus : .ink, isChosen ? .bold : []),
        isChosen ? .focused : .plain, on: &surface, in: line)
    }
    let rest = area.dropTop(min(room, setup.labels.count) + 1)
    guard !rest.isEmpty else { return }
    guard let chosen = setup.chosen else {
      surface.draw(
        TextView(.muted("This setting has no values that could run against each other.")),
        in: rest)
      return
    }
    drawValues(chosen, on: &surface, in: rest)
  }

  /// Where they begin: at their own beginnings, or at the moment on stage.
  private func drawStart(on surface: inout Surface, in area: Rect) {
    guard let here = setup.here, !area.isEmpty else { return }
    func option(_ text: String, _ isChosen: Bool) -> StyledText {
      let box = isChosen ? Glyph.right.character(in: surface.look) : "·"
      return StyledText(
        String(box) + " " + text, isChosen ? .strong : .muted, isChosen ? .bold : [])
    }
    let text =
      StyledText("F", .focus, .bold) + .muted("  begin  ")
      + option("before the first step", !setup.isFromHere) + "   "
      + option("where the run stands, step \(Numbers.grouped(here.run.steps))", setup.isFromHere)
    surface.write(
      text.truncated(to: area.columns), column: area.column, row: area.row, within: area)
  }

  /// The values in a line, around the chosen one; those that race are ticked.
  private func drawValues(
    _ values: ControlValues, on surface: inout Surface, in area: Rect
  ) {
    let ticks = setup.chosenTicks
    let width = (values.texts.map(\.displayWidth).max() ?? 1) + 4
    let shown = max(1, area.columns / width)
    let first = ListRow.first(of: values.texts.count, chosen: setup.column, room: shown)
    var column = area.column
    for place in values.texts.indices.dropFirst(first).prefix(shown) {
      let isTicked = ticks.contains(place)
      let isChosen = place == setup.column
      let box = isTicked ? Glyph.right.character(in: surface.look) : "·"
      let role: Role = isChosen ? .focus : isTicked ? .strong : .muted
      let text = StyledText(String(box) + " " + values.texts[place], role, isChosen ? .bold : [])
      let cell = Rect(
        column: column, row: area.row, columns: min(width - 1, area.endColumn - column), rows: 1)
      if isChosen { surface.fill(cell, with: Cell(" ", Style(.focus, on: .role(.focusWash)))) }
      surface.write(
        isChosen ? text.on(.role(.focusWash)) : text, column: column, row: area.row, within: cell)
      column += width
    }
    let count = "\(ticks.count) of \(values.texts.count) values race"
    let more = values.texts.count > shown ? "; ←→ shows more" : ""
    let least = ticks.count < 2 ? "; tick at least two" : ""
    drawStart(on: &surface, in: area.dropTop(4))
    surface.write(
      StyledText.muted(count + more + least).truncated(to: area.columns), column: area.column,
      row: area.row + 2, within: area)
  }
}
