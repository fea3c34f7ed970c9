/// Reads a `quiz`, `trace`, `predict` or `observe` block.
struct QuestionReader {
  enum Kind: String, CaseIterable {
    case choice, multi, numeric, order, short, shape, match, plot, trace, goal, predict

    /// Whether options may follow the prompt.
    var hasOptions: Bool { [.choice, .multi, .predict].contains(self) }

    /// What takes the place of options, where there are none.
    var fieldAdvice: String {
      switch self {
      case .choice, .multi, .predict: "leave `type` out"
      case .order: "write the lines as a numbered list, in the right order"
      case .numeric: "give `answer:` and `tolerance:` among the fields, or leave `type` out"
      case .short: "give `accept:` among the fields, or leave `type` out"
      case .shape: "give `answer:` among the fields, or leave `type` out"
      case .match: "give `pairs:` among the fields, or leave `type` out"
      case .plot: "give `x:`, `y:` and `curves:` among the fields, or leave `type` out"
      case .trace: "write a table with blanks such as `[?a]`, or leave `type` out"
      case .goal: "give `lab:` and `goal:` among the fields, or leave `type` out"
      }
    }
  }

  private let block: FencedBlock
  private let log: ErrorLog

  /// The question of a block; nil, with its errors noted, where it cannot be read. Of a question
  /// with parameters, the first sound draw.
  static func question(_ block: FencedBlock, log: ErrorLog) -> Question? {
    guard !ParameterReader.split(block.head).own.lines.isEmpty else {
      return plain(block, values: [:], log: log)
    }
    return ParameterReader(log: log).parameters(of: block)?.firstQuestion(log: log)
  }

  /// The question of a block whose placeholders have been filled; `values` are known to expressions.
  static func plain(_ block: FencedBlock, values: [String: Double], log: ErrorLog) -> Question? {
    guard var fields = FieldReader(block.head, log: log, values: values) else { return nil }
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
    var prompt = prompt(body)
    let run = runPlan(type, &fields)
    let kind = kind(type, &fields, body, &prompt, run)
    fields.finish()
    let question = Question(
      id: id ?? "", revision: revision, kind: kind ?? .order([]), objective: objective,
      prompt: prompt, hints: hints(body),
      why: body.why.map { MarkdownReader.blocks(of: $0, log: log) } ?? [], rerun: rerun,
      run: type == .predict ? run : nil, line: block.line)
    return id == nil || kind == nil ? nil : question
  }

  private func type(_ fields: inout FieldReader) -> Kind? {
    guard fields.has("type") else { return block.kind == .trace ? .trace : .choice }
    let place = fields.place(of: "type")
    guard let type = fields.word("type", Kind.self) else { return nil }
    if block.kind == .trace, type != .trace {
      log.add(
        place, "a `trace` block is of type `trace`", "delete the line, or write ```` ```quiz ````")
      return nil
    }
    return type
  }

  /// The run of a prediction, or of a plot whose curves a lab gives.
  private func runPlan(_ type: Kind, _ fields: inout FieldReader) -> RunPlan? {
    guard type == .predict || type == .plot else { return nil }
    if type == .predict, !fields.has("run") {
      fields.noteMissing("run", "say which run judges: `run: {lab: descent, set: {rate: 0.1}}`")
    }
    guard var record = fields.record("run", "{lab: descent, set: {rate: 0.1}}") else { return nil }
    if !record.has("lab") { record.noteMissing("lab", "name the experiment: `lab: descent`") }
    let lab = record.identifier("lab")
    let settings = record.dictionary("set")
    let seeds = type == .predict ? record.integer("seeds", in: 1...9) : nil
    let agree = type == .predict ? record.integer("agree", in: 1...9) : nil
    record.finish()
    let count = seeds ?? 5
    let wanted = agree ?? max(1, count - count / 4)
    if wanted > count {
      log.add(
        record.place, "\(wanted) of \(count) seeds cannot agree",
        "write an `agree` of at most `seeds`")
    }
    return lab.map { RunPlan(lab: $0, settings: settings, seeds: count, agree: wanted) }
  }

  private func kind(
    _ type: Kind, _ fields: inout FieldReader, _ body: QuestionBody, _ prompt: inout [TextBlock],
    _ run: RunPlan?
  ) -> Question.Kind? {
    if type != .order, let line = body.ordered.first?.lines.first {
      log.add(line.place, "lines to order stand in a `\(type.rawValue)` question", "leave them out")
    }
    if !type.hasOptions { refuseOptions(body, type) }
    switch type {
    case .choice: return choices(&fields, body).map { .choice($0) }
    case .multi: return choices(&fields, body).map { .multi($0) }
    case .predict: return prediction(&fields, body)
    case .numeric: return NumericReader.numeric(&fields).map { .numeric($0) }
    case .order: return lines(body).map { .order($0) }
    case .short: return ShortReader.short(&fields).map { .short($0) }
    case .shape: return ShapeReader.shape(&fields).map { .shape($0) }
    case .match: return MatchReader.matching(&fields).map { .match($0) }
    case .plot: return PlotReader.plot(&fields, run: run).map { .plot($0) }
    case .trace:
      return TraceReader.trace(&fields, &prompt, at: block.place).map { .trace($0) }
    case .goal: return GoalReader.goal(&fields, line: block.line).map { .goal($0) }
    }
  }

  /// A choice whose options have a `when:`, or a number with a `metric`: the run gives the key.
  private func prediction(_ fields: inout FieldReader, _ body: QuestionBody) -> Question.Kind? {
    guard body.options.isEmpty else {
      for option in body.options where option.when == nil {
        log.add(
          SourcePlace(line: option.line), "an option of a `predict` question has no `when:`",
          "write `when: accuracy > 0.9` below it; the run decides")
      }
      return choices(&fields, body).map { .choice($0) }
    }
    if fields.has("answer") {
      log.add(
        fields.place(of: "answer"), "a `predict` question has an `answer`",
        "write `metric: accuracy`, or `type: numeric`")
    }
    return NumericReader.numeric(&fields).map { .numeric($0) }
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
      let condition = try Condition(parsing: trimmed(line))
      // Drawn numbers may decide alone, without any run.
      guard condition.metrics.isEmpty else { return .when(condition) }
      return condition.holds({ _ in nil }) == true ? .right : .wrong
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
      type.fieldAdvice)
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
