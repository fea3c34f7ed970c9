/// A value on a track between its bounds, as far along as its scale says.
///
///     learning rate                 ◂ 0.030 ▸
///     ━━━━━━━━━━━━━━━━━━━━━━━●───────┬─────────┬
///     0.0001    0.001     0.01      0.1        1
///
/// In one row the track stands between label and value, in two the ticks are left out.
public struct Slider: Widget {
  /// What it sets.
  public var label: String
  /// Bounds, scale and ticks.
  public var axis: Axis
  /// Where the knob is; beyond the bounds it stays at the end, and no number has no knob.
  public var value: Double
  /// The value as it is shown; nil shows three significant digits.
  public var text: String?
  /// Columns kept for the value.
  public var valueColumns: Int
  /// Whether ← and → move it now.
  public var isFocused: Bool
  /// Which of several controls it is, for the mouse.
  public var index: Int

  /// A slider over the bounds of an axis, whose scale may be logarithmic.
  public init(
    _ label: String, _ value: Double, on axis: Axis, text: String? = nil, valueColumns: Int = 6,
    isFocused: Bool = false, index: Int = 0
  ) {
    self.label = label
    self.value = value
    self.axis = axis
    self.text = text
    self.valueColumns = valueColumns
    self.isFocused = isFocused
    self.index = index
  }

  /// Label and value, track, ticks.
  public static let rows = 3

  /// The share of the way from the lower to the upper bound; nil for what has no place.
  public var position: Double? {
    axis.position(value).map { min(max(0, $0), 1) }
  }

  /// The value at a share of the way, for a knob that is dragged there.
  public func value(atShare share: Double) -> Double {
    let share = share.isNaN ? 0 : min(max(0, share), 1)
    guard axis.scale == .logarithmic else { return axis.low + (axis.high - axis.low) * share }
    // The scale rises, so that halving finds the place.
    var (low, high) = (axis.low, axis.high)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if (axis.position(middle) ?? 0) < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private var shown: String { text ?? Numbers.significant(value) }

  private var stepper: Stepper {
    Stepper(
      shown, valueColumns: valueColumns, canLower: position.map { $0 > 0 } ?? true,
      canRaise: position.map { $0 < 1 } ?? true, isFocused: isFocused, index: index)
  }

  public var summary: String {
    let scale = axis.scale == .logarithmic ? ", each tick a power of ten" : ""
    return (label.isEmpty ? "" : label + " ") + shown
      + ", from \(Numbers.tick(axis.low)) to \(Numbers.tick(axis.high))\(scale)"
      + (isFocused ? ", focused" : "")
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.mark(.control(index), in: area.top(Self.rows))
    let stepper = stepper
    let head = area.line(0)
    let field = head.right(stepper.columns)
    stepper.draw(on: &surface, in: field)
    let room = head.columns - field.columns - 1
    let name = StyledText(label, isFocused ? .strong : .muted).truncated(to: room)
    surface.write(name, column: head.column, row: head.row)
    guard area.rows > 1 else {
      let start = label.isEmpty ? 0 : name.width + 2
      let track = head.dropRight(field.columns + 1).dropLeft(start)
      if track.columns >= 6 { drawTrack(on: &surface, in: track) }
      return
    }
    drawTrack(on: &surface, in: area.line(1))
    if area.rows > 2 { drawTicks(on: &surface, in: area.line(2), track: area.line(1)) }
  }

  private func drawTrack(on surface: inout Surface, in track: Rect) {
    let column = position.map { Self.column(of: $0, in: track) }
    let travelled = (column ?? track.column) - track.column
    surface.rule(column: track.column, row: track.row, columns: track.columns)
    surface.rule(
      column: track.column, row: track.row, columns: travelled, glyph: .progress,
      style: Style(isFocused ? .focus : .muted))
    surface.mark(.track(index), in: track)
    guard let column else { return }
    surface.write(
      .knob, column: column, row: track.row, style: Style(isFocused ? .focus : .strong, .bold))
  }

  /// Labels below the track with a tick above each, as many as have room.
  private func drawTicks(on surface: inout Surface, in line: Rect, track: Rect) {
    var free = line.column
    let knob = position.map { Self.column(of: $0, in: track) }
    let most = min(6, line.columns / 9)
    for tick in most > 2 ? axis.ticks(atMost: most) : [axis.low, axis.high] {
      guard let place = axis.position(tick), (0...1).contains(place) else { continue }
      let column = Self.column(of: place, in: track)
      let text = StyledText.muted(Numbers.tick(tick))
      let start = min(max(line.column, column - text.width / 2), line.endColumn - text.width)
      guard start >= free else { continue }
      surface.write(text, column: start, row: line.row)
      free = start + text.width + 1
      if column != knob, column > (knob ?? track.column) {
        surface.write(.tickBelow, column: column, row: track.row, style: Style(.faint))
      }
    }
  }

  private static func column(of place: Double, in track: Rect) -> Int {
    track.column + Int((place * Double(max(0, track.columns - 1))).rounded())
  }
}
