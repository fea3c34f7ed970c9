/// A point of a chart, in the units of its axes.
public struct ChartPoint: Hashable, Sendable {
  /// Across; what is not a number lies nowhere.
  public var x: Double
  /// Upwards; what is not a number lies nowhere.
  public var y: Double

  /// A point, x first.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// One curve of a chart.
public struct Series: Hashable, Sendable {
  /// As the legend names it; empty keeps it out of the legend.
  public var name: String
  /// From left to right. A point that is not a number interrupts the curve.
  public var points: [ChartPoint]
  /// How the curve is drawn, in the plot and in the legend.
  public var stroke: Stroke
  /// Marks its last point: `●`.
  public var endMark: Character?
  /// Dots below the curve make it a landscape.
  public var hasGround: Bool

  /// A curve in the colour of text, without end mark or ground unless they are given.
  public init(
    _ name: String, _ points: [ChartPoint], stroke: Stroke = Stroke(.ink),
    endMark: Character? = nil, hasGround: Bool = false
  ) {
    self.name = name
    self.points = points
    self.stroke = stroke
    self.endMark = endMark
    self.hasGround = hasGround
  }

  /// Values at 0, 1, 2, …
  public init(
    _ name: String, values: [Double], stroke: Stroke = Stroke(.ink), endMark: Character? = nil,
    hasGround: Bool = false
  ) {
    self.init(
      name, values.enumerated().map { ChartPoint(Double($0), $1) }, stroke: stroke,
      endMark: endMark, hasGround: hasGround)
  }
}
