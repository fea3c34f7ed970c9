/// The scale of a ramp, its ends labelled, and zero too if it has two arms.
///
/// In one row the labels stand at the ends; with a second row they stand below.
public struct ColorBar: Widget {
  /// The scale that is shown.
  public var ramp: Ramp
  /// At the left end.
  public var low: StyledText
  /// In the middle; only with a second row, and only where there is room.
  public var middle: StyledText
  /// At the right end.
  public var high: StyledText

  /// A scale with labels of one's own.
  public init(
    _ ramp: Ramp, low: StyledText, middle: StyledText = StyledText(), high: StyledText
  ) {
    self.ramp = ramp
    self.low = low
    self.middle = middle
    self.high = high
  }

  /// From one number to another.
  public init(_ ramp: Ramp, from low: Double, to high: Double) {
    let sign = ramp.isTwoSided && high > 0 ? "+" : ""
    self.init(
      ramp, low: .muted(Numbers.tick(low)), middle: .muted(Numbers.tick((low + high) / 2)),
      high: .muted(sign + Numbers.tick(high)))
  }

  /// The legend of the two classes: `● A ▮▮▮ B ×`.
  public static func classes(_ a: String = "A", _ b: String = "B") -> ColorBar {
    ColorBar(
      .classes, low: StyledText("● ", .classA) + StyledText(a, .ink),
      high: StyledText(b + " ", .ink) + StyledText("×", .classB))
  }

  public var summary: String { "scale from \(spoken(low)) to \(spoken(high))" }

  /// Without the marks of classes, which a voice would name.
  private func spoken(_ text: StyledText) -> String {
    text.plain.split(separator: " ").filter {
      $0.contains { $0.isLetter || $0.isNumber || $0 == "∞" }
    }
    .joined(separator: " ")
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    if area.rows >= 2 {
      drawBar(on: &surface, in: area.top(1), isHalf: true)
      surface.write(low, column: area.column, row: area.row + 1)
      let start = area.column + (area.columns - middle.width) / 2
      if low.width + middle.width + high.width + 4 <= area.columns {
        surface.write(middle, column: start, row: area.row + 1)
      }
      if low.width + high.width < area.columns {
        surface.write(high, endColumn: area.endColumn, row: area.row + 1)
      }
    } else {
      let bar = area.dropLeft(low.width + 1).dropRight(high.width + 1)
      guard bar.columns >= 3 else { return }
      surface.write(low, column: area.column, row: area.row)
      surface.write(high, endColumn: area.endColumn, row: area.row)
      drawBar(on: &surface, in: bar, isHalf: false)
    }
  }

  /// Classes run from A to B as they are named, so from +1 to −1.
  private func drawBar(on surface: inout Surface, in bar: Rect, isHalf: Bool) {
    for x in 0..<bar.columns {
      let share = bar.columns > 1 ? Double(x) / Double(bar.columns - 1) : 0
      let t = ramp == .classes ? 1 - 2 * share : ramp.isTwoSided ? 2 * share - 1 : share
      let look = surface.look
      let cell: Cell
      if Shade.isNeeded(in: look) {
        cell = Shade.cell(ramp, t, in: look)
      } else if isHalf, look.glyphs != .ascii {
        cell = Cell("▀", Style(ramp.ink(t)))
      } else {
        cell = Cell(" ", Style(.ink, on: ramp.ink(t)))
      }
      surface[bar.column + x, bar.row] = cell
    }
  }
}
