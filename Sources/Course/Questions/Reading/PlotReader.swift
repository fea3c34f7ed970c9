/// Reads the fields of a plot to read or mark.
enum PlotReader {
  /// The plot; nil, with its errors noted, where the fields do not say it.
  static func plot(_ fields: inout FieldReader, run: RunPlan?) -> PlotReading? {
    let x = axis("x", &fields)
    let y = axis("y", &fields)
    let curves = CurveReader.curves(&fields, x: x, hasRun: run != nil)
    let ask = ask(&fields)
    let names = curves.map(\.name)
    let task: PlotReading.Task? =
      switch ask {
      case .curve: curve(&fields, names)
      case .x: mark(.x, &fields, names)
      case .y: mark(.y, &fields, names)
      }
    let isX = ask != .y
    let plot = PlotReading(
      x: x, y: y, curves: curves, task: task ?? .curve(0), run: run,
      below: fields.richText(isX ? "early" : "low"),
      above: fields.richText(isX ? "late" : "high"), right: fields.richText("right"))
    return task == nil || curves.isEmpty ? nil : plot
  }

  private enum Ask: String, CaseIterable { case x, y, curve }

  private static func ask(_ fields: inout FieldReader) -> Ask {
    if !fields.has("ask") {
      fields.noteMissing("ask", "write `ask: x`, `ask: y` or `ask: curve`: what the learner finds")
    }
    return fields.word("ask", Ask.self) ?? .x
  }

  private static func axis(_ name: String, _ fields: inout FieldReader) -> PlotReading.Axis {
    let example = "{label: steps, range: [0, 100]}"
    if !fields.has(name) { fields.noteMissing(name, "describe the axis: `\(name): \(example)`") }
    guard var record = fields.record(name, example) else { return PlotReading.Axis(label: name) }
    if !record.has("label") { record.noteMissing("label", "say what is measured along it") }
    let axis = PlotReading.Axis(
      label: record.plainText("label") ?? name, range: record.range("range"),
      isLogarithmic: record.flag("log"))
    record.finish()
    return axis
  }

  // MARK: What is asked for

  private static func curve(
    _ fields: inout FieldReader, _ names: [String]
  ) -> PlotReading.Task? {
    if !fields.has("answer") { fields.noteMissing("answer", "name the curve to pick") }
    guard let name = fields.text("answer") else { return nil }
    return index(of: name, in: names, &fields).map { .curve($0) }
  }

  private static func mark(
    _ axis: PlotReading.AxisName, _ fields: inout FieldReader, _ names: [String]
  ) -> PlotReading.Task? {
    let band = fields.range("band")
    let tolerance = fields.nonNegative("tolerance")
    let relative = fields.nonNegative("relative")
    let slips = slips(&fields)
    guard let key = key(&fields, names, band: band) else { return nil }
    if band == nil, tolerance == nil, relative == nil, !fields.has("band") {
      fields.noteMissing(
        "tolerance", "say how near is near enough: `tolerance: 2`, `relative: 0.2`, or a `band`")
    }
    return .mark(
      PlotReading.Mark(
        axis: axis, key: key, tolerance: tolerance ?? 0, relative: relative ?? 0, band: band,
        slips: slips))
  }

  /// A number, `lowest CURVE`, `highest CURVE`, `crossing CURVE OTHER` or `height CURVE X`; the
  /// middle of the band where nothing is said.
  private static func key(
    _ fields: inout FieldReader, _ names: [String], band: ClosedRange<Double>?
  ) -> PlotReading.Key? {
    guard fields.has("answer") else {
      guard let band else {
        if !fields.has("band") {
          fields.noteMissing("answer", "write a number, `lowest CURVE`, or a `band: [10, 20]`")
        }
        return nil
      }
      return .value((band.lowerBound + band.upperBound) / 2)
    }
    guard let node = fields.value("answer"), let text = fields.text(in: node, of: "answer") else {
      return nil
    }
    let words = text.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("lowest", 2): return index(of: words[1], in: names, &fields).map { .lowest(curve: $0) }
    case ("highest", 2): return index(of: words[1], in: names, &fields).map { .highest(curve: $0) }
    case ("crossing", 3):
      guard let curve = index(of: words[1], in: names, &fields),
        let other = index(of: words[2], in: names, &fields)
      else { return nil }
      return .crossing(curve: curve, other: other)
    case ("height", 3):
      guard let curve = index(of: words[1], in: names, &fields),
        let x = fields.number(words[2], in: node, of: "answer")
      else { return nil }
      return .height(curve: curve, at: x)
    case (_, _): return fields.number(text, in: node, of: "answer").map { .value($0) }
    }
  }

  private static func index(
    of name: String, in names: [String], _ fields: inout FieldReader
  ) -> Int? {
    let index = names.firstIndex(of: name)
    if index == nil {
      fields.log.add(
        fields.place(of: "answer"), "`\(name.prefix(40))` is no curve of this plot",
        "write one of \(names.map { "`\($0)`" }.joined(separator: ", "))")
    }
    return index
  }

  private static func slips(_ fields: inout FieldReader) -> [PlotReading.Slip] {
    let records = fields.records("slips")
    if records.count > LessonLimits.slips {
      fields.noteTooMany("slips", "slips", limit: LessonLimits.slips)
    }
    return records.prefix(LessonLimits.slips).compactMap { record in
      var record = record
      if !record.has("band") {
        record.noteMissing("band", "write from where to where: `band: [0, 10]`")
      }
      let band = record.range("band")
      guard let said = record.remark(), let band else { return nil }
      return PlotReading.Slip(
        band: band, feedback: said.feedback, misconception: said.misconception)
    }
  }
}
