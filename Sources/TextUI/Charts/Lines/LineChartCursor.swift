/// The cursor of a line chart: a line at the nearest sample, marks on the curves, the values beside
/// them or, where there is no room, in the head line.
extension LineChart {
  /// What every series is at the sample nearest to `x`, in the order of the series; those without a
  /// sample are left out.
  public func readings(at x: Double) -> [(name: String, point: ChartPoint)] {
    var chart = self
    chart.cursor = x
    return CursorReading(chart)?.values.map { ($0.series.name, $0.point) } ?? []
  }

  /// The x that lies at a column of the screen when the chart is drawn in `area`; nil beside the
  /// plot. Give it to `cursor` when the mouse is pressed or moved there.
  public func value(atColumn column: Int, in area: Rect) -> Double? {
    let frame = frame(in: area)
    let columns = frame.plot.column..<frame.plot.endColumn
    return columns.contains(column) ? frame.value(atColumn: column) : nil
  }

  /// The column of the screen at which an x lies when the chart is drawn in `area`; nil if it is
  /// not shown.
  public func column(of x: Double, in area: Rect) -> Int? { frame(in: area).column(of: x) }

  /// Columns that are left to the plot itself when the chart is drawn in `area`.
  public func plotColumns(in area: Rect) -> Int { frame(in: area).plot.columns }

  func canReadBeside(_ reading: CursorReading, in frame: PlotFrame) -> Bool {
    guard frame.hasLabelsBelow, reading.values.count + 2 <= frame.plot.rows,
      let column = frame.column(of: reading.x)
    else { return false }
    return room(for: reading, at: column, frame) != nil
  }

  func drawLine(of reading: CursorReading, on surface: inout Surface, _ frame: PlotFrame) {
    guard let column = frame.column(of: reading.x) else { return }
    surface.verticalRule(
      column: column, row: frame.plot.row, rows: frame.plot.rows,
      style: Style(isFocused ? .focus : .muted))
  }

  func draw(
    _ reading: CursorReading, on surface: inout Surface, _ frame: PlotFrame, isReadBeside: Bool
  ) {
    guard let column = frame.column(of: reading.x) else { return }
    let role: Role = isFocused ? .focus : .strong
    frame.drawReading(StyledText(reading.place, role, .bold), atColumn: column, on: &surface)
    if isReadBeside, let side = room(for: reading, at: column, frame) {
      for label in labels(of: reading, at: column, side, on: surface, frame) {
        if side == .right {
          surface.write(label.text, column: column + 1, row: label.row)
        } else {
          surface.write(label.text, endColumn: column, row: label.row)
        }
      }
    }
    for value in reading.values {
      guard let column = frame.column(of: value.point.x), let row = frame.row(of: value.point.y)
      else { continue }
      surface[column, row] = Cell(
        value.marker.character(in: surface.look), Style(role, .bold))
    }
  }

  private enum Side { case left, right }

  /// Values stand to the right of the line as long as they fit there.
  private func room(for reading: CursorReading, at column: Int, _ frame: PlotFrame) -> Side? {
    let widest = reading.values.map { text(of: $0, reading).width }.max() ?? 0
    if column + 1 + widest <= frame.plot.endColumn { return .right }
    return column - widest >= frame.plot.column ? .left : nil
  }

  private func text(of value: CursorReading.Value, _ reading: CursorReading) -> StyledText {
    let name = reading.values.count > 1 ? value.series.name : ""
    return StyledText(" ") + .muted(name.isEmpty ? "" : name + " ")
      + StyledText(value.number + " ", .strong, .bold)
  }

  /// Each in the row of its mark or in one beside it, where it hides least of the curves; pushed
  /// apart where two of them would share a row.
  private func labels(
    of reading: CursorReading, at column: Int, _ side: Side, on surface: Surface,
    _ frame: PlotFrame
  ) -> [(row: Int, text: StyledText)] {
    let rows = frame.plot.row..<frame.plot.endRow
    var labels = reading.values.compactMap { value -> (row: Int, text: StyledText)? in
      guard let row = frame.row(of: value.point.y) else { return nil }
      let text = text(of: value, reading)
      let start = side == .right ? column + 1 : column - text.width
      let best = [row, row - 1, row + 1].filter(rows.contains).min {
        hidden(text, from: start, row: $0, on: surface)
          < hidden(text, from: start, row: $1, on: surface)
      }
      return (best ?? row, text)
    }
    labels.sort { $0.row < $1.row }
    for index in labels.indices.dropFirst() {
      labels[index].row = max(labels[index].row, labels[index - 1].row + 1)
    }
    var last = frame.plot.endRow - 1
    for index in labels.indices.reversed() {
      labels[index].row = min(labels[index].row, last)
      last = labels[index].row - 1
    }
    return labels
  }

  /// How many cells of curves a text would cover.
  private func hidden(
    _ text: StyledText, from column: Int, row: Int, on surface: Surface
  ) -> Int {
    let free: [Character] = [" ", Glyph.gridLine.character(in: surface.look)]
    return (column..<column + text.width).filter {
      !free.contains(surface[$0, row].character)
    }.count
  }
}
