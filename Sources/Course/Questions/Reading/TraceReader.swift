/// Reads a table with blanks, and the numbers that belong into them.
///
///     | row | value | slope |
///     | --- | --- | --- |
///     | v | −0.2768 | [?dv] |
///
/// Each blank, `[?name]`, has an entry of `cells:` with its number, which may be an expression over
/// drawn numbers and over the cells before it.
enum TraceReader {
  /// The table, which is taken out of the prompt; nil, with its errors noted, where there is none.
  static func trace(
    _ fields: inout FieldReader, _ prompt: inout [TextBlock], at place: SourcePlace
  ) -> Trace? {
    let tolerance = fields.nonNegative("tolerance")
    let (keys, unreadable) = keys(&fields, tolerance: tolerance)
    let namesSlips = fields.has("common") ? fields.flag("common") : true
    guard let index = prompt.firstIndex(where: \.hasBlanks),
      case .table(let header, let rows) = prompt[index]
    else {
      fields.log.add(
        place, "there is no table with blanks",
        "write a Markdown table, with `[?a]` where a number is left out")
      return nil
    }
    prompt.remove(at: index)
    guard rows.count <= LessonLimits.tableSide, header.count <= LessonLimits.tableSide else {
      fields.log.add(
        place, "the table has \(rows.count) rows and \(header.count) columns",
        "keep both to \(LessonLimits.tableSide)")
      return nil
    }
    var blanks: [Trace.Blank] = []
    let cells = rows.map { row in
      header.indices.map { column -> Trace.Cell in
        guard row.indices.contains(column) else { return .text(RichText([])) }
        guard let name = row[column].blankName else { return .text(row[column]) }
        guard let key = keys.first(where: { $0.name == name }) else {
          guard !unreadable.contains(name) else { return .text(RichText([])) }
          fields.log.add(
            place, "the blank `[?\(name.prefix(40))]` has no number",
            "write `- {cell: \(name.prefix(40)), answer: 0.5}` below `cells:`")
          return .text(RichText([]))
        }
        if blanks.contains(where: { $0.name == name }) {
          fields.log.add(
            place, "the blank `[?\(name.prefix(40))]` stands twice", "give each its own name")
        }
        blanks.append(key)
        return .blank(blanks.count - 1)
      }
    }
    for key in keys where !blanks.contains(where: { $0.name == key.name }) {
      fields.log.add(
        fields.place(of: "cells"), "the cell `\(key.name)` has no blank in the table",
        "write `[?\(key.name)]` there, or delete the entry")
    }
    if blanks.count > LessonLimits.blanks {
      fields.log.add(
        place, "the table has \(blanks.count) blanks", "leave at most \(LessonLimits.blanks)")
    }
    return Trace(header: header, rows: cells, blanks: blanks, namesCommonSlips: namesSlips)
  }

  /// The numbers, and the names of those that cannot be read, which is told here.
  private static func keys(
    _ fields: inout FieldReader, tolerance: Double?
  ) -> ([Trace.Blank], unreadable: Set<String>) {
    var known = fields.values
    var unreadable: Set<String> = []
    let keys = fields.records("cells").compactMap { record -> Trace.Blank? in
      var record = record
      record.values = known
      if !record.has("cell") { record.noteMissing("cell", "write the name of its blank") }
      if !record.has("answer") { record.noteMissing("answer", "write its number") }
      let name = record.identifier("cell")
      let answer = record.number("answer")
      let own = record.nonNegative("tolerance")
      if own == nil, tolerance == nil, !record.has("tolerance"), !fields.has("tolerance") {
        record.noteMissing("tolerance", "say how near is near enough, here or for all cells")
      }
      if let name, let answer { known[name] = answer }
      record.values = known
      let near = own ?? tolerance ?? 0
      let slips = NumericReader.slips(&record, tolerance: near)
      let rule = record.richText("say")
      record.finish()
      guard let name, let answer else {
        if let name { unreadable.insert(name) }
        return nil
      }
      return Trace.Blank(name: name, key: answer, tolerance: near, slips: slips, rule: rule)
    }
    return (keys, unreadable)
  }
}

extension TextBlock {
  /// Whether it is a table in which a cell is left out.
  fileprivate var hasBlanks: Bool {
    if case .table(_, let rows) = self {
      rows.joined().contains { $0.blankName != nil }
    } else {
      false
    }
  }
}

extension RichText {
  /// The name in `[?name]`, where a cell holds nothing else.
  fileprivate var blankName: String? {
    let text = plain
    guard text.hasPrefix("[?"), text.hasSuffix("]") else { return nil }
    let name = String(text.dropFirst(2).dropLast())
    return Identifier.isValid(name) ? name : nil
  }
}
