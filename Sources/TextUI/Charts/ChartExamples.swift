extension WidgetGallery {
  /// As on a narrow stage, on a common one, and on a projector.
  static func inThreeSizes(_ widgets: [(String, any Widget)]) -> [WidgetExample] {
    let sizes = [("small", 30, 6), ("medium", 44, 14), ("large", 130, 40)]
    return widgets.flatMap { name, widget in
      sizes.map { WidgetExample("\(name)-\($0.0)", $0.1, $0.2, widget) }
    }
  }

  static var charts: [WidgetExample] {
    let resizable: [(String, any Widget)] = [
      ("signed-bars", SignedBars(weights, focus: 2)),
      ("columns", columns), ("confusion", spam),
      ("heat-map", attention), ("nested-boxes", boxes),
    ]
    return lineCharts + bars + logBars + planes + inThreeSizes(resizable) + [
      WidgetExample("confusion-digits", 70, 22, digits),
      WidgetExample("confusion-digits-focused", 76, 15, focusedDigits),
      WidgetExample("confusion-digits-small", 34, 8, digits),
      WidgetExample("signed-bars-sorted", 44, 12, sortedWeights),
      WidgetExample("shares-focused", 46, 5, nextWords),
      WidgetExample("heat-map-averaged", 40, 12, hidden),
      WidgetExample("heat-map-window", 56, 12, window),
      WidgetExample("heat-map-focused-pixels", 40, 14, focusedPixels),
      WidgetExample("heat-map-causal", 34, 10, causal),
      WidgetExample("heat-map-signed", 27, 9, speaksFor),
      WidgetExample("heat-map-pixels", 32, 16, picture),
      WidgetExample("color-bar-signed", 22, 2, ColorBar(.signed, from: -2, to: 2)),
      WidgetExample("color-bar-classes", 24, 1, ColorBar.classes()),
      WidgetExample("color-bar-share", 20, 2, ColorBar(.sequential, from: 0, to: 1)),
    ]
  }

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

  private static let focusedDigits: ConfusionTable = {
    var table = digits
    table.focus = Point(column: 5, row: 4)
    return table
  }()

  /// The largest weights first, the scale ending before the largest of them.
  private static let sortedWeights = SignedBars(weights, limit: 1.4, focus: 2, order: .magnitude)

  private static let nextWords = ShareBars(
    [
      .init("wait", 0.253), .init("run", 0.294), .init("sing", 0.243), .init("sleeps", 0.0004),
      .init("sleep", 0.208),
    ], full: 0.5, focus: 1
  ).sorted()

  /// Weights of a hidden layer, more than a screen has pixels.
  private static let matrix: [[Double]] = (0..<256).map { row in
    (0..<512).map { column in
      Elementary.sine(Double(row) / 19 + Double(column) / 31) * 0.5
        + noise(row * 512 + column) * 0.4
    }
  }

  private static let hidden = HeatMap(matrix, ramp: .signed, hasNumbers: false)

  private static let window = HeatMap(
    matrix, ramp: .signed, focusedRow: 70, focusedColumn: 130, origin: Point(column: 128, row: 64))

  private static let focusedPixels = HeatMap(
    matrix.prefix(24).map { Array($0.prefix(36)) }, ramp: .signed, hasNumbers: false,
    focusedRow: 9, focusedColumn: 20)

  /// Attention of 20 words, none of which looks ahead.
  private static let causal = HeatMap(
    (0..<20).map { row in
      let weights = (0...row).map { Elementary.exponential(1.5 * noise(row * 20 + $0)) }
      let sum = weights.reduce(0, +)
      return (0..<20).map { $0 <= row ? weights[$0] / sum : .nan }
    }, limit: 1, hasNumbers: false)

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

  private static let boxes = NestedBoxes(
    [
      .init("artificial intelligence", "chess programs, route planners, rules by hand"),
      .init("machine learning", "rules found in examples"),
      .init("deep learning", "many layers, learned together"),
    ], highlight: 2)
}
