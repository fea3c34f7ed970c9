extension WidgetGallery {
  static var charts: [WidgetExample] {
    let sizes = [("small", 30, 6), ("medium", 44, 14), ("large", 130, 40)]
    let resizable: [(String, any Widget)] = [
      ("line-chart", overfitting), ("line-chart-log", logarithmic),
      ("line-chart-empty", unmeasured),
      ("landscape", landscape), ("signed-bars", SignedBars(weights, focus: 2)),
      ("columns", columns), ("confusion", spam),
      ("heat-map", attention), ("plane", plane), ("nested-boxes", boxes),
    ]
    return resizable.flatMap { name, widget in
      sizes.map { WidgetExample("\(name)-\($0.0)", $0.1, $0.2, widget) }
    } + [
      WidgetExample("confusion-digits", 70, 22, digits),
      WidgetExample("heat-map-signed", 27, 9, speaksFor),
      WidgetExample("heat-map-pixels", 32, 16, picture),
      WidgetExample("color-bar-signed", 22, 2, ColorBar(.signed, from: -2, to: 2)),
      WidgetExample("color-bar-classes", 24, 1, ColorBar.classes()),
      WidgetExample("color-bar-share", 20, 2, ColorBar(.sequential, from: 0, to: 1)),
      WidgetExample("sparkline", 40, 1, Sparkline(wave(40))),
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

  private static let words = [
    "free", "money", "your", "remove", "hp", "george", "meeting", "edu", "order", "credit",
    "business", "email", "internet", "people", "report", "address", "will", "mail", "receive",
    "over", "our", "3d", "all", "make", "you", "font", "000", "650", "lab", "labs", "telnet", "857",
    "data", "415", "85", "technology", "1999", "parts", "pm", "direct", "cs", "original", "project",
    "re", "table", "conference", ";", "(", "[", "!", "$", "#", "average run", "longest run",
    "total run", "hpl", "addresses",
  ]

  /// One weight for each of 57 words, as a spam filter might have.
  private static let weights: [SignedBars.Bar] = words.enumerated().map { index, word in
    let t = Double(index)
    return SignedBars.Bar(
      word, 1.9 * Elementary.cosine(t * 1.3) * (0.35 + 0.65 / (1 + t / 12)))
  }

  private static let columns = Columns(
    weights.map(\.value), names: words, title: .muted("57 weights"), focus: 5)

  private static let spam = ConfusionTable(
    classes: ["spam", "mail"], counts: [[1_612, 201], [139, 2_649]])

  private static let digits = ConfusionTable(
    classes: (0...9).map(String.init),
    counts: (0..<10).map { actual in
      (0..<10).map { actual == $0 ? 160 + actual : max(0, (actual * 7 + $0 * 3) % 11 - 7) }
    })

  private static let attention: HeatMap = {
    let tokens = ["<s>", "the", "dogs", "near", "the", "red", "cat"]
    let shares: [[Double]] = [
      [1], [0.92, 0.08], [0.02, 0.92, 0.06], [0.85, 0.08, 0.03, 0.04],
      [0.15, 0.08, 0.01, 0.67, 0.09], [0.17, 0.01, 0, 0, 0, 0.82],
      [0.01, 0.02, 0.91, 0.01, 0.02, 0, 0.03],
    ]
    return HeatMap(
      shares.map { row in row + Array(repeating: Double.nan, count: 7 - row.count) },
      limit: 1, rowNames: tokens, columnNames: tokens, focusedRow: 6, focusedColumn: 2)
  }()

  private static let speaksFor = HeatMap(
    [[-1.1, 0.5, 0.6], [1.3, -0.2, 0.7], [-0.8, 4.1, -3.8]], ramp: .signed)

  private static let picture = HeatMap(
    (0..<8).map { y in (0..<8).map { x in (x - 3) * (x - 3) + (y - 4) * (y - 4) < 10 ? 1 : 0.15 } },
    ramp: .picture, hasNumbers: false)

  private static let plane: PlaneChart = {
    func value(_ x: Double, _ y: Double) -> Double {
      let bend = Elementary.sine(3 * x) * 0.6 - y
      return max(-1, min(1, bend * 3))
    }
    let values = (0..<33).map { row in
      (0..<33).map { value(Double($0) / 16 - 1, 1 - Double(row) / 16) }
    }
    let examples = (0..<40).map { index in
      let t = Double(index) / 20 - 1
      let isA = index % 2 == 0
      let wobble = 0.25 * Elementary.sine(Double(index) * 2.7)
      return PlaneChart.Example(
        t, Elementary.sine(3 * t) * 0.6 + (isA ? -0.4 : 0.4) + wobble, isA ? .a : .b)
    }
    return PlaneChart(
      values, x: Axis(-1, 1, title: "x₁"), y: Axis(-1, 1, title: "x₂"), examples: examples)
  }()

  private static let boxes = NestedBoxes(
    [
      .init("artificial intelligence", "chess programs, route planners, rules by hand"),
      .init("machine learning", "rules found in examples"),
      .init("deep learning", "many layers, learned together"),
    ], highlight: 2)
}
