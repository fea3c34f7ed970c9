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
        state: StyledText.muted("\(done) of \(rows.count) lessons done"),
        progress: rows.isEmpty ? nil : Double(done) / Double(rows.count)),
      in: grid.header)
    if grid.isWide {
      drawMap(on: &surface, in: grid.text, isCompact: surface.size.rows < 28)
      drawPreview(on: &surface, in: grid.stage)
    } else {
      drawMap(on: &surface, in: grid.body.left(39), isCompact: true)
      drawPreview(on: &surface, in: grid.body.dropLeft(42))
    }
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer)
  }

  // MARK: The map

  /// Units in a column; the one with the cursor shows its lessons.
  private func drawMap(on surface: inout Surface, in area: Rect, isCompact: Bool) {
    var row = area.row
    for unit in library.syllabus.units {
      guard row < area.endRow else { return }
      let isOpen = unit.number == chosen?.unit
      let title =
        StyledText("\(unit.number)  ", isOpen ? .strong : .muted, isOpen ? .bold : [])
        + StyledText(unit.title, isOpen ? .strong : .ink, isOpen ? .bold : [])
      let marks = marks(of: unit.number, in: surface.look)
      surface.write(
        title.truncated(to: area.columns - marks.width - 1), column: area.column, row: row)
      surface.write(marks, endColumn: area.endColumn, row: row)
      row += 1
      guard isOpen else {
        row += isCompact ? 0 : 1
        continue
      }
      if !isCompact { row += 1 }
      for (index, lesson) in rows.enumerated() where lesson.unit == unit.number {
        guard row < area.endRow else { return }
        draw(lesson, isChosen: index == cursor, on: &surface, in: area, row: row)
        row += 1
      }
      if !isCompact { row += 1 }
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
    surface.write(minutes, endColumn: area.column + min(area.columns, 66), row: area.row)
    var place = area.dropTop(2).left(66)
    if let stage {
      let rows = min(16, max(12, place.rows - 8))
      stage.drawPreview(on: &surface, in: place.top(rows))
      place = place.dropTop(rows + 1)
    }
    surface.draw(TextView(previewText(of: row, isBrief: stage != nil)), in: place)
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
