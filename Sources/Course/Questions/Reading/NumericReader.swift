/// Reads the fields of a number to type.
enum NumericReader {
  /// The number asked for; nil, with its errors noted, where the fields do not say it.
  static func numeric(_ fields: inout FieldReader) -> Numeric? {
    let key = key(&fields)
    let tolerance = fields.nonNegative("tolerance")
    let relative = fields.nonNegative("relative")
    if !fields.has("tolerance"), !fields.has("relative") {
      fields.noteMissing(
        "tolerance", "say how near is near enough: `tolerance: 0.01`, or `relative: 0.02` for 2 %")
    }
    let near = max(tolerance ?? 0, (relative ?? 0) * magnitude(of: key))
    let slips = slips(&fields, tolerance: near)
    let numeric = Numeric(
      key: key ?? .value(0), tolerance: tolerance ?? 0, relative: relative ?? 0,
      unit: fields.text("unit", limit: 24), range: fields.range("range"), slips: slips,
      tooHigh: fields.richText("high"), tooLow: fields.richText("low"),
      wrongSign: fields.richText("sign"), right: fields.richText("right"))
    return key == nil ? nil : numeric
  }

  private static func key(_ fields: inout FieldReader) -> Numeric.Key? {
    let answer = fields.number("answer")
    let metric = fields.text("metric")
    let scale = fields.number("scale")
    if fields.has("answer") {
      if fields.has("metric") || fields.has("scale") {
        fields.log.add(
          fields.place(of: fields.has("metric") ? "metric" : "scale"),
          "the question has an `answer` and is judged by the run",
          "keep `answer`, or `metric` with its `scale`")
      }
      return answer.map { .value($0) }
    }
    guard let metric else {
      if !fields.has("metric") {
        fields.noteMissing(
          "answer", "write `answer: 2.303`, or `metric: accuracy` for a prediction")
      }
      return nil
    }
    guard PlaceholderReader.isMetric(metric) else {
      fields.log.add(
        fields.place(of: "metric"), "`\(metric.prefix(40))` is no name of a metric",
        "write one such as `rules.accuracy`")
      return nil
    }
    if scale == 0 {
      fields.log.add(
        fields.place(of: "scale"), "a scale of 0 makes every answer 0",
        "write 100 for percent, or leave it out")
    }
    return .metric(metric, scale: scale ?? 1)
  }

  private static func magnitude(of key: Numeric.Key?) -> Double {
    switch key {
    case .value(let value): abs(value)
    case .metric, nil: 0
    }
  }

  /// The slips; without a tolerance of its own, a slip takes that of the question.
  static func slips(_ fields: inout FieldReader, tolerance: Double) -> [Numeric.Slip] {
    let records = fields.records("slips")
    if records.count > LessonLimits.slips {
      fields.noteTooMany("slips", "slips", limit: LessonLimits.slips)
    }
    return records.prefix(LessonLimits.slips).compactMap { record in
      var record = record
      if !record.has("value") {
        record.noteMissing("value", "write the number that the slip gives")
      }
      let value = record.number("value")
      let own = record.nonNegative("tolerance")
      guard let said = record.remark(), let value else { return nil }
      return Numeric.Slip(
        value: value, tolerance: own ?? tolerance, feedback: said.feedback,
        misconception: said.misconception)
    }
  }
}

extension FieldReader {
  /// `say` and perhaps `misconception`, the last fields of a foreseen mistake; notes what is left.
  mutating func remark() -> (feedback: RichText, misconception: String?)? {
    if !has("say") { noteMissing("say", "say what went wrong") }
    let say = richText("say")
    let misconception = identifier("misconception")
    finish()
    return say.map { ($0, misconception) }
  }
}
