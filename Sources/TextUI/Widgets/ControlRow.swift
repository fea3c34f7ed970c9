/// Controls side by side, in as many rows as they need, or one below the other.
///
///     rate ◂ 0.02 ▸    batch ◂ 10 ▸    layers ◂ 8·8 ▸
public struct ControlRow: Widget {
  /// Side by side, or one below the other with their values aligned.
  public enum Axis: Hashable, Sendable { case horizontal, vertical }

  /// In the order in which keys reach them.
  public var controls: [Control]
  /// The one that keys act on; nil while another pane is focused.
  public var focus: Int?
  /// Which way they are laid out.
  public var axis: Axis

  /// By default side by side, with none focused.
  public init(_ controls: [Control], focus: Int? = nil, axis: Axis = .horizontal) {
    self.controls = controls
    self.focus = focus
    self.axis = axis
  }

  public var summary: String {
    if controls.isEmpty { return "no controls" }
    return controls.enumerated().map { index, control in
      "\(control.label) \(control.value)" + (index == focus ? ", focused" : "")
    }.joined(separator: "; ")
  }

  /// How many rows it takes in that many columns.
  public func height(columns: Int) -> Int {
    places(columns: columns).map { $0.row + 1 }.max() ?? 0
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    for (index, place) in places(columns: area.columns).enumerated() {
      let line = Rect(
        column: area.column + place.column, row: area.row + place.row,
        columns: labelColumns(controls[index]) + controls[index].fieldColumns, rows: 1)
      controls[index].draw(
        index, labelColumns: labelColumns(controls[index]), isFocused: index == focus,
        on: &surface, in: line)
    }
  }

  private func labelColumns(_ control: Control) -> Int {
    switch axis {
    case .horizontal: control.label.isEmpty ? 0 : control.label.displayWidth + 1
    case .vertical: (controls.map(\.label.displayWidth).max() ?? -2) + 2
    }
  }

  private func places(columns: Int) -> [Point] {
    switch axis {
    case .vertical: return controls.indices.map { Point(column: 0, row: $0) }
    case .horizontal:
      var place = Point.zero
      return controls.map { control in
        if place.column > 0, place.column + control.width - 1 > columns {
          place = Point(column: 0, row: place.row + 1)
        }
        defer { place.column += control.width + 3 }
        return place
      }
    }
  }
}
