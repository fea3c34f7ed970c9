internal import Compute
internal import Learning
internal import TextUI

/// The numbers of the plan, some of them to be filled in.
extension DebuggerLab {
  func drawBlanks(
    _ trace: DebugTrace, on surface: inout Surface, in area: Rect, isFocused: Bool
  ) {
    let cells = blankCells
    let sheet = sheetTable(cells, trace, surface.look, isFocused: isFocused)
    let given = givenLines(trace)
    if isWide(area), area.rows >= given.count {
      surface.draw(Readout(given, columns: 34), in: area.left(34))
      let right = area.dropLeft(38)
      surface.draw(sheet, in: right.top(cells.count + 1).left(60))
      drawAdvice(cells, trace, on: &surface, in: right.dropTop(cells.count + 2).left(60))
    } else if isWide(area) {
      drawPairs(given, on: &surface, in: area.left(44).top(7))
      drawAdvice(cells, trace, on: &surface, in: area.dropTop(7).left(44))
      surface.draw(sheet, in: area.dropLeft(47).left(60))
    } else {
      let rows = max(2, min(area.rows - 8, cells.count + 1))
      surface.draw(sheet, in: area.top(rows))
      drawAdvice(cells, trace, on: &surface, in: area.dropTop(rows).top(1))
      drawPairs(given, on: &surface, in: area.dropTop(rows + 1))
    }
  }

  /// Two numbers a row.
  private func drawPairs(_ lines: [Readout.Line], on surface: inout Surface, in area: Rect) {
    for (half, part) in area.split(into: 2, gutter: 2).enumerated() {
      let own = lines.indices.filter { $0 % 2 == half }.map { lines[$0] }
      surface.draw(Readout(own, columns: 30), in: part)
    }
  }

  /// What is known: inputs, weights, and every number that is not blanked.
  private func givenLines(_ trace: DebugTrace) -> [Readout.Line] {
    let hiddenNumbers = Set(blankCells)
    let marks = marks
    func vector(
      _ values: [Double], _ role: Role = .ink, mark: (Int) -> NumberMark? = { _ in nil }
    ) -> StyledText {
      var text = StyledText()
      for (index, value) in values.enumerated() {
        if index > 0 { text += StyledText("  ") }
        text += StyledText(Numbers.fixed(value, decimals: 3), role).asking(mark(index), value)
      }
      return text
    }
    func weights(_ tensor: Int, from first: Int = 0) -> (Int) -> NumberMark? {
      { marks?.parameter(.init(tensor: tensor, index: first + $0)) }
    }
    func masked(
      _ values: [Double], _ cells: [DebugCell?], mark: (Int) -> NumberMark?
    ) -> StyledText {
      var text = StyledText()
      for (index, value) in values.enumerated() {
        if index > 0 { text += StyledText("  ") }
        let cell = cells.indices.contains(index) ? cells[index] : nil
        text +=
          cell.map(hiddenNumbers.contains) == true
          ? StyledText("?", .focus, .bold)
          : StyledText(Numbers.fixed(value, decimals: 3)).asking(mark(index), value)
      }
      return text
    }
    let numbers = pass?.numbers ?? [[], [], [], []]
    let slopes = trace.slopes
    let hidesOutput = hiddenNumbers.contains(.slopeV)
    // Behind a weight of 1 the slope of unit 1 would give that of the output away.
    let slopesAtHidden =
      (hidesOutput
        ? StyledText.muted("·")
        : StyledText(Numbers.fixed(slopes.h[0])).asking(marks?.slope(net.hidden, 0), slopes.h[0]))
      + StyledText("  ")
      + masked([slopes.h[1]], [.slopeH2]) { _ in marks?.slope(net.hidden, 1) }
    return [
      Readout.Line("x", vector(trace.input) { marks?.value(.input, $0) }),
      Readout.Line("target", "\(trace.target)"),
      Readout.Line("W₁ 1", vector(Array(numbers[0].prefix(2)), mark: weights(0))),
      Readout.Line("W₁ 2", vector(Array(numbers[0].suffix(2)), mark: weights(0, from: 2))),
      Readout.Line("b₁", vector(numbers[1], mark: weights(1))),
      Readout.Line("b₂", vector(numbers[3], mark: weights(3))),
      Readout.Line("w₂", vector(numbers[2], mark: weights(2))),
      Readout.Line("y", vector(trace.y) { marks?.read($0) }),
      Readout.Line(
        "z", masked(trace.z, [.z1, nil]) { marks?.value(net.hidden.appending("sum"), $0) }),
      Readout.Line("h", masked(trace.h, [nil, .h2]) { marks?.value(net.hidden, $0) }),
      Readout.Line("L", vector([trace.loss]) { _ in marks?.loss }),
      Readout.Line(
        net.kind == .r ? "dL/dy" : "dL/dv",
        hidesOutput
          ? StyledText("?", .focus, .bold)
          : vector(slopes.v, .gradient) { marks?.slope(net.answer, $0) }),
      Readout.Line("dL/dh", slopesAtHidden),
      Readout.Line(
        "dL/dz",
        masked(slopes.z, [nil, .slopeZ2]) { marks?.slope(net.hidden.appending("sum"), $0) }),
    ]
  }

  /// The blanks with what was entered.
  private func sheetTable(
    _ cells: [DebugCell], _ trace: DebugTrace, _ look: Look, isFocused: Bool
  ) -> Table {
    let at = min(sheetOfBlanks.row, max(0, cells.count - 1))
    let rows = cells.enumerated().map { index, cell -> [StyledText] in
      let entry = sheetOfBlanks.entered[cell]
      var answer: StyledText =
        entry.map { StyledText(Numbers.significant($0, digits: 4)) } ?? .muted("?")
      if index == at, isFocused, !sheetOfBlanks.typed.isEmpty {
        answer = StyledText(sheetOfBlanks.typed + "▏", .focus, .bold)
      }
      let mark: StyledText =
        switch sheetOfBlanks.isRight(cell, trace) {
        case true: StyledText(String(Glyph.right.character(in: look)), .right, .bold)
        case false: StyledText(String(Glyph.wrong.character(in: look)), .wrong, .bold)
        case nil: StyledText(" ")
        }
      return [StyledText(cell.name(net)), answer, mark]
    }
    let waiting: [[StyledText]] = [[.muted("nothing is blanked"), StyledText(), StyledText()]]
    return Table(
      [
        Table.Column("fill in", .left), Table.Column("your number", minimum: 12),
        Table.Column("", .left, minimum: 1),
      ], rows: rows.isEmpty ? waiting : rows, focus: isFocused && !rows.isEmpty ? at : nil)
  }

  /// What may have gone wrong, or how many are right.
  private func drawAdvice(
    _ cells: [DebugCell], _ trace: DebugTrace, on surface: inout Surface, in area: Rect
  ) {
    guard !cells.isEmpty else { return }
    let at = cells[min(sheetOfBlanks.row, cells.count - 1)]
    var lines: [StyledText] = []
    if let advice = sheetOfBlanks.advice(at, trace) { lines.append(StyledText(advice, .wrong)) }
    lines.append(
      .strong("\(sheetOfBlanks.rightCount(cells, trace)) of \(cells.count)") + .muted(" right"))
    if cells.count == 8 {
      lines.append(
        .muted(
          checked.map { $0 < 1e-3 } == true
            ? "and a slope checked by nudges" : "one slope is still to be checked by nudges"))
    }
    for (row, line) in lines.enumerated() where row < area.rows {
      surface.write(line.truncated(to: area.columns), column: area.column, row: area.row + row)
    }
  }

  var blanksSummary: String {
    guard let trace else { return "" }
    let cells = blankCells
    guard !cells.isEmpty else { return "nothing is blanked" }
    let parts = cells.map { cell in
      switch sheetOfBlanks.isRight(cell, trace) {
      case true: "\(cell.name(net)) right"
      case false: "\(cell.name(net)) wrong, \(sheetOfBlanks.advice(cell, trace) ?? "")"
      case nil: "\(cell.name(net)) open"
      }
    }
    let typed = sheetOfBlanks.typed.isEmpty ? "" : "; typing \(sheetOfBlanks.typed)"
    return "blanks: " + parts.joined(separator: "; ") + typed
  }
}
