internal import Course
internal import Labs
internal import Recall
internal import TextUI

extension HomeScreen {
  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size, textRows: surface.size.rows - 12)
    let done = rows.count { $0.state == .done }
    surface.draw(
      Header(
        path: ["Descent"],
        state: (dueCount > 0
          ? StyledText.strong("\(dueCount) due today") + .muted(" · ") : StyledText())
          + .muted("\(done) of \(rows.count) lessons done"),
        progress: rows.isEmpty ? nil : Double(done) / Double(rows.count)),
      in: grid.header)
    let map = grid.isWide ? grid.text : grid.body.left(39)
    let isCompact = !grid.isWide || surface.size.rows < 28
    surface.pane(Pane.map, in: map) { drawMap(on: &$0, in: map, isCompact: isCompact) }
    drawPreview(on: &surface, in: grid.isWide ? grid.stage : grid.body.dropLeft(42))
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  // MARK: The map

  /// A row of the map.
  private enum MapRow {
    case unit(Syllabus.Unit)
    /// A lesson, by its number among all.
    case lesson(Int)
    case blank
  }

  /// Units one below the other; the one with the cursor shows its lessons.
  private func mapRows(isCompact: Bool) -> [MapRow] {
    var map: [MapRow] = []
    for unit in library.syllabus.units {
      map.append(.unit(unit))
      guard unit.number == chosen?.unit else {
        if !isCompact { map.append(.blank) }
        continue
      }
      if !isCompact { map.append(.blank) }
      map += rows.indices.filter { rows[$0].unit == unit.number }.map(MapRow.lesson)
      if !isCompact { map.append(.blank) }
    }
    if case .blank? = map.last { map.removeLast() }
    return map
  }

  private func drawMap(on surface: inout Surface, in area: Rect, isCompact: Bool) {
    let map = mapRows(isCompact: isCompact)
    let chosenRow = map.firstIndex { if case .lesson(cursor) = $0 { true } else { false } }
    let window = ScrollWindow(
      count: map.count, rows: area.rows, first: 0, focus: chosenRow.map { $0..<$0 + 1 })
    for row in window.shown {
      let line = area.line(row - window.first)
      switch map[row] {
      case .unit(let unit): draw(unit, on: &surface, in: line)
      case .lesson(let index):
        surface.mark(.item(index), in: ScreenGrid.hanging(line))
        draw(rows[index], isChosen: index == cursor, on: &surface, in: line, row: line.row)
      case .blank: break
      }
    }
    surface.draw(ScrollMarks(window), in: area)
  }

  private func draw(_ unit: Syllabus.Unit, on surface: inout Surface, in line: Rect) {
    let isOpen = unit.number == chosen?.unit
    let title =
      StyledText("\(unit.number)  ", isOpen ? .strong : .muted, isOpen ? .bold : [])
      + StyledText(unit.title, isOpen ? .strong : .ink, isOpen ? .bold : [])
    let marks = marks(of: unit.number, in: surface.look)
    surface.write(
      title.truncated(to: line.columns - marks.width - 1), column: line.column, row: line.row)
    surface.write(marks, endColumn: line.endColumn, row: line.row)
    // A unit is opened by choosing the first of its lessons.
    if !isOpen, let first = rows.firstIndex(where: { $0.unit == unit.number }) {
      surface.mark(.item(first), in: line)
    }
  }

  private func marks(of unit: Int, in look: Look) -> StyledText {
    StyledText(
      String(
        rows.filter { $0.unit == unit }.map { glyph(of: $0).character(in: look) }),
      .muted)
  }

  private func glyph(of row: Row) -> Glyph {
    switch row.state {
    case .done: .lessonDone
    case .begun: .lessonBegun
    case .open: .lessonOpen
    }
  }

  private func draw(
    _ row: Row, isChosen: Bool, on surface: inout Surface, in area: Rect, row line: Int
  ) {
    let isWritten = row.lesson != nil
    let role: Role = isChosen ? .focus : isWritten ? .ink : .muted
    if isChosen {
      surface.wash(
        Rect(column: area.column - 1, row: line, columns: area.columns + 1, rows: 1),
        with: Style(.focus, on: .role(.focusWash)))
    }
    let ground: Ink = isChosen ? .role(.focusWash) : .standard
    if isChosen {
      surface.write(
        .cursor, column: area.column + 1, row: line, style: Style(.focus, on: ground, .bold))
    }
    surface.write(
      glyph(of: row), column: area.column + 3, row: line, style: Style(role, on: ground))
    let state = StyledText(self.state(of: row), Style(isChosen ? .focus : .muted, on: ground))
    let title = StyledText(
      row.lesson?.title ?? row.entry.title, Style(role, on: ground, isChosen ? .bold : []))
    surface.write(
      title.truncated(to: area.columns - 6 - state.width - 2), column: area.column + 6, row: line)
    surface.write(state, endColumn: area.endColumn - 1, row: line)
  }

  func state(of row: Row) -> String {
    guard let lesson = row.lesson else { return "coming" }
    switch row.state {
    case .begun:
      let step = record.position(in: lesson.id)?.step ?? 0
      return "step \(step + 1) of \(lesson.steps.count)"
    case .open, .done: return "\(row.entry.minutes) min"
    }
  }

  // MARK: The preview

  private func drawPreview(on surface: inout Surface, in area: Rect) {
    guard let row = chosen else { return }
    let minutes = StyledText.muted("\(row.entry.minutes) min")
    let title = StyledText.strong(row.lesson?.title ?? row.entry.title)
    surface.write(
      title.truncated(to: area.columns - minutes.width - 2), column: area.column, row: area.row)
    let width = stage == nil ? min(area.columns, 66) : area.columns
    surface.write(minutes, endColumn: area.column + width, row: area.row)
    var place = area.dropTop(2)
    let text = TextView(previewText(of: row, isBrief: stage != nil))
    if let stage {
      // What the text leaves, as large as it can be without looking stretched.
      let most = max(16, place.columns * 9 / 20)
      let rows = min(most, max(12, place.rows - text.height(columns: min(66, place.columns)) - 1))
      stage.drawPreview(on: &surface, in: place.top(rows))
      place = place.dropTop(rows + 1)
    }
    surface.draw(text, in: place.left(66))
  }

  /// - Parameter isBrief: Leaves out what the lesson itself says at its beginning.
  private func previewText(of row: Row, isBrief: Bool) -> [TextView.Block] {
    var blocks: [TextView.Block] = [
      .paragraph(StyledText(row.lesson?.promise ?? row.entry.promise))
    ]
    var facts: [(name: String, text: String)] = []
    if let lesson = row.lesson {
      if !isBrief {
        blocks.append(.paragraph(StyledText.muted("You will be able to")))
        blocks += lesson.objectives.map { .item(StyledText($0.text)) }
      }
      let step = record.position(in: lesson.id)?.step ?? 0
      if row.state != .done, lesson.steps.indices.contains(step) {
        facts.append(("Next", lesson.steps[step].title))
      }
      if let quiz = answered(in: lesson) { facts.append(("Quiz", quiz)) }
    } else {
      blocks.append(.paragraph(StyledText.muted("This lesson is not written yet: it is coming.")))
    }
    if !row.entry.needs.isEmpty {
      facts.append(("Needs", row.entry.needs.map(title).joined(separator: ", ")))
    }
    if !facts.isEmpty {
      blocks.append(
        .lines(
          facts.map { fact in
            StyledText.muted(fact.name + String(repeating: " ", count: 8 - fact.name.count))
              + StyledText(fact.text)
          }))
    }
    return blocks
  }

  /// The title of a lesson by its id.
  private func title(_ id: String) -> String {
    rows.first { $0.entry.id == id }.map { $0.lesson?.title ?? $0.entry.title } ?? id
  }

  /// How the learner did on the lesson's quiz so far.
  private func answered(in lesson: Lesson) -> String? {
    let items = lesson.steps.flatMap(\.screens).flatMap(\.blocks).compactMap { block in
      if case .quiz(let question) = block { question } else { nil }
    }
    let answers = items.compactMap { record.answers[$0.id]?.last }
    guard !answers.isEmpty else { return nil }
    let right = answers.count { $0.score == 1 }
    return "\(right) right of \(answers.count) answered, \(items.count) in all"
  }
}
