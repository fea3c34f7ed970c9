internal import Course
internal import Labs
internal import TextUI

extension ReadingScreen {
  /// Every key that does something now, most useful first.
  var bindings: [Binding<ReadingAction>] {
    if isAtEnd { return endBindings }
    let numbers =
      stageInSight?.numberBindings(
        move: ReadingAction.moveNumber, why: .why, leave: .leaveNumbers) ?? []
    let all = numbers + openLinkBindings + questionBindings + stageBindings + pageBindings
    // What the page is waiting for comes first: going on, once there is nothing left to answer.
    let next = all.filter { $0.action == .next && mayGoOn && !isEnterTaken }
    return (next + all.filter { !next.contains($0) }).disjoint()
  }

  private var questionBindings: [Binding<ReadingAction>] {
    guard focus == .text else {
      return activeQuestion.map { question in
        questions[question.id]?.isOpen == true
          ? [
            Binding(
              .pane, nextPaneLabel, .nextPane, priority: 10,
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
            .digits, "how sure", .confidence, priority: 9,
            help: "Say how sure you are: 1 a guess, 2 fairly sure, 3 sure", keys: .digits(3),
            shown: "1-3"),
          Binding(.back, "other answer", .back, priority: 8, help: "Back to the options"),
          Binding(.takeBack, .back, priority: nil, keys: [.backspace], shown: ""),
        ]
      case .locked where stage?.run == .ready && question.isJudgedByRun:
        return choiceCount(question).map { count in
          [
            Binding(
              .digits, "predict again", .pick, priority: 3,
              help: "Change the prediction, as long as nothing has run", keys: .digits(count),
              shown: "1-\(count)")
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
      Binding(.run, .answerFirst, priority: nil, shown: ""),
      Binding(
        question.isNumeric ? .type : .digits, .answerFirst, priority: nil,
        keys: .digits(9) + (question.isNumeric ? ["0"] : []), shown: ""),
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
          .digits, question.isJudgedByRun ? "predict" : "answer", .pick, priority: 9,
          help: "Pick that option", keys: .digits(choices.options.count),
          shown: "1-\(choices.options.count)"),
        Binding(
          .act, "take this one", .commit, priority: 4,
          help: "Answer with the option that the cursor is on"),
      ]
      bindings += Binding<ReadingAction>.pair(
        .move, .moveUp, .moveDown, priority: 4, help: "Move between options")
    case .multi(let choices):
      bindings = [
        Binding(
          .digits, "tick", .pick, priority: 9, help: "Tick or untick that option",
          keys: .digits(choices.options.count), shown: "1-\(choices.options.count)"),
        Binding(.mark, .tick, priority: nil, shown: ""),
        Binding(
          .act, "that is all", .commit, priority: 8, help: "Answer with what is ticked"),
      ]
      bindings += Binding<ReadingAction>.pair(
        .move, .moveUp, .moveDown, priority: 4, help: "Move between options")
    case .numeric(let numeric):
      bindings = [
        Binding(.type, "type a number", .edit, priority: 9),
        Binding(
          .act, question.isJudgedByRun ? "predict" : "answer", .commit, priority: 8,
          help: "Answer with this number"),
      ]
      if numeric.range != nil {
        bindings += Binding<ReadingAction>.pair(.nudge, .raise, .lower, priority: 5)
      }
      if !state.entry.isEmpty {
        bindings += [Binding(.takeBack, .edit, priority: 2)]
        bindings += Binding<ReadingAction>.pair(.caret, .edit, .edit, priority: nil)
      }
    case .short, .shape, .match, .plot, .trace, .goal: bindings = []
    case .order:
      bindings = [
        Binding(
          .mark, state.isCarrying ? "put down" : "pick up", .carry, priority: 9,
          help: "Pick up the line, or put it down")
      ]
      bindings += Binding<ReadingAction>.pair(
        .move, state.isCarrying ? "carry" : "choose", .moveUp, .moveDown, priority: 8,
        help: "Move between lines, or carry the one picked up")
      bindings.append(
        Binding(.act, "this order", .commit, priority: 7, help: "Answer with this order"))
    }
    if !question.hints.isEmpty, state.hints < question.hints.count {
      bindings.append(Binding(.hint, .hint, priority: 5))
    }
    bindings.append(Binding(.skip, .skip, priority: 3))
    return bindings
  }

  private var settledBindings: [Binding<ReadingAction>] {
    guard let question = settledQuestion, let state = questions[question.id] else { return [] }
    var bindings: [Binding<ReadingAction>] = []
    if state.mayRetry {
      bindings.append(
        Binding(.act, "try again", .retry, priority: 9, help: "Answer once more"))
      if state.hints < question.hints.count {
        bindings.append(Binding(.hint, .hint, priority: 7))
      }
    }
    if let rerun = question.rerun {
      bindings.append(
        Binding(
          ["L"], "L", "step \(rerun)", .goToRerun, priority: 4,
          help: "Go to the step whose experiment settles this"))
    }
    bindings.append(Binding(.flag, .flag, priority: nil))
    return bindings
  }

  private var stageBindings: [Binding<ReadingAction>] {
    guard !hidesStage, let lab = stage?.lab else { return [] }
    var bindings: [Binding<ReadingAction>] = []
    if focus == .stage {
      for key in lab.keys where mayRun || lab.takesFocusFirst {
        bindings.append(.stage(key, .stage))
      }
    }
    if case .control = focus {
      bindings += Binding<ReadingAction>.pair(.turn, .turnDown, .turnUp, priority: 8)
      bindings += Binding<ReadingAction>.pair(.controls, .previousPane, .nextPane, priority: nil)
    }
    if mayRun, lab.isRunnable {
      bindings.append(
        Binding(.run, lab.run == .running ? "pause" : "run", .run, priority: 9))
    }
    if mayRun { bindings += runBindings(lab) }
    if mayRun || lab.takesFocusFirst {
      bindings += stage?.askBinding(.ask, hasKeys: focus == .stage) ?? []
    }
    if paneCount > 1,
      focus == .text || activeQuestion.map({ questions[$0.id]?.isOpen != true }) ?? true
    {
      bindings += Binding<ReadingAction>.pair(
        .pane, nextPaneLabel, .nextPane, .previousPane, priority: 6,
        help: "Move between text, stage and controls")
    }
    return bindings
  }

  /// What can be done to a run besides starting it.
  private func runBindings(_ lab: any Lab) -> [Binding<ReadingAction>] {
    var bindings: [Binding<ReadingAction>] = []
    if lab.isSteppable {
      bindings.append(Binding(.step, .step, priority: 4))
    }
    if lab.isTrainable, lab.run == .running {
      bindings += Binding<ReadingAction>.pair(.speed, .slower, .faster, priority: 2)
    }
    bindings += lab.scrubBindings(.scrubBack, .scrubOn, priority: 2)
    if lab.isResettable {
      bindings.append(Binding(.reset, .reset, priority: 4))
    }
    if lab.isSeeded {
      bindings.append(Binding(.reseed, .reseed, priority: 2))
    }
    bindings += stage?.runBindings(.runMenu, .debugger, .doctor, .branch, .keep, priority: 1) ?? []
    if lab.isExportable {
      bindings.append(Binding(.export, .export, priority: nil))
    }
    return bindings
  }

  private var pageBindings: [Binding<ReadingAction>] {
    var bindings: [Binding<ReadingAction>] = []
    let isLast = number == pages.count - 1
    let onward = isLast ? "finish" : "next"
    if mayGoOn {
      if !isEnterTaken {
        bindings.append(
          Binding(.act, onward, .next, priority: 10, help: "Go on (also PgDn and n)"))
      }
      bindings.append(
        Binding(
          .next, onward, .next, priority: isEnterTaken ? 10 : nil, help: "Go on (also n)",
          shown: "PgDn"))
    } else {
      bindings.append(
        Binding(
          .next, "next", .next, priority: 1, help: "Go on without answering (also n)",
          shown: "PgDn"))
    }
    if number > 0 {
      bindings.append(
        Binding(
          .next, "back", .previous, priority: 1, help: "The screen before this one (also p)",
          keys: KeyTable.entry(.next).opposite, shown: "PgUp"))
    }
    if focus == .text {
      bindings += Binding<ReadingAction>.pair(.scroll, .scrollUp, .scrollDown, priority: nil)
      if !links.isEmpty {
        bindings += Binding<ReadingAction>.pair(.links, .previousLink, .nextLink, priority: 2)
      }
    }
    bindings += [
      Binding(
        .back, "map", .home, priority: 10,
        help: "The course map; the lesson is kept where it is"),
      Binding(.search, .search, priority: 1),
      Binding(.glossary, .glossary, priority: 1),
      Binding(.help, .help, priority: 11),
      Binding(.quit, .quit, priority: nil),
    ]
    return bindings
  }

  /// The link that has been moved to is opened before anything else.
  private var openLinkBindings: [Binding<ReadingAction>] {
    guard focus == .text, let focusedLink, links.indices.contains(focusedLink) else { return [] }
    let label =
      switch Link(links[focusedLink]) {
      case .term: "explain"
      case .lesson: "open the lesson"
      case .address, .key: "open"
      }
    return [Binding(.act, label, .openLink, priority: 10, help: "Open the link")]
  }

  /// Whether Enter does something else than turning the page.
  private var isEnterTaken: Bool {
    if !openLinkBindings.isEmpty { return true }
    if settledQuestion.flatMap({ questions[$0.id]?.mayRetry }) == true { return true }
    if case .control = focus { return true }
    if stage?.cursor != nil { return true }
    guard focus == .stage, let stage, let lab = stage.lab else { return false }
    return lab.keys.contains { $0.keys.contains(.enter) }
      || stage.isAskable && (mayRun || lab.takesFocusFirst)
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
