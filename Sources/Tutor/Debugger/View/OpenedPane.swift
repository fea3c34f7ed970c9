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
      let lines = drawNames(of: row, on: &surface, in: body)
      body = body.dropTop(lines + gap)
    }
    // Numbers stand under their heads, the rule right below them where they are few.
    let most = max(Self.mapRows, body.rows - Self.ruleRows)
    let wanted = tensor.wantedRows(columns: body.columns, atMost: most)
    // A map in a low pane is worth more than the rule, which Enter shows.
    let isLowMap = wanted > 6 && body.rows < 10 && !cursorIsInNumbers(columns: body.columns)
    let rule =
      isLowMap
      ? []
      : rule(
        columns: area.columns, rows: max(6, body.rows - min(wanted, most)), in: surface.look)
    let rows = min(wanted, max(0, body.rows - rule.count - (rule.isEmpty ? 0 : gap)))
    surface.draw(tensor, in: body.top(rows))
    body = body.dropTop(rows + gap)
    for (place, line) in rule.enumerated() where place < body.rows {
      surface.write(line, column: body.column, row: body.row + place)
    }
  }

  private func cursorIsInNumbers(columns: Int) -> Bool {
    tensor.cursor.isList || TensorTable.fits(tensor.cursor, in: columns)
  }

  /// A map wants more rows than there ever are.
  private static let mapRows = 14
  /// What is left below a map for the rule of one of its numbers.
  private static let ruleRows = 8

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

  /// `makes  ∂hidden.weight    reads  ∂hidden.product  input`, in one line where that fits.
  ///
  /// - Returns: how many lines it took.
  private func drawNames(of row: StepRow, on surface: inout Surface, in area: Rect) -> Int {
    let names = TensorChoice.names(of: row)
    let made = Set(row.results).count
    let groups = [("makes  ", 0..<made), ("reads  ", made..<names.count)].filter { !$0.1.isEmpty }
    let widths = groups.map { group in
      group.1.reduce(group.0.count) { $0 + names[$1].short.displayWidth + 2 }
    }
    let isOneLine = widths.reduce(0, +) <= area.columns || area.rows < 12
    var (column, line) = (area.column, area.row)
    for (place, group) in groups.enumerated() {
      if place > 0 {
        (column, line) = isOneLine ? (column + 2, line) : (area.column, line + 1)
      }
      column += surface.write(.muted(group.0), column: column, row: line)
      for slot in group.1 {
        let name = names[slot]
        let text =
          slot == self.slot
          ? StyledText(name.short, .strong, [.bold, .underline])
          : StyledText(name.short, name.isGradient ? .gradient : .ink)
        guard column + text.width <= area.endColumn - (slot < group.1.upperBound - 1 ? 2 : 0)
        else {
          surface.write(.muted("…"), column: min(column, area.endColumn - 1), row: line)
          break
        }
        surface.mark(
          .head(slot), in: Rect(column: column, row: line, columns: text.width, rows: 1))
        column += surface.write(text, column: column, row: line) + 2
      }
    }
    return line - area.row + 1
  }

  /// The rule of the number under the cursor, with its numbers put in.
  private func rule(columns: Int, rows: Int, in look: Look) -> [StyledText] {
    guard rows >= 5, let element, let explanation = report.explanation(of: element) else {
      return []
    }
    let most = max(1, (rows - 4) / 2)
    if explanation.isHidden(by: tensor.secrets) { return [] }
    let figure = Figure(
      value: explanation.value, isSlope: element.name.isGradient, readiness: .done
    ).text(in: look)
    if explanation.speaks(of: tensor.secrets) {
      let symbols = StyledText(Notation.short(explanation.symbols) + " = ") + figure
      return symbols.wrapped(to: columns, hanging: 4, atMost: most)
    }
    if explanation.terms.isEmpty {
      let origin = explanation.sentenceOfOrigin(plan: report.rows.map(\.text))
      let name = StyledText.strong(Notation.short(explanation.name))
      let line = name + StyledText(" = ") + figure + .muted("  " + origin)
      return Array(line.wrapped(to: columns, hanging: 4).prefix(2))
    }
    let symbols = StyledText(Notation.short(explanation.symbols))
    var numbers = StyledText("  = \(explanation.numbers)")
    numbers += explanation.isCurrent ? StyledText(" = ") : .muted(", but changed since to ")
    var lines =
      symbols.wrapped(to: columns, hanging: 4, atMost: most)
      + (numbers + figure).wrapped(to: columns, hanging: 4, atMost: most)
    if let reason = explanation.reason, rows >= 10 {
      lines += StyledText.muted(reason).wrapped(to: columns, hanging: 0).prefix(2)
    }
    return lines
  }
}

extension StyledText {
  /// As many lines as there may be; the last one says that more would follow.
  func wrapped(to columns: Int, hanging: Int, atMost count: Int) -> [StyledText] {
    let lines = wrapped(to: columns, hanging: hanging)
    guard lines.count > count, count > 0 else { return Array(lines.prefix(max(0, count))) }
    return lines.prefix(count - 1)
      + [(lines[count - 1] + StyledText(" …")).truncated(to: columns)]
  }
}

extension TensorPane {
  /// Rows that the tensor fills, as far as it has numbers for them.
  func wantedRows(columns: Int, atMost limit: Int) -> Int {
    guard opened != nil else { return 4 }
    let surroundings = 1
    if cursor.isList { return cursor.listCount + 1 + surroundings + (hasFacts ? 2 : 0) }
    guard TensorTable.fits(cursor, in: columns) else {
      // A number is as many pixels each way as fit beside the slopes and above the rule, half a row
      // at least.
      let surroundings = 3 + (hasFacts ? 2 : 0)
      let room = columns / (opened?.gradient == nil ? 1 : 2) - 3
      let zoom = min(room / cursor.columns, (limit - surroundings) * 2 / cursor.rows)
      return (cursor.rows * max(1, zoom) + 1) / 2 + surroundings
    }
    let width = cursor.columns * Figure.columns + TensorTable.labels
    let tables = opened?.gradient == nil || width * 2 + 2 <= columns ? 1 : 2
    return (cursor.rows + 1) * tables + tables - 1 + surroundings + (hasFacts ? 2 : 0)
  }
}
