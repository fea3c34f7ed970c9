internal import Yams

/// Reads the fields of two lists to pair.
enum MatchReader {
  /// The lists; nil, with its errors noted, where the fields do not say them.
  static func matching(_ fields: inout FieldReader) -> Matching? {
    let records = fields.records("pairs")
    let pairs = records.compactMap(pair)
    let decoys = decoys(&fields)
    let matching = Matching(left: pairs.map(\.left), right: pairs.map(\.right) + decoys)
    // An entry that could not be read has been told already.
    let count = records.count
    guard (2...LessonLimits.pairs).contains(count),
      count + decoys.count <= LessonLimits.pairs
    else {
      fields.log.add(
        fields.has("pairs") ? fields.place(of: "pairs") : fields.place,
        "there are \(count) pairs and \(decoys.count) decoys to match",
        "write 2 to \(LessonLimits.pairs) of `- {left: ReLU, right: \"max(0, x)\"}` below `pairs:`, "
          + "decoys included")
      _ = fields.value("wrong")
      return nil
    }
    return Matching(left: matching.left, right: matching.right, wrong: wrong(&fields, matching))
  }

  private static func pair(
    _ record: FieldReader
  ) -> (left: Matching.Entry, right: Matching.Entry)? {
    var record = record
    for side in ["left", "right"] where !record.has(side) {
      record.noteMissing(side, "write what stands on the \(side)")
    }
    let left = record.richText("left")
    let right = record.richText("right")
    let say = record.richText("say")
    record.finish()
    guard let left, let right else { return nil }
    return (Matching.Entry(text: left, feedback: say), Matching.Entry(text: right))
  }

  /// Entries of the right list that belong to nothing: a text alone, or with `say`.
  private static func decoys(_ fields: inout FieldReader) -> [Matching.Entry] {
    fields.list("decoys").compactMap { node in
      guard case .mapping(let mapping) = node else {
        return fields.richText(in: node, of: "decoys").map { Matching.Entry(text: $0) }
      }
      var record = FieldReader(
        mapping, lines: fields.lines, log: fields.log, values: fields.values)
      if !record.has("right") { record.noteMissing("right", "write what stands on the right") }
      let text = record.richText("right")
      guard let said = record.remark(), let text else { return nil }
      return Matching.Entry(text: text, feedback: said.feedback, misconception: said.misconception)
    }
  }

  /// Wrong pairs, whose sides must be entries of the lists.
  private static func wrong(_ fields: inout FieldReader, _ matching: Matching) -> [Matching.Pair] {
    fields.records("wrong").compactMap { record in
      var record = record
      let left = place("left", in: matching.left, &record)
      let right = place("right", in: matching.right, &record)
      guard let said = record.remark(), let left, let right else { return nil }
      return Matching.Pair(
        left: left, right: right, feedback: said.feedback, misconception: said.misconception)
    }
  }

  private static func place(
    _ side: String, in entries: [Matching.Entry], _ record: inout FieldReader
  ) -> Int? {
    guard record.has(side) else {
      record.noteMissing(side, "write an entry of the \(side) list")
      return nil
    }
    guard let text = record.richText(side) else { return nil }
    let place = entries.firstIndex { $0.text.plain == text.plain }
    if place == nil {
      record.log.add(
        record.place(of: side), "“\(text.plain.prefix(60))” does not stand on the \(side)",
        "write it as in `pairs` or `decoys`")
    }
    return place
  }
}
