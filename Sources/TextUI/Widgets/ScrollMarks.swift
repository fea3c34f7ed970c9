/// What says that a view goes on beyond its edges, the same in every view that can be clipped.
///
///     ▲ 3 more
///     …
///     ▼ 12 more
public struct ScrollMarks: Widget {
  /// What is in sight.
  public var window: ScrollWindow

  /// The marks of a window, to be drawn over the rows that it shows.
  public init(_ window: ScrollWindow) { self.window = window }

  public var summary: String {
    switch (window.above, window.below) {
    case (0, 0): "all \(window.count) rows are in sight"
    case (0, let below): "\(below) more rows below"
    case (let above, 0): "\(above) more rows above"
    case (let above, let below): "\(above) more rows above, \(below) below"
    }
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    if window.above > 0 {
      draw(.moreAbove, window.above, by: -window.page, on: &surface, in: area.top(1))
    }
    if window.below > 0 {
      draw(.moreBelow, window.below, by: window.page, on: &surface, in: area.bottom(1))
    }
  }

  private func draw(
    _ glyph: Glyph, _ count: Int, by rows: Int, on surface: inout Surface, in line: Rect
  ) {
    let style = Style(.muted)
    guard window.coversRows else {
      let edge = line.right(1)
      surface.write(glyph, column: edge.column, row: edge.row, style: style)
      surface.mark(.scroll(rows), in: edge)
      return
    }
    surface.fill(line, with: .blank)
    surface.write(glyph, column: line.column, row: line.row, style: style)
    let text = StyledText("\(count) more", style).truncated(to: line.columns - 2)
    surface.write(text, column: line.column + 2, row: line.row)
    surface.mark(.scroll(rows), in: line.left(2 + text.width))
  }
}
