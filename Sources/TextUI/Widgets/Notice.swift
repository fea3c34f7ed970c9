/// One thing to say, in as many lines as it takes: a verdict, a warning, what has just happened.
///
///     ✓ Right. The gap between the lines is what memorising looks like.
public struct Notice: Widget {
  /// Whether it carries a verdict, with its mark before the title: `✓` or `✗`.
  public enum Kind: Hashable, Sendable { case plain, right, wrong }

  /// The colour and mark of the title.
  public var kind: Kind
  /// The word that stands out: `Not here.`
  public var title: String
  /// The rest, after the title in the same line.
  public var text: StyledText

  /// A notice with both parts, or one, or nothing but the mark of its verdict.
  public init(_ kind: Kind = .plain, title: String = "", _ text: StyledText = StyledText()) {
    self.kind = kind
    self.title = title
    self.text = text
  }

  public var summary: String {
    let words = [title, text.plain].filter { !$0.isEmpty }.joined(separator: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? "nothing to say" : words
  }

  /// How many rows it takes in that many columns.
  public func height(columns: Int) -> Int { lines(columns: columns, in: .standard).count }

  public func draw(on surface: inout Surface, in area: Rect) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    for (row, line) in lines(columns: area.columns, in: surface.look).prefix(area.rows).enumerated()
    {
      surface.write(line, column: area.column, row: area.row + row)
    }
  }

  private func lines(columns: Int, in look: Look) -> [StyledText] {
    var line = StyledText()
    switch kind {
    case .plain: line += .strong(title)
    case .right:
      line += StyledText("\(Glyph.right.text(in: look)) \(title)", .right, .bold)
    case .wrong:
      line += StyledText("\(Glyph.wrong.text(in: look)) \(title)", .wrong, .bold)
    }
    if !title.isEmpty, !text.isEmpty { line += StyledText(" ") }
    return (line + text).wrapped(to: columns, hanging: kind == .plain ? 0 : 2)
  }
}
