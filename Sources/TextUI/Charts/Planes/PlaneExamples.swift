extension WidgetGallery {
  static var planes: [WidgetExample] {
    inThreeSizes([
      ("plane", plane), ("plane-errors", errors), ("plane-discrete", discrete),
      ("plane-curves", curves),
      ("plane-regression", regression), ("loss-landscape", ravine), ("loss-landscape-two", race),
      ("scatter", flowers), ("scatter-fit", fit), ("scatter-values", shaded),
    ])
  }

  private static let both = (x: Axis(-1, 1, title: "x₁"), y: Axis(-1, 1, title: "x₂"))

  private static func bend(_ x: Double, _ y: Double) -> Double {
    max(-1, min(1, (Elementary.sine(3 * x) * 0.6 - y) * 3))
  }

  private static let plane: PlaneChart = {
    let examples = (0..<40).map { index in
      let t = Double(index) / 20 - 1
      let isA = index % 2 == 0
      let wobble = 0.25 * Elementary.sine(Double(index) * 2.7)
      return PlaneChart.Example(
        t, Elementary.sine(3 * t) * 0.6 + (isA ? -0.4 : 0.4) + wobble, isA ? .a : .b)
    }
    return PlaneChart(
      LossLandscape.values(x: both.x, y: both.y, count: 33, of: bend), x: both.x, y: both.y,
      examples: examples)
  }()

  /// Noisy examples, some for testing, around a surface that is right about most of them.
  private static let errors: PlaneChart = {
    let examples = (0..<70).map { index in
      let (x, y) = (noise(index) * 0.95, noise(index + 500) * 0.95)
      let isA = bend(x, y) + noise(index + 900) * 0.8 > 0
      return PlaneChart.Example(x, y, isA ? .a : .b, isTest: index % 4 == 0)
    }
    return PlaneChart(
      LossLandscape.values(x: both.x, y: both.y, count: 49, of: bend), x: both.x, y: both.y,
      examples: examples, title: .strong("decision surface"), note: .muted("○ + for testing"),
      contours: [0, 0.8, -0.8], marksErrors: true)
  }()

  private static let discrete: PlaneChart = {
    var chart = errors
    chart.isDiscrete = true
    chart.contours = []
    chart.marksErrors = false
    chart.focus = 12
    return chart
  }()

  /// Two borders over clouds at opposite corners: neither of them is enough.
  private static let curves: PlaneChart = {
    let examples = (0..<48).map { index in
      let (x, y) = (index % 4 < 2 ? 0.6 : -0.6, index % 2 == 0 ? 0.6 : -0.6)
      return PlaneChart.Example(
        x + noise(index) * 0.2, y + noise(index + 80) * 0.2, x * y > 0 ? .b : .a)
    }
    return PlaneChart(
      LossLandscape.values(x: both.x, y: both.y, count: 33) { x, y in
        max(-1, min(1, 0.8 * x + 0.6 * y))
      }, x: both.x, y: both.y, examples: examples, title: .strong("one line"), contours: [0],
      curves: [
        Series(
          "", [ChartPoint(-1, -0.7), ChartPoint(1, 0.5)],
          stroke: Stroke(.strong, pattern: .dashed))
      ])
  }()

  private static let regression: PlaneChart = {
    func height(_ x: Double, _ y: Double) -> Double { 0.8 * x - 0.6 * y + 0.3 * x * y }
    let examples = (0..<36).map { index in
      let (x, y) = (noise(index + 40) * 0.95, noise(index + 90) * 0.95)
      return PlaneChart.Example(x, y, target: height(x, y) + 0.3 * noise(index + 700))
    }
    return PlaneChart(
      LossLandscape.values(x: both.x, y: both.y, count: 33, of: height), ramp: .signed, limit: 1.5,
      x: both.x, y: both.y, examples: examples, title: .strong("prediction"), contours: [0])
  }()

  /// A long ravine, in which plain descent swings from side to side.
  private static func ravine(_ x: Double, _ y: Double) -> Double {
    0.5 * x * x + 4 * y * y + 0.02
  }

  private static func walk(rate: Double, momentum: Double, steps: Int) -> [ChartPoint] {
    var (x, y, vx, vy) = (-2.6, 0.9, 0.0, 0.0)
    var path = [ChartPoint(x, y)]
    for _ in 0..<steps {
      (vx, vy) = (momentum * vx - rate * x, momentum * vy - rate * 8 * y)
      (x, y) = (x + vx, y + vy)
      path.append(ChartPoint(x, y))
    }
    return path
  }

  private static let weights = (
    x: Axis(-3, 3, title: "w₁"), y: Axis(-1.2, 1.2, title: "w₂")
  )

  private static let ravine: LossLandscape = {
    let path = walk(rate: 0.22, momentum: 0, steps: 9)
    let after = walk(rate: 0.22, momentum: 0, steps: 10)
    return LossLandscape(
      LossLandscape.values(x: weights.x, y: weights.y, of: ravine), x: weights.x, y: weights.y,
      walkers: [.init("", path: path, next: after.last)], minimum: ChartPoint(0, 0),
      title: .strong("loss") + .muted(" over two weights"), note: .muted("step 9"))
  }()

  private static let race: LossLandscape = {
    func valleys(_ x: Double, _ y: Double) -> Double {
      let (a, b) = (x * x + y - 2.2, x + y * y - 1.4)
      return a * a + b * b + 0.01
    }
    func walk(from start: ChartPoint, rate: Double, steps: Int) -> [ChartPoint] {
      var place = start
      return [start]
        + (0..<steps).map { _ in
          let (a, b) = (place.x * place.x + place.y - 2.2, place.x + place.y * place.y - 1.4)
          place = ChartPoint(
            place.x - rate * (4 * place.x * a + 2 * b), place.y - rate * (2 * a + 4 * place.y * b))
          return place
        }
    }
    let axes = (x: Axis(-2.5, 2.5, title: "w₁"), y: Axis(-2.5, 2.5, title: "w₂"))
    let first = walk(from: ChartPoint(-0.4, 2.2), rate: 0.012, steps: 30)
    let second = walk(from: ChartPoint(0.3, -2.3), rate: 0.012, steps: 30)
    return LossLandscape(
      LossLandscape.values(x: axes.x, y: axes.y, of: valleys), x: axes.x, y: axes.y,
      scale: .logarithmic,
      walkers: [
        .init("A", path: first, next: nil), .init("B", path: second, marker: .triangle),
      ], title: .strong("loss"), note: .muted("step 30"))
  }()

  private static let flowers: ScatterChart = {
    let centers = [(1.5, 0.25), (4.3, 1.3), (5.6, 2.0)]
    let examples = (0..<90).map { index in
      let (length, width) = centers[index % 3]
      let spread = noise(index) * 0.6 + noise(index + 200) * 0.4
      return ScatterChart.Example(
        length + spread * (index % 3 == 0 ? 0.4 : 1),
        max(0.1, width + spread * 0.25 + noise(index + 400) * 0.2), group: index % 3)
    }
    return ScatterChart(
      title: .strong("petal width"), examples,
      groups: ScatterChart.Group.classes(["setosa", "versicolor", "virginica"]),
      x: Axis(0, 7, title: "petal length, cm"), y: Axis(0, 3), focus: 31)
  }()

  private static let fit: ScatterChart = {
    let examples = (0..<40).map { index in
      let x = Double(index) / 4 + noise(index) * 0.2
      return ScatterChart.Example(x, 1.2 + 0.45 * x + noise(index + 60) * 1.1)
    }
    let line = [ChartPoint(0, 1.2), ChartPoint(10, 5.7)]
    return ScatterChart(
      title: .muted("price"), examples, groups: [.init("houses", marker: .circle, role: .muted)],
      x: Axis(0, 10, title: "rooms"), y: Axis(0, 8),
      curves: [Series("fit", line, stroke: Stroke(.strong, isThick: true))])
  }()

  private static let shaded: ScatterChart = {
    let examples = (0..<80).map { index in
      let (x, y) = (noise(index), noise(index + 333))
      return ScatterChart.Example(x, y, value: 0.8 * x - 0.6 * y)
    }
    return ScatterChart(
      title: .strong("residual"), examples, x: both.x, y: Axis(-1, 1), limit: 1.4, focus: 7)
  }()
}
