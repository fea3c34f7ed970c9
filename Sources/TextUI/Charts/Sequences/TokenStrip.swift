/// Text as its tokens, each on the colour of a number of its own, such as how surprised a model was:
/// wrapped over rows, one of them with the focus.
public struct TokenStrip: Widget {
  /// One token.
  public struct Token: Hashable, Sendable {
    /// As it is written; a blank at its front is shown as it is.
    public var text: String
    /// 0...1 for its background; nil leaves it plain.
    public var value: Double?

    /// A token without a number unless there is one.
    public init(_ text: String, value: Double? = nil) {
      self.text = text
      self.value = value
    }
  }

  /// In the order of the text.
  public var tokens: [Token]
  /// What numbers are, for the summary: `share`.
  public var name: String
  /// The colours.
  public var ramp: Ramp
  /// The token that keys act on.
  public var focus: Int?
  /// The number under which the mouse finds the first token; those behind it count up.
  public var firstMark = 0

  /// Tokens on the sequential ramp unless it is said otherwise.
  public init(
    _ tokens: [Token], name: String = "share", ramp: Ramp = .sequential, focus: Int? = nil
  ) {
    self.tokens = tokens
    self.name = name
    self.ramp = ramp
    self.focus = focus
  }

  public var summary: String {
    guard !tokens.isEmpty else { return "no tokens" }
    var words = tokens.count == 1 ? "1 token" : "\(tokens.count) tokens"
    let valued = tokens.compactMap { token in token.value.map { (token.text, $0) } }
      .filter { $0.1.isFinite }
    if let low = valued.min(by: { $0.1 < $1.1 }), let high = valued.max(by: { $0.1 < $1.1 }) {
      words += "; \(name) from \(Numbers.significant(low.1, digits: 2)) for \(low.0)"
      words += " to \(Numbers.significant(high.1, digits: 2)) for \(high.0)"
    }
    if let focus, tokens.indices.contains(focus) {
      words += "; chosen \(tokens[focus].text)"
      if let value = tokens[focus].value { words += " \(Numbers.significant(value, digits: 2))" }
    }
    return words
  }

  /// The cells of the tokens, from row 0 on, whatever the height.
  private func places(columns: Int) -> [Rect] {
    var (column, row) = (0, 0)
    return tokens.map { token in
      let width = min(token.text.displayWidth + 2, max(1, columns))
      if column > 0, column + width > columns {
        column = 0
        row += 1
      }
      defer { column += width + 1 }
      return Rect(column: column, row: row, columns: width, rows: 1)
    }
  }

  /// Rows between two rows of tokens, and the first row that is shown.
  private func scroll(_ places: [Rect], in area: Rect) -> Int {
    let rows = (places.last?.row ?? 0) + 1
    guard rows > area.rows, let focus, places.indices.contains(focus) else { return 0 }
    return min(max(0, places[focus].row - area.rows / 2), rows - area.rows)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let places = places(columns: area.columns)
    let first = scroll(places, in: area)
    for (index, place) in places.enumerated() {
      let cell = Rect(
        column: area.column + place.column, row: area.row + place.row - first,
        columns: place.columns, rows: 1)
      guard cell.row >= area.row, cell.row < area.endRow else { continue }
      let style = style(of: index, in: surface.look)
      surface.fill(cell, with: Cell(" ", style))
      let text = StyledText(tokens[index].text, style).truncated(to: cell.columns - 1)
      surface.write(text, column: cell.column + 1, row: cell.row)
      surface.mark(.item(firstMark + index), in: cell)
    }
  }

  private func style(of index: Int, in look: Look) -> Style {
    if index == focus { return Style(.focus, on: .role(.focusWash), .bold) }
    guard let value = tokens[index].value, value.isFinite else { return Style(.ink) }
    guard Shade.isNeeded(in: look) else {
      return Style(ramp.textInk(value), on: ramp.ink(value))
    }
    return Style(.ink, on: .standard, value.magnitude > 0.5 ? .reverse : [])
  }

  /// The token at a cell of the screen when the strip is drawn in `area`.
  public func token(at point: Point, in area: Rect) -> Int? {
    guard area.contains(point) else { return nil }
    let places = places(columns: area.columns)
    let first = scroll(places, in: area)
    let inside = Point(
      column: point.column - area.column, row: point.row - area.row + first)
    return places.firstIndex { $0.contains(inside) }
  }
}
