/// Named signed numbers as bars that grow to both sides of one line: weights, contributions.
///
///     free      │━━━━━━━━━━╸  +1.83
///     meeting ╺╍│             −0.42
public struct SignedBars: Widget {
  /// One row.
  public struct Bar: Hashable, Sendable {
    /// At the left; cut at a third of the width.
    public var name: String
    /// What is not a number has no bar.
    public var value: Double
    /// Which number of a network it is; nil for none.
    public var number: NumberMark?

    /// A bar to the right for numbers above 0, to the left below.
    public init(_ name: String, _ value: Double, number: NumberMark? = nil) {
      self.name = name
      self.value = value
      self.number = number
    }
  }

  /// Which bar comes first.
  public enum Order: Hashable, Sendable {
    /// As they are given.
    case given
    /// From the highest number to the lowest.
    case value
    /// From the largest bar to the smallest, whatever its sign.
    case magnitude
  }

  /// From top to bottom, unless `order` says otherwise.
  public var bars: [Bar]
  /// The number at the end of the longer side; nil is the largest magnitude among the bars.
  public var limit: Double?
  /// The index of the bar that keys act on; nil leaves no room for its marker.
  public var focus: Int?
  /// How many rows are scrolled away; moved if the focused row would not be seen.
  public var scroll: Int
  /// Places after the point in the numbers at the right.
  public var decimals: Int
  /// Which bar comes first; those that are no numbers come last. `focus` counts bars as they are
  /// given.
  public var order: Order

  /// On the scale of the bars themselves, unless `limit` is given.
  public init(
    _ bars: [Bar], limit: Double? = nil, focus: Int? = nil, scroll: Int = 0, decimals: Int = 2,
    order: Order = .given
  ) {
    self.bars = bars
    self.limit = limit
    self.focus = focus
    self.scroll = scroll
    self.decimals = decimals
    self.order = order
  }

  /// Indices of the bars from top to bottom. Keys that move the focus walk along them.
  public var ordered: [Int] {
    func key(_ bar: Bar) -> Double {
      let value = order == .magnitude ? bar.value.magnitude : bar.value
      return value.isNaN ? -.infinity : value
    }
    switch order {
    case .given: return Array(bars.indices)
    case .value, .magnitude:
      return bars.indices.sorted { first, second in
        let (a, b) = (bars[first], bars[second])
        if a.value.isNaN != b.value.isNaN { return b.value.isNaN }
        return key(a) == key(b) ? first < second : key(a) > key(b)
      }
    }
  }

  public var summary: String {
    if bars.isEmpty { return "no bars" }
    if let focus, bars.indices.contains(focus) {
      let place = (ordered.firstIndex(of: focus) ?? focus) + 1
      return "\(bars[focus].name) \(number(bars[focus])), \(place) of \(bars.count)"
    }
    let sorted = bars.filter { $0.value.isFinite }.sorted { $0.value > $1.value }
    guard let most = sorted.first, let least = sorted.last else { return "\(bars.count) bars" }
    return "\(bars.count) bars, highest \(most.name) \(number(most)), "
      + "lowest \(least.name) \(number(least))"
  }

  private func number(_ bar: Bar) -> String {
    Numbers.fixed(bar.value, decimals: decimals, sign: .always)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let isCut = bars.count > area.rows && area.rows > 2
    let body = isCut ? area.dropBottom(1) : area
    let order = ordered
    let first = firstRow(in: body.rows, order)
    let names = min(bars.map(\.name.displayWidth).max() ?? 0, max(6, area.columns / 3))
    let numbers = bars.map { number($0).displayWidth }.max() ?? 0
    let margin = focus == nil ? 0 : 2
    for (offset, index) in order.dropFirst(first).prefix(body.rows).enumerated() {
      let bar = bars[index]
      let isFocused = index == focus
      let line = body.line(offset)
      if isFocused { surface.fill(line, with: Cell(" ", Style(.ink, on: .role(.focusWash)))) }
      drawRow(
        bar, isFocused: isFocused, on: &surface, in: line,
        columns: (margin: margin, names: names, numbers: numbers))
    }
    guard isCut else { return }
    let below = bars.count - first - body.rows
    let parts = [first > 0 ? "↑ \(first) more" : nil, below > 0 ? "↓ \(below) more" : nil]
    surface.write(
      StyledText.muted(parts.compactMap { $0 }.joined(separator: "   ")),
      column: area.column + margin, row: area.endRow - 1)
  }

  private func drawRow(
    _ bar: Bar, isFocused: Bool, on surface: inout Surface, in line: Rect,
    columns: (margin: Int, names: Int, numbers: Int)
  ) {
    let background: Ink = isFocused ? .role(.focusWash) : .standard
    let bold: Style.Attributes = isFocused ? .bold : []
    if isFocused {
      surface.write(
        .cursor, column: line.column, row: line.row, style: Style(.focus, on: background, .bold))
    }
    let name = StyledText(bar.name, Style(isFocused ? .strong : .ink, on: background, bold))
    surface.write(
      name.truncated(to: columns.names), column: line.column + columns.margin, row: line.row)
    let role: Role = bar.value < 0 ? .negative : .positive
    let number = StyledText(number(bar), Style(role, on: background, bold))
      .asking(bar.number, bar.value)
    let track = line.dropLeft(columns.margin + columns.names + 2).dropRight(columns.numbers + 2)
    guard track.columns >= 3 else {
      if line.columns >= columns.margin + columns.names + 1 + columns.numbers {
        surface.write(number, endColumn: line.endColumn, row: line.row)
      }
      return
    }
    surface.write(number, endColumn: line.endColumn, row: line.row)
    drawBar(bar, on: &surface, in: track, background: background)
  }

  /// Half a column is the finest length.
  private func drawBar(
    _ bar: Bar, on surface: inout Surface, in track: Rect, background: Ink
  ) {
    let zero = zeroColumn(in: track)
    surface.write(.vertical, column: zero, row: track.row, style: Style(.faint, on: background))
    guard bar.value.isFinite else { return }
    let isNegative = bar.value < 0
    let room = isNegative ? zero - track.column : track.endColumn - zero - 1
    // Limited before it becomes whole: a value may be any number of times its limit.
    let halves = Int(
      min(Double(room * 2), (bar.value.magnitude / scale(in: track) * 2).rounded()))
    let style = Style(isNegative ? .negative : .positive, on: background)
    let full = halves / 2
    let ascii = surface.look.glyphs == .ascii
    let sign: Character = ascii ? (isNegative ? "-" : "+") : (isNegative ? "╍" : "━")
    let start = isNegative ? zero - full : zero + 1
    surface.fill(
      Rect(column: start, row: track.row, columns: full, rows: 1), with: Cell(sign, style))
    // A bar that is cut off at its limit says so.
    if let limit, limit > 0, bar.value.magnitude > limit * 1.000001, full > 0 {
      surface.write(
        isNegative ? .lower : .higher, column: isNegative ? start : start + full - 1,
        row: track.row, style: style)
      return
    }
    guard halves % 2 == 1, !ascii else { return }
    surface.write(
      isNegative ? .progressStart : .progressHalf, column: isNegative ? start - 1 : start + full,
      row: track.row, style: style)
  }

  private var extent: (negative: Double, positive: Double) {
    let values = bars.map(\.value).filter(\.isFinite)
    let negative = max(0, -(values.min() ?? 0))
    let positive = max(0, values.max() ?? 0)
    guard let limit, limit > 0 else { return (negative, positive) }
    return (negative > 0 ? limit : 0, positive > 0 ? limit : 0)
  }

  /// The line between the signs; at an end if all numbers have one sign.
  private func zeroColumn(in track: Rect) -> Int {
    let (negative, positive) = extent
    guard negative > 0 else { return track.column }
    let share = negative / (negative + positive)
    return track.column + Int((share * Double(track.columns - 1)).rounded())
  }

  /// How much one column stands for.
  private func scale(in track: Rect) -> Double {
    let (negative, positive) = extent
    let zero = zeroColumn(in: track)
    let left = Double(zero - track.column)
    let right = Double(track.endColumn - zero - 1)
    return max(
      left > 0 ? negative / left : 0, right > 0 ? positive / right : 0, .leastNormalMagnitude)
  }

  private func firstRow(in visible: Int, _ order: [Int]) -> Int {
    let last = max(0, bars.count - visible)
    var first = min(max(0, scroll), last)
    if let focus = focus.flatMap(order.firstIndex(of:)), visible > 0 {
      first = max(first, focus - visible + 1)
      first = min(first, max(0, focus))
    }
    return first
  }
}
