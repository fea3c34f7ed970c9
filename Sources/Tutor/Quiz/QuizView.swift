internal import Course
internal import Recall
internal import TextUI

extension QuizScreen {
  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    surface.draw(header, in: grid.header)
    let layout = layout(on: surface.size)
    surface.pane(Pane.text, in: layout.text) {
      layout.column.draw(on: &$0, in: layout.text, scrolledBy: scroll)
    }
    if let picture = layout.picture, let area = layout.pictureArea, let turn {
      surface.draw(picture, in: area, as: Pane.question(turn.question.id + ".picture"))
    }
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  /// What stands where on a screen of some size.
  struct Layout {
    var column: TextColumn
    var text: Rect
    var picture: (any ColumnWidget)?
    var pictureArea: Rect?
  }

  func layout(on size: Size) -> Layout {
    let body = ScreenGrid(size).body
    let isCompact = size.columns < 100 || size.rows < 28
    // A plot stands beside its question where both have room.
    if size.columns >= 100, let picture = card?.picture {
      let columns = min(58, body.columns * 9 / 20)
      let text = body.left(columns)
      let right = body.dropLeft(columns + 4)
      return Layout(
        column: column(isCompact: isCompact, hasPictureBeside: true), text: text, picture: picture,
        pictureArea: right.top(min(right.rows, max(14, min(30, right.columns * 2 / 5)))))
    }
    let text = body.left(min(66, body.columns - 2))
    return Layout(column: column(isCompact: isCompact, hasPictureBeside: false), text: text)
  }

  mutating func scroll(by rows: Int, on size: Size) {
    let layout = layout(on: size)
    let now = layout.column.scroll(in: layout.text.size, by: scroll)
    let then = layout.column.scroll(in: layout.text.size, by: now.offset - now.start + rows)
    scroll = then.offset - then.start
  }

  private var header: Header {
    let title = scope.title(in: library)
    guard let turn else {
      return Header(path: ["Quiz", title], state: .muted("done"), progress: 1)
    }
    let number = min(count, results.count + 1)
    let state: StyledText =
      turn.isReturn ? .muted("once more") : .strong("\(number)") + .muted(" of \(count)")
    return Header(
      path: ["Quiz", title], state: marks + state,
      progress: count == 0 ? nil : Double(results.count) / Double(count))
  }

  /// How it went so far, a sign for each question.
  private var marks: StyledText {
    let signs = results.suffix(12).map { result -> StyledText in
      switch result.outcome {
      case .right: StyledText("✓", .right)
      case .mended: StyledText("◐", .muted)
      case .wrong: StyledText("✗", .wrong)
      case .skipped: StyledText("·", .muted)
      }
    }
    return signs.isEmpty ? StyledText() : signs.reduce(StyledText(), +) + StyledText("  ")
  }

  // MARK: The text

  private func column(isCompact: Bool, hasPictureBeside: Bool) -> TextColumn {
    guard let turn else { return summaryColumn(isCompact: isCompact) }
    var column = TextColumn(title: title(of: turn), isCompact: isCompact)
    guard var card else {
      column.add(.text(TextView(preparation(of: turn), isCompact: isCompact)))
      return column
    }
    card.hasPictureBeside = hasPictureBeside
    if turn.tellsReason, let reason = turn.reason {
      column.add(.notice(Notice(title: "Why today.", StyledText(sentence(of: reason)))))
    }
    column.add(.text(TextView(card.asked(), isCompact: isCompact)))
    column.keepInSight()
    card.add(to: &column)
    // What is said to an answer is what matters then, however high the question is.
    if turn.state.verdict != nil { column.keepInSight() }
    for notice in refutation(turn) { column.add(.notice(notice)) }
    if turn.tellsAll { for notice in allAnswers(turn, card.prose) { column.add(.notice(notice)) } }
    if turn.state.verdict != nil, let judged = turn.judged, judged.of > 1 {
      column.add(
        .text(
          TextView(
            [
              .paragraph(
                .muted("\(judged.agreeing) of \(judged.of) hidden runs said so. T shows one."))
            ],
            isCompact: isCompact)))
    }
    return column
  }

  private func title(of turn: QuizTurn) -> StyledText {
    let objective = turn.lesson.objectives.first { $0.id == turn.question.objective }?.text
    return .muted("\(turn.lesson.id)  ") + StyledText(objective ?? turn.lesson.title, .muted)
  }

  func sentence(of reason: DueReason) -> String {
    let objective = library.lessons.lazy.flatMap(\.objectives)
      .first { $0.id == reason.key.objective }?.text
    let misconception = reason.key.misconception.flatMap { library.misconception($0)?.belief }
    return reason.sentence(objective: objective, misconception: misconception)
  }

  /// While hidden runs are on their way.
  func preparation(of turn: QuizTurn) -> [TextView.Block] {
    guard let runs = turn.runs else { return [] }
    let count = runs.seeds.count
    return [
      .heading(StyledText("The network runs first, where you cannot see it")),
      .paragraph(
        StyledText(
          count == 1
            ? "The plot is drawn from a run of its own."
            : """
            What you are asked to predict is decided by \(count) runs with different random \
            numbers. It is asked only if they agree.
            """)),
      .paragraph(.strong("run \(min(count, runs.metrics.count + 1)) of \(count)")),
    ]
  }

  /// To an answer that was wrong and sure: the wrong idea by its name, and what speaks against it.
  func refutation(_ turn: QuizTurn) -> [Notice] {
    guard case .graded(_, let verdict, .sure) = turn.state.phase, !verdict.isRight,
      let idea = verdict.misconception.flatMap(library.misconception)
    else { return [] }
    return [
      Notice(
        title: "The idea:", .muted("“\(idea.belief)”  ") + StyledText(idea.counter))
    ]
  }

  /// What there is to say to every option.
  func allAnswers(_ turn: QuizTurn, _ prose: Prose) -> [Notice] {
    guard case .choice(let choices) = turn.question.kind else { return [] }
    return turn.state.order.enumerated().compactMap { row, index in
      let option = choices.options[index]
      guard !option.feedback.isEmpty else { return nil }
      return Notice(title: "(\(row + 1))", prose.line(option.feedback))
    }
  }

  // MARK: The end

  private func summaryColumn(isCompact: Bool) -> TextColumn {
    var column = TextColumn(title: .strong(summaryTitle), isCompact: isCompact)
    var blocks: [TextView.Block] = summarySentences.map { .paragraph(StyledText($0)) }
    if !missed.isEmpty { blocks.append(.paragraph(.muted("Worth another look"))) }
    column.add(.text(TextView(blocks, isCompact: isCompact)))
    guard !missed.isEmpty else { return column }
    column.add(
      .options(
        OptionList(missed.map(row), kind: .single, focus: cursor, labels: .letters), of: "summary"))
    return column
  }

  private func row(_ result: QuizResult) -> OptionList.Option {
    let title = library.lesson(result.lesson).flatMap { lesson in
      lesson.steps.indices.contains(result.step) ? lesson.steps[result.step].title : nil
    }
    let outcome =
      switch result.outcome {
      case .right: ""
      case .mended: "right at the second try"
      case .wrong: "wrong"
      case .skipped: "skipped"
      }
    let prompt = result.prompt.count > 70 ? result.prompt.prefix(69) + "…" : result.prompt[...]
    return OptionList.Option(
      StyledText(String(prompt)) + .muted("  \(outcome) · \(result.lesson) step \(result.step + 1)")
        + (title.map { StyledText.muted(", \($0)") } ?? StyledText()))
  }

  var summaryTitle: String {
    if results.isEmpty {
      return scope == .due ? "Nothing is due today" : "There is nothing to ask here yet"
    }
    let right = results.count { $0.outcome == .right }
    return "\(right) of \(results.count) right"
  }

  var summarySentences: [String] {
    if results.isEmpty {
      return scope == .due
        ? [
          """
          Questions come back when they are about to be forgotten, and mistakes sooner. A asks you \
          about everything you have seen.
          """
        ] : ["Its questions come with its lessons."]
    }
    var sentences: [String] = []
    let mended = results.count { $0.outcome == .mended }
    let skipped = results.count { $0.outcome == .skipped }
    if mended > 0 { sentences.append("\(mended) more right at the second try.") }
    if skipped > 0 { sentences.append("\(skipped) passed over; they count as seen, not as known.") }
    if missed.isEmpty { sentences.append("Nothing to look at again.") }
    if results.contains(where: { $0.outcome == .wrong }) {
      sentences.append("What was wrong comes back, in another question where there is one.")
    }
    return sentences
  }
}
