/// A value between two arrows: `◂ 0.10 ▸`.
///
/// The arrow that leads nowhere is left out, and the columns of the value are kept, so that nothing
/// moves while it changes.
public struct Stepper: Widget {
  /// As it is shown: `0.02`, `8·8`.
  public var value: String
  /// Columns kept for the value.
  public var valueColumns: Int
  /// Whether there is a lower value.
  public var canLower: Bool
  /// Whether there is a higher value.
  public var canRaise: Bool
  /// Whether ← and → change it now.
  public var isFocused: Bool
  /// Which of several controls it is, for the mouse.
  public var index: Int

  /// A value with room for `valueColumns`, and no less than it takes.
  public init(
    _ value: String, valueColumns: Int = 0, canLower: Bool = true, canRaise: Bool = true,
    isFocused: Bool = false, index: Int = 0
  ) {
    self.value = value
    self.valueColumns = max(valueColumns, value.displayWidth)
    self.canLower = canLower
    self.canRaise = canRaise
    self.isFocused = isFocused
    self.index = index
  }

  /// Value, arrows, and a blank at each side of the value.
  public var columns: Int { valueColumns + 4 }

  public var summary: String {
    let ways = [canLower ? "lower" : nil, canRaise ? "higher" : nil].compactMap { $0 }
    let range = ways.isEmpty ? "fixed" : "can go " + ways.joined(separator: " or ")
    return "\(value), \(range)" + (isFocused ? ", focused" : "")
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let field = area.line(0).left(columns)
    let background: Ink = isFocused ? .role(.focusWash) : .standard
    let arrow = Style(isFocused ? .focus : .faint, on: background)
    surface.fill(field, with: Cell(" ", arrow))
    surface.mark(.control(index), in: field)
    let text = Style(isFocused ? .focus : .ink, on: background, isFocused ? .bold : [])
    let padding = (valueColumns - value.displayWidth) / 2
    surface.write(value, column: field.column + 2 + padding, row: field.row, style: text)
    if canLower {
      surface.write(.lower, column: field.column, row: field.row, style: arrow)
      surface.mark(.lower(index), in: field.left(2))
    }
    if canRaise {
      let column = field.column + 3 + valueColumns
      surface.write(.higher, column: column, row: field.row, style: arrow)
      // The blank beside an arrow is part of it: one cell is hard to hit.
      surface.mark(
        .higher(index), in: Rect(column: column - 1, row: field.row, columns: 2, rows: 1))
    }
  }
}
