extension PlotReading {
  /// The names of the curves that a run has to give, by the names that the run knows them by.
  public var neededCurves: [String] {
    curves.filter(\.points.isEmpty).compactMap(\.source)
  }

  /// The plot with the points that a run gave, by the run's names of curves; in the order of x, and
  /// without points that are no numbers.
  public func filled(with measured: [String: [Point]]) -> PlotReading {
    var plot = self
    for index in curves.indices where curves[index].points.isEmpty {
      guard let source = curves[index].source, let points = measured[source] else { continue }
      plot.curves[index].points = points.filter { $0.x.isFinite && $0.y.isFinite }
        .sorted { $0.x < $1.x }
    }
    return plot
  }

  /// What a curve is called on screen: its name, or `A`, `B`, … from the top of the order shown
  /// where the curve itself is asked for.
  public func label(ofCurve index: Int, order: [Int]) -> String {
    guard case .curve = task, let place = order.firstIndex(of: index) else {
      return curves[index].name
    }
    return String(Character(Unicode.Scalar(UInt8(65 + min(place, 25)))))
  }

  /// From where to where each axis goes: its own range, else what the points take, widened to
  /// something that has a length.
  public func extent(of name: AxisName) -> ClosedRange<Double> {
    let axis = name == .x ? x : y
    if let range = axis.range { return range }
    let values = curves.flatMap(\.points).map { name == .x ? $0.x : $0.y }
      .filter { !axis.isLogarithmic || $0 > 0 }
    guard let least = values.min(), let most = values.max() else { return 0.1...1 }
    guard least < most else {
      return axis.isLogarithmic ? least / 2...least * 2 : least - 1...least + 1
    }
    return least...most
  }

  /// A curve at equally spaced places of the x axis, for those who read the plot in numbers; fewer
  /// where the curve does not reach all of them.
  public func readings(ofCurve index: Int, count: Int = 11) -> [Point] {
    guard curves.indices.contains(index), count > 1 else { return [] }
    let range = extent(of: .x)
    return (0..<count).compactMap { place in
      let share = Double(place) / Double(count - 1)
      let x = place == count - 1 ? range.upperBound : x.place(at: share, of: range)
      return Self.height(of: curves[index].points, at: x).map { Point(x: x, y: $0) }
    }
  }

  /// What is right for a mark; nil while a run has not given the curve, or the curve has no such
  /// place.
  public func band(of mark: Mark) -> ClosedRange<Double>? {
    if let band = mark.band { return band }
    guard let key = value(of: mark.key, along: mark.axis), key.isFinite else { return nil }
    let allowed = max(mark.tolerance, mark.relative * abs(key)) + 1e-9 * abs(key)
    return key - allowed...key + allowed
  }

  /// The value of a key along an axis, from the points as they are.
  public func value(of key: Key, along axis: AxisName) -> Double? {
    func place(_ point: Point?) -> Double? { point.map { axis == .x ? $0.x : $0.y } }
    func points(_ curve: Int) -> [Point] {
      curves.indices.contains(curve) ? curves[curve].points : []
    }
    switch key {
    case .value(let value): return value
    case .lowest(let curve): return place(points(curve).min { $0.y < $1.y })
    case .highest(let curve): return place(points(curve).max { $0.y < $1.y })
    case .height(let curve, let x): return Self.height(of: points(curve), at: x)
    case .crossing(let curve, let other):
      return place(Self.crossing(points(curve), points(other)))
    }
  }

  /// The height of a line through the points; nil outside of them.
  static func height(of points: [Point], at x: Double) -> Double? {
    guard let next = points.firstIndex(where: { $0.x >= x }) else { return nil }
    if points[next].x == x { return points[next].y }
    guard next > 0 else { return nil }
    let (left, right) = (points[next - 1], points[next])
    return left.y + (right.y - left.y) * (x - left.x) / (right.x - left.x)
  }

  /// Where the first line comes to the other side of the second.
  private static func crossing(_ first: [Point], _ second: [Point]) -> Point? {
    var last: (x: Double, gap: Double)?
    for point in first {
      guard let height = height(of: second, at: point.x) else { continue }
      let gap = point.y - height
      if let before = last, before.gap * gap < 0 {
        let share = before.gap / (before.gap - gap)
        let x = before.x + share * (point.x - before.x)
        return Self.height(of: first, at: x).map { Point(x: x, y: $0) }
      }
      if gap != 0 { last = (point.x, gap) }
    }
    return nil
  }

  // MARK: Grading

  /// Judges a mark.
  func grade(_ value: Double, as mark: Mark) -> Verdict {
    guard let band = band(of: mark) else {
      return Verdict(score: 0, isRight: false, isJudged: false)
    }
    if band.contains(value) {
      return Verdict(score: 1, isRight: true, feedback: .words(right))
    }
    let fitting = mark.slips.filter { $0.band.contains(value) }
    let narrowest = fitting.min {
      $0.band.upperBound - $0.band.lowerBound < $1.band.upperBound - $1.band.lowerBound
    }
    if let slip = narrowest {
      return Verdict(
        score: 0, isRight: false, feedback: .words(slip.feedback),
        misconception: slip.misconception)
    }
    return Verdict(
      score: 0, isRight: false, feedback: .words(value < band.lowerBound ? below : above))
  }

  /// Judges the curve that was picked.
  func grade(picking curve: Int, key: Int) -> Verdict {
    precondition(
      curves.indices.contains(curve), "there is no curve \(curve) among \(curves.count).")
    let isRight = curve == key
    return Verdict(
      score: isRight ? 1 : 0, isRight: isRight,
      feedback: .words(curves[curve].feedback ?? (isRight ? right : nil)),
      misconception: isRight ? nil : curves[curve].misconception)
  }
}

extension PlotReading.Axis {
  /// The place at a share (0...1) of a range, as the axis spaces it.
  public func place(at share: Double, of range: ClosedRange<Double>) -> Double {
    guard isLogarithmic else {
      return range.lowerBound + share * (range.upperBound - range.lowerBound)
    }
    let factor = Condition.Function.power(range.upperBound / range.lowerBound, share)
    return range.lowerBound * factor
  }
}
