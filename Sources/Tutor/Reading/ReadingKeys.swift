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
    guard let question = activeQuestion, let card = card(of: question) else {
      return settledBindings
    }
    if case .locked = card.state.phase, stage?.run == .ready, question.isJudgedByRun {
      return choiceCount(question).map { count in
        [
          Binding(
            .digits, "predict again", .question(.sheet(.pick)), priority: 3,
            help: "Change the prediction, as long as nothing has run", keys: .digits(count),
            shown: "1-\(count)")
        ]
      } ?? []
    }
    return card.openBindings.map { $0.map(ReadingAction.question) }
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

  private var settledBindings: [Binding<ReadingAction>] {
    guard let question = settledQuestion, let card = card(of: question) else { return [] }
    var bindings = card.settledBindings.map { $0.map(ReadingAction.question) }
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
        .back, isVisit ? "back" : "map", .home, priority: 10,
        help: isVisit
          ? "Back to where you came from" : "The course map; the lesson is kept where it is"),
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
