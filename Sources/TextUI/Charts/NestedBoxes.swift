/// Things that contain each other, drawn as frames within frames: AI ⊃ machine learning ⊃ deep
/// learning.
public struct NestedBoxes: Widget {
  /// One frame.
  public struct Box: Hashable, Sendable {
    /// In the upper edge of its frame, cut if it is too long.
    public var title: String
    /// What belongs to it and not to the next one.
    public var note: String

    /// A frame that holds the next one and, if it has a note, something of its own.
    public init(_ title: String, _ note: String = "") {
      self.title = title
      self.note = note
    }
  }

  /// From the outermost to the innermost.
  public var boxes: [Box]
  /// The one that stands out.
  public var highlight: Int?

  /// Frames from the outermost in, the one at index `highlight` standing out.
  public init(_ boxes: [Box], highlight: Int? = nil) {
    self.boxes = boxes
    self.highlight = highlight
  }

  public var summary: String {
    let words = boxes.map { $0.note.isEmpty ? $0.title : "\($0.title) (\($0.note))" }
    return words.isEmpty ? "no boxes" : words.joined(separator: " contains ")
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var area = area
    for (index, box) in boxes.enumerated() {
      let deeper = boxes.count - index - 1
      guard area.rows >= 2, area.columns >= 4 else { return }
      drawFrame(box, isHighlighted: index == highlight, on: &surface, in: area)
      // The innermost boxes need three rows each; what is free goes to notes.
      let above = max(1, min(3, (area.rows - deeper * 4) / 2))
      let inner = area.inset(columns: area.columns >= 24 ? 3 : 1)
      drawNote(
        box, isHighlighted: index == highlight, on: &surface,
        in: inner.dropTop(1).top(deeper == 0 ? area.rows - 2 : above - 1))
      area = inner.dropTop(above).dropBottom(1)
    }
  }

  private func drawFrame(
    _ box: Box, isHighlighted: Bool, on surface: inout Surface, in area: Rect
  ) {
    let isASCII = surface.look.glyphs == .ascii
    let style = Style(isHighlighted ? .ink : .faint)
    surface.rule(column: area.column, row: area.row, columns: area.columns, style: style)
    surface.rule(column: area.column, row: area.endRow - 1, columns: area.columns, style: style)
    surface.verticalRule(column: area.column, row: area.row, rows: area.rows, style: style)
    surface.verticalRule(column: area.endColumn - 1, row: area.row, rows: area.rows, style: style)
    let corners: [Character] = isASCII ? ["+", "+", "+", "+"] : ["╭", "╮", "╰", "╯"]
    surface[area.column, area.row] = Cell(corners[0], style)
    surface[area.endColumn - 1, area.row] = Cell(corners[1], style)
    surface[area.column, area.endRow - 1] = Cell(corners[2], style)
    surface[area.endColumn - 1, area.endRow - 1] = Cell(corners[3], style)
    let title = StyledText(
      box.title, isHighlighted ? .strong : .ink, isHighlighted ? .bold : []
    ).truncated(to: area.columns - 6)
    guard !title.isEmpty else { return }
    surface.write(
      StyledText(" ") + title + StyledText(" "), column: area.column + 2, row: area.row)
  }

  private func drawNote(
    _ box: Box, isHighlighted: Bool, on surface: inout Surface, in area: Rect
  ) {
    guard !box.note.isEmpty, !area.isEmpty else { return }
    let text = StyledText(box.note, isHighlighted ? .ink : .muted)
    for (row, line) in text.wrapped(to: area.columns).prefix(area.rows).enumerated() {
      surface.write(line, column: area.column, row: area.row + row)
    }
  }
}
