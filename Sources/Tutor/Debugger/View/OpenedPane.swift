internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// The opened instruction: its formula, what it does in words, the tensors that it makes and reads,
/// and one of them with its numbers; at the bottom the rule of the number under the cursor.
struct OpenedPane: Widget {
  var report: StepReport
  /// Nil where a tensor is left open for itself.
  var row: StepRow?
  /// The tensors that the instruction speaks of, and which of them is opened.
  var slot: Int
  var tensor: TensorPane
  /// The number that is looked at.
  var element: TensorElement?

  var summary: String {
    var words = ""
    if let row {
      words = "instruction \(row.number + 1), \(row.phase.title): \(Notation.short(row.text)). "
    }
    return words + tensor.summary
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var body = area
    let gap = area.rows >= 15 ? 1 : 0
    for line in head(columns: area.columns, rows: area.rows, in: surface.look) {
      guard !body.isEmpty else { return }
      surface.write(line, column: body.column, row: body.row)
      body = body.dropTop(1)
    }
    if let row, body.rows > 4 {
      drawNames(of: row, on: &surface, in: body.top(1))
      body = body.dropTop(1 + gap)
    }
    let rule = rule(columns: area.columns, rows: body.rows, in: surface.look)
    // Numbers stand under their heads, the rule right below them where they are few.
    let wanted = tensor.wantedRows(columns: body.columns)
    let rows = min(wanted, max(0, body.rows - rule.count - (rule.isEmpty ? 0 : gap)))
    surface.draw(tensor, in: body.top(rows))
    body = body.dropTop(rows + gap)
    for (place, line) in rule.enumerated() where place < body.rows {
      surface.write(line, column: body.column, row: body.row + place)
    }
  }

  /// `Instruction 13, backward`, the formula, and what it does.
  private func head(columns: Int, rows: Int, in look: Look) -> [StyledText] {
    guard let row else { return [] }
    var title = StyledText.strong("Instruction \(row.number + 1)") + .muted(", \(row.phase.title)")
    switch row.state {
    case .done: title += .muted(", done")
    case .next: title += .muted(", next")
    case .toCome: title += .muted(", to come")
    }
    var lines = [title.truncated(to: columns)]
    let formula = StyledText(Notation.short(row.text)).wrapped(to: columns, hanging: 4)
    lines += formula.prefix(rows >= 14 ? 4 : 1)
    if rows >= 12, let sentence = InstructionWords.sentence(for: row) {
      lines += StyledText.muted(sentence).wrapped(to: columns, hanging: 0).prefix(3)
    }
    if rows >= 15 { lines.append(StyledText()) }
    return lines
  }

  /// `makes ∂hidden.weight   reads ∂hidden.product  input`
  private func drawNames(of row: StepRow, on surface: inout Surface, in line: Rect) {
    let names = TensorChoice.names(of: row)
    var column = line.column
    for (place, name) in names.enumerated() {
      if place == 0, !row.results.isEmpty {
        column += surface.write(.muted("makes  "), column: column, row: line.row)
      }
      if place == Set(row.results).count {
        column += surface.write(.muted(place > 0 ? "  reads  " : "reads  "), column: column, row: line.row)
      }
      let isOpen = place == slot
      let text =
        isOpen
        ? StyledText(name.short, .strong, [.bold, .underline])
        : StyledText(name.short, name.isGradient ? .gradient : .ink)
      guard column + text.width <= line.endColumn else {
        surface.write(.muted("…"), column: min(column, line.endColumn - 1), row: line.row)
        return
      }
      surface.mark(
        .head(place), in: Rect(column: column, row: line.row, columns: text.width, rows: 1))
      column += surface.write(text, column: column, row: line.row) + 2
    }
  }

  /// The rule of the number under the cursor, with its numbers put in.
  private func rule(columns: Int, rows: Int, in look: Look) -> [StyledText] {
    guard rows >= 5, let element, let explanation = report.explanation(of: element) else {
      return []
    }
    let most = max(1, (rows - 4) / 2)
    if tensor.hidden.contains(element) { return [] }
    let figure = Figure(
      value: explanation.value, isSlope: element.name.isGradient, readiness: .done
    ).text(in: look)
    if explanation.terms.isEmpty {
      let origin = explanation.origin.sentence(
        element.name == "loss.gradient", plan: report.rows.map(\.text))
      let name = StyledText.strong(Notation.short(explanation.name))
      let line = name + StyledText(" = ") + figure + .muted("  " + origin)
      return Array(line.wrapped(to: columns, hanging: 4).prefix(2))
    }
    let symbols = StyledText(Notation.short(explanation.symbols)).wrapped(to: columns, hanging: 4)
    let numbers =
      (StyledText("  = \(explanation.numbers) = ") + figure).wrapped(to: columns, hanging: 4)
    var lines = Array(symbols.prefix(most)) + Array(numbers.prefix(max(1, most)))
    if let reason = explanation.reason, rows >= 10 {
      lines += StyledText.muted(reason).wrapped(to: columns, hanging: 0).prefix(2)
    }
    return lines
  }
}

extension TensorPane {
  /// Rows that the tensor fills, as far as it has numbers for them.
  func wantedRows(columns: Int) -> Int {
    guard opened != nil else { return 4 }
    let surroundings = 1
    if cursor.isList { return cursor.listCount + 1 + surroundings + (hasFacts ? 2 : 0) }
    guard TensorTable.fits(cursor, in: columns) else { return .max }
    let width = cursor.columns * Figure.columns + TensorTable.labels
    let tables = opened?.gradient == nil || width * 2 + 2 <= columns ? 1 : 2
    return (cursor.rows + 1) * tables + tables - 1 + surroundings + (hasFacts ? 2 : 0)
  }
}
