/// A curve of one row, without axes: `▂▃▅▇▆▅▃▂`.
public struct Sparkline: Widget {
  /// From the oldest to the newest; what is not a number leaves a gap.
  public var values: [Double]
  /// What an empty and a full column stand for; nil is the range of the values.
  public var range: ClosedRange<Double>?
  /// Of every column.
  public var style: Style

  /// A curve on the scale of its own values, unless `range` is given.
  public init(
    _ values: [Double], range: ClosedRange<Double>? = nil, style: Style = Style(.ink)
  ) {
    self.values = values
    self.range = range
    self.style = style
  }

  public var summary: String {
    let finite = values.filter(\.isFinite)
    guard let first = finite.first, let last = finite.last else { return "nothing measured yet" }
    return "from \(Numbers.significant(first)) to \(Numbers.significant(last))"
  }

  /// Draws the newest values, as many as there are columns.
  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let finite = values.filter(\.isFinite)
    let low = range?.lowerBound ?? finite.min() ?? 0
    let high = range?.upperBound ?? finite.max() ?? 1
    let marks = surface.look.glyphs == .ascii ? Self.ascii : Self.blocks
    for (column, value) in values.suffix(area.columns).enumerated() where value.isFinite {
      let share = high > low ? (value - low) / (high - low) : 0.5
      let index = Int((min(max(share, 0), 1) * Double(marks.count - 1)).rounded())
      surface[area.column + column, area.endRow - 1] = Cell(marks[index], style)
    }
  }

  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let ascii: [Character] = ["_", ".", ":", "-", "=", "+", "*", "#"]
}
