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
  /// How far the value is from the lowest to the highest, 0...1, on a short track before it; nil
  /// draws none.
  public var share: Double?

  /// A control with room for `valueColumns`, the width of its longest value, and no less than this
  /// value takes.
  public init(
    _ label: String, _ value: String, valueColumns: Int = 0, canLower: Bool = true,
    canRaise: Bool = true, share: Double? = nil
  ) {
    self.share = share
    self.label = label
    self.value = value
    self.valueColumns = max(valueColumns, value.displayWidth)
    self.canLower = canLower
    self.canRaise = canRaise
  }

  var width: Int {
    label.displayWidth + 5 + valueColumns + (label.isEmpty ? 0 : 1) + trackColumns
  }

  private static let trackWidth = 14
  /// The track and the blank behind it.
  private var trackColumns: Int { share == nil ? 0 : Self.trackWidth + 1 }
  /// Track, value and arrows.
  var fieldColumns: Int { trackColumns + stepper.columns }

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
    let field = line.dropLeft(labelColumns)
    if let share {
      drawTrack(share, index, isFocused: isFocused, on: &surface, in: field.left(Self.trackWidth))
    }
    stepper.draw(on: &surface, in: field.dropLeft(trackColumns))
  }

  private func drawTrack(
    _ share: Double, _ index: Int, isFocused: Bool, on surface: inout Surface, in track: Rect
  ) {
    guard !track.isEmpty else { return }
    let share = share.isNaN ? 0 : min(max(0, share), 1)
    let travelled = Int((share * Double(track.columns - 1)).rounded())
    surface.rule(column: track.column, row: track.row, columns: track.columns)
    surface.rule(
      column: track.column, row: track.row, columns: travelled, glyph: .progress,
      style: Style(isFocused ? .focus : .muted))
    surface.write(
      .knob, column: track.column + travelled, row: track.row,
      style: Style(isFocused ? .focus : .strong, .bold))
    surface.mark(.track(index), in: track)
  }
}
