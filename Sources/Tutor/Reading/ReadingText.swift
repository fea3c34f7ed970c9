internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// The text column of a lesson: what the page says, and its questions as they stand.
extension ReadingScreen {
  func column(isCompact: Bool) -> TextColumn {
    let prose = Prose(metrics: stage?.lab?.metrics ?? [:], terms: Set(lesson.glossary.keys))
    var column = TextColumn(title: StyledText.strong(step.title), isCompact: isCompact)
    var text: [TextView.Block] = []
    func flush() {
      if !text.isEmpty { column.add(.text(TextView(text, isCompact: isCompact))) }
      text = []
    }
    for block in visibleBlocks {
      switch block {
      case .text(let found): text += prose.blocks([found])
      case .lab: break
      case .figure(let figure): text += prose.blocks([.code(figure.rows.joined(separator: "\n"))])
      case .predict(let question), .observe(let question), .quiz(let question):
        // The question begins an item of its own, so that it can be kept in sight.
        flush()
        text += asked(question, prose)
        flush()
        column.keepInSight()
        add(question, to: &column, prose)
      }
    }
    flush()
    if let focusedLink { column.focus(link: focusedLink) }
    if waitsForRun {
      column.add(
        .notice(Notice(.plain, StyledText.muted("Space runs it. Then there is a question."))))
      column.keepInSight()
    }
    return column
  }

  /// The prompt, with what it is asked for in front, apart from it by `gap`.
  func asked(
    _ question: Question, _ prose: Prose, gap: String = "  "
  ) -> [TextView.Block] {
    let lead: String
    switch role(of: question) {
    case .prediction: lead = "Predict"
    case .observation: lead = "Look back"
    case .quiz:
      guard case .multi = question.kind else { return prose.blocks(question.prompt) }
      return prose.blocks(question.prompt)
        + [.paragraph(StyledText.muted("Tick all that apply."))]
    }
    var blocks = prose.blocks(question.prompt)
    if case .paragraph(let first)? = blocks.first {
      blocks[0] = .paragraph(StyledText.strong(lead + gap) + first)
    }
    return blocks
  }

  private func add(_ question: Question, to column: inout TextColumn, _ prose: Prose) {
    guard let state = questions[question.id] else { return }
    let isActive = question.id == activeQuestion?.id && focus == .text
    switch question.kind {
    case .choice(let choices):
      column.add(
        .options(
          OptionList(
            optionRows(choices, question, state, prose),
            focus: isActive && state.phase == .open ? state.cursor : nil), of: question.id))
    case .multi(let choices):
      column.add(
        .options(
          OptionList(
            optionRows(choices, question, state, prose), kind: .multiple,
            focus: isActive && state.phase == .open ? state.cursor : nil), of: question.id))
    case .order(let lines):
      let rows = state.order.map { line in
        OptionList.Option(
          prose.styled(lines[line]), mark: orderMark(of: line, state, count: lines.count))
      }
      column.add(
        .options(
          OptionList(
            rows, kind: .order(moving: state.isCarrying ? state.cursor : nil),
            focus: isActive && state.phase == .open ? state.cursor : nil), of: question.id))
    case .numeric(let numeric):
      column.add(.number(field(numeric, question, state, isFocused: isActive)))
    case .short, .shape, .match, .plot, .trace, .goal: break
    }
    for notice in notices(question, state, prose) { column.add(.notice(notice)) }
  }

  private func field(
    _ numeric: Numeric, _ question: Question, _ state: QuestionState, isFocused: Bool
  ) -> NumberField {
    let isOpen = state.phase == .open
    var hint: String?
    if isOpen, let range = numeric.range {
      hint =
        "from \(Numbers.tick(range.lowerBound)) to \(Numbers.tick(range.upperBound))"
    }
    return NumberField(
      label: role(of: question) == .prediction ? "your prediction" : "your answer",
      text: state.text, caret: state.entry.caret, unit: numeric.unit, hint: hint,
      error: state.problem,
      isFocused: isFocused && isOpen)
  }

  private func optionRows(
    _ choices: Choices, _ question: Question, _ state: QuestionState, _ prose: Prose
  ) -> [OptionList.Option] {
    state.order.map { index in
      let option = choices.options[index]
      let isPicked =
        switch state.answer {
        case .choice(let picked): picked == index
        case .multi(let picked): picked.contains(index)
        case .number, .order, .text, .shape, .match, .mark, .curve, .cells, .goal: false
        case nil: state.ticked.contains(index)
        }
      return OptionList.Option(
        prose.styled(option.text), mark: mark(option, index, isPicked, state),
        note: isPicked && role(of: question) == .prediction ? "your prediction" : nil)
    }
  }

  /// Right and wrong show only once the verdict is on disk, and the key only once no try is left.
  private func mark(
    _ option: Choices.Option, _ index: Int, _ isPicked: Bool, _ state: QuestionState
  ) -> OptionList.Mark {
    switch state.phase {
    case .open, .skipped: isPicked ? .checked : .none
    case .confidence, .locked, .saving: isPicked ? .locked : .none
    case .graded(.multi, _, _):
      // Each box is a decision of its own.
      if isPicked {
        isRight(option) ? .right : .wrong
      } else {
        !state.mayRetry && isRight(option) ? .right : .none
      }
    case .graded(_, let verdict, _):
      if verdict.isRight {
        isPicked ? .right : .none
      } else if state.mayRetry {
        isPicked ? .wrong : .none
      } else {
        isRight(option) ? .right : isPicked ? .wrong : .none
      }
    }
  }

  func isRight(_ option: Choices.Option) -> Bool {
    switch option.key {
    case .right: true
    case .wrong: false
    case .when(let condition): condition.holds { stage?.metric($0) } == true
    }
  }

  private func orderMark(
    of line: Int, _ state: QuestionState, count: Int
  ) -> OptionList.Mark {
    switch state.phase {
    case .open, .skipped: .none
    case .confidence, .locked, .saving: .locked
    case .graded(_, let verdict, _):
      verdict.isRight || state.order.firstIndex(of: line) == line ? .right : .wrong
    }
  }

  /// What is said below a question: how sure, the verdict, hints, why.
  private func notices(
    _ question: Question, _ state: QuestionState, _ prose: Prose
  ) -> [Notice] {
    var notices: [Notice] = []
    for hint in question.hints.prefix(state.hints) {
      notices.append(Notice(title: "Hint.", prose.styled(hint)))
    }
    switch state.phase {
    case .open:
      if let problem = state.problem, !question.isNumeric {
        notices.append(Notice(.plain, StyledText(problem, .strong)))
      }
    case .confidence:
      notices.append(
        Notice(
          title: "How sure are you?",
          Self.confidenceKey("1", "a guess") + "   " + Self.confidenceKey("2", "fairly") + "   "
            + Self.confidenceKey("3", "sure")))
    case .locked:
      notices.append(
        Notice(
          .plain,
          StyledText.muted(
            stage?.run == .running
              ? "Locked in. The run will judge it." : "Locked in. \(howToRun)")))
    case .saving: notices.append(Notice(.plain, StyledText.muted("Saving your answer…")))
    case .skipped: notices.append(Notice(.plain, StyledText.muted("Skipped.")))
    case .graded(_, let verdict, let confidence):
      notices += verdictNotices(question, state, verdict, confidence, prose)
    }
    return notices
  }

  /// A digit and what it says, which the mouse may press too.
  private static func confidenceKey(_ digit: String, _ word: String) -> StyledText {
    let key = Link.key(digit).target
    return StyledText([
      StyledText.Span(digit, Style(.strong, .bold), link: key),
      StyledText.Span(" " + word, Style(.ink), link: key),
    ])
  }

  private var howToRun: String {
    guard let lab = stage?.lab else { return "" }
    if lab.isRunnable { return "Space runs it." }
    return lab.keys.map { "\($0.name) \($0.label)" }.prefix(2).joined(separator: ", ") + "."
  }

  func verdictNotices(
    _ question: Question, _ state: QuestionState, _ verdict: Verdict, _ confidence: Confidence?,
    _ prose: Prose
  ) -> [Notice] {
    let isPrediction = role(of: question) == .prediction
    let title =
      verdict.isRight
      ? (isPrediction ? "As you said." : "Right.")
      : isPrediction && question.isJudgedByRun ? "Not this time." : "Not quite."
    var text = StyledText()
    if let confidence, !verdict.isRight, confidence == .sure {
      text += StyledText("You were sure. ", .muted)
    }
    text += prose.line(verdict.feedback)
    var notices = [Notice(verdict.isRight ? .right : .wrong, title: title, text)]
    if case .multi(let choices) = question.kind {
      // As long as there is another try, what was missed is only counted.
      let missed = verdict.details.count { !$0.wasChosen }
      if state.mayRetry, missed > 0 {
        notices.append(Notice(.plain, StyledText("\(missed) more should be ticked.")))
      }
      for detail in verdict.details
      where choices.options.indices.contains(detail.option)
        && (detail.wasChosen || !state.mayRetry)
      {
        notices.append(
          Notice(
            title: detail.wasChosen ? "Ticked:" : "Not ticked:",
            prose.styled(choices.options[detail.option].text).recolored(.muted)
              + StyledText(".  ", .muted) + prose.line(detail.feedback)))
      }
    }
    if !state.mayRetry, !question.why.isEmpty {
      notices.append(Notice(title: "Why.", prose.line(question.why)))
    }
    return notices
  }
}
