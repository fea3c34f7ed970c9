/// A value that ← and → change.
public struct Control: Hashable, Sendable {
  /// What it sets, at the left; empty where the value says it.
  public var label: String
  /// As it is shown: `0.02`, `8·8`.
  public var value: String
  /// Columns kept for the value, so that nothing moves while it changes.
  public var valueColumns: Int
  /// Whether there is a lower value; the arrow to it is left out otherwise.
  public var canLower: Bool
  /// Whether there is a higher value; the arrow to it is left out otherwise.
  public var canRaise: Bool

  /// A control with room for `valueColumns`, the width of its longest value, and no less than this
  /// value takes.
  public init(
    _ label: String, _ value: String, valueColumns: Int = 0, canLower: Bool = true,
    canRaise: Bool = true
  ) {
    self.label = label
    self.value = value
    self.valueColumns = max(valueColumns, value.displayWidth)
    self.canLower = canLower
    self.canRaise = canRaise
  }

  var width: Int { label.displayWidth + 5 + valueColumns + (label.isEmpty ? 0 : 1) }
}

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
      draw(
        controls[index], isFocused: index == focus, on: &surface,
        at: Point(column: area.column + place.column, row: area.row + place.row))
    }
  }

  private func draw(
    _ control: Control, isFocused: Bool, on surface: inout Surface, at origin: Point
  ) {
    var column = origin.column
    surface.write(StyledText.muted(control.label), column: column, row: origin.row)
    column += labelColumns(control)
    let width = control.valueColumns
    let background: Ink = isFocused ? .role(.focusWash) : .standard
    let arrow = Style(isFocused ? .focus : .faint, on: background)
    let value = isFocused ? Style(.focus, on: background, .bold) : Style(.ink)
    let field = Rect(column: column, row: origin.row, columns: width + 4, rows: 1)
    surface.fill(field, with: Cell(" ", arrow))
    if control.canLower { surface.write(.lower, column: column, row: origin.row, style: arrow) }
    let padding = (width - control.value.displayWidth) / 2
    surface.write(control.value, column: column + 2 + padding, row: origin.row, style: value)
    if control.canRaise {
      surface.write(.higher, column: column + 3 + width, row: origin.row, style: arrow)
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
