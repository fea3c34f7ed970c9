internal import Course
internal import TextUI

/// The end of a lesson: what it was for, how its questions went, and what to look at again.
extension ReadingScreen {
  /// One objective and the quiz questions that asked about it.
  private struct Outcome {
    var objective: Objective
    var right: Int
    var answered: Int
    var asked: Int
  }

  private var quizQuestions: [Question] {
    pages.flatMap(\.blocks).compactMap { block in
      if case .quiz(let question) = block { question } else { nil }
    }
  }

  private var outcomes: [Outcome] {
    lesson.objectives.map { objective in
      let asked = quizQuestions.filter { $0.objective == objective.id }
      let verdicts = asked.compactMap { questions[$0.id]?.verdict }
      return Outcome(
        objective: objective, right: verdicts.count(where: \.isRight), answered: verdicts.count,
        asked: asked.count)
    }
  }

  /// Steps whose experiments settle what was answered wrongly, from 0.
  private var stepsToRepeat: [Int] {
    let wrong = quizQuestions.filter { questions[$0.id]?.verdict?.isRight == false }
    return Set(wrong.compactMap { $0.rerun.map { $0 - 1 } })
      .filter(lesson.steps.indices.contains).sorted()
  }

  func endColumn(isCompact: Bool) -> TextColumn {
    var column = TextColumn(
      title: StyledText.strong("You have come to the end of this lesson"), isCompact: isCompact)
    column.add(.text(TextView([.paragraph(StyledText(lesson.promise))], isCompact: isCompact)))
    var blocks: [TextView.Block] = [.paragraph(StyledText.muted("What its questions asked about"))]
    for outcome in outcomes {
      let result: StyledText =
        outcome.answered == 0
        ? StyledText("  not answered", .muted)
        : StyledText("  \(outcome.right) of \(outcome.asked) right", .strong, .bold)
      blocks.append(.item(StyledText(outcome.objective.text) + result))
    }
    column.add(.text(TextView(blocks, isCompact: isCompact)))
    if !stepsToRepeat.isEmpty {
      var again: [TextView.Block] = [.paragraph(StyledText.muted("Worth another look"))]
      again += stepsToRepeat.map {
        .item(StyledText("step \($0 + 1), \(lesson.steps[$0].title)"))
      }
      column.add(.text(TextView(again, isCompact: isCompact)))
    }
    return column
  }

  var endBindings: [Binding<ReadingAction>] {
    [
      Binding(.act, "map", .home, priority: 10, help: "The course map (also Esc)"),
      Binding(.back, .home, priority: nil, shown: ""),
      Binding(.next, .home, priority: nil, shown: ""),
      Binding(
        .next, "back", .previous, priority: 7, help: "The last question (also p)",
        keys: KeyTable.entry(.next).opposite, shown: "PgUp"),
      Binding(
        ["Q"], "Q", "quiz", .quiz, priority: 8, help: "A quiz on this lesson, with other numbers"),
      Binding(
        ["A"], "A", "from the beginning", .restart, priority: 6,
        help: "The first page again; answers stay as they are"),
    ] + Binding<ReadingAction>.pair(.scroll, .scrollUp, .scrollDown, priority: nil) + [
      Binding(.search, .search, priority: 1),
      Binding(.glossary, .glossary, priority: 1),
      Binding(.help, .help, priority: 11),
      Binding(.quit, .quit, priority: 2),
    ]
  }
}
