/// Something that can be drawn, and said in one line.
public protocol Widget: Sendable {
  /// Draws within `area`, never outside of it, at any size.
  func draw(on surface: inout Surface, in area: Rect)
  /// What the picture shows, in one line for a screen reader: `loss 0.69 → 0.31 in 200 steps, falling`.
  var summary: String { get }
}
