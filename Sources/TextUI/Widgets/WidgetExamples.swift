extension WidgetGallery {
  static var widgets: [WidgetExample] {
    [
      WidgetExample("header", 96, 2, header),
      WidgetExample("header-narrow", 40, 2, header),
      WidgetExample("key-hints", 96, 2, KeyHints(keys)),
      WidgetExample("key-hints-narrow", 44, 2, KeyHints(keys)),
      WidgetExample("text", 48, 18, text(scroll: 0)),
      WidgetExample("text-scrolled", 34, 10, text(scroll: 4)),
      WidgetExample("options-open", 49, 5, OptionList(openOptions, focus: 1)),
      WidgetExample("options-locked", 49, 3, OptionList(lockedOptions)),
      WidgetExample("options-judged", 49, 5, OptionList(judgedOptions, labels: .letters)),
      WidgetExample("options-multiple", 49, 4, ticks),
      WidgetExample("options-order", 49, 4, order),
      WidgetExample("number-field", 48, 2, number),
      WidgetExample("number-field-error", 48, 3, wrongNumber),
      WidgetExample("controls", 96, 2, ControlRow(controls, focus: 1)),
      WidgetExample("controls-column", 30, 4, ControlRow(controls, focus: 0, axis: .vertical)),
      WidgetExample("table", 44, 4, table),
      WidgetExample("table-focused", 40, 5, ledger),
      WidgetExample("shares", 46, 4, shares),
      WidgetExample("progress", 60, 1, ProgressBar("training", progress: 0.36, text: "214 of 600")),
      WidgetExample(
        "notice-right", 48, 3,
        Notice(
          .right, title: "Right.",
          "The gap between the lines is what memorising looks like; more examples leave less room.")
      ),
      WidgetExample(
        "notice-wrong", 48, 1,
        Notice(.wrong, title: "Not here.", .muted("You were sure (3)."))),
      WidgetExample("overlay", 60, 14, overlay),
      WidgetExample("big-text", 110, 10, BigText("Layers bend space")),
      WidgetExample("tabs", 60, 2, Tabs(["Forward", "Backward", "Update"], selection: 1)),
    ]
  }

  private static let header = Header(
    path: ["Learning as descent", "Feeling for downhill"], state: .muted("step 4 of 7"),
    progress: 4 / 7)

  private static let keys = [
    KeyHint("Space", "run", priority: 9), KeyHint("s", "step", priority: 5),
    KeyHint("←→", "rate", priority: 6), KeyHint("1-3", "predict again", priority: 3),
    KeyHint(", .", "scrub", priority: 2), KeyHint("r", "reset", priority: 1),
    KeyHint("Esc", "map", priority: 8), KeyHint("?", "help", priority: 7),
  ]

  private static func text(scroll: Int) -> TextView {
    TextView(
      [
        .heading("Two valleys, two walkers"),
        .paragraph(
          "Fog again. A walker feels only the slope under its feet, and steps the other way:"),
        .formula(
          .strong("w") + " ← " + .strong("w") + " − rate × "
            + StyledText("slope", .gradient, .bold)),
        .paragraph(
          "Walker " + .strong("A") + " starts at 0.10, walker " + .strong("B")
            + " at 0.20. The ridge between the valleys is close by."),
        .item("a long step may jump over the ridge (and over the valley behind it)"),
        .item("a short one never does"),
        .quotation("There is only one way down, and it is underfoot."),
      ], scroll: scroll)
  }

  private static let openOptions: [OptionList.Option] = [
    .init("both in the deeper valley"),
    .init("in different valleys, one at each side of the ridge that divides them"),
    .init("both stop on the ridge"),
    .init("neither stops"),
  ]

  private static let lockedOptions: [OptionList.Option] = [
    .init("both in the deeper valley"),
    .init("in different valleys", mark: .locked, note: "your prediction"),
    .init("both stop on the ridge"),
  ]

  private static let judgedOptions: [OptionList.Option] = [
    .init("keep training, the loss still falls", mark: .wrong),
    .init("stop near update 40, or get more examples", mark: .right),
    .init("add two more layers"),
    .init("use the test set as training data"),
  ]

  private static let ticks = OptionList(
    [
      .init("the learning rate", mark: .checked), .init("the weights"),
      .init("the number of layers", mark: .checked), .init("the examples"),
    ], kind: .multiple, focus: 2)

  private static let order = OptionList(
    [
      .init("predict"), .init("measure the loss"), .init("find the slopes"),
      .init("nudge the weights"),
    ], kind: .order(moving: 2), focus: 2)

  private static let number = NumberField(
    label: "your answer", text: "+0.34", unit: "loss", hint: "to three decimals, Enter checks it")

  private static let wrongNumber = NumberField(
    label: "your answer", text: "1,5", unit: "%",
    error: "write a point for the decimals: 1.5")

  private static let controls = [
    Control("rate", "0.02", valueColumns: 5), Control("batch", "10", canLower: false),
    Control("layers", "8·8"), Control("activation", "tanh"),
  ]

  private static let table = Table(
    [.init("", .left), .init("training", minimum: 12), .init("validation", minimum: 13)],
    rows: [
      [.muted("update 40"), "0.250", .strong("0.320")],
      [.muted("update 600"), "0.000", .strong("2.472")],
    ])

  private static let ledger = Table(
    [.init("layer", .left), .init("weights"), .init("share")],
    rows: [
      ["hidden 1", "31 400", "81.2 %"], ["hidden 2", "6 280", "16.2 %"],
      ["output", "1 000", "2.6 %"],
    ], focus: 1)

  private static let shares = ShareBars([
    .init("run", 0.294, isEmphasised: true), .init("wait", 0.253), .init("sing", 0.243),
    .init("sleeps", 0.0004),
  ])

  private static let overlay = Overlay(
    title: "gradient",
    content: TextView([
      .paragraph("For every weight, how much the loss grows when that weight grows a little."),
      .formula(StyledText("dL/dw", .gradient, .bold)),
      .paragraph("The network steps the other way. See L05, Feeling for downhill."),
    ]), hints: [KeyHint("Enter", "open L05"), KeyHint("Esc", "close")])
}
