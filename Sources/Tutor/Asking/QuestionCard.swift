internal import Course
internal import Recall
internal import TextUI

/// A question as it stands on a screen: its keys, and what is drawn of it.
struct QuestionCard {
  var question: Question
  var state: QuestionState
  var role = QuestionRole.quiz
  var prose: Prose
  /// Whether keys go to it.
  var isActive = true
  /// What the run on stage has measured.
  var metric: @Sendable (String) -> Double? = { _ in nil }
  /// While a run has to judge it: what makes the run, or that it is on its way.
  var waiting = ""
  /// Whether its picture stands elsewhere on the screen.
  var hasPictureBeside = false

  /// What a question is asked for.
  enum QuestionRole: Equatable, Sendable { case prediction, observation, quiz }

  /// What its sheet needs to know to be drawn.
  var look: SheetLook {
    var look = SheetLook(id: question.id, prose: prose)
    look.label = role == .prediction ? "your prediction" : "your answer"
    look.isFocused = isActive
    look.isOpen = state.phase == .open
    look.answer = state.answer
    look.verdict = state.verdict
    look.mayRetry = state.mayRetry
    look.isPrediction = role == .prediction
    look.problem = state.problem
    look.metric = metric
    switch state.phase {
    case .confidence, .locked, .saving: look.isLocked = true
    case .open, .graded, .skipped: break
    }
    return look
  }

  // MARK: Keys

  /// What keys do while it is open, or while it is asked how sure the learner is.
  var openBindings: [Binding<QuestionAction>] {
    switch state.phase {
    case .open:
      let words = SheetWords(answer: question.isJudgedByRun ? "predict" : "answer")
      var bindings = state.sheet.shown.bindings(words).map { $0.map(QuestionAction.sheet) }
      if state.hints < question.hints.count {
        bindings.append(Binding(.hint, .hint, priority: 5))
      }
      bindings.append(Binding(.skip, .skip, priority: 3))
      return bindings
    case .confidence:
      return [
        Binding(
          .digits, "how sure", .confidence, priority: 9,
          help: "Say how sure you are: 1 a guess, 2 fairly sure, 3 sure", keys: .digits(3),
          shown: "1-3"),
        Binding(.back, "other answer", .back, priority: 8, help: "Back to the options"),
        Binding(.takeBack, .back, priority: nil, keys: [.backspace], shown: ""),
      ]
    case .locked, .saving, .graded, .skipped: return []
    }
  }

  /// What keys do once it is judged.
  var settledBindings: [Binding<QuestionAction>] {
    guard state.mayRetry else { return [] }
    var bindings: [Binding<QuestionAction>] = [
      Binding(.act, "try again", .retry, priority: 9, help: "Answer once more")
    ]
    if state.hints < question.hints.count {
      bindings.append(Binding(.hint, .hint, priority: 7))
    }
    return bindings
  }

  // MARK: Drawing

  /// What it is asked for in front of the prompt, apart from it by `gap`.
  func asked(gap: String = "  ") -> [TextView.Block] {
    let lead: String
    switch role {
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

  /// What belongs beside it where there is room.
  var picture: (any ColumnWidget)? { state.sheet.shown.picture(look) }

  /// Adds what is to be picked or typed, and what is said to it.
  func add(to column: inout TextColumn) {
    if !hasPictureBeside, let picture { column.add(.sheet(picture, of: question.id + ".picture")) }
    for item in state.sheet.shown.items(look) { column.add(item) }
    for notice in notices { column.add(.notice(notice)) }
  }

  /// What is said below it: how sure, the verdict, hints, why.
  var notices: [Notice] {
    var notices: [Notice] = []
    for hint in question.hints.prefix(state.hints) {
      notices.append(Notice(title: "Hint.", prose.styled(hint)))
    }
    switch state.phase {
    case .open:
      if let problem = state.problem, !showsProblemItself {
        notices.append(Notice(.plain, StyledText(problem, .strong)))
      }
    case .confidence:
      notices.append(
        Notice(
          title: "How sure are you?",
          Self.confidenceKey("1", "a guess") + "   " + Self.confidenceKey("2", "fairly") + "   "
            + Self.confidenceKey("3", "sure")))
    case .locked: notices.append(Notice(.plain, StyledText.muted("Locked in. \(waiting)")))
    case .saving: notices.append(Notice(.plain, StyledText.muted("Saving your answer…")))
    case .skipped: notices.append(Notice(.plain, StyledText.muted("Skipped.")))
    case .graded(_, let verdict, let confidence): notices += verdictNotices(verdict, confidence)
    }
    return notices
  }

  /// Whether the sheet says by itself what is wrong with what was typed.
  private var showsProblemItself: Bool {
    switch state.sheet {
    case .number, .words, .shape, .mark, .trace: true
    case .choice, .multi, .order, .match, .curve, .goal: false
    }
  }

  /// A digit and what it says, which the mouse may press too.
  private static func confidenceKey(_ digit: String, _ word: String) -> StyledText {
    let key = Link.key(digit).target
    return StyledText([
      StyledText.Span(digit, Style(.strong, .bold), link: key),
      StyledText.Span(" " + word, Style(.ink), link: key),
    ])
  }

  func verdictNotices(_ verdict: Verdict, _ confidence: Confidence?) -> [Notice] {
    let isPrediction = role == .prediction
    let isPartly = !verdict.isRight && verdict.score > 0 && !verdict.parts.isEmpty
    let title =
      verdict.isRight
      ? (isPrediction ? "As you said." : "Right.")
      : isPrediction && question.isJudgedByRun
        ? "Not this time." : isPartly ? "\(partsRight(verdict)) right." : "Not quite."
    var text = StyledText()
    if let confidence, !verdict.isRight, confidence == .sure {
      text += StyledText("You were sure. ", .muted)
    }
    text += prose.line(verdict.feedback)
    var notices = [Notice(verdict.isRight ? .right : .wrong, title: title, text)]
    notices += details(verdict)
    notices += partNotices(verdict)
    if !state.mayRetry, !question.why.isEmpty {
      notices.append(Notice(title: "Why.", prose.line(question.why)))
    }
    return notices
  }

  private func partsRight(_ verdict: Verdict) -> String {
    "\(verdict.parts.count(where: \.isRight)) of \(verdict.parts.count)"
  }

  /// Boxes that should have been decided otherwise.
  private func details(_ verdict: Verdict) -> [Notice] {
    guard case .multi(let choices) = question.kind else { return [] }
    var notices: [Notice] = []
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
    return notices
  }

  /// What is said to each wrong pair, axis or blank.
  private func partNotices(_ verdict: Verdict) -> [Notice] {
    verdict.parts.filter { !$0.isRight && !$0.feedback.isEmpty }.map { part in
      Notice(title: name(ofPart: part.index) + ":", prose.line(part.feedback))
    }
  }

  private func name(ofPart index: Int) -> String {
    switch question.kind {
    case .match(let matching):
      matching.left.indices.contains(index) ? prose.styled(matching.left[index].text).plain : ""
    case .shape(let shape): shape.name(ofAxis: index)
    case .trace(let trace): trace.blanks.indices.contains(index) ? trace.blanks[index].name : ""
    case .choice, .multi, .numeric, .order, .short, .plot, .goal: ""
    }
  }
}
