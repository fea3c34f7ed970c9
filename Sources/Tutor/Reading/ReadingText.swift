internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// The text column of a lesson: what the page says, and its questions as they stand.
extension ReadingScreen {
  func column(isCompact: Bool) -> TextColumn {
    let prose = prose
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
        guard let card = card(of: question) else { continue }
        text += card.asked()
        flush()
        column.keepInSight()
        card.add(to: &column)
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

  /// The question as it stands on the page; nil for one of another lesson.
  func card(of question: Question) -> QuestionCard? {
    guard let state = questions[question.id] else { return nil }
    var card = QuestionCard(
      question: question, state: state, role: role(of: question), prose: prose)
    card.isActive = question.id == activeQuestion?.id && focus == .text
    let metrics = stage?.lab?.metrics ?? [:]
    card.metric = { metrics[$0] }
    card.waiting = stage?.run == .running ? "The run will judge it." : howToRun
    return card
  }

  /// How the page's text is written: with the numbers of the run on stage.
  var prose: Prose {
    Prose(metrics: stage?.lab?.metrics ?? [:], terms: Set(lesson.glossary.keys))
  }

  private var howToRun: String {
    guard let lab = stage?.lab else { return "" }
    if lab.isRunnable { return "Space runs it." }
    return lab.keys.map { "\($0.name) \($0.label)" }.prefix(2).joined(separator: ", ") + "."
  }
}
