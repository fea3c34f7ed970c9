/// A curve of one row, without axes: `▂▃▅▇▆▅▃▂`.
public struct Sparkline: Widget {
  /// Which values are shown where there are more than columns.
  public enum Span: Hashable, Sendable {
    /// As many of the newest as there are columns.
    case newest
    /// All: every column shows, of the values it stands for, the one furthest from their mean, so
    /// that spikes stay.
    case all
  }

  /// From the oldest to the newest; what is not a number leaves a gap.
  public var values: [Double]
  /// What an empty and a full column stand for; nil is the range of the values.
  public var range: ClosedRange<Double>?
  /// Of every column.
  public var style: Style
  /// Which values are shown where there are more than columns.
  public var span: Span
  /// Whether the numbers that the lowest and the highest mark stand for are written at its ends,
  /// where there is room.
  public var hasRange: Bool

  /// A curve on the scale of its own values, unless `range` is given.
  public init(
    _ values: [Double], range: ClosedRange<Double>? = nil, style: Style = Style(.ink),
    span: Span = .newest, hasRange: Bool = false
  ) {
    self.values = values
    self.range = range
    self.style = style
    self.span = span
    self.hasRange = hasRange
  }

  public var summary: String {
    let finite = values.filter(\.isFinite)
    guard let first = finite.first, let last = finite.last, let low = finite.min(),
      let high = finite.max()
    else { return "nothing measured yet" }
    var words = "from \(Numbers.significant(first)) to \(Numbers.significant(last))"
    if low < min(first, last) { words += ", lowest \(Numbers.significant(low))" }
    if high > max(first, last) { words += ", highest \(Numbers.significant(high))" }
    let gaps = values.count - finite.count
    return gaps > 0 ? words + ", \(gaps) not a number" : words
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let finite = values.filter(\.isFinite)
    let low = range?.lowerBound ?? finite.min() ?? 0
    let high = range?.upperBound ?? finite.max() ?? 1
    var line = area.bottom(1)
    if hasRange, !finite.isEmpty || range != nil {
      let ends = (StyledText.muted(Numbers.tick(low)), StyledText.muted(Numbers.tick(high)))
      let curve = line.dropLeft(ends.0.width + 1).dropRight(ends.1.width + 1)
      if curve.columns >= 6 {
        surface.write(ends.0, column: line.column, row: line.row)
        let end = min(curve.endColumn, curve.column + values.count)
        surface.write(ends.1, column: end + 1, row: line.row)
        line = curve
      }
    }
    let marks = surface.look.glyphs == .ascii ? Self.ascii : Self.blocks
    for (column, value) in shown(in: line.columns).enumerated() where value.isFinite {
      let share = high > low ? value / (high - low) - low / (high - low) : 0.5
      let index = Int(
        (min(max(share.isNaN ? 0.5 : share, 0), 1) * Double(marks.count - 1)).rounded())
      surface[line.column + column, line.row] = Cell(marks[index], style)
    }
  }

  private func shown(in columns: Int) -> [Double] {
    switch span {
    case .newest: return values.suffix(columns)
    case .all:
      guard values.count > columns, columns > 0 else { return values }
      return (0..<columns).map { column in
        let part = values[values.count * column / columns..<values.count * (column + 1) / columns]
          .filter(\.isFinite)
        guard let first = part.first else { return .nan }
        let mean = part.reduce(0) { $0 + $1 / Double(part.count) }
        return part.reduce(first) {
          ($1 - mean).magnitude > ($0 - mean).magnitude ? $1 : $0
        }
      }
    }
  }

  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let ascii: [Character] = ["_", ".", ":", "-", "=", "+", "*", "#"]
}
