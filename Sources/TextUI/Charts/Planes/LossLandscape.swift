/// The loss over two weights: heights as colours with contour lines, and the ways that walkers took
/// downhill.
///
/// The way already travelled is thick; a walker began at `○` and stands at its marker, from which an
/// arrow points to its next step. Where ramps have no colours, the contour lines say it all.
public struct LossLandscape: Widget {
  /// One that walks.
  public struct Walker: Hashable, Sendable {
    /// As the legend names it; empty keeps it out of the legend.
    public var name: String
    /// Where it was, from its start to where it is now.
    public var path: [ChartPoint]
    /// The sign of where it is now.
    public var marker: Marker
    /// Where its next step leads; nil if nothing is known about it.
    public var next: ChartPoint?

    /// A walker on its way.
    public init(
      _ name: String, path: [ChartPoint], marker: Marker = .disc, next: ChartPoint? = nil
    ) {
      self.name = name
      self.path = path
      self.marker = marker
      self.next = next
    }
  }

  /// The loss, row by row from the top, at places of equal distance that begin and end at the bounds
  /// of the axes.
  public var values: [[Double]]
  /// Across: one weight.
  public var x: Axis
  /// Upwards: another one.
  public var y: Axis
  /// How heights become colours; logarithmic where a ravine lies in a wide bowl.
  public var scale: Axis.Scale
  /// Heights along which lines are drawn; nil picks some.
  public var levels: [Double]?
  /// Later ones in front.
  public var walkers: [Walker]
  /// The lowest place, if it is known; marked.
  public var minimum: ChartPoint?
  /// At the left of the head line.
  public var title: StyledText
  /// At the right of the head line; the first to give way.
  public var note: StyledText
  /// Whether a bar says what the colours mean: below the plane, or in the head line.
  public var hasScale: Bool

  /// A landscape without walkers, unless there are some.
  public init(
    _ values: [[Double]], x: Axis, y: Axis, scale: Axis.Scale = .linear, levels: [Double]? = nil,
    walkers: [Walker] = [], minimum: ChartPoint? = nil, title: StyledText = StyledText(),
    note: StyledText = StyledText(), hasScale: Bool = true
  ) {
    self.values = values
    self.x = x
    self.y = y
    self.scale = scale
    self.levels = levels
    self.walkers = walkers
    self.minimum = minimum
    self.title = title
    self.note = note
    self.hasScale = hasScale
  }

  /// The function at equal distances over both axes, `count` places each way.
  public static func values(
    x: Axis, y: Axis, count: Int = 65, of function: (_ x: Double, _ y: Double) -> Double
  ) -> [[Double]] {
    (0..<max(2, count)).map { row in
      (0..<max(2, count)).map { column in
        function(
          x.value(at: PlaneFrame.share(column, of: max(2, count))),
          y.value(at: 1 - PlaneFrame.share(row, of: max(2, count))))
      }
    }
  }

  /// The height at a place; nil outside of the plane.
  public func value(at point: ChartPoint) -> Double? {
    PlaneChart(values, x: x, y: y).value(at: point)
  }

  /// The place under a cell of the screen when the landscape is drawn in `area`; nil beside it.
  public func point(atColumn column: Int, row: Int, in area: Rect) -> ChartPoint? {
    frame(in: area).point(atColumn: column, row: row)
  }

  /// The heights of the values, from the lowest to the highest that can be drawn.
  var heights: Axis? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values.joined() where value.isFinite && (scale == .linear || value > 0) {
      (low, high) = (min(low, value), max(high, value))
    }
    guard low <= high else { return nil }
    // Below a millionth of the highest everything is the ground of the valley.
    return Axis(scale == .logarithmic ? max(low, high * 1e-6) : low, high, scale: scale)
  }

  /// The heights of the lines, fewer of them on fewer rows.
  func lines(rows: Int) -> [Double] {
    guard let heights else { return [] }
    return levels
      ?? Contour.levels(
        from: heights.low, to: heights.high, scale: scale, atMost: min(max(3, rows * 3 / 4), 8))
  }

  public var summary: String {
    let name = title.isEmpty ? "loss landscape" : title.plain
    guard let heights else { return "\(name): nothing computed yet" }
    var words = "\(name) from \(Numbers.significant(heights.low)) "
    words += "to \(Numbers.significant(heights.high))"
    if let minimum {
      words += ", lowest at \(place(minimum))"
    }
    for walker in walkers {
      guard let first = walker.path.first, let last = walker.path.last else { continue }
      words += "; \(walker.name.isEmpty ? "walker" : walker.name) after "
      words += "\(walker.path.count - 1) steps at \(place(last))"
      if let start = value(at: first), let end = value(at: last) {
        words += ", loss \(Numbers.significant(start)) → \(Numbers.significant(end))"
      } else {
        words += ", off the map"
      }
    }
    return words
  }

  private func place(_ point: ChartPoint) -> String {
    "\(Numbers.significant(point.x)), \(Numbers.significant(point.y))"
  }
}
