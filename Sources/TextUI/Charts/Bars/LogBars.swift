/// Named positive numbers of very different sizes as bars on a logarithmic axis: the spread of the
/// values in each layer, the size of the slopes there.
///
///     layer 1  ━━━━━━━━━━━━━━━━━━━━╸  0.58
///     layer 2  ━━━━━━━━━━━╸           0.0041
///              ╵       ╵       ╵
///              0.0001  0.01    1
///
/// Where there are more bars than rows, some of them stand for all, the first and the last among
/// them. A zero has no place on such an axis and no bar.
public struct LogBars: Widget {
  /// One row.
  public struct Bar: Hashable, Sendable {
    /// At the left; cut at a third of the width.
    public var name: String
    /// Zero or more.
    public var value: Double

    /// A bar as long as the logarithm of its number.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// Above the bars; empty leaves no row for it.
  public var title: StyledText
  /// From top to bottom.
  public var bars: [Bar]
  /// What the bars span; logarithmic whatever it says.
  public var axis: Axis
  /// The colour of the bars and their numbers.
  public var role: Role
  /// How many digits of a number are written.
  public var digits: Int

  /// Bars on an axis of their own, or on the given one.
  public init(
    title: StyledText = StyledText(), _ bars: [Bar], axis: Axis? = nil, role: Role = .ink,
    digits: Int = 2
  ) {
    self.title = title
    self.bars = bars
    self.axis = axis ?? Axis.fitting(bars.map(\.value), scale: .logarithmic)
    self.axis.scale = .logarithmic
    self.role = role
    self.digits = digits
  }

  public var summary: String {
    let name = title.isEmpty ? "" : title.plain + ": "
    guard let first = bars.first, let last = bars.last else { return name + "no bars" }
    guard bars.count > 1 else { return "\(name)\(first.name) \(number(first.value))" }
    var words = "\(name)\(bars.count) bars, \(first.name) \(number(first.value)), "
    words += "\(last.name) \(number(last.value))"
    if first.value > 0, last.value > 0, first.value.isFinite, last.value.isFinite {
      let ratio = last.value / first.value
      if ratio > 1.05 { words += ", \(Numbers.significant(ratio, digits: 2)) times as large" }
      if ratio < 0.95 { words += ", \(Numbers.significant(1 / ratio, digits: 2)) times smaller" }
    }
    return words
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var body = area
    if !title.isEmpty, area.rows >= 3 {
      surface.write(title.truncated(to: area.columns), column: area.column, row: area.row)
      body = area.dropTop(1)
    }
    let names = min(bars.map(\.name.displayWidth).max() ?? 0, area.columns / 3)
    let numbers = bars.map { number($0.value).displayWidth }.max() ?? 0
    let hasTrack = area.columns >= names + numbers + 7
    // Where rows are few, bars say more than an axis.
    let hasAxis = hasTrack && body.rows >= min(8, bars.count + 2)
    let shown = rows(atMost: hasAxis ? body.rows - 2 : body.rows)
    let track = body.dropLeft(names + (names > 0 ? 1 : 0)).dropRight(numbers + 1)
    if hasAxis { drawGrid(on: &surface, in: track.top(shown.count)) }
    for (row, index) in shown.enumerated() {
      let line = body.line(row)
      let bar = bars[index]
      surface.write(
        StyledText.muted(bar.name).truncated(to: names), column: line.column, row: line.row)
      let isLost = !bar.value.isFinite
      let number = StyledText(number(bar.value), isLost ? .wrong : role, isLost ? .bold : [])
      guard line.columns >= names + 1 + number.width else { continue }
      surface.write(number, endColumn: line.endColumn, row: line.row)
      if hasTrack { drawBar(bar.value, on: &surface, in: track.line(row)) }
    }
  }

  private func number(_ value: Double) -> String {
    Numbers.significant(value, digits: digits)
  }

  /// Places at equal distances where not all bars fit.
  private func rows(atMost most: Int) -> [Int] {
    guard bars.count > most else { return Array(bars.indices) }
    guard most > 1 else { return most == 1 ? [bars.count - 1] : [] }
    return (0..<most).map { ($0 * (bars.count - 1) + (most - 1) / 2) / (most - 1) }
  }

  private func drawGrid(on surface: inout Surface, in track: Rect) {
    var free = track.column - 1
    for tick in axis.ticks(atMost: max(2, track.columns / 7)) {
      guard let share = axis.position(tick), (0...1).contains(share) else { continue }
      let column = track.column + Int((share * Double(track.columns - 1)).rounded())
      surface.verticalRule(
        column: column, row: track.row, rows: track.rows, style: Style(.grid))
      surface.write(.tick, column: column, row: track.endRow, style: Style(.faint))
      let label = StyledText.muted(Numbers.tick(tick))
      let start = min(max(track.column, column - label.width / 2), track.endColumn - label.width)
      guard start > free else { continue }
      surface.write(label, column: start, row: track.endRow + 1)
      free = start + label.width
    }
  }

  /// Half a column is the finest length.
  private func drawBar(_ value: Double, on surface: inout Surface, in track: Rect) {
    guard value > 0 || value.isNaN else { return }
    let style = Style(value.isFinite ? role : .wrong)
    let share = value.isFinite ? axis.position(value) ?? 0 : 1
    let halves = Int((min(max(share, 0), 1) * Double(track.columns * 2)).rounded())
    let full = halves / 2
    let sign = Glyph.progress.character(in: surface.look)
    surface.fill(track.left(full), with: Cell(sign, style))
    if share > 1.000001 || !value.isFinite, full > 0 {
      surface.write(.higher, column: track.endColumn - 1, row: track.row, style: style)
    } else if halves % 2 == 1, surface.look.glyphs != .ascii {
      surface.write(.progressHalf, column: track.column + full, row: track.row, style: style)
    } else if full == 0 {
      // What lies below the axis is still more than nothing.
      surface.write(.lower, column: track.column, row: track.row, style: style)
    }
  }
}
