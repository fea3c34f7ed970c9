/// Text in blocks, set in lines as wide as the area, with a place to scroll to.
public struct TextView: Widget {
  /// A stretch of text that is set in one way, with an empty row around it.
  public enum Block: Hashable, Sendable {
    /// A title, in bold.
    case heading(StyledText)
    case paragraph(StyledText)
    /// An item of a list: `•` or `1` hangs at the left.
    case item(StyledText, marker: String = "•")
    /// Set off by three columns, in its own lines, which are not broken but cut.
    case formula(StyledText)
    /// Someone's words, in a muted voice, set off by two columns.
    case quotation(StyledText)
    /// Lines as they are, the columns of a small table for instance.
    case lines([StyledText])
    case rule
  }

  /// From top to bottom.
  public var blocks: [Block]
  /// How many rows are scrolled away at the top.
  public var scroll: Int
  /// Leaves out the empty row below headings, for small screens.
  public var isCompact: Bool

  /// A text from its row number `scroll` on; more than there is shows the end.
  public init(_ blocks: [Block], scroll: Int = 0, isCompact: Bool = false) {
    self.blocks = blocks
    self.scroll = scroll
    self.isCompact = isCompact
  }

  /// One paragraph.
  public init(_ text: StyledText, scroll: Int = 0) {
    self.init([.paragraph(text)], scroll: scroll)
  }

  public var summary: String {
    let text = blocks.map(\.spoken).joined(separator: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? "no text" : text
  }

  /// How many rows it takes at that width.
  public func height(columns: Int) -> Int { lines(columns: columns).count }

  /// The furthest that there is something to scroll to.
  public func lastScroll(in size: Size) -> Int {
    let height = height(columns: size.columns)
    return height > size.rows ? height - max(1, size.rows - 1) : 0
  }

  /// All its lines at that width, the empty ones between blocks included.
  public func lines(columns: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var previous: Block?
    for block in blocks {
      if let previous, isSetOff(block, from: previous) { lines.append(StyledText()) }
      lines += block.lines(columns: columns)
      previous = block
    }
    return lines
  }

  /// Draws what fits; if there is more below, the last row says how much.
  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let lines = lines(columns: area.columns)
    let first = min(max(0, scroll), lastScroll(in: area.size))
    let below = lines.count - first - area.rows
    let shown = below > 0 && area.rows > 2 ? area.rows - 1 : area.rows
    for (row, line) in lines.dropFirst(first).prefix(shown).enumerated() {
      surface.write(line, column: area.column, row: area.row + row)
    }
    if shown < area.rows {
      let count = lines.count - first - shown
      let note = StyledText.muted("↓ \(count) more \(count == 1 ? "line" : "lines")")
      surface.write(note, column: area.column, row: area.endRow - 1)
    }
  }

  private func isSetOff(_ block: Block, from previous: Block) -> Bool {
    if case .item = block, case .item = previous { return false }
    if isCompact, case .heading = previous { return false }
    if case .rule = previous { return false }
    return true
  }
}

extension TextView.Block {
  var plain: String {
    switch self {
    case .heading(let text), .paragraph(let text), .item(let text, _), .formula(let text),
      .quotation(let text):
      text.plain
    case .lines(let lines): lines.map(\.plain).joined(separator: " ")
    case .rule: ""
    }
  }

  /// The text with a stop at its end, where a voice would otherwise run on into the next block.
  var spoken: String {
    guard let last = plain.last, last.isLetter || last.isNumber || ")”".contains(last) else {
      return plain
    }
    return plain + "."
  }

  func lines(columns: Int) -> [StyledText] {
    switch self {
    case .heading(let text):
      text.mapStyles { _ in Style(.strong, .bold) }.wrapped(to: columns)
    case .paragraph(let text): text.wrapped(to: columns)
    case .item(let text, let marker):
      (StyledText.muted(marker) + StyledText(" ") + text)
        .wrapped(to: columns, hanging: marker.displayWidth + 1)
    case .formula(let text):
      text.wrapped(to: .max).map { indented($0, by: 3).truncated(to: columns) }
    case .quotation(let text):
      text.recolored(.muted).wrapped(to: columns - 2).map { indented($0, by: 2) }
    case .lines(let lines): lines.map { $0.truncated(to: columns) }
    case .rule: [StyledText(String(repeating: "─", count: max(0, columns)), .faint)]
    }
  }

  private func indented(_ text: StyledText, by columns: Int) -> StyledText {
    StyledText(String(repeating: " ", count: columns)) + text
  }
}
