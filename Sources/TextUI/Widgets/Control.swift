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

  /// Its value between two arrows.
  var stepper: Stepper {
    Stepper(value, valueColumns: valueColumns, canLower: canLower, canRaise: canRaise)
  }

  /// Draws label and value in a line, and marks them as control number `index`.
  func draw(
    _ index: Int, labelColumns: Int, isFocused: Bool, on surface: inout Surface, in line: Rect
  ) {
    surface.mark(.control(index), in: line)
    let name = StyledText.muted(label).truncated(to: labelColumns)
    surface.write(name, column: line.column, row: line.row)
    var stepper = stepper
    stepper.isFocused = isFocused
    stepper.index = index
    stepper.draw(on: &surface, in: line.dropLeft(labelColumns))
  }
}
