/// Reads the fields of a shape to type.
enum ShapeReader {
  /// The shape asked for; nil, with its errors noted, where the fields do not say it.
  static func shape(_ fields: inout FieldReader) -> ShapeAnswer? {
    if !fields.has("answer") {
      fields.noteMissing("answer", "write the size of each axis: `answer: [3, 28, 28]`")
    }
    let key = sizes("answer", &fields)
    let axes = fields.texts("axes")
    if fields.has("axes"), let key, axes.count != key.count {
      fields.log.add(
        fields.place(of: "axes"), "there are \(axes.count) names for \(key.count) axes",
        "name each axis: `axes: [channels, height, width]`")
    }
    let (slips, axisSlips) = slips(&fields, axes)
    let shape = ShapeAnswer(
      key: key ?? [], axes: axes, slips: slips, axisSlips: axisSlips,
      other: fields.richText("other"), right: fields.richText("right"))
    return key == nil ? nil : shape
  }

  private static func sizes(_ name: String, _ fields: inout FieldReader) -> [Int]? {
    guard let numbers = fields.numbers(name) else { return nil }
    let sizes = numbers.compactMap { Int(exactly: $0) }.filter { (0...1_000_000_000).contains($0) }
    guard sizes.count == numbers.count, sizes.count <= ShapeAnswer.mostAxes else {
      fields.log.add(
        fields.place(of: name), "`\(name)` is no shape",
        "write at most \(ShapeAnswer.mostAxes) whole numbers: `[3, 28, 28]`")
      return nil
    }
    return sizes
  }

  /// Whole shapes (`shape`), and sizes of one axis (`axis`, `size`).
  private static func slips(
    _ fields: inout FieldReader, _ axes: [String]
  ) -> ([ShapeAnswer.Slip], [ShapeAnswer.AxisSlip]) {
    var slips: [ShapeAnswer.Slip] = []
    var axisSlips: [ShapeAnswer.AxisSlip] = []
    let records = fields.records("slips")
    if records.count > LessonLimits.slips {
      fields.noteTooMany("slips", "slips", limit: LessonLimits.slips)
    }
    for var record in records.prefix(LessonLimits.slips) {
      if record.has("axis") {
        let name = record.text("axis")
        let axis = name.flatMap { axes.firstIndex(of: $0) }
        if axis == nil, record.has("axis") {
          record.log.add(
            record.place(of: "axis"), "`\((name ?? "").prefix(40))` is not among the `axes`",
            "write one of their names")
        }
        let size = record.number("size").flatMap { Int(exactly: $0) }
        if size == nil { record.noteMissing("size", "write the wrong size, a whole number") }
        if let said = record.remark(), let axis, let size {
          axisSlips.append(
            .init(
              axis: axis, size: size, feedback: said.feedback, misconception: said.misconception))
        }
      } else {
        if !record.has("shape") {
          record.noteMissing("shape", "write the wrong shape, or `axis` and `size`")
        }
        let shape = sizes("shape", &record)
        if let said = record.remark(), let shape {
          slips.append(
            .init(shape: shape, feedback: said.feedback, misconception: said.misconception))
        }
      }
    }
    return (slips, axisSlips)
  }
}
