/// A number on a track that says where it is good and where it is not: a learning rate between too
/// small and too large.
///
///                  ▼ 0.03
///     ────────━━━━━━━━━━━━━╍╍╍╍╍╍╍╍
///     too small   good    too large
public struct Gauge: Widget {
  /// A part of the track.
  public struct Zone: Hashable, Sendable {
    /// What it means to be there.
    public var name: String
    /// Where it ends and the next one begins; the last one ends with the axis.
    public var end: Double
    /// Whether it is where one wants to be.
    public var isGood: Bool

    /// A part of the track up to `end`.
    public init(_ name: String, to end: Double, isGood: Bool = false) {
      self.name = name
      self.end = end
      self.isGood = isGood
    }
  }

  /// What is measured; in one row at the left, with more rows above the track.
  public var label: String
  /// Where the needle stands; beyond the axis it points out of it.
  public var value: Double
  /// What the track spans.
  public var axis: Axis
  /// From left to right.
  public var zones: [Zone]
  /// The value in words of one's own; nil writes it as ticks are.
  public var text: String?
  /// Which number of a network it is; nil for none.
  public var mark: NumberMark?

  /// A track with a needle.
  public init(
    _ label: String, _ value: Double, axis: Axis, zones: [Zone] = [], text: String? = nil,
    mark: NumberMark? = nil
  ) {
    self.label = label
    self.value = value
    self.axis = axis
    self.zones = zones
    self.text = text
    self.mark = mark
  }

  /// The zone that the value lies in; a value that is no number lies in none.
  public var zone: Zone? {
    value.isNaN ? nil : zones.first { value < $0.end } ?? zones.last
  }

  public var summary: String {
    let name = label.isEmpty ? "" : label + " "
    let verdict = zone.map { ", \($0.name)" } ?? ""
    let ends = zones.dropLast().map {
      "\($0.name) to \(Numbers.tick($0.end))"
    }
    return name + number + verdict
      + (ends.isEmpty ? "" : " (\(ends.joined(separator: ", ")))")
  }

  private var number: String { text ?? Numbers.tick(value) }
  private var written: StyledText {
    StyledText(number, .strong, .bold).asking(value.isFinite ? mark : nil, value)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    if area.rows == 1 {
      drawLine(on: &surface, in: area)
    } else {
      drawHead(on: &surface, in: area.top(1))
      drawTrack(on: &surface, in: area.line(1))
      if area.rows >= 3 { drawNames(on: &surface, in: area.line(2)) }
      if area.rows >= 4 { drawBounds(on: &surface, in: area.line(3)) }
    }
    if area.rows > 1, let column = needle(in: area) {
      surface[column, area.row] = Cell(needleSign(surface.look), Style(.strong, .bold))
    }
  }

  private func needleSign(_ look: Look) -> Character { look.glyphs == .ascii ? "v" : "▼" }

  /// All in one row: the needle is cut into the track.
  private func drawLine(on surface: inout Surface, in line: Rect) {
    let name = StyledText(label, .ink)
    let words = written + verdict(in: surface.look)
    let track = line.dropLeft(name.isEmpty ? 0 : name.width + 2).dropRight(words.width + 2)
    guard track.columns >= 8 else {
      let short = name.isEmpty ? words : name + " " + words
      surface.write(short.truncated(to: line.columns), column: line.column, row: line.row)
      return
    }
    surface.write(name, column: line.column, row: line.row)
    surface.write(words, endColumn: line.endColumn, row: line.row)
    drawTrack(on: &surface, in: track)
    if let column = needle(in: track) {
      surface[column, line.row] = Cell(
        surface.look.glyphs == .ascii ? "|" : "┃", Style(.strong, .bold))
    }
  }

  /// The name, and the value beside the needle, on the side where there is room.
  private func drawHead(on surface: inout Surface, in line: Rect) {
    let column = needle(in: line) ?? line.column - 2
    let (left, right) = (column - 1 - line.column, line.endColumn - column - 2)
    let value = written
    let long = value + verdict(in: surface.look)
    let words = long.width <= max(left, right) ? long : value
    let isRight = words.width <= right || right >= left
    let start = isRight ? column + 2 : column - 1 - words.width
    surface.write(words, column: start, row: line.row)
    let name = StyledText(label, .muted)
    if start >= line.column + name.width + 2, column >= line.column + name.width + 1 {
      surface.write(name, column: line.column, row: line.row)
    } else if isRight, start + words.width + 2 + name.width <= line.endColumn {
      surface.write(name, endColumn: line.endColumn, row: line.row)
    }
  }

  private func verdict(in look: Look) -> StyledText {
    guard let zone else { return StyledText() }
    let role: Role = zone.isGood ? .right : .wrong
    let sign = zone.isGood ? Glyph.right.text(in: look) : String(Glyph.wrong.character(in: look))
    return StyledText("  ") + StyledText("\(sign) \(zone.name)", role, .bold)
  }

  /// Good parts are heavy, those before them light and those behind them broken.
  private func drawTrack(on surface: inout Surface, in line: Rect) {
    surface.rule(column: line.column, row: line.row, columns: line.columns)
    let firstGood = zones.firstIndex(where: \.isGood)
    for (index, zone) in zones.enumerated() {
      let columns = columns(of: index, in: line)
      let isBehind = firstGood.map { index > $0 } ?? false
      let glyph: Glyph = zone.isGood ? .progress : isBehind ? .dashed : .rule
      surface.rule(
        column: columns.lowerBound, row: line.row, columns: columns.count, glyph: glyph,
        style: Style(zone.isGood ? .ink : isBehind ? .muted : .faint))
    }
  }

  /// Each in the middle of its part, cut to it.
  private func drawNames(on surface: inout Surface, in line: Rect) {
    for (index, zone) in zones.enumerated() {
      let columns = columns(of: index, in: line)
      let isHere = zone == self.zone
      let name = StyledText(zone.name, isHere ? .strong : .muted, isHere ? .bold : [])
      guard name.width < columns.count || (index == 0 && name.width == columns.count) else {
        continue
      }
      let start = columns.lowerBound + (columns.count - name.width) / 2
      surface.write(name, column: start, row: line.row)
    }
  }

  /// The numbers at which parts end, below their ends.
  private func drawBounds(on surface: inout Surface, in line: Rect) {
    var free = line.column
    for (index, zone) in zones.dropLast().enumerated() {
      let text = StyledText.muted(Numbers.tick(zone.end))
      let column = columns(of: index, in: line).upperBound
      let start = max(free, min(column - text.width / 2, line.endColumn - text.width))
      guard start <= column, start + text.width <= line.endColumn else { continue }
      surface.write(text, column: start, row: line.row)
      free = start + text.width + 1
    }
  }

  private func columns(of index: Int, in line: Rect) -> Range<Int> {
    func column(_ end: Double) -> Int {
      let share = min(max(axis.position(end) ?? (end > 0 ? 1 : 0), 0), 1)
      return line.column + Int((share * Double(line.columns)).rounded())
    }
    let start = index > 0 ? column(zones[index - 1].end) : line.column
    let end = index == zones.count - 1 ? line.endColumn : column(zones[index].end)
    return start..<max(start, end)
  }

  /// The column of the needle; at the end of the track if the value lies beyond it.
  private func needle(in line: Rect) -> Int? {
    guard !value.isNaN, line.columns > 0 else { return nil }
    let share = axis.position(value) ?? (value > 0 ? 1 : 0)
    return line.column
      + min(Int(min(max(share, 0), 1) * Double(line.columns)), line.columns - 1)
  }
}
