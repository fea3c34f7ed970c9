/// Turns Markdown into blocks of text, and notes what a lesson's text may not hold.
///
/// Read are paragraphs, headings from `###`, lists, quotations, code and tables; emphasis, strong
/// emphasis, code spans and links. A line break in a paragraph is a space. HTML, pictures and
/// rules are errors.
struct MarkdownReader {
  let lines: SourceLines
  let log: ErrorLog

  /// The blocks of a part of a file.
  static func blocks(of lines: SourceLines, log: ErrorLog) -> [TextBlock] {
    guard !lines.isBlank else { return [] }
    return MarkdownReader(lines: lines, log: log).blocks(of: MarkdownNode(parsing: lines.text))
  }

  /// The text of a part of a file that must be a single paragraph.
  static func paragraph(of lines: SourceLines, log: ErrorLog) -> RichText {
    let blocks = blocks(of: lines, log: log)
    if blocks.count == 1, case .paragraph(let text) = blocks[0] { return text }
    if !blocks.isEmpty {
      log.add(
        lines.place(line: 1), "one paragraph of text is expected here",
        "leave out lists, headings, code blocks and empty lines, or put `\\` before a sign that "
          + "begins one")
    }
    return RichText([])
  }

  /// The blocks inside a document, an item or a quotation.
  func blocks(of node: MarkdownNode, depth: Int = 0) -> [TextBlock] {
    node.children.compactMap { block($0, depth: depth) }
  }

  /// A block; nil where it is an error.
  func block(_ node: MarkdownNode, depth: Int = 0) -> TextBlock? {
    let place = place(of: node)
    guard depth < LessonLimits.textDepth, !(depth == 0 && node.isCutOff) else {
      log.add(
        place, "lists and quotations are nested more than \(LessonLimits.textDepth) deep",
        "say it more simply")
      return nil
    }
    switch node.kind {
    case .paragraph: return .paragraph(inline(node))
    case .heading(let level): return heading(node, level: level)
    case .list(let isOrdered):
      return .list(node.children.map { blocks(of: $0, depth: depth + 1) }, ordered: isOrdered)
    case .quotation: return quotation(node, depth: depth)
    case .code(let info, let isFenced): return code(node, info: info, isFenced: isFenced)
    case .table: return table(node)
    case .rule:
      log.add(place, "a rule cannot stand here", "use `---` only between the screens of a step")
    case .html:
      log.add(place, "HTML is not read", "write Markdown; put `\\` before a `<` that is meant so")
    case .document, .item, .image, .row, .cell, .text, .softBreak, .hardBreak, .codeSpan,
      .emphasis, .strong, .link, .other:
      log.add(place, "this is no text that a lesson can hold", "write a paragraph, list or table")
    }
    return nil
  }

  /// Where a block begins in the file.
  func place(of node: MarkdownNode) -> SourcePlace {
    lines.place(line: node.startLine, column: node.startColumn)
  }

  /// The text of a paragraph, heading or cell.
  func inline(_ node: MarkdownNode) -> RichText {
    var reader = InlineReader(markdown: self, line: node.startLine)
    reader.read(node.children)
    return RichText(reader.finished())
  }

  private func heading(_ node: MarkdownNode, level: Int) -> TextBlock? {
    if isUnderlined(node) {
      let below = (node.startLine..<lines.lines.count).first { lines.lines[$0].text.isUnderline }
      log.add(
        lines.place(line: (below ?? node.startLine - 1) + 1),
        "this line makes a heading of the text above it",
        "leave an empty line before it, or begin headings with `###`")
      return nil
    }
    guard level > 2 else {
      log.add(
        place(of: node), "a heading of level \(level) cannot stand here",
        "begin headings inside a step with `###`")
      return nil
    }
    return .heading(inline(node))
  }

  /// Whether a heading is one by `---` or `===` below it; people mean the end of a screen.
  func isUnderlined(_ node: MarkdownNode) -> Bool {
    guard case .heading = node.kind, lines.lines.indices.contains(node.startLine - 1) else {
      return false
    }
    return !lines.lines[node.startLine - 1].text.contains("#")
      || node.endLine > node.startLine
  }

  private func quotation(_ node: MarkdownNode, depth: Int) -> TextBlock {
    let content = blocks(of: node, depth: depth + 1)
    if case .paragraph(let text)? = content.first, text.plain.hasPrefix("[!") {
      log.add(
        place(of: node), "`\(text.plain.prefix { $0 != "]" })]` cannot stand here",
        "hints and explanations belong into a question, at the start of its lines")
    }
    return .quotation(content)
  }

  private func code(_ node: MarkdownNode, info: String, isFenced: Bool) -> TextBlock? {
    let word = info.prefix { $0 != " " }
    if isFenced, !word.isEmpty, word != "text" {
      if BlockKind(rawValue: String(word)) != nil {
        log.add(
          place(of: node), "a `\(word)` block cannot stand inside other text",
          "begin its fence at the start of a line, outside of lists, quotations and questions")
      } else {
        log.add(
          place(of: node), "`\(word)` is not a block that this version reads",
          "\(BlockKind.advice); a piece of code takes a fence without a word")
      }
      return nil
    }
    if isFenced, !isClosed(node) {
      log.add(
        place(of: node), "the fence is not closed", "end the block with a line of three backticks")
    }
    var text = node.literal
    if text.hasSuffix("\n") { text.removeLast() }
    return .code(SourceText.cleaned(text, at: place(of: node), log: log))
  }

  /// Whether the last line of a fenced block is its closing fence.
  func isClosed(_ node: MarkdownNode) -> Bool {
    guard node.endLine > node.startLine, lines.lines.indices.contains(node.endLine - 1) else {
      return false
    }
    let last = lines.lines[node.endLine - 1].text.drop { $0 == " " || $0 == ">" }
    return last.hasPrefix("```") || last.hasPrefix("~~~")
  }

  private func table(_ node: MarkdownNode) -> TextBlock {
    let rows = node.children.map { $0.children.map(inline) }
    return .table(header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }
}

extension Substring {
  /// Whether it makes a heading of the text above it.
  fileprivate var isUnderline: Bool {
    let marks = filter { $0 != " " }
    return !marks.isEmpty && (marks.allSatisfy { $0 == "-" } || marks.allSatisfy { $0 == "=" })
  }
}
