internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// The tensor that is opened, its gradient beside it: a list, a table of numbers, or a map of colours
/// where there are too many to be written.
struct TensorPane: Widget {
  var name: TensorName?
  /// Nil until the run has said it.
  var opened: OpenedTensor?
  var cursor: TensorCursor
  var side: TensorChoice.Side
  /// Whether arrows move in it.
  var isFocused: Bool
  /// What the learner is to find out.
  var secrets = Secrets()

  var summary: String {
    guard let name, let opened else { return "no tensor is opened" }
    var words = "\(name), \(opened.reading.summary.shape)"
    if let (value, slope) = figures {
      words += ", at \(position): \(value.spoken)"
      if let slope { words += ", slope \(slope.spoken)" }
    }
    return words
  }

  /// The number under the cursor, and its slope.
  var figures: (value: Figure, slope: Figure?)? {
    guard let opened, let value = figure(row: cursor.row, column: cursor.column, of: .value) else {
      return nil
    }
    return (
      value,
      opened.gradient == nil
        ? nil : figure(row: cursor.row, column: cursor.column, of: .slope)
    )
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, let name, let opened else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var body = area
    if area.rows >= 3 {
      drawHead(name, opened, on: &surface, in: area.top(1))
      body = body.dropTop(1)
    }
    if area.rows >= 6, hasFacts {
      drawFacts(opened, on: &surface, in: body.bottom(1))
      body = body.dropBottom(area.rows >= 9 ? 2 : 1)
    }
    guard !body.isEmpty else { return }
    if cursor.isList {
      drawList(opened, on: &surface, in: body)
    } else if TensorTable.fits(cursor, in: body.columns) {
      drawTables(opened, on: &surface, in: body)
    } else {
      drawMaps(opened, on: &surface, in: body)
    }
  }

  /// `hidden [8 × 32]   example 2 of 8`
  private func drawHead(
    _ name: TensorName, _ opened: OpenedTensor, on surface: inout Surface, in line: Rect
  ) {
    let shape = opened.reading.summary.shape
    var text = StyledText.strong(name.text)
    if shape.rank > 0 { text += .muted(" \(shape)") }
    surface.write(text.truncated(to: line.columns), column: line.column, row: line.row)
    guard cursor.tableCount > 1 else { return }
    let places = zip(cursor.leading, cursor.extents).map { "\($0 + 1) of \($1)" }
    let leaf = StyledText.muted("table ") + StyledText(places.joined(separator: ", "), .ink)
    if text.width + leaf.width + 2 <= line.columns {
      surface.write(leaf, endColumn: line.endColumn, row: line.row)
    }
  }

  /// A few numbers speak for themselves.
  var hasFacts: Bool { cursor.extents.reduce(1, *) > 8 }

  /// `norm 3.41   −0.213 … +0.874   zeros 12 %`
  private func drawFacts(_ opened: OpenedTensor, on surface: inout Surface, in line: Rect) {
    let summary = side == .slope ? opened.reading.gradient : opened.reading.summary
    let readiness =
      side == .slope ? opened.reading.gradientReadiness ?? .given : opened.reading.readiness
    guard let summary, readiness != .toCome else { return }
    let name = side == .slope ? opened.reading.name.gradient : opened.reading.name
    var parts: [StyledText] = []
    if !secrets.hides(Float(summary.norm), like: name) {
      parts.append(
        .muted(side == .slope ? "∂ norm " : "norm ")
          + StyledText(Numbers.significant(summary.norm), side == .slope ? .gradient : .ink))
    }
    if let least = summary.least, let greatest = summary.greatest,
      !secrets.hides(least, like: name), !secrets.hides(greatest, like: name)
    {
      parts.append(
        .muted(
          "\(Figure.written(least, in: surface.look)) … "
            + Figure.written(greatest, in: surface.look)))
    }
    if summary.notFiniteCount > 0 {
      parts.append(
        StyledText(
          "\(Glyph.wrong.character(in: surface.look)) "
            + "\(Numbers.grouped(summary.notFiniteCount)) not finite", .wrong, .bold))
    }
    if summary.zeroShare > 0 {
      parts.append(.muted("zeros " + Numbers.percent(summary.zeroShare, decimals: 0)))
    }
    var column = line.column
    for part in parts where column + part.width <= line.endColumn {
      column += surface.write(part, column: column, row: line.row) + 3
    }
  }

  // MARK: Numbers

  /// `[2, 1]`, counted from 1.
  var position: String {
    "[" + cursor.place.map { String($0 + 1) }.joined(separator: ", ") + "]"
  }

  /// A number of the table; nil if the report does not have it.
  func figure(row: Int, column: Int, of side: TensorChoice.Side) -> Figure? {
    guard let opened, let window = side == .slope ? opened.gradient : opened.window,
      window.rows.contains(row), window.columns.contains(column)
    else { return nil }
    let readiness =
      side == .slope ? opened.reading.gradientReadiness ?? .given : opened.reading.readiness
    let name = opened.reading.name
    let element = TensorElement(
      side == .slope ? name.gradient : name, window.index(row: row, column: column))
    return Figure(
      value: window[row, column], isSlope: side == .slope || name.isGradient,
      readiness: readiness,
      isHidden: secrets.hides(
        element, window[row, column], isThere: readiness != .toCome))
  }

  /// The ground of the number that keys act on.
  func ground(isCursor: Bool) -> Ink {
    isCursor ? .role(isFocused ? .focusWash : .wash) : .standard
  }
}
