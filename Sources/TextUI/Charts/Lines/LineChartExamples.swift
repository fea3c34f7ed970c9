extension WidgetGallery {
  static var lineCharts: [WidgetExample] {
    inThreeSizes([
      ("line-chart", overfitting), ("line-chart-log", logarithmic),
      ("line-chart-empty", unmeasured), ("landscape", landscape),
      ("line-chart-cursor", read), ("line-chart-band", runs), ("line-chart-markers", measured),
      ("line-chart-diverged", diverged), ("line-chart-long", long),
    ]) + [
      WidgetExample("line-chart-zoomed", 70, 16, zoomed),
      WidgetExample("sparkline", 40, 1, Sparkline(wave(40))),
      WidgetExample(
        "sparkline-range", 48, 1,
        Sparkline(wave(300).map { $0 > 0.95 ? .nan : $0 }, span: .all, hasRange: true)),
    ]
  }

  private static func wave(_ count: Int) -> [Double] {
    (0..<count).map { Elementary.sine(Double($0) / 4) }
  }

  private static let overfitting: LineChart = {
    let training = (0...60).map { step in
      ChartPoint(Double(step * 10), 1.05 / (1 + Double(step * step) / 8))
    }
    let validation = (0...60).map { step in
      let t = Double(step) / 60
      return ChartPoint(
        Double(step * 10),
        0.75 / (1 + Double(step * step) / 6) + 2.6 * t.squareRoot() * t / (t + 0.2) * 1.1)
    }
    return LineChart(
      title: .muted("loss"),
      [
        Series("training", training, stroke: Stroke(.ink, isThick: true)),
        Series("validation", validation, stroke: Stroke(.ink, pattern: .dashed, isThick: true)),
      ], x: Axis(0, 600, title: "update"), y: Axis(0, 3),
      moments: [.init(at: 40, "best validation 0.32")])
  }()

  private static let logarithmic: LineChart = {
    let train = (0...214).map { epoch in
      ChartPoint(Double(epoch), 0.7 / (1 + Double(epoch * epoch) / 400))
    }
    let test = train.map { point in
      ChartPoint(point.x, point.y + 0.05 * (1.2 + Elementary.sine(point.x / 7)))
    }
    return LineChart(
      title: .strong("loss"),
      [
        Series("test", test, stroke: Stroke(.muted, pattern: .dashed)),
        Series("train", train, stroke: Stroke(.strong), endMark: "●"),
      ], x: Axis(0, 250, title: "epoch"), y: Axis(0.005, 1, scale: .logarithmic),
      note: .muted("epoch 214"))
  }()

  private static let landscape: LineChart = {
    func height(_ w: Double) -> Double {
      let square = w * w
      return square * square * 0.22 - square * 0.85 - Elementary.cosine(w * 0.9) * 0.2 + w * 0.16
        + 1
    }
    func curve(_ from: Double, _ to: Double) -> [ChartPoint] {
      stride(from: from, through: to, by: 0.02).map { ChartPoint($0, height($0)) }
    }
    return LineChart(
      title: .muted("loss ") + StyledText("L(w)", .muted, .italic),
      [
        Series("", curve(-2.25, 2.15), stroke: Stroke(.muted), hasGround: true),
        Series("", curve(-0.86, 0.1), stroke: Stroke(.strong, isThick: true)),
        Series("", curve(0.2, 0.87), stroke: Stroke(.strong, isThick: true)),
      ], x: Axis(-2.25, 2.15, title: "w"), y: Axis(-0.5, 2),
      note: .muted("step 17 of 40"),
      marks: [
        .init(at: ChartPoint(-0.86, height(-0.86)), "●", label: "A", arrow: -5),
        .init(at: ChartPoint(0.87, height(0.87)), "○", label: "B", arrow: 3),
      ])
  }()

  private static let unmeasured = LineChart(
    title: .muted("loss by step"), [Series("", [])], x: Axis(0, 40, title: "step"), y: Axis(0, 1),
    note: .muted("not run yet"))

  private static let read: LineChart = {
    var chart = overfitting
    chart.cursor = 233
    return chart
  }()

  /// A pseudorandom number within −1...1 that depends on nothing but `index`.
  static func noise(_ index: Int) -> Double {
    var bits = UInt64(bitPattern: Int64(index)) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ (bits >> 31)) >> 11) / Double(1 << 52) - 1
  }

  private static let runs: LineChart = {
    func run(_ seed: Int) -> [ChartPoint] {
      let rate = 0.018 + 0.006 * noise(seed)
      return (0...200).map { epoch in
        let t = Double(epoch)
        let loss = 0.02 + 0.67 * Elementary.exponential(-rate * t) * (1 + t / 900)
        return ChartPoint(t, loss * (1 + 0.04 * noise(seed * 1_000 + epoch)))
      }
    }
    let all = (1...5).map(run)
    let mean = all[0].indices.map { index in
      ChartPoint(all[0][index].x, all.reduce(0) { $0 + $1[index].y } / Double(all.count))
    }
    return LineChart(
      title: .strong("loss"),
      [Series("mean", mean, stroke: Stroke(.strong, isThick: true))],
      x: Axis(0, 200, title: "epoch"), y: Axis(0, 0.8), bands: [ChartBand("5 runs", across: all)])
  }()

  private static let measured: LineChart = {
    func curve(_ floor: Double, _ fall: Double) -> [ChartPoint] {
      stride(from: 1.0, through: 4, by: 0.5).map { power in
        let count = Elementary.exponential(power * Elementary.logarithm(10))
        return ChartPoint(count, floor + fall * Elementary.exponential(-power * 0.9))
      }
    }
    return LineChart(
      title: .muted("error"),
      [
        Series(
          "linear", curve(0.21, 0.5), stroke: Stroke(.muted, pattern: .dashed), marker: .circle),
        Series("8 units", curve(0.06, 0.9), stroke: Stroke(.ink), marker: .triangle),
        Series("64 units", curve(0.004, 1.2), stroke: Stroke(.strong), marker: .disc),
      ],
      x: Axis(10, 10_000, scale: .logarithmic, title: "examples"),
      y: Axis(0.02, 1, scale: .logarithmic))
  }()

  /// Gradient descent on w² / 2 from w = 1 with three learning rates, each step computed.
  private static let diverged: LineChart = {
    func losses(_ rate: Double, steps: Int) -> [ChartPoint] {
      var w = 1.0
      return (0...steps).map { step in
        defer { w -= rate * w }
        let loss = w * w / 2
        return ChartPoint(Double(step), loss > 4 ? (rate > 2.5 ? .nan : .infinity) : loss)
      }
    }
    return LineChart(
      title: .muted("loss"),
      [
        Series("0.1", losses(0.1, steps: 40), stroke: Stroke(.ink)),
        Series("2.05", losses(2.05, steps: 40), stroke: Stroke(.muted, pattern: .dashed)),
        Series("2.6", losses(2.6, steps: 8), stroke: Stroke(.strong, isThick: true)),
      ], x: Axis(0, 40, title: "step"), y: Axis(0, 3))
  }()

  private static let history: [ChartPoint] = (0..<100_000).map { step in
    let t = Double(step) / 100_000
    let spike = step % 23_456 == 23_000 ? 1.1 : 0
    return ChartPoint(
      Double(step), 2.1 * Elementary.exponential(-4 * t) + 0.25 + 0.12 * noise(step) + spike)
  }

  private static let long = LineChart(
    title: .muted("loss of every step"), [Series("", history)],
    x: Axis(0, 100_000, title: "step"), y: Axis(0, 3), note: .muted("100 000 steps"))

  private static let zoomed: LineChart = {
    let curve = [Series("loss", history)]
    let window = ChartWindow(0...99_999, height: .fitted(includingZero: false))
      .withCursor(at: 23_000).zoomed(by: 0.002)
    return LineChart(
      curve, x: window.x(title: "step"), y: window.y(for: curve), note: .muted("part of 100 000"),
      cursor: window.cursor)
  }()
}
