/// The first two rows of a screen: where we are and how it stands, above a rule that shows how
/// far we have come.
///
///     Learning as descent › Feeling for downhill                step 4 of 7
///     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━──────────────────────────────────
public struct Header: Widget {
  /// From the outermost place to this one.
  public var path: [String]
  /// At the right: `step 4 of 7`.
  public var state: StyledText
  /// The part of the way behind us, 0...1; nil draws a plain rule.
  public var progress: Double?

  /// A header whose path gives way to its state where both do not fit.
  public init(path: [String], state: StyledText = StyledText(), progress: Double? = nil) {
    self.path = path
    self.state = state
    self.progress = progress
  }

  /// Path and rule.
  public static let rows = 2

  public var summary: String {
    let place = path.joined(separator: ", ")
    return state.isEmpty ? place : "\(place), \(state.plain)"
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let state = state.truncated(to: area.columns)
    let room = area.columns - (state.isEmpty ? 0 : state.width + 2)
    surface.write(breadcrumb(in: room), column: area.column, row: area.row)
    surface.write(state, endColumn: area.endColumn, row: area.row)
    ProgressRule(progress ?? 0).draw(on: &surface, in: area.line(1))
  }

  /// The path in at most that many columns: outer places give way before the last one is cut.
  private func breadcrumb(in columns: Int) -> StyledText {
    for first in path.indices {
      let text = joined(path[first...])
      if text.width <= columns { return text }
    }
    return StyledText.strong(path.last ?? "").truncated(to: columns)
  }

  private func joined(_ places: ArraySlice<String>) -> StyledText {
    var text = StyledText()
    for place in places.dropLast() {
      text += StyledText.muted(place) + StyledText(" › ", .faint)
    }
    return text + StyledText.strong(places.last ?? "")
  }
}
