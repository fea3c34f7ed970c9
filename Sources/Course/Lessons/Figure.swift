/// A drawing made of characters.
public struct Figure: Equatable, Sendable {
  /// Its rows, as wide as the widest of them at most.
  public var rows: [String]
  /// What it shows, for those who do not see it.
  public var alt: String
  /// The line of its fence.
  public var line: Int

  /// A drawing with its description.
  public init(rows: [String], alt: String, line: Int = 1) {
    self.rows = rows
    self.alt = alt
    self.line = line
  }
}

/// Reads a `figure` block: its head says `alt:`, its body is the drawing.
enum FigureReader {
  static func figure(_ block: FencedBlock, log: ErrorLog) -> Figure? {
    guard var fields = FieldReader(block.head, log: log) else { return nil }
    let alt = fields.requiredText(
      "alt", "say in words what the drawing shows, for those who do not see it")
    fields.finish()
    var rows = block.body.lines.map { line in
      var text = SourceText.withoutForbidden(line.text)
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
    while rows.first == "" { rows.removeFirst() }
    while rows.last == "" { rows.removeLast() }
    guard !rows.isEmpty else {
      log.add(
        block.place, "the figure draws nothing", "write the drawing after `alt:` and an empty line")
      return nil
    }
    if rows.count > LessonLimits.figureRows {
      log.add(
        block.place, "the figure has \(rows.count) rows",
        "draw it in at most \(LessonLimits.figureRows)")
    }
    return alt.map { Figure(rows: rows, alt: $0, line: block.line) }
  }
}
