/// A rule across its area, heavy as far as we have come.
public struct ProgressRule: Widget {
  /// 0...1.
  public var progress: Double
  var heavy: Style
  var light: Style

  /// As far as `progress` out of 1; what is no number is no progress.
  public init(_ progress: Double, heavy: Style = Style(.muted), light: Style = Style(.faint)) {
    self.progress = progress.isNaN ? 0 : min(max(progress, 0), 1)
    self.heavy = heavy
    self.light = light
  }

  public var summary: String { Numbers.percent(progress, decimals: 0) }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.rule(column: area.column, row: area.row, columns: area.columns, style: light)
    let halves = Int((progress * Double(area.columns * 2)).rounded())
    let full = halves / 2
    surface.rule(
      column: area.column, row: area.row, columns: full, glyph: .progress, style: heavy)
    // ASCII has no half of a rule, and a light one is nearer to nothing.
    if halves % 2 == 1, surface.look.glyphs != .ascii {
      surface.write(.progressHalf, column: area.column + full, row: area.row, style: heavy)
    }
  }
}
