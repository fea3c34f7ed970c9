internal import Learning
internal import TextUI

/// Three pots of digits, and what may be done with which.
extension PotsLab {
  func drawSplit(on surface: inout Surface, in area: Rect, isFocused: Bool) {
    if isWide(area), area.rows < 16 {
      let right = area.right(48)
      drawPots(on: &surface, in: area.dropRight(50))
      surface.draw(
        actionTable(surface.look, isFocused: isFocused, hasHeads: area.rows > 8), in: right)
      return
    }
    let rows = min(12, max(4, area.rows - (isWide(area) ? 10 : 12)))
    drawPots(on: &surface, in: area.top(rows).left(100))
    let below = area.dropTop(rows + (area.rows >= 22 || !isWide(area) ? 1 : 0))
    surface.draw(
      actionTable(surface.look, isFocused: isFocused, hasHeads: true), in: below.top(9).left(54))
    let note = isWide(area) ? below.dropLeft(58) : below.dropTop(9)
    for (row, line) in actionNote.wrapped(to: note.columns).enumerated() where row < note.rows {
      surface.write(line, column: note.column, row: note.row + row)
    }
  }

  /// The pots side by side: name, number, purpose, what a network gets right, some digits.
  private func drawPots(on surface: inout Surface, in area: Rect) {
    let parts: [(PotsAction.Pot, Dataset)] = [
      (.training, digits.training), (.validation, digits.validation), (.test, digits.test),
    ]
    for ((pot, data), part) in zip(parts, area.split(into: 3, gutter: 2)) {
      let score =
        switch pot {
        case .training: desk.right(tags.first, on: Self.learnedTrial)
        case .validation: desk.right(tags.first)
        case .test: MeanFigure()
        }
      let isBegun = tags.first.map { desk.steps($0) > 0 } ?? false
      let isNarrow = part.columns < 13
      let known = score.shown(isBegun).percent(isStrong: true)
      let lines: [StyledText] = [
        .strong(isNarrow ? String(pot.rawValue.prefix(8)) : pot.rawValue),
        StyledText(Numbers.grouped(data.count) + (isNarrow ? "" : " digits")),
        .muted(isNarrow ? "" : pot.purpose),
        pot == .test
          ? StyledText("sealed", .focus) : isNarrow ? known : .muted("right ") + known,
      ]
      for (row, line) in lines.enumerated() where row < part.rows {
        surface.write(line.truncated(to: part.columns), column: part.column, row: part.row + row)
      }
      let shown = part.dropTop(5)
      guard shown.rows >= 4 else { continue }
      // As many as there is room for, a tenth of the pot at most.
      let count = max(1, (shown.columns + 1) / 9) * max(1, (shown.rows + 1) / 5)
      let items = (0..<min(count, data.count)).compactMap { row in
        data.picture(at: row).map { ImageGrid.Item($0.rows) }
      }
      surface.draw(ImageGrid(items, largestZoom: 1), in: shown)
    }
  }

  /// Each action with a mark below the pot that it was dropped on.
  private func actionTable(_ look: Look, isFocused: Bool, hasHeads: Bool) -> Table {
    let rows = PotsAction.allCases.enumerated().map { row, action -> [StyledText] in
      let name = StyledText(action.name)
      return [name]
        + PotsAction.Pot.allCases.map { pot in
          guard table.pots[row] == pot else { return .muted("·") }
          return table.isChecked ? mark(table.isRight(row), in: look) : StyledText("●", .focus)
        }
    }
    let names = hasHeads ? ["train", "val.", "test"] : ["", "", ""]
    return Table(
      [Table.Column("", .left)] + names.map { Table.Column($0, minimum: 4) }, rows: rows,
      focus: isFocused ? table.row : nil, gap: 1)
  }

  private var actionNote: StyledText {
    guard table.isChecked else {
      return table.isComplete
        ? .muted("C shows which are right") : .muted("drop every action on the pot it may use")
    }
    return .strong("\(table.rightCount) of 8")
      + .muted(" on the right pot; each use of a pot spends it")
  }

  var splitSummary: String {
    let pots = "1077 digits to train, 360 to validate, 360 to test"
    let dropped = PotsAction.allCases.enumerated().compactMap { row, action in
      table.pots[row].map { pot in
        "\(action.name): \(pot.rawValue)"
          + (table.isChecked ? table.isRight(row) ? " (right)" : " (wrong)" : "")
      }
    }
    let row = PotsAction.allCases[table.row].name
    return pots + "; right \(share(trial(tags.first, Self.learnedTrial))) of training, "
      + "\(share(tags.first.flatMap(accuracy))) of validation; at \(row)"
      + (dropped.isEmpty ? "" : "; " + dropped.joined(separator: ", "))
  }
}
