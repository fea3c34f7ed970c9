internal import Course
internal import Recall
internal import TextUI

/// The wrong ideas that were met, and what became of them.
extension ProgressScreen {
  func drawIdeas(on surface: inout Surface, in area: Rect) {
    let ideas = report.misconceptions
    guard !ideas.isEmpty else {
      _ = draw(
        [
          StyledText("None yet."),
          .muted(
            """
            Most wrong options stand for an idea that many people have. Those that you choose are \
            listed here, come back in other questions, and become quiet after two right answers \
            seven days apart.
            """),
        ], on: &surface, in: area)
      return
    }
    drawList(
      ideas.count, about: ideaDetails,
      heads: { surface, line in
        surface.write(.muted("the idea"), column: line.column + 14, row: line.row)
        surface.write(.muted("since"), endColumn: line.endColumn, row: line.row)
      }, on: &surface, in: area,
      row: { surface, index, state, line in
        let idea = ideas[index]
        let isFocused = state == .focused
        let isQuiet = idea.history.state == .quiet
        let since =
          isQuiet ? idea.history.quietDay ?? idea.history.metDay : idea.history.lastChosenDay
        ListRow.draw(
          StyledText(
            Self.padded(word(idea.history.state), 12),
            isFocused ? .focus : isQuiet ? .muted : .strong)
            + StyledText(
              idea.title, isFocused ? .focus : isQuiet ? .muted : .ink, isFocused ? .bold : []),
          note: .muted(StudyDate(day: since).description), state, on: &surface, in: line)
      })
  }

  private func word(_ state: MisconceptionHistory.State) -> String {
    switch state {
    case .open: "open"
    case .reopened: "open again"
    case .quiet: "quiet"
    }
  }

  private var ideaDetails: [StyledText] {
    guard report.misconceptions.indices.contains(cursor) else { return [] }
    let idea = report.misconceptions[cursor]
    let history = idea.history
    var facts = [
      "Met on \(StudyDate(day: history.metDay).withYear)",
      "chosen \(history.timesChosen == 1 ? "once" : "\(history.timesChosen) times")"
        + (history.wasSure ? ", and sure of it" : ""),
    ]
    switch history.state {
    case .quiet:
      let day = history.quietDay ?? history.metDay
      facts.append("quiet since \(StudyDate(day: day)), after two right answers seven days apart")
    case .open, .reopened:
      if let day = idea.nextDay { facts.append("comes back \(dayName(day))") }
    }
    var words = [StyledText("“\(idea.title)”")]
    if let counter = library.misconception(idea.id)?.counter { words.append(StyledText(counter)) }
    words.append(.muted(facts.joined(separator: " · ") + "."))
    return words
  }
}
