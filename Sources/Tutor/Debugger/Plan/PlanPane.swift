internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// The plan as a list that follows the run: what each instruction is, and what it has made.
///
///     The plan                                       ✓ done  ▸ next
///     forward  from the inputs to the loss ────────────────────────
///      ✓  5  hidden.product = input · hidden.weightᵀ   +0.375 +1.25
///     ●▸  6  hidden.sum = hidden.product + hidden.bias        ·   ·
struct PlanPane: Widget {
  var report: StepReport
  /// The number of the instruction that is opened.
  var chosen: Int
  /// Whether arrows move in it.
  var isFocused: Bool
  /// What the learner is to find out.
  var secrets = Secrets()

  var summary: String {
    guard report.rows.indices.contains(chosen) else { return "no plan yet" }
    let row = report.rows[chosen]
    return "instruction \(chosen + 1) of \(report.rows.count), \(row.phase.title): "
      + Notation.short(row.text) + ", " + spokenState(of: row)
  }

  private func spokenState(of row: StepRow) -> String {
    switch row.state {
    case .done: "done"
    case .next: "next"
    case .toCome: "to come"
    }
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var body = area
    if area.rows >= 6 {
      drawHead(on: &surface, in: area.top(1))
      body = area.dropTop(area.rows >= 16 ? 2 : 1)
    }
    let list = PlanList(report.rows)
    let line = list.line(of: chosen) ?? 0
    // The head above the first row, and what comes next, should be seen with it.
    let window = ScrollWindow(
      count: list.lines.count, rows: body.rows, first: line - body.rows / 2,
      focus: line..<line + 1)
    for index in window.shown {
      let place = body.line(index - window.first)
      switch list.lines[index] {
      case .head(let phase, _): draw(phase, on: &surface, in: place)
      case .row(let number): draw(report.rows[number], on: &surface, in: place)
      }
    }
    surface.draw(ScrollMarks(window), in: body)
  }

  private func drawHead(on surface: inout Surface, in line: Rect) {
    surface.write(.strong("The plan"), column: line.column + 1, row: line.row)
    let legend = StyledText.muted(
      "\(Glyph.right.character(in: surface.look)) done  "
        + "\(Glyph.cursor.character(in: surface.look)) next")
    if legend.width + 12 <= line.columns {
      surface.write(legend, endColumn: line.endColumn, row: line.row)
    }
  }

  private func draw(_ phase: Phase, on surface: inout Surface, in line: Rect) {
    var text = StyledText(phase.title, phase == .backward ? .gradient : .ink)
    if line.columns >= 44 { text += .muted("  " + phase.meaning) }
    let end = line.column + 1 + surface.write(text, column: line.column + 1, row: line.row) + 1
    surface.rule(column: end, row: line.row, columns: line.endColumn - end)
  }

  private func draw(_ row: StepRow, on surface: inout Surface, in line: Rect) {
    let look = surface.look
    surface.mark(.item(row.number), in: line)
    let isChosen = row.number == chosen
    if isChosen {
      surface.fill(line, with: Cell(" ", Style(.ink, on: .role(isFocused ? .focusWash : .wash))))
    }
    let ground: Ink = isChosen ? .role(isFocused ? .focusWash : .wash) : .standard
    if report.breakpoints.contains(.instruction(row.number)) {
      surface.write(
        .lessonDone, column: line.column, row: line.row, style: Style(.wrong, on: ground, .bold))
    }
    surface.write(mark(of: row, in: look).on(ground), column: line.column + 1, row: line.row)
    let digits = String(report.rows.count).count
    let number = StyledText(
      Numbers.padded(String(row.number + 1), to: digits), isChosen ? .strong : .muted)
    surface.write(number.on(ground), column: line.column + 3, row: line.row)
    let start = line.column + 3 + digits + 2
    let free = line.endColumn - start
    let wanted = Notation.short(row.text).displayWidth + 2
    let made = made(
      by: row, columns: free * 6 / 10, besideText: free - wanted, in: look)
    let room = line.endColumn - start - (made.isEmpty ? 0 : made.width + 2)
    let text = text(of: row, isChosen: isChosen).truncated(to: room)
    surface.write(text.on(ground), column: start, row: line.row)
    surface.write(made.on(ground), endColumn: line.endColumn, row: line.row)
  }

  private func mark(of row: StepRow, in look: Look) -> StyledText {
    switch row.state {
    case .done: StyledText(String(Glyph.right.character(in: look)), .muted)
    case .next: StyledText(String(Glyph.cursor.character(in: look)), .strong, .bold)
    case .toCome: StyledText("·", .faint)
    }
  }

  /// What it makes stands first, slopes in violet.
  private func text(of row: StepRow, isChosen: Bool) -> StyledText {
    let words = Notation.short(row.text)
    let attributes: Style.Attributes = isChosen ? .bold : []
    let role: Role = isChosen ? .strong : row.state == .toCome ? .muted : .ink
    guard let space = words.firstIndex(of: " "), words.hasPrefix("∂") else {
      return StyledText(words, role, attributes)
    }
    return StyledText(String(words[..<space]), .gradient, attributes)
      + StyledText(String(words[space...]), role, attributes)
  }

  /// Numbers where there are few, else the norm of them; a dot for each that is still to come.
  private func made(
    by row: StepRow, columns: Int, besideText: Int, in look: Look
  ) -> StyledText {
    guard report.results.indices.contains(row.number), var reading = report.results[row.number]
    else { return StyledText() }
    // What is there before belongs to someone else; what is added to later was zero here.
    if row.state != .done { reading.readiness = .toCome }
    if row.operation == "fill", row.state == .done, reading.name != "loss.gradient" {
      return .muted("0")
    }
    let figures = reading.figures(hiding: secrets)
    if !figures.isEmpty, figures.count <= 4 {
      var text = StyledText()
      for figure in figures {
        if !text.isEmpty { text += StyledText(" ") }
        // What changes in place keeps its columns.
        let number = figure.text(in: look)
        text += StyledText(String(repeating: " ", count: max(0, 6 - number.width))) + number
      }
      if text.width <= columns { return text }
    }
    return summary(of: reading, columns: besideText, in: look)
  }

  private func summary(
    of reading: TensorReading, columns: Int, in look: Look
  ) -> StyledText {
    if reading.readiness == .toCome {
      return StyledText("·", .faint)
    }
    if reading.summary.notFiniteCount > 0 {
      let count = Numbers.grouped(reading.summary.notFiniteCount)
      return StyledText("\(Glyph.wrong.character(in: look)) \(count) not finite", .wrong, .bold)
    }
    guard !secrets.hides(Float(reading.summary.norm), like: reading.name) else {
      return StyledText("?", .focus, .bold)
    }
    let norm =
      StyledText.muted("norm ")
      + StyledText(
        Numbers.significant(reading.summary.norm), reading.name.isGradient ? .gradient : .ink)
    // The shape stands here only where it costs nothing.
    let full = StyledText.muted(reading.summary.shape.description) + StyledText(" ") + norm
    return full.width <= columns ? full : norm
  }
}
