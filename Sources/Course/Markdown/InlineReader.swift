/// Collects the runs of a paragraph.
struct InlineReader {
  let markdown: MarkdownReader
  /// The line of the parsed text that is being read, from 1.
  private var line: Int
  private var runs: [RichText.Run] = []
  /// The line where each run begins.
  private var places: [Int] = []

  init(markdown: MarkdownReader, line: Int) {
    self.markdown = markdown
    self.line = line
  }

  mutating func read(
    _ nodes: [MarkdownNode], emphases: RichText.Emphases = [], link: String? = nil
  ) {
    for node in nodes { read(node, emphases, link) }
  }

  private mutating func read(
    _ node: MarkdownNode, _ emphases: RichText.Emphases, _ link: String?
  ) {
    switch node.kind {
    case .text: add(node.literal, emphases, link)
    case .softBreak, .hardBreak:
      add(" ", emphases, link)
      line += 1
    case .codeSpan: add(node.literal, emphases.union(.code), link)
    case .emphasis: read(node.children, emphases: emphases.union(.emphasis), link: link)
    case .strong: read(node.children, emphases: emphases.union(.strong), link: link)
    case .link(let address):
      read(node.children, emphases: emphases, link: target(address))
    case .html:
      note("HTML is not read", "write Markdown; put `\\` before a `<` that is meant so")
    case .image:
      note("pictures are not shown in a terminal", "say in words what it shows, or use a lab")
    case .document, .paragraph, .item, .quotation, .rule, .heading, .list, .code, .table, .row,
      .cell, .other:
      note("this cannot stand in a line of text", "write plain text")
    }
  }

  /// The address of a link, if it leads to a lesson, a term or the web.
  private mutating func target(_ address: String) -> String? {
    let address = SourceText.cleaned(address, at: place, log: markdown.log)
    let known = ["lesson:", "glossary:", "https://", "http://"]
    if known.contains(where: { address.hasPrefix($0) && address.count > $0.count }) {
      return address
    }
    note(
      "the link leads to `\(address.prefix(60))`",
      "link to `lesson:L05`, `glossary:term` or an address that begins with https://")
    return nil
  }

  private mutating func add(_ text: String, _ emphases: RichText.Emphases, _ link: String?) {
    let text = SourceText.cleaned(text, at: place, log: markdown.log)
    guard !text.isEmpty else { return }
    if let last = runs.last, last.emphases == emphases, last.link == link {
      runs[runs.count - 1].text += text
    } else {
      runs.append(RichText.Run(text, emphases, link: link))
      places.append(line)
    }
  }

  private var place: SourcePlace { markdown.lines.place(line: line) }

  private func note(_ what: String, _ advice: String) { markdown.log.add(place, what, advice) }

  /// The runs, with the placeholders among them set apart.
  func finished() -> [RichText.Run] {
    zip(runs, places).flatMap { run, line in
      run.emphases.contains(.code)
        ? [run]
        : PlaceholderReader.split(
          run, at: markdown.lines.place(line: line), log: markdown.log)
    }
  }
}
