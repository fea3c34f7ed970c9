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
  /// The link that keys act on, counted over all blocks; it is always in sight.
  public var focusedLink: Int?

  /// A text from its row number `scroll` on; more than there is shows the end.
  public init(
    _ blocks: [Block], scroll: Int = 0, isCompact: Bool = false, focusedLink: Int? = nil
  ) {
    self.blocks = blocks
    self.scroll = scroll
    self.isCompact = isCompact
    self.focusedLink = focusedLink
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

  /// What its links lead to, in the order in which they are read.
  public var links: [String] { blocks.flatMap(\.texts).flatMap(\.links) }

  /// The furthest that there is something to scroll to.
  public func lastScroll(in size: Size) -> Int { window(in: size).last }

  /// The rows in sight.
  public func window(in size: Size) -> ScrollWindow {
    let lines = lines(columns: size.columns)
    return ScrollWindow(
      count: lines.count, rows: size.rows, first: scroll,
      focus: Self.rows(ofFocusIn: lines))
  }

  /// The rows of the focused link, at that width.
  public func focusedRows(columns: Int) -> Range<Int>? {
    focusedLink == nil ? nil : Self.rows(ofFocusIn: lines(columns: columns))
  }

  private static func rows(ofFocusIn lines: [StyledText]) -> Range<Int>? {
    func isFocused(_ line: StyledText) -> Bool {
      line.spans.contains { $0.link != nil && $0.style.background == .role(.focusWash) }
    }
    guard let first = lines.firstIndex(where: isFocused),
      let last = lines.lastIndex(where: isFocused)
    else { return nil }
    return first..<last + 1
  }

  /// All its lines at that width, the empty ones between blocks included.
  public func lines(columns: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var previous: Block?
    var links = 0
    for block in blocks {
      if let previous, isSetOff(block, from: previous) { lines.append(StyledText()) }
      let focus = focusedLink.map { $0 - links }
      lines += (focus.map(block.focusing) ?? block).lines(columns: columns)
      links += focusedLink == nil ? 0 : block.texts.reduce(0) { $0 + $1.links.count }
      previous = block
    }
    return lines
  }

  /// Draws what fits; if there is more above or below, the first or last row says how much.
  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let lines = lines(columns: area.columns)
    let window = window(in: area.size)
    for row in window.shown {
      surface.write(lines[row], column: area.column, row: area.row + row - window.first)
    }
    surface.draw(ScrollMarks(window), in: area)
  }

  private func isSetOff(_ block: Block, from previous: Block) -> Bool {
    if case .item = block, case .item = previous { return false }
    if isCompact, case .heading = previous { return false }
    if case .rule = previous { return false }
    return true
  }
}

extension TextView.Block {
  /// Its texts in the order in which they are read.
  var texts: [StyledText] {
    switch self {
    case .heading(let text), .paragraph(let text), .item(let text, _), .formula(let text),
      .quotation(let text):
      [text]
    case .lines(let lines): lines
    case .rule: []
    }
  }

  /// The same block with its link of that number focused; one that it has not focuses none.
  func focusing(link: Int) -> TextView.Block {
    switch self {
    case .heading(let text): return .heading(text.focusing(link: link))
    case .paragraph(let text): return .paragraph(text.focusing(link: link))
    case .item(let text, let marker): return .item(text.focusing(link: link), marker: marker)
    case .formula(let text): return .formula(text.focusing(link: link))
    case .quotation(let text): return .quotation(text.focusing(link: link))
    case .lines(let lines):
      var before = 0
      return .lines(
        lines.map { line in
          defer { before += line.links.count }
          return line.focusing(link: link - before)
        })
    case .rule: return .rule
    }
  }

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
