internal import Compute
internal import Learning
internal import TextUI

/// The list of operations: values down, slopes back up.
extension DebuggerLab {
  func drawPlan(
    _ trace: DebugTrace, on surface: inout Surface, in area: Rect, isFocused: Bool
  ) {
    let rows = planRows
    let opened = min(row, rows.count - 1)
    guard rows.indices.contains(opened) else { return }
    let isTight = !isWide(area) || area.rows < 16
    let table = planTable(rows, opened, isTight: isTight)
    if isWide(area), area.rows < 16 {
      surface.draw(table, in: area.left(50))
      drawOpened(rows[opened], on: &surface, in: area.dropLeft(53))
    } else if area.columns >= 110, area.rows >= 16 {
      let left = area.left(64)
      surface.draw(table, in: left.top(rows.count + 1))
      drawOpened(rows[opened], on: &surface, in: left.dropTop(rows.count + 2))
      let right = area.dropLeft(68)
      surface.draw(
        diagram(trace, labels: net.kind == .digits ? [.values] : [.values, .weights, .gradients]),
        in: right.top(24))
      surface.draw(lossChart, in: right.dropTop(min(25, right.rows)).top(14))
    } else {
      surface.draw(table, in: area.top(rows.count + 1))
      let below = area.dropTop(rows.count + 2)
      let isSplit = below.columns >= 80 && below.rows >= 8
      drawOpened(rows[opened], on: &surface, in: isSplit ? below.left(50) : below)
      if isSplit {
        surface.draw(diagram(trace, labels: [.values]), in: below.dropLeft(54))
      }
    }
  }

  private func planTable(_ rows: [DebugRow], _ opened: Int, isTight: Bool) -> Table {
    let decimals = isTight ? 3 : 6
    let marks = marks
    func cells(
      _ values: [Double], _ role: Role = .ink, mark: (Int) -> NumberMark?
    ) -> StyledText {
      guard !values.isEmpty else { return StyledText() }
      if values.count > (isTight ? 2 : 3) {
        return StyledText("size " + Numbers.significant(Self.size(values)), role)
      }
      var text = StyledText()
      for (index, value) in values.enumerated() {
        if index > 0 { text += StyledText("  ", role) }
        text += StyledText(
          Numbers.fixed(value, decimals: values.count > 2 ? 3 : decimals), role
        ).asking(mark(index), value)
      }
      return text
    }
    func valueMark(_ row: DebugRow, _ index: Int) -> NumberMark? {
      if row.isRead { return marks?.read(index) }
      return row.tensor == "loss" ? marks?.loss : row.tensor.flatMap { marks?.value($0, index) }
    }
    func slopeMark(_ row: DebugRow, _ index: Int) -> NumberMark? {
      row.tensor.flatMap { marks?.slope($0, index) }
    }
    return Table(
      [
        Table.Column("", .left), Table.Column("operation", .left),
        Table.Column("value", minimum: 7),
        Table.Column(isTight ? "slope" : "slope of the loss", minimum: 7),
      ],
      rows: rows.enumerated().map { index, row in
        [
          .muted("\(index + 1)"), StyledText(row.formula),
          cells(row.values) { valueMark(row, $0) },
          cells(row.slopes, .gradient) { slopeMark(row, $0) },
        ]
      }, focus: opened, gap: 1)
  }

  /// One operation with its numbers, forward and back.
  private func drawOpened(_ row: DebugRow, on surface: inout Surface, in area: Rect) {
    func lines(_ count: Int) -> [StyledText] {
      [.strong(row.formula)] + row.forward.prefix(count).map { StyledText($0) }
        + [.muted("back: " + row.rule)]
        + row.backward.prefix(count).map { StyledText($0, .gradient) }
    }
    // Where not all units find room, fewer of them both ways.
    let most = max(1, max(row.forward.count, row.backward.count))
    let fitting = (1...most).last { count in
      lines(count).reduce(0) { $0 + $1.wrapped(to: max(1, area.columns), hanging: 2).count }
        <= area.rows
    }
    var place = 0
    for line in lines(fitting ?? 1) {
      for part in line.wrapped(to: max(1, area.columns), hanging: 2) where place < area.rows {
        surface.write(part, column: area.column, row: area.row + place)
        place += 1
      }
    }
  }
}
