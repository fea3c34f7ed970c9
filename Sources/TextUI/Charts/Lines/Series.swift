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
  /// From left to right. A point that is not a number interrupts the curve; one that no number
  /// follows is where it diverged, and is marked.
  public var points: [ChartPoint]
  /// How the curve is drawn, in the plot and in the legend.
  public var stroke: Stroke
  /// Marks its last point: `●`.
  public var endMark: Character?
  /// Dots below the curve make it a landscape.
  public var hasGround: Bool
  /// Stands on the points, or on every so many where they are dense.
  public var marker: Marker?

  /// A curve in the colour of text, without marks or ground unless they are given.
  public init(
    _ name: String, _ points: [ChartPoint], stroke: Stroke = Stroke(.ink),
    endMark: Character? = nil, hasGround: Bool = false, marker: Marker? = nil
  ) {
    self.name = name
    self.points = points
    self.stroke = stroke
    self.endMark = endMark
    self.hasGround = hasGround
    self.marker = marker
  }

  /// Values at 0, 1, 2, …
  public init(
    _ name: String, values: [Double], stroke: Stroke = Stroke(.ink), endMark: Character? = nil,
    hasGround: Bool = false, marker: Marker? = nil
  ) {
    self.init(
      name, values.enumerated().map { ChartPoint(Double($0), $1) }, stroke: stroke,
      endMark: endMark, hasGround: hasGround, marker: marker)
  }
}

extension Series {
  /// The point whose x is nearest; nil if no point can be drawn. Of two that are equally near, the
  /// earlier one.
  public func nearest(to x: Double) -> ChartPoint? {
    var best: ChartPoint?
    var distance = Double.infinity
    for point in points where point.x.isFinite && point.y.isFinite {
      let other = (point.x - x).magnitude
      if other < distance { (best, distance) = (point, other) }
    }
    return best
  }

  /// Where the curve ended because its values were no numbers any more; nil if it did not.
  var divergence: Divergence? {
    guard let final = points.last, !final.y.isFinite,
      let index = points.lastIndex(where: { $0.x.isFinite && $0.y.isFinite })
    else { return nil }
    let next = points[index + 1]
    return Divergence(
      last: points[index], x: next.x.isFinite ? next.x : points[index].x, value: next.y)
  }
}

/// The step at which a curve left the numbers.
struct Divergence {
  /// The last point that could be measured.
  let last: ChartPoint
  /// Where the first one came that could not.
  let x: Double
  /// What was measured there: an infinity, or not a number.
  let value: Double

  /// What is not a number was too large before.
  var isDownwards: Bool { value == -.infinity }

  /// `∞ at 22`; in ASCII, where there is no such sign, `inf at 22`.
  func text(in look: Look) -> String {
    let isASCII = look.glyphs == .ascii && !value.isNaN
    let name = isASCII ? (isDownwards ? "-inf" : "inf") : Numbers.significant(value)
    return "\(name) at \(Numbers.tick(x))"
  }
}
