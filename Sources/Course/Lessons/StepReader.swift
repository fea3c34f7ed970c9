/// Reads the body of a lesson: steps, screens and blocks.
struct StepReader {
  private let markdown: MarkdownReader
  private let log: ErrorLog
  private var finished: [Step] = []
  /// What the screen being read holds so far.
  private var screen = Screen(blocks: [])
  /// Where the screen being read begins.
  private var screenLine = 1
  /// Whether something stood on the screen, even if it could not be read.
  private var isScreenEmpty = true
  /// Whether text before the first step was noted; one error is enough.
  private var hasNotedLostText = false

  init(_ body: SourceLines, log: ErrorLog) {
    markdown = MarkdownReader(lines: body, log: log)
    self.log = log
  }

  /// The steps, with every error noted.
  func steps() -> [Step] {
    var reader = self
    for node in MarkdownNode(parsing: markdown.lines.text).children { reader.read(node) }
    reader.endScreen()
    if reader.finished.isEmpty {
      log.add(
        markdown.lines.place(line: 1), "the lesson has no steps",
        "begin each step with a heading: `## What one step does`")
    }
    return reader.finished
  }

  private mutating func read(_ node: MarkdownNode) {
    let place = markdown.place(of: node)
    if node.kind != .rule, node.kind != .heading(level: 2), Self.kind(of: node) != .note {
      isScreenEmpty = false
    }
    switch node.kind {
    case .heading(level: 2) where !markdown.isUnderlined(node): begin(node)
    case .heading(level: 1) where !markdown.isUnderlined(node):
      log.add(
        place, "a heading of level 1 cannot stand here",
        "the title stands in the front matter; begin steps with `##`")
    case .rule: split(node)
    case .code(let info, isFenced: true) where Self.kind(info) != nil:
      if let kind = Self.kind(info) { readBlock(kind, node) }
    case .document, .paragraph, .item, .quotation, .html, .image, .heading, .list, .code, .table,
      .row, .cell, .text, .softBreak, .hardBreak, .codeSpan, .emphasis, .strong, .link, .other:
      if let block = markdown.block(node) { add(.text(block), at: place) }
    }
  }

  private static func kind(of node: MarkdownNode) -> BlockKind? {
    if case .code(let info, isFenced: true) = node.kind { kind(info) } else { nil }
  }

  private static func kind(_ info: String) -> BlockKind? {
    BlockKind(rawValue: String(info.prefix { $0 != " " }))
  }

  // MARK: Steps and screens

  private mutating func begin(_ node: MarkdownNode) {
    endScreen()
    let place = markdown.place(of: node)
    let title = markdown.inline(node)
    if title.plain.isEmpty { log.add(place, "the step has no title", "write it after `##`") }
    if finished.count == LessonLimits.steps {
      log.add(place, "the lesson has more than \(LessonLimits.steps) steps", "split the lesson")
    }
    finished.append(Step(title: title.plain, screens: [], line: place.line))
    screenLine = place.line
  }

  private mutating func split(_ node: MarkdownNode) {
    let place = markdown.place(of: node)
    let text = markdown.lines[(node.startLine - 1)..<node.startLine].text
    guard text.allSatisfy({ $0 == "-" || $0 == " " }) else {
      log.add(place, "a rule cannot stand here", "write `---` between the screens of a step")
      return
    }
    guard !finished.isEmpty else {
      log.add(place, "a screen begins before the first step", "begin the step with `##`")
      return
    }
    endScreen()
    screenLine = place.line
  }

  private mutating func endScreen() {
    guard !finished.isEmpty else { return }
    let last = finished.count - 1
    if isScreenEmpty {
      log.add(
        SourcePlace(line: screenLine), "nothing stands on this screen",
        "write its text, or delete the `---` or `##`")
    }
    if finished[last].screens.count == LessonLimits.screens {
      log.add(
        SourcePlace(line: screenLine), "the step has more than \(LessonLimits.screens) screens",
        "split the step")
    }
    finished[last].screens.append(screen)
    screen = Screen(blocks: [])
    isScreenEmpty = true
  }

  private mutating func add(_ block: Block, at place: SourcePlace) {
    guard !finished.isEmpty else {
      guard !hasNotedLostText else { return }
      hasNotedLostText = true
      log.add(
        place, "this stands before the first step", "begin the step with a heading: `## Title`")
      return
    }
    if screen.blocks.count == LessonLimits.blocks {
      log.add(
        place, "the screen has more than \(LessonLimits.blocks) blocks", "split it with `---`")
    }
    screen.blocks.append(block)
  }

  // MARK: Blocks

  private mutating func readBlock(_ kind: BlockKind, _ node: MarkdownNode) {
    let place = markdown.place(of: node)
    let opening = markdown.lines[(node.startLine - 1)..<node.startLine].text
    guard opening.hasPrefix("```") else {
      log.add(
        place, "the fence of a `\(kind.rawValue)` block must begin the line with backticks",
        "write ```` ```\(kind.rawValue) ```` at the start of the line")
      return
    }
    guard markdown.isClosed(node) else {
      log.add(
        place, "the `\(kind.rawValue)` block is not closed", "end it with a line of ``` ``` ```")
      return
    }
    let content = markdown.lines[node.startLine..<(node.endLine - 1)]
    if opening.prefix(while: { $0 == "`" }).count == 3, let inner = fence(in: content) {
      log.add(
        place, "a fence begins inside the `\(kind.rawValue)` block, on line \(inner)",
        "close the block before it, or begin the block with four backticks")
      return
    }
    let block = FencedBlock(kind: kind, line: place.line, content: content)
    switch kind {
    case .lab: if let lab = LabReader.lab(block, log: log) { add(.lab(lab), at: place) }
    case .predict: if let question = question(block) { add(.predict(question), at: place) }
    case .observe: if let question = question(block) { add(.observe(question), at: place) }
    case .quiz, .trace: if let question = question(block) { add(.quiz(question), at: place) }
    case .figure:
      if let figure = FigureReader.figure(block, log: log) { add(.figure(figure), at: place) }
    case .note: screen.notes += MarkdownReader.blocks(of: content, log: log)
    }
  }

  private func question(_ block: FencedBlock) -> Question? {
    QuestionReader.question(block, log: log)
  }

  private func fence(in content: SourceLines) -> Int? {
    content.lines.first { $0.text.hasPrefix("```") }?.number
  }
}
