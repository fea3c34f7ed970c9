internal import Labs
internal import Learning
internal import TextUI

/// Numbers that are written: as a list with the slope beside each, or as tables.
enum TensorTable {
  /// Columns at the left for the number of a row.
  static let labels = 5

  /// Whether a whole row of numbers fits.
  static func fits(_ cursor: TensorCursor, in columns: Int) -> Bool {
    cursor.columns * Figure.columns + labels <= columns
  }
}

extension TensorPane {
  /// A number a row, its slope beside it.
  ///
  ///             value     slope
  ///      1     +0.358    −0.569
  ///      2     +0.635    +0.569
  func drawList(_ opened: OpenedTensor, on surface: inout Surface, in area: Rect) {
    let hasSlope = opened.gradient != nil
    let width = Figure.columns + 1
    let start = area.column + TensorTable.labels
    var body = area
    if area.rows >= 2 {
      surface.write(.muted("value"), endColumn: start + width, row: area.row)
      if hasSlope {
        surface.write(
          StyledText("slope", .gradient), endColumn: start + 2 * width, row: area.row)
      }
      body = area.dropTop(1)
    }
    let window = ScrollWindow(
      count: cursor.listCount, rows: body.rows, first: cursor.listPlace - body.rows / 2,
      focus: cursor.listPlace..<cursor.listPlace + 1)
    for index in window.shown {
      let line = body.line(index - window.first)
      let (row, column) = cursor.columns == 1 ? (index, 0) : (0, index)
      let isHere = index == cursor.listPlace
      let label = StyledText(String(index + 1), isHere ? .strong : .muted)
      surface.write(label, endColumn: start - 1, row: line.row)
      drawCell(
        row: row, column: column, of: .value, on: &surface,
        in: Rect(column: start, row: line.row, columns: width, rows: 1))
      if hasSlope {
        drawCell(
          row: row, column: column, of: .slope, on: &surface,
          in: Rect(column: start + width, row: line.row, columns: width, rows: 1))
      }
    }
    surface.draw(ScrollMarks(window), in: body)
  }

  /// The table of values and that of slopes beside it, or below, or the one the cursor is in.
  func drawTables(_ opened: OpenedTensor, on surface: inout Surface, in area: Rect) {
    let width = cursor.columns * Figure.columns + TensorTable.labels
    let height = cursor.rows + 1
    guard opened.gradient != nil else { return drawTable(.value, on: &surface, in: area) }
    if width * 2 + 2 <= area.columns {
      drawTable(.value, on: &surface, in: area.left(width))
      drawTable(.slope, on: &surface, in: area.dropLeft(width + 2).left(width))
    } else if height * 2 + 1 <= area.rows {
      drawTable(.value, on: &surface, in: area.top(height))
      drawTable(.slope, on: &surface, in: area.dropTop(height + 1).top(height))
    } else {
      drawTable(side, on: &surface, in: area)
    }
  }

  private func drawTable(
    _ side: TensorChoice.Side, on surface: inout Surface, in area: Rect
  ) {
    var body = area
    if area.rows >= 3 {
      surface.write(
        side == .slope ? StyledText("slope", .gradient) : .muted("value"), column: area.column,
        row: area.row)
      for column in 0..<cursor.columns {
        let end = area.column + TensorTable.labels + (column + 1) * Figure.columns
        let isHere = column == cursor.column && side == self.side
        surface.write(
          StyledText(String(column + 1), isHere ? .strong : .muted), endColumn: end, row: area.row)
      }
      body = area.dropTop(1)
    }
    let window = ScrollWindow(
      count: cursor.rows, rows: body.rows, first: cursor.row - body.rows / 2,
      focus: cursor.row..<cursor.row + 1)
    for row in window.shown {
      let line = body.line(row - window.first)
      let isHere = row == cursor.row && side == self.side
      surface.write(
        StyledText(String(row + 1), isHere ? .strong : .muted),
        endColumn: line.column + TensorTable.labels - 1, row: line.row)
      for column in 0..<cursor.columns {
        let start = line.column + TensorTable.labels + column * Figure.columns
        drawCell(
          row: row, column: column, of: side, on: &surface,
          in: Rect(column: start, row: line.row, columns: Figure.columns, rows: 1))
      }
    }
    surface.draw(ScrollMarks(window), in: body)
  }

  private func drawCell(
    row: Int, column: Int, of side: TensorChoice.Side, on surface: inout Surface, in cell: Rect
  ) {
    let isCursor = row == cursor.row && column == cursor.column && side == self.side
    let ground = ground(isCursor: isCursor)
    if isCursor { surface.fill(cell.dropLeft(1), with: Cell(" ", Style(.ink, on: ground))) }
    let figure = figure(row: row, column: column, of: side)
    var text = figure?.text(in: surface.look) ?? StyledText("·", .faint)
    if isCursor { text = text.mapStyles { Style($0.foreground, on: ground, .bold) } }
    surface.write(text, endColumn: cell.endColumn, row: cell.row)
    surface.mark(
      .cell(row: row, column: side == .slope ? column + cursor.columns : column), in: cell)
  }
}
