/// Signed numbers as thin columns above and below one line, in eighths of a cell.
///
/// For many numbers at once, the weights of one unit for instance; the one that `focus` names
/// stands out, and its name and value are written in the head line.
public struct Columns: Widget {
  /// From left to right; what is not a number has a `✗` in place of a height.
  public var values: [Double]
  /// One for each value, or none.
  public var names: [String]
  /// At the left of the head line.
  public var title: StyledText
  /// The number at the end of the longer side; nil is the largest magnitude among the values.
  public var limit: Double?
  /// The index of the value that stands out; kept in sight where not all columns fit.
  public var focus: Int?
  /// Which numbers of a network they are, along the first row; nil for none.
  public var numbers: NumberGrid?

  /// On the scale of the values themselves, unless `limit` is given.
  public init(
    _ values: [Double], names: [String] = [], title: StyledText = StyledText(),
    limit: Double? = nil, focus: Int? = nil, numbers: NumberGrid? = nil
  ) {
    self.values = values
    self.names = names
    self.title = title
    self.limit = limit
    self.focus = focus
    self.numbers = numbers
  }

  public var summary: String {
    if values.isEmpty { return "no columns" }
    if let focus, values.indices.contains(focus) {
      return "\(name(focus)) \(number(values[focus])), \(focus + 1) of \(values.count)"
    }
    let positive = values.filter { $0 > 0 }.count
    let negative = values.filter { $0 < 0 }.count
    let lost = values.filter(\.isNaN).count
    var words = "\(values.count) columns, \(positive) above zero, \(negative) below"
    if let most = values.indices.filter({ values[$0].isFinite })
      .max(by: { values[$0].magnitude < values[$1].magnitude })
    {
      words += ", largest \(name(most)) \(number(values[most]))"
    }
    return lost > 0 ? words + ", \(lost) not a number" : words
  }

  private func number(_ value: Double) -> String { Numbers.significant(value, sign: .always) }

  private func name(_ index: Int) -> String {
    names.indices.contains(index) ? names[index] : "\(index + 1)"
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var body = area
    let head = area.top(1)
    let hasHead = area.rows >= 4 && (!title.isEmpty || focus != nil)
    if hasHead { body = area.dropTop(1) }
    let hasMarker = focus != nil && area.rows >= 6
    if hasMarker { body = body.dropBottom(1) }
    let scale = Scale(values: values, limit: limit, rows: body.rows)
    body = drawLabels(scale, on: &surface, in: body)
    let width = max(1, body.columns / max(1, values.count))
    let first = firstColumn(in: body.columns / width)
    let shown = min(values.count - first, body.columns / width)
    if hasHead { drawHead(on: &surface, in: head, shown: first..<first + max(0, shown)) }
    for index in first..<first + max(0, shown) {
      // A free column between two columns, where there is room for it.
      let start = body.column + (index - first) * width
      for column in start..<start + width {
        let isFree = width > 1 && column == start + width - 1
        drawColumn(
          isFree ? 0 : values[index], isFocused: index == focus, scale, on: &surface,
          column: column, in: body)
      }
      surface.mark(
        numbers?.mark(row: 0, column: index), value: values[index],
        in: Rect(
          column: start, row: body.row, columns: max(1, width - 1), rows: body.rows))
      if hasMarker, index == focus {
        surface.write("▴", column: start, row: body.endRow, style: Style(.focus, .bold))
      }
    }
  }

  private func drawHead(on surface: inout Surface, in line: Rect, shown: Range<Int>) {
    var title = title
    if shown.count < values.count {
      title += .muted((title.isEmpty ? "" : "  ") + "\(shown.lowerBound + 1)–\(shown.upperBound)")
    }
    surface.write(title.truncated(to: line.columns), column: line.column, row: line.row)
    guard let focus, values.indices.contains(focus) else { return }
    let value = values[focus]
    let text =
      StyledText(name(focus) + " ", .focus, .bold)
      + StyledText(number(value), value < 0 ? .negative : .positive, .bold)
      .asking(numbers?.mark(row: 0, column: focus), value)
    if title.width + 2 + text.width <= line.columns {
      surface.write(text, endColumn: line.endColumn, row: line.row)
    }
  }

  /// The largest number above, 0 at the line, the lowest number below.
  private func drawLabels(_ scale: Scale, on surface: inout Surface, in body: Rect) -> Rect {
    let top = Numbers.significant(scale.limit, digits: 2, sign: .always)
    let bottom = Numbers.significant(-scale.limit, digits: 2)
    let width = max(top.displayWidth, bottom.displayWidth) + 1
    guard body.columns >= width + 8, body.rows >= 2 else { return body }
    let end = body.column + width - 1
    if scale.rowsAbove > 0 { surface.write(.muted(top), endColumn: end, row: body.row) }
    if scale.rowsBelow > 0 { surface.write(.muted(bottom), endColumn: end, row: body.endRow - 1) }
    if scale.rowsAbove > 1 {
      surface.write(.muted("0"), endColumn: end, row: body.row + scale.rowsAbove - 1)
    }
    return body.dropLeft(width)
  }

  private func drawColumn(
    _ value: Double, isFocused: Bool, _ scale: Scale, on surface: inout Surface, column: Int,
    in body: Rect
  ) {
    let isNegative = value < 0
    let ground = Style(.faint)
    let zero = body.row + scale.rowsAbove
    if value.isNaN {
      surface.write(
        .wrong, column: column, row: scale.rowsAbove > 0 ? zero - 1 : zero,
        style: Style(.wrong, .bold))
      return
    }
    let eighths = scale.eighths(value)
    let role: Role = isFocused ? .focus : isNegative ? .negative : .positive
    if isNegative || eighths == 0 {
      if scale.rowsAbove > 0 {
        surface[column, zero - 1] = Cell(ascii(surface) ? "_" : "▁", ground)
      } else {
        surface[column, zero] = Cell(ascii(surface) ? "-" : "▔", ground)
      }
    } else if scale.rowsBelow > 0 {
      surface[column, zero] = Cell(ascii(surface) ? " " : "▔", ground)
    }
    for step in 0..<(eighths + 7) / 8 {
      let row = isNegative ? zero + step : zero - 1 - step
      surface[column, row] = cell(
        filled: min(8, eighths - step * 8), isNegative: isNegative, Style(role), surface)
    }
  }

  /// A cell of which some eighths are filled, from below or from above. There are no blocks that
  /// hang, so that a reversed one has to stand in.
  private func cell(filled: Int, isNegative: Bool, _ style: Style, _ surface: Surface) -> Cell {
    switch surface.look.glyphs {
    case .ascii: return Cell(isNegative ? "-" : "#", style)
    case .blocks:
      if filled > 5 { return Cell("█", style) }
      return Cell(isNegative ? "▀" : "▄", style)
    case .braille:
      if filled == 8 { return Cell("█", style) }
      if !isNegative { return Cell(Self.blocks[filled - 1], style) }
      var reversed = style
      reversed.attributes.formUnion(.reverse)
      return Cell(Self.blocks[7 - filled], reversed)
    }
  }

  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private func ascii(_ surface: Surface) -> Bool { surface.look.glyphs == .ascii }

  private func firstColumn(in visible: Int) -> Int {
    guard values.count > visible, let focus else { return 0 }
    return min(max(0, focus - visible / 2), values.count - visible)
  }

  private struct Scale {
    let limit: Double
    let rowsAbove: Int
    let rowsBelow: Int

    init(values: [Double], limit: Double?, rows: Int) {
      let finite = values.filter(\.isFinite)
      let largest = finite.map(\.magnitude).max() ?? 0
      self.limit = max(limit ?? largest, .leastNormalMagnitude)
      let hasNegative = finite.contains { $0 < 0 }
      let hasPositive = finite.contains { $0 > 0 } || !hasNegative
      rowsAbove = hasNegative ? (hasPositive ? (rows + 1) / 2 : 0) : rows
      rowsBelow = rows - rowsAbove
    }

    func eighths(_ value: Double) -> Int {
      guard value.isFinite else { return 0 }
      let rows = value < 0 ? rowsBelow : rowsAbove
      // Limited before it becomes whole: a value may be any number of times its limit.
      return Int((min(1, value.magnitude / limit) * Double(rows * 8)).rounded())
    }
  }
}
