/// The part of a file between its first line, `---`, and the next `---`.
struct FrontMatter {
  var head: SourceLines
  /// What follows.
  var body: SourceLines

  /// Splits a file; nil, with an error noted, where it has no front matter.
  init?(_ lines: SourceLines, log: ErrorLog) {
    guard let first = lines.lines.first, Self.isFence(first) else {
      log.add(
        SourcePlace(line: 1), "the file does not begin with front matter",
        "begin it with a line `---`, the fields, and another line `---`")
      return nil
    }
    guard let end = lines.lines.dropFirst().firstIndex(where: Self.isFence) else {
      log.add(
        SourcePlace(line: 1), "the front matter does not end", "put a line `---` after its fields")
      return nil
    }
    head = SourceLines(lines: Array(lines.lines[1..<end]), start: 1)
    body = SourceLines(lines: Array(lines.lines[(end + 1)...]), start: end + 1)
  }

  /// Reads the version of the format, which every file states.
  static func checkFormat(_ fields: inout FieldReader) {
    guard fields.has("descent") else {
      fields.noteMissing("descent", "write `descent: 1`, the version of this format")
      return
    }
    let place = fields.place(of: "descent")
    guard let version = fields.text("descent"), version != "1" else { return }
    fields.log.add(
      place, "the file is of format `\(version.prefix(20))`, and this version reads format 1",
      "use a newer Descent, or write `descent: 1`")
  }

  private static func isFence(_ line: SourceLines.Line) -> Bool {
    line.text.hasPrefix("---") && line.dropping(3).isBlank
  }
}
