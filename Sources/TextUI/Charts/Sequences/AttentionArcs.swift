/// A line of tokens, and arcs from one of them to the tokens it looks at: thick and bright for a
/// large share, thin and dark for a small one; every share written below its token.
public struct AttentionArcs: Widget {
  /// In the order of the text.
  public var tokens: [String]
  /// The share that each token gets; what is not a number is hidden.
  public var shares: [Double]
  /// The token that looks.
  public var focus: Int
  /// Whether a blank for the next token stands at the end.
  public var hasBlank: Bool
  /// Which numbers of a network the shares are, along the first row; nil for none.
  public var numbers: NumberGrid?

  /// A share smaller than this has no arc.
  public static let arcThreshold = 0.02

  /// Where the token at index `focus` looks.
  public init(
    tokens: [String], shares: [Double], focus: Int, hasBlank: Bool = false,
    numbers: NumberGrid? = nil
  ) {
    self.tokens = tokens
    self.shares = shares
    self.focus = focus
    self.hasBlank = hasBlank
    self.numbers = numbers
  }

  private func share(_ index: Int) -> Double? {
    shares.indices.contains(index) && shares[index].isFinite ? shares[index] : nil
  }

  public var summary: String {
    guard tokens.indices.contains(focus) else { return "no token chosen" }
    let largest = tokens.indices.compactMap { index in share(index).map { (index, $0) } }
      .sorted { $0.1 > $1.1 }.prefix(3).filter { $0.1 >= Self.arcThreshold }
    guard !largest.isEmpty else { return "\(tokens[focus]) looks at nothing" }
    return "\(tokens[focus]) looks at "
      + largest.map { "\(tokens[$0.0]) \(Numbers.percent($0.1, decimals: 0))" }
      .joined(separator: ", ")
  }

  /// Where tokens stand: the focused one is always seen.
  private func line(in area: Rect) -> TokenLine {
    TokenLine(
      tokens + (hasBlank ? ["____"] : []), leastWidth: 5, focus: focus, in: area)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, tokens.indices.contains(focus) else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let line = line(in: area)
    let hasShares = area.rows >= 2
    let reach = line.reach(from: focus, count: tokens.count)
    let arcRows = min(max(0, area.rows - (hasShares ? 2 : 1)), max(3, reach / 4 + 1))
    drawArcs(line, on: &surface, in: area.top(arcRows))
    drawTokens(line, on: &surface, row: area.row + arcRows, hasShares: hasShares)
    if line.first > 0 {
      surface.write(.ellipsis, column: area.column, row: area.row + arcRows, style: Style(.muted))
    }
    if line.end < tokens.count {
      surface.write(
        .ellipsis, column: area.endColumn - 1, row: area.row + arcRows, style: Style(.muted))
    }
  }

  private func drawTokens(
    _ line: TokenLine, on surface: inout Surface, row: Int, hasShares: Bool
  ) {
    let strongest = tokens.indices.filter { $0 != focus }.max {
      (share($0) ?? -1) < (share($1) ?? -1)
    }
    for index in line.first..<line.end {
      guard let place = line.place(of: index) else { continue }
      let isFocused = index == focus
      let isStrongest = index == strongest && (share(index) ?? 0) >= 0.2
      var text = StyledText(
        line.tokens[index], isFocused ? .focus : isStrongest ? .strong : .ink,
        isFocused || isStrongest ? .bold : [])
      if index >= tokens.count || share(index) == nil { text = text.recolored(.muted) }
      text = text.truncated(to: place.columns)
      let start = place.column + (place.columns - text.width) / 2
      if isFocused {
        let wash = Style(.focus, on: .role(.focusWash), .bold)
        surface.fill(
          Rect(column: start - 1, row: row, columns: text.width + 2, rows: 1),
          with: Cell(" ", wash))
        text = text.on(.role(.focusWash))
      }
      surface.write(text, column: start, row: row)
      // The blank is found under the number behind the last token.
      surface.mark(
        .item(index),
        in: Rect(
          column: place.column, row: row, columns: place.columns, rows: hasShares ? 2 : 1))
      guard hasShares, index < tokens.count else { continue }
      let number = StyledText(
        share(index).map(Numbers.cell) ?? "·", isStrongest ? .strong : .muted,
        isStrongest ? .bold : []
      ).asking(numbers?.mark(row: 0, column: index), share(index) ?? .nan)
      surface.write(
        number, column: place.column + (place.columns - number.width) / 2, row: row + 1)
    }
  }

  /// Half waves, the widest as high as there is room; the largest share lies in front.
  private func drawArcs(_ line: TokenLine, on surface: inout Surface, in area: Rect) {
    guard let end = line.place(of: focus), area.rows > 0 else { return }
    var canvas = DotCanvas(area.size, look: surface.look)
    let center = end.center - Double(area.column)
    let drawn = (line.first..<min(line.end, tokens.count)).filter {
      $0 != focus && (share($0) ?? 0) >= Self.arcThreshold
    }
    let widest =
      drawn.compactMap { line.place(of: $0)?.center }
      .map { ($0 - end.center).magnitude }.max() ?? 1
    for index in drawn.sorted(by: { (share($0) ?? 0) < (share($1) ?? 0) }) {
      guard let start = line.place(of: index), let share = share(index) else { continue }
      let from = start.center - Double(area.column)
      let dots = share >= 0.6 ? 4 : share >= 0.3 ? 3 : share >= 0.12 ? 2 : 1
      let reach = (from - center).magnitude / max(widest, 1)
      let height = Double(canvas.height - dots) * max(0.3, reach)
      let path = (0...48).map { step in
        let t = Double(step) / 48
        return Dot(
          (from + (center - from) * t) * 2,
          Double(canvas.height) - 0.5 - height * Elementary.sine(.pi * t))
      }
      canvas.beginLayer()
      let style =
        Shade.isNeeded(in: surface.look)
        ? Style(share >= 0.3 ? .ink : .muted)
        : Style(Ramp.sequential.ink(0.3 + 0.6 * share))
      for offset in 0..<dots {
        canvas.draw(path.map { Dot($0.x, $0.y + Double(offset)) }, Stroke(style))
      }
    }
    canvas.draw(on: &surface, at: area.origin)
  }

  /// The token at a cell of the screen when the arcs are drawn in `area`.
  public func token(at point: Point, in area: Rect) -> Int? {
    guard area.contains(point), tokens.indices.contains(focus) else { return nil }
    let line = line(in: area)
    return (line.first..<min(line.end, tokens.count)).first { index in
      line.place(of: index).map { ($0.column..<$0.endColumn).contains(point.column) } ?? false
    }
  }
}

/// Tokens side by side in one row, a part of them where they do not fit.
struct TokenLine {
  let tokens: [String]
  /// The first that is shown.
  let first: Int
  /// The first that is not shown any more.
  let end: Int
  private let places: [Rect]

  /// - Parameter leastWidth: columns of a short token, for what is written below it.
  init(_ tokens: [String], leastWidth: Int, focus: Int, in area: Rect) {
    self.tokens = tokens
    let widths = tokens.map {
      min(max($0.displayWidth, leastWidth), max(leastWidth, area.columns / 3))
    }
    func total(_ range: Range<Int>) -> Int {
      let sides = (range.lowerBound > 0 ? 1 : 0) + (range.upperBound < tokens.count ? 1 : 0)
      return range.reduce(sides) { $0 + widths[$1] + 2 }
    }
    var range = 0..<tokens.count
    if total(range) > area.columns, !tokens.isEmpty {
      // Grows to both sides of the focus while there is room.
      let focus = min(max(0, focus), tokens.count - 1)
      range = focus..<focus + 1
      var canGrow = true
      while canGrow {
        canGrow = false
        if range.lowerBound > 0, total(range.lowerBound - 1..<range.upperBound) <= area.columns {
          range = range.lowerBound - 1..<range.upperBound
          canGrow = true
        }
        if range.upperBound < tokens.count,
          total(range.lowerBound..<range.upperBound + 1) <= area.columns
        {
          range = range.lowerBound..<range.upperBound + 1
          canGrow = true
        }
      }
    }
    first = range.lowerBound
    end = range.upperBound
    // The sign that there is more at the left stands apart.
    var column = area.column + (first > 0 ? 2 : 1)
    var places: [Rect] = []
    for index in range {
      places.append(Rect(column: column, row: area.row, columns: widths[index], rows: 1))
      column += widths[index] + 2
    }
    self.places = places
  }

  /// Columns from the token at `index` to the furthest one that is shown.
  func reach(from index: Int, count: Int) -> Int {
    guard let own = place(of: index) else { return 0 }
    let others = (first..<min(end, count)).compactMap { place(of: $0)?.column }
    return others.map { abs($0 - own.column) }.max() ?? 0
  }

  func place(of index: Int) -> Rect? {
    places.indices.contains(index - first) ? places[index - first] : nil
  }
}

extension Rect {
  /// The middle of its width, in columns.
  var center: Double { Double(column) + Double(columns) / 2 }
}
