/// Turns the points of a series into what is drawn of them.
///
/// A long series is thinned to the first, the lowest, the highest and the last point of every dot
/// column, which gives the same picture as all of its points: spikes stay, and what is drawn does
/// not grow with the history.
///
/// Jugel, Jerzak, Hackenbroich and Markl, "M4: a visualization-oriented time series data
/// aggregation", 2014.
struct CurvePaths {
  private let frame: PlotFrame
  private(set) var paths: [[Dot]] = []
  private var path: [Dot] = []

  /// The unbroken pieces of a series, in dots of a canvas as large as the plot.
  static func paths(of points: [ChartPoint], in frame: PlotFrame) -> [[Dot]] {
    let columns = max(1, frame.plot.columns * 2)
    var whole = CurvePaths(frame)
    if points.count > columns * 4, whole.addThinned(points, columns: columns) {
      return whole.paths
    }
    return points.map(frame.dot).split { $0 == nil }.map { $0.compactMap { $0 } }
  }

  private init(_ frame: PlotFrame) { self.frame = frame }

  /// What one column keeps, by position in the series.
  private struct Column {
    var first: Int
    var lowest: Int
    var highest: Int
    var last: Int

    init(_ index: Int) { (first, lowest, highest, last) = (index, index, index, index) }

    var kept: [Int] {
      var kept = [first]
      for index in [min(lowest, highest), max(lowest, highest), last] where index > kept.last ?? 0 {
        kept.append(index)
      }
      return kept
    }
  }

  /// False, with nothing to show for it, if the points do not run from left to right.
  private mutating func addThinned(_ points: [ChartPoint], columns: Int) -> Bool {
    var column: Column?
    var edge = -Double.infinity
    var previous = -Double.infinity
    var isBroken = false
    for (index, point) in points.enumerated() {
      guard point.y.isFinite, frame.x.hasPlace(for: point.x), frame.y.hasPlace(for: point.y) else {
        isBroken = true
        continue
      }
      guard point.x >= previous else { return false }
      previous = point.x
      if var open = column, point.x < edge {
        if point.y < points[open.lowest].y { open.lowest = index }
        if point.y > points[open.highest].y { open.highest = index }
        open.last = index
        column = open
        continue
      }
      add(column, of: points)
      if isBroken { endPath() }
      isBroken = false
      column = Column(index)
      edge = end(ofColumnWith: point.x, columns: columns)
    }
    add(column, of: points)
    endPath()
    return true
  }

  /// The x at which the dot column of a place ends.
  private func end(ofColumnWith x: Double, columns: Int) -> Double {
    guard let share = frame.x.position(x), columns > 1 else { return .infinity }
    let place = (0.5 + share * Double(columns - 1)).rounded(.down)
    if place >= Double(columns) { return .infinity }
    return frame.x.value(at: (max(place, -1) + 0.5) / Double(columns - 1))
  }

  private mutating func add(_ column: Column?, of points: [ChartPoint]) {
    guard let column else { return }
    for index in column.kept {
      if let dot = frame.dot(points[index]) { path.append(dot) }
    }
  }

  private mutating func endPath() {
    if !path.isEmpty { paths.append(path) }
    path = []
  }
}

extension Axis {
  /// Whether a value has a place on the scale, on the screen or beyond it.
  func hasPlace(for value: Double) -> Bool {
    switch scale {
    case .linear: value.isFinite
    case .logarithmic: value.isFinite && value > 0
    }
  }
}
