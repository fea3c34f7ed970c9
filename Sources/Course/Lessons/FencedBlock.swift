/// A living block: what stands between its fences, cut into head and body.
struct FencedBlock: Equatable, Sendable {
  var kind: BlockKind
  /// The line of the opening fence.
  var line: Int
  /// YAML, up to the first empty line.
  var head: SourceLines
  /// Markdown, after it.
  var body: SourceLines

  init(kind: BlockKind, line: Int, content: SourceLines) {
    self.kind = kind
    self.line = line
    let lines = content.lines
    let end = lines.firstIndex(where: \.isBlank) ?? lines.count
    head = SourceLines(lines: Array(lines[..<end]), start: line)
    body = SourceLines(lines: Array(lines[end...]), start: line)
  }

  var place: SourcePlace { SourcePlace(line: line) }
}
