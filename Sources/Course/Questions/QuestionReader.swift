/// Reads a `quiz`, `predict` or `observe` block.
struct QuestionReader {
  private enum Kind: String, CaseIterable { case choice, multi, numeric, order }

  /// Types that lessons may come to use, so that an error can say that it is not a slip.
  private static let laterTypes: Set<String> = ["short", "shape", "match", "plot", "trace", "goal"]

  private let block: FencedBlock
  private let log: ErrorLog

  /// The question of a block; nil, with its errors noted, where it cannot be read.
  static func question(_ block: FencedBlock, log: ErrorLog) -> Question? {
    guard var fields = FieldReader(block.head, log: log) else { return nil }
    return QuestionReader(block: block, log: log).question(&fields)
  }

  private func question(_ fields: inout FieldReader) -> Question? {
    if !fields.has("id") {
      fields.noteMissing("id", "write `id: L05.a-name`; it stays the same when the wording changes")
    }
    let id = fields.identifier("id")
    let revision = fields.integer("revision", in: 1...9999) ?? 1
    let objective = fields.identifier("objective")
    let rerun = fields.integer("rerun", in: 1...LessonLimits.steps)
    guard let type = type(&fields) else { return nil }
    let body = QuestionBody(block.body, isOrder: type == .order, log: log)
    let kind = kind(type, &fields, body)
    fields.finish()
    let question = Question(
      id: id ?? "", revision: revision, kind: kind ?? .order([]), objective: objective,
      prompt: prompt(body), hints: hints(body),
      why: body.why.map { MarkdownReader.blocks(of: $0, log: log) } ?? [], rerun: rerun,
      line: block.line)
    return id == nil || kind == nil ? nil : question
  }

  private func type(_ fields: inout FieldReader) -> Kind? {
    let place = fields.place(of: "type")
    guard fields.has("type") else { return .choice }
    guard let word = fields.text("type") else { return nil }
    if Self.laterTypes.contains(word) {
      log.add(
        place, "this version does not read questions of type `\(word)`",
        "use `choice`, `multi`, `numeric` or `order`, or a newer Descent")
      return nil
    }
    return fields.word("type", Kind.self)
  }

  private func kind(
    _ type: Kind, _ fields: inout FieldReader, _ body: QuestionBody
  ) -> Question.Kind? {
    if type != .order, let line = body.ordered.first?.lines.first {
      log.add(line.place, "lines to order stand in a `\(type.rawValue)` question", "leave them out")
    }
    switch type {
    case .choice: return choices(&fields, body).map { .choice($0) }
    case .multi: return choices(&fields, body).map { .multi($0) }
    case .numeric:
      refuseOptions(body, type)
      return NumericReader.numeric(&fields).map { .numeric($0) }
    case .order:
      refuseOptions(body, type)
      return lines(body).map { .order($0) }
    }
  }

  private func prompt(_ body: QuestionBody) -> [TextBlock] {
    let prompt = MarkdownReader.blocks(of: body.prompt, log: log)
    if body.prompt.isBlank {
      log.add(
        block.place, "the question asks nothing",
        "write the prompt after the fields and an empty line")
    }
    return prompt
  }

  private func hints(_ body: QuestionBody) -> [RichText] {
    if body.hints.count > LessonLimits.hints {
      log.add(block.place, "there are more than \(LessonLimits.hints) hints", "keep the best")
    }
    return body.hints.prefix(LessonLimits.hints).map { MarkdownReader.paragraph(of: $0, log: log) }
  }

  // MARK: Options

  private func choices(_ fields: inout FieldReader, _ body: QuestionBody) -> Choices? {
    let isFixed = fields.flag("fixed")
    guard (2...LessonLimits.options).contains(body.options.count) else {
      log.add(
        block.place, "the question has \(body.options.count) options",
        "give it 2 to \(LessonLimits.options), each in a line that begins with `- [ ] ` or `- [x] `"
      )
      return nil
    }
    return Choices(options: body.options.map(option), isFixed: isFixed)
  }

  private func option(_ option: QuestionBody.Option) -> Choices.Option {
    Choices.Option(
      text: MarkdownReader.paragraph(of: option.text, log: log), key: key(of: option),
      feedback: MarkdownReader.blocks(of: option.feedback, log: log),
      misconception: option.misconception.flatMap(misconception), line: option.line)
  }

  private func key(of option: QuestionBody.Option) -> Choices.Key {
    guard let line = option.when else { return option.isTicked ? .right : .wrong }
    if option.isTicked {
      log.add(
        line.place, "the option is ticked and has a `when:`",
        "write `- [ ]`, and let the run judge it")
    }
    do {
      return .when(try Condition(parsing: trimmed(line)))
    } catch {
      log.add(line.dropping(error.column - 1).place, error.what, "mend the condition of `when:`")
      return .wrong
    }
  }

  private func misconception(_ line: SourceLines.Line) -> String? {
    let id = trimmed(line)
    guard Identifier.isValid(id) else {
      log.add(line.place, "`\(id.prefix(40))` is no id", "write one such as `M07`")
      return nil
    }
    return id
  }

  private func trimmed(_ line: SourceLines.Line) -> String {
    var text = line.text
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private func refuseOptions(_ body: QuestionBody, _ type: Kind) {
    guard let option = body.options.first else { return }
    log.add(
      SourcePlace(line: option.line), "a question of type `\(type.rawValue)` has no options",
      type == .order
        ? "write the lines as a numbered list, in the right order"
        : "give `answer:` and `tolerance:` among the fields, or leave `type` out")
  }

  // MARK: Lines

  private func lines(_ body: QuestionBody) -> [RichText]? {
    guard (2...LessonLimits.orderedLines).contains(body.ordered.count) else {
      log.add(
        block.place, "there are \(body.ordered.count) lines to order",
        "write 2 to \(LessonLimits.orderedLines) lines that begin with `1. `, in the right order")
      return nil
    }
    let lines = body.ordered.map { MarkdownReader.paragraph(of: $0, log: log) }
    for (index, line) in lines.enumerated() where lines[..<index].contains(line) {
      log.add(
        body.ordered[index].place(line: 1), "the same line stands twice",
        "make each line different, or no order can be right")
    }
    return lines
  }
}
