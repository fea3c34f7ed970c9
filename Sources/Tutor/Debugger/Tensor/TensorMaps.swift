internal import Compute
internal import Labs
internal import Learning
internal import TextUI

// Numbers that are too many to be written.
extension TensorPane {
  /// The map of values with that of slopes beside it, each with its scale; in narrow places the one
  /// that the cursor is in.
  func drawMaps(_ opened: OpenedTensor, on surface: inout Surface, in area: Rect) {
    let half = area.split(into: 2, gutter: 2)
    let isSlopeThere = opened.reading.gradientReadiness.map { $0 != .toCome } ?? false
    if isSlopeThere || side == .slope, opened.gradient != nil, half[0].columns >= 20,
      cursor.columns <= half[0].columns || area.columns >= 80
    {
      drawMap(.value, of: opened, on: &surface, in: half[0])
      drawMap(.slope, of: opened, on: &surface, in: half[1])
    } else {
      drawMap(side, of: opened, on: &surface, in: area)
    }
  }

  private func drawMap(
    _ side: TensorChoice.Side, of opened: OpenedTensor, on surface: inout Surface, in area: Rect
  ) {
    guard let window = side == .slope ? opened.gradient : opened.window else { return }
    let isHere = side == self.side
    var body = area
    let limit = window.values.lazy.filter(\.isFinite).map(\.magnitude).max() ?? 0
    if area.rows >= 4 { body = body.dropTop(1) }
    // Marks of the place stand above and at the left.
    let room = body.dropLeft(2).dropTop(1)
    guard !room.isEmpty else { return }
    let rows = Self.seen(room.rows * 2, around: cursor.row, of: window.rows)
    let columns = Self.seen(room.columns, around: cursor.column, of: window.columns)
    let name = side == .slope ? opened.reading.name.gradient : opened.reading.name
    if area.rows >= 4 {
      drawScale(
        side, limit: secrets.hides(limit, like: name) ? 0 : limit, on: &surface, in: area.top(1))
      drawPart(rows, columns, on: &surface, in: area.top(1))
    }
    let readiness =
      side == .slope ? opened.reading.gradientReadiness ?? .given : opened.reading.readiness
    guard readiness != .toCome else {
      surface.write(.muted("still to come"), column: body.column, row: body.row)
      return
    }
    let values = rows.map { row in
      columns.map { column in
        let value = Double(window[row, column])
        return side == .slope ? value.magnitude : value
      }
    }
    surface.draw(
      HeatMap(
        values, ramp: side == .slope ? .gradient : .signed, limit: Double(limit),
        hasNumbers: false,
        focusedRow: isHere && rows.contains(cursor.row) ? cursor.row - rows.lowerBound : nil,
        focusedColumn: isHere && columns.contains(cursor.column)
          ? cursor.column - columns.lowerBound : nil), in: isHere ? body : room)
    mark(rows: rows, columns: columns, of: side, on: &surface, in: room)
  }

  /// `value −0.87 ▮▮▮▮ +0.87`
  private func drawScale(
    _ side: TensorChoice.Side, limit: Float, on surface: inout Surface, in line: Rect
  ) {
    let title = side == .slope ? StyledText("slope", .gradient) : StyledText.muted("value")
    let width = surface.write(title, column: line.column, row: line.row)
    guard limit > 0, limit.isFinite else { return }
    let bar = line.dropLeft(width + 2).left(28)
    let scale =
      side == .slope
      ? ColorBar(.gradient, from: 0, to: Double(limit))
      : ColorBar(.signed, from: -Double(limit), to: Double(limit))
    surface.draw(scale, in: bar)
  }

  /// `rows 1–24, columns 9–64`, where that is not all.
  private func drawPart(
    _ rows: Range<Int>, _ columns: Range<Int>, on surface: inout Surface, in line: Rect
  ) {
    var parts: [String] = []
    if rows.count < cursor.rows { parts.append("rows \(rows.lowerBound + 1)–\(rows.upperBound)") }
    if columns.count < cursor.columns {
      parts.append("columns \(columns.lowerBound + 1)–\(columns.upperBound)")
    }
    let text = StyledText.muted(parts.joined(separator: ", "))
    if text.width + 38 <= line.columns {
      surface.write(text, endColumn: line.endColumn, row: line.row)
    }
  }

  /// The part of a window that has room, around a place.
  private static func seen(_ count: Int, around place: Int, of all: Range<Int>) -> Range<Int> {
    let count = min(count, all.count)
    let first = min(max(all.lowerBound, place - count / 2), all.upperBound - count)
    return first..<first + count
  }

  /// Each cell is the number at its middle.
  private func mark(
    rows: Range<Int>, columns: Range<Int>, of side: TensorChoice.Side, on surface: inout Surface,
    in room: Rect
  ) {
    guard !rows.isEmpty, !columns.isEmpty else { return }
    let zoom = max(1, min(room.columns / columns.count, room.rows * 2 / rows.count))
    let (width, height) = (columns.count * zoom, (rows.count * zoom + 1) / 2)
    for y in 0..<min(height, room.rows) {
      for x in 0..<min(width, room.columns) {
        let row = min(rows.upperBound - 1, rows.lowerBound + y * 2 / zoom)
        let column = columns.lowerBound + x / zoom
        surface.mark(
          .cell(row: row, column: side == .slope ? column + cursor.columns : column),
          in: Rect(column: room.column + x, row: room.row + y, columns: 1, rows: 1))
      }
    }
  }
}
