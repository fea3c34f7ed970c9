/// Reads a `lab` block.
enum LabReader {
  /// The experiment of a block; nil, with its errors noted, where it cannot be read.
  static func lab(_ block: FencedBlock, log: ErrorLog) -> LabBlock? {
    if let line = block.body.lines.first(where: { !$0.isBlank }) {
      log.add(
        line.place, "a `lab` block has fields only",
        "delete the empty line above, or move the text out of the block")
    }
    guard var fields = FieldReader(block.head, log: log) else { return nil }
    let lab = lab(&fields, line: block.line)
    fields.finish()
    return lab
  }

  /// The experiment that some fields describe, of a block of its own or of a question.
  static func lab(_ fields: inout FieldReader, line: Int) -> LabBlock? {
    if !fields.has("lab") { fields.noteMissing("lab", "name the experiment: `lab: descent`") }
    let name = fields.identifier("lab")
    let lab = LabBlock(
      lab: name ?? "", settings: fields.dictionary("set"),
      controls: fields.identifiers("controls"), views: fields.identifiers("views"),
      goal: fields.condition("goal"), solution: fields.dictionary("solution"),
      hints: hints(&fields), diagnoses: diagnoses(&fields), say: fields.plainText("say") ?? "",
      line: line)
    return name == nil ? nil : lab
  }

  private static func hints(_ fields: inout FieldReader) -> [String] {
    let hints = fields.texts("hints")
    if hints.count > LessonLimits.hints {
      fields.log.add(
        fields.place(of: "hints"), "there are more than \(LessonLimits.hints) hints",
        "keep the best")
    }
    return Array(hints.prefix(LessonLimits.hints))
  }

  private static func diagnoses(_ fields: inout FieldReader) -> [Diagnosis] {
    let records = fields.records("diagnose")
    if records.count > LessonLimits.slips {
      fields.log.add(
        fields.place(of: "diagnose"), "there are more than \(LessonLimits.slips) diagnoses",
        "keep the likely ones")
    }
    return records.prefix(LessonLimits.slips).compactMap { record in
      var record = record
      if !record.has("when") { record.noteMissing("when", "say when it fits: `when: diverged`") }
      if !record.has("say") { record.noteMissing("say", "say what the learner is to be told") }
      let when = record.condition("when")
      let say = record.plainText("say")
      let misconception = record.identifier("misconception")
      record.finish()
      guard let when, let say else { return nil }
      return Diagnosis(when: when, say: say, misconception: misconception)
    }
  }
}
