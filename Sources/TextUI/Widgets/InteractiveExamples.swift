/// Widgets that keys and the mouse act on, with more in them than has room.
extension WidgetGallery {
  static var interactive: [WidgetExample] {
    [
      WidgetExample("stepper", 12, 1, Stepper("0.10", isFocused: true)),
      WidgetExample("stepper-end", 12, 1, Stepper("2 761", canRaise: false)),
      WidgetExample("slider-log-small", 24, 3, rate),
      WidgetExample("slider-log-medium", 44, 3, rate),
      WidgetExample("slider-log-large", 120, 3, rate),
      WidgetExample("slider-line", 60, 1, noise),
      WidgetExample("slider-two-rows", 44, 2, noise),
      WidgetExample("control-panel-small", 30, 6, panel(focus: 5)),
      WidgetExample("control-panel-medium", 48, 9, panel(focus: 2)),
      WidgetExample("control-panel-large", 120, 9, panel(focus: nil)),
      WidgetExample("text-field", 48, 2, search),
      WidgetExample("text-field-empty", 48, 1, emptySearch),
      WidgetExample("text-field-long", 34, 2, longName),
      WidgetExample("options-scrolled", 49, 5, OptionList(operations, focus: 6)),
      WidgetExample("table-scrolled", 40, 7, weights(focus: 8)),
      WidgetExample("table-cell", 44, 6, weights(focus: 2, focusedColumn: 4)),
      WidgetExample("table-sorted", 72, 6, weights(focus: nil)),
      WidgetExample("tabs-clipped", 44, 2, Tabs(views, selection: 4, isFocused: true)),
      WidgetExample("text-links", 48, 9, linked(scroll: 0, focus: 1)),
      WidgetExample("text-links-scrolled", 34, 7, linked(scroll: 4, focus: nil)),
      WidgetExample("scroll-marks", 20, 5, ScrollMarks(ScrollWindow(count: 20, rows: 5, first: 4))),
    ]
  }

  private static let rate = Slider(
    "learning rate", 0.03, on: Axis(0.0001, 1, scale: .logarithmic), text: "0.030",
    isFocused: true)

  private static let noise = Slider("noise", 0.1, on: Axis(0, 0.5), text: "10 %")

  private static func panel(focus: Int?) -> ControlPanel {
    ControlPanel(
      [
        .init(
          "data",
          [
            Control("noise", "10 %", valueColumns: 5), Control("points", "200", valueColumns: 5),
            Control("split", "50 %", valueColumns: 5),
          ]),
        .init(
          "network",
          [
            Control("layers", "8·4", valueColumns: 5),
            Control("activation", "tanh", valueColumns: 5),
          ]),
        .init(
          "training",
          [
            Control("rate", "0.03", valueColumns: 5),
            Control("batch", "10", valueColumns: 5, canLower: false),
            Control("optimizer", "Adam", valueColumns: 5),
            Control("penalty", "none", valueColumns: 5),
          ]),
      ], focus: focus)
  }

  private static let search: TextField = {
    var entry = TextEntry("gradient decent")
    entry.move(by: -4)
    return TextField(label: "search", entry: entry, hint: "Enter opens the first of 3")
  }()

  private static let emptySearch = TextField(
    label: "search", entry: TextEntry(), placeholder: "a term, a lesson, a lab")

  private static let longName = TextField(
    label: "save as", entry: TextEntry("two-spirals-with-a-third-layer.yaml"),
    error: "this file is there already")

  private static let operations: [OptionList.Option] =
    [
      "draw a batch of examples", "multiply it by the first weights, and add the biases",
      "send the sums through tanh", "multiply by the second weights", "compare with the labels",
      "pass the blame back to the second weights", "pass it back through the slope of tanh",
      "pass it back to the first weights", "nudge all weights",
    ].map { OptionList.Option(StyledText($0)) }

  /// Parameters of a convolutional network on 28 × 28 pictures, by layer.
  private static func weights(focus: Int?, focusedColumn: Int? = nil) -> Table {
    let channels = [1, 8, 16, 32, 32, 64, 64, 128, 128, 128, 10]
    let counts = zip(channels, channels.dropFirst()).map { $0 * $1 * 9 + $1 }
    let total = counts.reduce(0, +)
    let rows = counts.indices.sorted { counts[$0] > counts[$1] }.map { index in
      [
        StyledText("conv \(index + 1)"), StyledText("\(channels[index])"),
        StyledText("\(channels[index + 1])"), StyledText(Numbers.grouped(counts[index])),
        StyledText(Numbers.percent(Double(counts[index]) / Double(total))),
        StyledText(Numbers.grouped(counts[index] * 4)),
      ]
    }
    return Table(
      [
        .init("layer", .left), .init("in"), .init("out"), .init("weights"), .init("share"),
        .init("bytes"),
      ], rows: rows, focus: focus, focusedColumn: focusedColumn,
      sorting: Table.Sorting(by: 3, isAscending: false), fixedColumns: 1)
  }

  private static let views = [
    "Sort", "Rules", "Learn", "Amount", "Weights", "Mail", "Change", "Use", "Train again",
  ]

  private static func linked(scroll: Int, focus: Int?) -> TextView {
    TextView(
      [
        .heading("Rolling downhill"),
        .paragraph(
          "The " + .link("slope", to: "glossary:slope")
            + " under the ball says which way is up. The network steps the other way, by slope × "
            + .link("learning rate", to: "glossary:learning rate") + "."),
        .paragraph(
          "What the slope is measured on came in "
            + .link("A number for wrong", to: "lesson:L04") + "."),
        .item("a long step may jump over the valley"),
        .item("a short one takes its time"),
      ], scroll: scroll, focusedLink: focus)
  }
}
