/// Reads the fields of words to type.
enum ShortReader {
  /// The words asked for; nil, with its errors noted, where the fields do not say them.
  static func short(_ fields: inout FieldReader) -> ShortAnswer? {
    let accepted = fields.oneOrMoreTexts("accept")
    if !fields.has("accept") || accepted.isEmpty {
      fields.noteMissing("accept", "write the right words: `accept: [overfitting, to overfit]`")
    }
    for text in accepted where ShortAnswer.normalized(text).isEmpty {
      fields.log.add(
        fields.place(of: "accept"), "“\(text)” holds no letter or digit", "write a word")
    }
    for text in accepted where text.count > ShortAnswer.longestAnswer {
      fields.log.add(
        fields.place(of: "accept"), "“\(text.prefix(40))…” is too long to be typed",
        "write a word or two")
    }
    let wrong = wrong(&fields)
    let short = ShortAnswer(
      accepted: accepted, wrong: wrong, other: fields.richText("other"),
      right: fields.richText("right"),
      asksForSpelling: fields.has("spelling") ? fields.flag("spelling") : true)
    return accepted.isEmpty ? nil : short
  }

  private static func wrong(_ fields: inout FieldReader) -> [ShortAnswer.Pattern] {
    let records = fields.records("wrong")
    if records.count > LessonLimits.slips {
      fields.noteTooMany("wrong", "wrong answers", limit: LessonLimits.slips)
    }
    return records.prefix(LessonLimits.slips).compactMap { record in
      var record = record
      if !record.has("match") {
        record.noteMissing("match", "write the wrong words; `*` stands for any characters")
      }
      let texts = record.oneOrMoreTexts("match")
      if texts.contains(where: { ShortAnswer.normalized($0).allSatisfy { $0 == "*" } }) {
        record.log.add(
          record.place(of: "match"), "this fits every answer", "write it as `other:` instead")
      }
      guard let said = record.remark(), !texts.isEmpty else { return nil }
      return ShortAnswer.Pattern(
        texts: texts, feedback: said.feedback, misconception: said.misconception)
    }
  }
}
