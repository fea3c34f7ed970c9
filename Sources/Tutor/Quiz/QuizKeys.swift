internal import Course
internal import Recall
internal import TextUI

extension QuizScreen {
  enum Action: Equatable {
    case question(QuestionAction)
    case next, flag, tooEasy, reason, all, tryOut, lesson
    case scrollUp, scrollDown
    case up, down, again
    case close, help, glossary, search, quit
  }

  var bindings: [Binding<Action>] {
    (isOver ? summaryBindings : questionBindings).disjoint()
  }

  /// The question as it stands.
  var card: QuestionCard? {
    guard let turn, turn.runs == nil else { return nil }
    return QuestionCard(
      question: turn.question, state: turn.state,
      prose: Prose(metrics: [:], terms: Set(turn.lesson.glossary.keys)))
  }

  private var questionBindings: [Binding<Action>] {
    guard let turn else { return [] }
    guard let card else {
      return [
        Binding(.skip, .question(.skip), priority: 8),
        Binding(
          .back, "stop", .close, priority: 10,
          help: "Stop here; what you have answered is kept"),
      ] + everywhere
    }
    var bindings = card.openBindings.map { $0.map(Action.question) }
    if let verdict = turn.state.verdict {
      bindings += card.settledBindings.map { $0.map(Action.question) }
      let onward = plan.remaining > 1 ? "next" : "finish"
      if !turn.state.mayRetry {
        bindings.append(
          Binding(.act, onward, .next, priority: 10, help: "On to the next question"))
      }
      bindings.append(
        Binding(
          .next, onward, .next, priority: turn.state.mayRetry ? 8 : nil,
          help: "On without a second try", shown: "n"))
      if turn.experiment != nil {
        bindings.append(
          Binding(
            ["T"], "T", "try it live", .tryOut, priority: 7,
            help: "Run the experiment that settles it"))
      }
      bindings.append(
        Binding(
          ["L"], "L", "the lesson", .lesson, priority: 6,
          help: "The lesson's step that is about it; Esc comes back"))
      if case .choice = turn.question.kind, !turn.tellsAll, !turn.state.mayRetry {
        bindings.append(
          Binding(
            ["A"], "A", "all answers", .all, priority: 5,
            help: "What there is to say to every option"))
      }
      if verdict.isRight, turn.state.attempt == 1, !turn.isTooEasy {
        bindings.append(Binding(.easy, .tooEasy, priority: 3))
      }
    }
    if turn.reason != nil, !turn.tellsReason {
      bindings.append(
        Binding(["W"], "W", "why due", .reason, priority: 3, help: "Why this question comes today"))
    }
    if !turn.isFlagged { bindings.append(Binding(.flag, .flag, priority: nil)) }
    bindings += Binding<Action>.pair(.scroll, .scrollUp, .scrollDown, priority: nil)
    bindings.append(
      Binding(
        .back, "stop", .close, priority: 9,
        help: "Stop here; what you have answered is kept"))
    return bindings + everywhere
  }

  private var summaryBindings: [Binding<Action>] {
    var bindings: [Binding<Action>] = []
    if missed.count > 1 {
      bindings += Binding<Action>.pair(
        .move, "choose", .up, .down, priority: 8, help: "Move between what was missed")
    }
    if !missed.isEmpty {
      bindings.append(
        Binding(
          ["L"], "L", "its lesson", .lesson, priority: 9,
          help: "The lesson's step that is about it; Esc comes back"))
    }
    bindings.append(
      Binding(.act, "done", .close, priority: 10, help: "Back to where the quiz was begun"))
    bindings.append(Binding(.back, .close, priority: nil, shown: ""))
    if scope != .due || results.isEmpty {
      bindings.append(
        Binding(
          ["A"], "A", results.isEmpty ? "ask me anything" : "once more", .again, priority: 6,
          help: "Another quiz, with other numbers"))
    }
    bindings += Binding<Action>.pair(.scroll, .scrollUp, .scrollDown, priority: nil)
    return bindings + everywhere
  }

  private var everywhere: [Binding<Action>] {
    [
      Binding(.search, .search, priority: 1), Binding(.glossary, .glossary, priority: 0),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 1),
    ]
  }

  mutating func perform(
    _ action: Action, key: Key, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    switch action {
    case .question(let action): return perform(action, key: key, on: size, at: now)
    case .next: return goOn()
    case .flag: return flag(at: now)
    case .tooEasy: return sayTooEasy(at: now)
    case .reason: turn?.tellsReason = true
    case .all: turn?.tellsAll = true
    case .tryOut:
      guard let experiment = turn?.experiment else { return [] }
      return [
        .tryOut(lab: experiment.lab, settings: experiment.settings, seed: experiment.seed)
      ]
    case .lesson:
      if let turn { return [.look(lesson: turn.lesson.id, step: turn.step)] }
      guard missed.indices.contains(cursor) else { return [] }
      return [.look(lesson: missed[cursor].lesson, step: missed[cursor].step)]
    case .scrollUp: scroll(by: -1, on: size)
    case .scrollDown: scroll(by: 1, on: size)
    case .up: cursor = max(0, cursor - 1)
    case .down: cursor = min(max(0, missed.count - 1), cursor + 1)
    case .again: return [.quiz(results.isEmpty ? .everything : scope)]
    case .close: return [.close]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }
}

extension QuizScreen.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .question, .flag, .tooEasy: .answer
    case .next, .reason, .all, .lesson, .scrollUp, .scrollDown, .up, .down, .again, .close: .move
    case .tryOut: .run
    case .help, .glossary, .search, .quit: .program
    }
  }
}
