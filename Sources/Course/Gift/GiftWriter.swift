/// Writes questions of a GIFT file as the Markdown of a lesson.
struct GiftWriter {
  private let file: String
  private let id: String
  private var steps: [(title: String, blocks: [String])] = []
  private var ids: Set<String> = []
  private(set) var notes: [String] = []

  init(file: String, id: String) {
    self.file = file
    self.id = id
  }

  /// How many questions there are.
  var count: Int { steps.reduce(0) { $0 + $1.blocks.count } }

  /// Adds a question, or notes why it cannot be one.
  mutating func add(_ question: GiftQuestion) {
    guard !question.prompt.isEmpty else { return note(question, "it asks nothing: left out") }
    guard let block = block(question) else { return }
    let title = question.category.isEmpty ? "Questions" : question.category
    if steps.last?.title != title || (steps.last?.blocks.count ?? 0) >= LessonLimits.blocks {
      steps.append((title, []))
    }
    steps[steps.count - 1].blocks.append(block)
  }

  private mutating func note(_ question: GiftQuestion, _ text: String) {
    notes.append("\(file):\(question.line): \(text).")
  }

  // MARK: Questions

  private mutating func block(_ question: GiftQuestion) -> String? {
    switch question.kind {
    case .essay:
      note(question, "an essay, which nobody could judge here: left out")
    case .description:
      note(question, "a text without answers: left out")
    case .choice(let answers): return choice(question, answers)
    case .trueOrFalse(let key, let toWrong, let toRight):
      let options = [("True", key), ("False", !key)].map { text, isRight in
        option(text, isRight, feedback: isRight ? toRight : toWrong)
      }
      return block(question, type: "choice", head: ["fixed: true"], body: options)
    case .short(let answers): return short(question, answers)
    case .numeric(let numbers): return numeric(question, numbers)
    case .match(let pairs): return match(question, pairs)
    }
    return nil
  }

  private mutating func choice(
    _ question: GiftQuestion, _ answers: [GiftQuestion.Answer]
  ) -> String? {
    guard (2...LessonLimits.options).contains(answers.count) else {
      note(
        question,
        "it has \(answers.count) options, and 2 to \(LessonLimits.options) can be shown: "
          + "left out")
      return nil
    }
    guard answers.allSatisfy({ !$0.text.isEmpty }) else {
      note(question, "one of its options is empty: left out")
      return nil
    }
    let marked = answers.filter(\.isMarkedRight).count
    // Without a single right one, what counts for something is to be ticked.
    let isRight = { (answer: GiftQuestion.Answer) in
      marked > 0 ? answer.isMarkedRight : answer.weight > 0
    }
    let right = answers.filter(isRight).count
    guard right > 0 else {
      note(question, "none of its options is right: left out")
      return nil
    }
    if marked > 1 { note(question, "several right options: all of them are to be ticked now") }
    if answers.contains(where: { !isRight($0) && $0.weight > 0 }) {
      note(question, "an option was half right: it is wrong now")
    }
    return block(
      question, type: right == 1 && marked == 1 ? "choice" : "multi", head: [],
      body: answers.map { option($0.text, isRight($0), feedback: $0.feedback) })
  }

  private func option(_ text: String, _ isRight: Bool, feedback: String) -> String {
    let missing = isRight ? "why this is right." : "what is wrong with this."
    let said = feedback.isEmpty ? "**\(GiftLesson.mark)** \(missing)" : GiftMarkdown.line(feedback)
    return "- [\(isRight ? "x" : " ")] \(GiftMarkdown.line(text))\n  > \(said)"
  }

  private mutating func short(
    _ question: GiftQuestion, _ answers: [GiftQuestion.Answer]
  ) -> String? {
    func words(_ answer: GiftQuestion.Answer) -> String {
      String(answer.text.filter { $0 != "*" }.prefix(60))
    }
    let right = answers.filter { $0.weight >= 100 }.map(words).filter(Self.hasWord)
    guard !right.isEmpty else {
      note(question, "none of its answers is fully right: left out")
      return nil
    }
    var head = ["accept: [\(right.map(GiftMarkdown.quoted).joined(separator: ", "))]"]
    let others = answers.filter { $0.weight < 100 && Self.hasWord(words($0)) }
    if !others.isEmpty {
      head.append("wrong:")
      for answer in others.prefix(LessonLimits.slips) {
        let say = said(answer.feedback, "what is wrong with this answer.")
        head.append("  - {match: [\(GiftMarkdown.quoted(words(answer)))], say: \(say)}")
      }
    }
    let other = answers.first { $0.weight < 100 && !Self.hasWord(words($0)) }?.feedback ?? ""
    head.append("other: \(said(other, "what to say to any other answer."))")
    return block(question, type: "short", head: head, body: [])
  }

  private static func hasWord(_ text: String) -> Bool {
    text.contains { $0.isLetter || $0.isNumber }
  }

  private mutating func numeric(
    _ question: GiftQuestion, _ numbers: [GiftQuestion.Number]
  ) -> String? {
    guard let key = numbers.first(where: { $0.weight >= 100 }) else {
      note(question, "none of its numbers is fully right: left out")
      return nil
    }
    var head = ["answer: \(key.value)", "tolerance: \(key.tolerance)"]
    let others = numbers.filter { $0 != key }
    if !others.isEmpty {
      head.append("slips:")
      for number in others.prefix(LessonLimits.slips) {
        let say = said(number.feedback, "which slip gives this number.")
        head.append("  - {value: \(number.value), tolerance: \(number.tolerance), say: \(say)}")
      }
    }
    head.append("high: \(said("", "what to say where the number is too high."))")
    head.append("low: \(said("", "what to say where the number is too low."))")
    return block(question, type: "numeric", head: head, body: [])
  }

  private mutating func match(
    _ question: GiftQuestion, _ pairs: [GiftQuestion.Pair]
  ) -> String? {
    let whole = pairs.filter { !$0.left.isEmpty && !$0.right.isEmpty }
    let decoys = pairs.filter { $0.left.isEmpty && !$0.right.isEmpty }.map(\.right)
    guard (2...LessonLimits.pairs).contains(whole.count),
      whole.count + decoys.count <= LessonLimits.pairs
    else {
      note(
        question,
        "it has \(pairs.count) pairs, and 2 to \(LessonLimits.pairs) can be shown: left out"
      )
      return nil
    }
    var head = ["pairs:"]
    head += whole.map {
      "  - {left: \(GiftMarkdown.quotedLine($0.left)), right: \(GiftMarkdown.quotedLine($0.right))}"
    }
    if !decoys.isEmpty {
      head.append("decoys: [\(decoys.map(GiftMarkdown.quotedLine).joined(separator: ", "))]")
    }
    return block(question, type: "match", head: head, body: [])
  }

  private func said(_ text: String, _ missing: String) -> String {
    text.isEmpty
      ? GiftMarkdown.quoted("**\(GiftLesson.mark)** \(missing)") : GiftMarkdown.quotedLine(text)
  }

  private mutating func block(
    _ question: GiftQuestion, type: String, head: [String], body: [String]
  ) -> String {
    let prompt = question.prompt.split(separator: "\n").map { GiftMarkdown.line(String($0)) }
    let why =
      question.feedback.isEmpty
      ? "**\(GiftLesson.mark)** the explanation." : GiftMarkdown.line(question.feedback)
    let lines =
      ["```quiz", "id: \(newID(question))", "type: \(type)", "objective: \(id).1"] + head + [""]
      + [prompt.joined(separator: "\n\n")] + (body.isEmpty ? [] : [""] + body)
      + ["", "> [!hint] **\(GiftLesson.mark)** a hint.", "> [!why] \(why)", "```"]
    return lines.joined(separator: "\n")
  }

  /// The question's title as an id, or its number.
  private mutating func newID(_ question: GiftQuestion) -> String {
    var name = ""
    for character in question.title.lowercased().prefix(24) {
      let isUsual = character.isASCII && (character.isLetter || character.isNumber)
      if isUsual { name.append(character) } else if !name.isEmpty, name.last != "-" { name += "-" }
    }
    while name.last == "-" { name.removeLast() }
    let stem = "\(id).\(name.isEmpty ? "q\(ids.count + 1)" : name)"
    var id = stem
    var number = 2
    while !ids.insert(id).inserted {
      id = "\(stem)-\(number)"
      number += 1
    }
    return id
  }

  // MARK: The lesson

  /// The whole file.
  var text: String {
    let minutes = min(240, max(1, count))
    let head = [
      "---", "descent: 1", "id: \(id)",
      "title: \(GiftMarkdown.quoted("\(GiftLesson.mark) a title"))",
      "promise: \(GiftMarkdown.quoted("\(GiftLesson.mark) what the learner will have done."))",
      "unit: 1", "minutes: \(minutes)", "path: wider", "needs: []", "objectives:",
      "  - \(GiftMarkdown.quoted("\(GiftLesson.mark) what the learner can do afterwards"))",
      "---", "",
    ]
    let parts = steps.map { step in
      (["## " + GiftMarkdown.line(step.title)] + step.blocks).joined(separator: "\n\n")
    }
    return head.joined(separator: "\n") + "\n" + parts.joined(separator: "\n\n") + "\n"
  }
}

/// Plain text as Markdown, and inside YAML.
enum GiftMarkdown {
  /// One line of Markdown that says exactly this.
  static func line(_ text: String) -> String {
    var result = ""
    for character in text.split(whereSeparator: \.isNewline).joined(separator: " ") {
      if "\\`*_[]<>#|~&{}!$-+=:.".contains(character), needsEscape(character, after: result) {
        result.append("\\")
      }
      result.append(character)
    }
    return result
  }

  /// Most signs mean something wherever they stand; these only at the beginning, or behind digits.
  private static func needsEscape(_ character: Character, after text: String) -> Bool {
    switch character {
    case "-", "+", "=", ":", "$": text.isEmpty
    case ".": !text.isEmpty && text.allSatisfy(\.isNumber)
    case "!", "#": true
    default: true
    }
  }

  /// A text in the quotation marks of YAML.
  static func quoted(_ text: String) -> String {
    "\"" + text.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) }.joined() + "\""
  }

  /// Markdown inside YAML.
  static func quotedLine(_ text: String) -> String { quoted(line(text)) }
}
