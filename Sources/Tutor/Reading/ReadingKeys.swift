internal import Course
internal import Labs
internal import TextUI

extension ReadingScreen {
  /// Every key that does something now, most useful first.
  var bindings: [Binding<ReadingAction>] {
    if isAtEnd { return endBindings }
    let all = questionBindings + stageBindings + pageBindings
    // What the page is waiting for comes first: going on, once there is nothing left to answer.
    let next = all.filter { $0.action == .next && mayGoOn && !isEnterTaken }
    return (next + all.filter { !next.contains($0) }).disjoint
  }

  private var questionBindings: [Binding<ReadingAction>] {
    guard focus == .text else {
      return activeQuestion.map { question in
        questions[question.id]?.isOpen == true
          ? [
            Binding(
              [.tab], "Tab", nextPaneLabel, .nextPane, priority: 10,
              help: "Move on to the controls and to the text")
          ] + answerFirstBindings(question) : []
      } ?? []
    }
    if let question = activeQuestion, let state = questions[question.id] {
      switch state.phase {
      case .open: return openBindings(question, state)
      case .confidence:
        return [
          Binding(
            .digits(3), "1-3", "how sure", .confidence, priority: 9,
            help: "Say how sure you are: 1 a guess, 2 fairly sure, 3 sure"),
          Binding([.escape, .backspace], "Esc", "other answer", .back, priority: 8),
        ]
      case .locked where stage?.run == .ready && question.isJudgedByRun:
        return choiceCount(question).map { count in
          [
            Binding(
              .digits(count), "1-\(count)", "predict again", .pick, priority: 3,
              help: "Change the prediction, as long as nothing has run")
          ]
        } ?? []
      case .locked, .saving, .graded, .skipped: return []
      }
    }
    return settledBindings
  }

  /// Keys that would answer or run, pressed while the stage has the focus: they lead to the question.
  private func answerFirstBindings(_ question: Question) -> [Binding<ReadingAction>] {
    guard question.isJudgedByRun, focus != .stage || stage?.lab?.isRunnable == true else {
      return []
    }
    return [
      Binding(
        [.character(" ")] + .digits(9) + [.character("0")], "", "", .answerFirst, priority: nil)
    ]
  }

  private func choiceCount(_ question: Question) -> Int? {
    if case .choice(let choices) = question.kind { choices.options.count } else { nil }
  }

  private func openBindings(
    _ question: Question, _ state: QuestionState
  ) -> [Binding<ReadingAction>] {
    var bindings: [Binding<ReadingAction>]
    switch question.kind {
    case .choice(let choices):
      bindings = [
        Binding(
          .digits(choices.options.count), "1-\(choices.options.count)",
          question.isJudgedByRun ? "predict" : "answer", .pick, priority: 9,
          help: "Pick that option"),
        Binding(
          [.enter], "Enter", "take this one", .commit, priority: 4,
          help: "Answer with the option that the cursor is on"),
        Binding([.up], "↑↓", "choose", .moveUp, priority: 4, help: "Move between options"),
        Binding([.down], "", "", .moveDown, priority: nil),
      ]
    case .multi(let choices):
      bindings = [
        Binding(
          .digits(choices.options.count), "1-\(choices.options.count)", "tick", .pick, priority: 9,
          help: "Tick or untick that option"),
        Binding([.character(" ")], "", "", .tick, priority: nil),
        Binding(
          [.enter], "Enter", "that is all", .commit, priority: 8,
          help: "Answer with what is ticked"),
        Binding([.up], "↑↓", "choose", .moveUp, priority: 4, help: "Move between options"),
        Binding([.down], "", "", .moveDown, priority: nil),
      ]
    case .numeric(let numeric):
      bindings = [
        Binding(
          "0123456789.,-−+%".map(Key.character), "0-9", "type a number", .type, priority: 9,
          help: "Type a number; a decimal comma is fine"),
        Binding(
          [.enter], "Enter", question.isJudgedByRun ? "predict" : "answer", .commit, priority: 8),
      ]
      if !state.text.isEmpty {
        bindings.append(
          Binding(
            [.backspace, .delete], "⌫", "delete", .erase, priority: 2, help: "Delete the last digit"
          ))
      }
      if numeric.range != nil {
        bindings.append(
          Binding([.right, .up], "←→", "change", .raise, priority: 5, help: "One up or down"))
        bindings.append(Binding([.left, .down], "", "", .lower, priority: nil))
      }
    case .order:
      bindings = [
        Binding(
          [.character(" ")], "Space", state.isCarrying ? "put down" : "pick up", .carry,
          priority: 9, help: "Pick up the line, or put it down"),
        Binding(
          [.up], "↑↓", state.isCarrying ? "carry" : "choose", .moveUp, priority: 8,
          help: "Move between lines, or carry the one picked up"),
        Binding([.down], "", "", .moveDown, priority: nil),
        Binding([.enter], "Enter", "this order", .commit, priority: 7),
      ]
    }
    if !question.hints.isEmpty, state.hints < question.hints.count {
      bindings.append(Binding([.character("h")], "h", "hint", .hint, priority: 5))
    }
    bindings.append(
      Binding(
        [.character("x")], "x", "skip", .skip, priority: 3,
        help: "Pass over this question; it counts as seen, not as known"))
    return bindings
  }

  private var settledBindings: [Binding<ReadingAction>] {
    guard let question = settledQuestion, let state = questions[question.id] else { return [] }
    var bindings: [Binding<ReadingAction>] = []
    if state.mayRetry {
      bindings.append(
        Binding([.enter], "Enter", "try again", .retry, priority: 9, help: "Answer once more"))
      if state.hints < question.hints.count {
        bindings.append(Binding([.character("h")], "h", "hint", .hint, priority: 7))
      }
    }
    if let rerun = question.rerun {
      bindings.append(
        Binding(
          [.character("L")], "L", "step \(rerun)", .goToRerun, priority: 4,
          help: "Go to the step whose experiment settles this"))
    }
    bindings.append(
      Binding(
        [.character("!")], "!", "flag", .flag, priority: nil,
        help: "Flag this question for its author: wrong, unclear or unfair"))
    return bindings
  }

  private var stageBindings: [Binding<ReadingAction>] {
    guard !hidesStage, let lab = stage?.lab else { return [] }
    var bindings: [Binding<ReadingAction>] = []
    if focus == .stage {
      for key in lab.keys where mayRun || lab.takesFocusFirst {
        bindings.append(
          Binding(key.keys, key.name, key.label, .stage, priority: 7, help: key.help))
      }
    }
    if case .control = focus {
      bindings += [
        Binding([.right], "←→", "change", .turnUp, priority: 8, help: "One notch up or down"),
        Binding([.left], "", "", .turnDown, priority: nil),
        Binding([.up, .down], "", "", .nextPane, priority: nil),
      ]
    }
    if mayRun, lab.isRunnable {
      bindings.append(
        Binding(
          [.character(" ")], "Space", lab.run == .running ? "pause" : "run", .run, priority: 9,
          help: "Run the experiment, or pause it"))
    }
    if mayRun { bindings += runBindings(lab) }
    if paneCount > 1,
      focus == .text || activeQuestion.map({ questions[$0.id]?.isOpen != true }) ?? true
    {
      bindings.append(
        Binding(
          [.tab], "Tab", nextPaneLabel, .nextPane, priority: 6,
          help: "Move between text, stage and controls"))
      bindings.append(Binding([.backTab], "", "", .previousPane, priority: nil))
    }
    return bindings
  }

  /// What can be done to a run besides starting it.
  private func runBindings(_ lab: any Lab) -> [Binding<ReadingAction>] {
    var bindings: [Binding<ReadingAction>] = []
    if lab.isSteppable {
      bindings.append(
        Binding(
          [.character("s")], "s", "one step", .step, priority: 4,
          help: "Train on a single batch, then stop"))
    }
    if lab.isTrainable, lab.run == .running {
      bindings += [
        Binding(
          [.character("[")], "[ ]", "speed", .slower, priority: 2,
          help: "Show fewer or more training steps in each picture"),
        Binding([.character("]")], "", "", .faster, priority: nil),
      ]
    }
    if lab.isResettable {
      bindings.append(
        Binding(
          [.character("r")], "r", "reset", .reset, priority: 4,
          help: "Back to the start, same seed: the run repeats to the last digit"))
    }
    if lab.isSeeded {
      bindings.append(
        Binding(
          [.character("R")], "R", "new seed", .reseed, priority: 2,
          help: "Back to the start with other random numbers"))
    }
    return bindings
  }

  private var pageBindings: [Binding<ReadingAction>] {
    var bindings: [Binding<ReadingAction>] = []
    let isLast = number == pages.count - 1
    let nextKeys: [Key] = [.pageDown, .character("n")]
    if mayGoOn {
      bindings.append(
        Binding(
          isEnterTaken ? nextKeys : [.enter] + nextKeys, isEnterTaken ? "PgDn" : "Enter",
          isLast ? "finish" : "next", .next, priority: 10, help: "Go on (also PgDn and n)"))
    } else {
      bindings.append(
        Binding(
          nextKeys, "PgDn", "next", .next, priority: 1, help: "Go on without answering (also n)"))
    }
    if number > 0 {
      bindings.append(
        Binding(
          [.pageUp, .character("p")], "PgUp", "back", .previous, priority: 1,
          help: "The screen before this one (also p)"))
    }
    if focus == .text {
      bindings.append(
        Binding([.up], "↑↓", "scroll", .scrollUp, priority: nil, help: "Scroll the text"))
      bindings.append(Binding([.down], "", "", .scrollDown, priority: nil))
    }
    bindings += [
      Binding(
        [.escape], "Esc", "map", .home, priority: 10,
        help: "The course map; the lesson is kept where it is"),
      Binding(
        [.character("/")], "/", "search", .search, priority: 1,
        help: "Find a word in lessons, glossary and labs"),
      Binding(
        [.character("g")], "g", "glossary", .glossary, priority: 1,
        help: "What the terms of the course mean, this page's first"),
      Binding([.character("?")], "?", "help", .help, priority: 11, help: "This list"),
      Binding([.character("q")], "q", "quit", .quit, priority: nil, help: "Leave Descent"),
    ]
    return bindings
  }

  /// Whether Enter does something else than turning the page.
  private var isEnterTaken: Bool {
    if settledQuestion.flatMap({ questions[$0.id]?.mayRetry }) == true { return true }
    if case .control = focus { return true }
    return focus == .stage && stage?.lab?.keys.contains { $0.keys.contains(.enter) } == true
  }

  /// Whether nothing on the page waits for the learner.
  private var mayGoOn: Bool { activeQuestion == nil && !waitsForRun }

  /// Where Tab leads.
  private var nextPaneLabel: String {
    let all = panes
    let here = all.firstIndex(of: focus) ?? 0
    switch all[(here + 1) % all.count] {
    case .text:
      return activeQuestion.map { questions[$0.id]?.isOpen == true } == true
        ? "answer" : "text"
    case .stage: return "stage"
    case .control(let index): return controls[index].label
    }
  }

  /// Text, stage (if it takes keys) and each control.
  var paneCount: Int { panes.count }

  var panes: [Focus] {
    guard !hidesStage, let lab = stage?.lab else { return [.text] }
    return [.text] + (lab.keys.isEmpty ? [] : [.stage])
      + controls.indices.map(Focus.control)
  }

  /// The controls that the lesson lets show, in its order.
  var controls: [LabControl] {
    guard let lab = stage?.lab, let block = page.lab else { return [] }
    return block.controls.compactMap { name in lab.controls.first { $0.name == name } }
  }
}
