internal import Course
internal import Labs
internal import Recall
internal import TextUI

extension ReadingScreen {
  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    switch binding.action {
    case .nextLink, .previousLink, .openLink: break
    default: focusedLink = nil
    }
    return perform(binding.action, key: key, on: size, at: now)
  }

  /// Pasted text, for the number that is being typed.
  mutating func paste(_ text: String) {
    guard focus == .text, let question = activeQuestion, questions[question.id]?.phase == .open
    else { return }
    editActive { state in
      state.problem = nil
      state.sheet.change { $0.paste(text) }
    }
  }

  mutating func perform(
    _ action: ReadingAction, key: Key, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    switch action {
    case .next: return turnPage(by: 1, at: now)
    case .previous: return turnPage(by: -1, at: now)
    case .scrollUp: scroll(by: -1, on: size)
    case .scrollDown: scroll(by: 1, on: size)
    case .question(let action): return perform(action, key: key, on: size, at: now)
    case .nextLink: moveLink(by: 1)
    case .previousLink: moveLink(by: -1)
    case .openLink:
      if let focusedLink, links.indices.contains(focusedLink) {
        return [.follow(Link(links[focusedLink]))]
      }
    case .answerFirst:
      focus = .text
      if activeQuestion?.isNumeric == true, key.digit != nil {
        return press(key, on: size, at: now)
      }
      return [.say("Predict first; then Space runs it. (x skips the question.)")]
    case .flag: return flag(at: now)
    case .goToRerun:
      if let rerun = settledQuestion?.rerun { return go(toStep: rerun - 1, at: now) }
    case .run: return send(.run, at: now)
    case .step: return send(.step, at: now)
    case .reset: return send(.reset, at: now)
    case .reseed: return send(.reseed, at: now)
    case .slower: return send(.slower, at: now)
    case .faster: return send(.faster, at: now)
    case .scrubBack, .scrubOn:
      return stage?.scrubbed(by: action == .scrubOn ? 1 : -1).map { send($0, at: now) } ?? []
    case .export: return stage?.export().map { [.effect($0)] } ?? []
    case .runMenu: return [.runMenu]
    case .debugger: return [.run(.debugger)]
    case .doctor: return [.run(.doctor)]
    case .branch: return [.run(.branch)]
    case .keep: return [.run(.keep)]
    case .stage: return send(.key(key), at: now)
    case .ask: return beginAsking(on: size)
    case .moveNumber: moveNumber(key, on: size)
    case .why: return why(on: size, at: now)
    case .leaveNumbers: leaveNumbers()
    case .turnUp: return turnControl(by: 1, at: now)
    case .turnDown: return turnControl(by: -1, at: now)
    case .turnUpTen: return turnControl(by: 10, at: now)
    case .turnDownTen: return turnControl(by: -10, at: now)
    case .nextPane: movePane(by: 1)
    case .previousPane: movePane(by: -1)
    case .restart:
      isAtEnd = false
      number = 0
      return enterPage(at: now)
    case .quiz: return [.quiz(.lesson(lesson.id))]
    case .home: return leavePage(at: now) + [isVisit ? .close : .home]
    case .quit: return leavePage(at: now) + [.quit]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    }
    return []
  }

  // MARK: Pages

  /// What must happen when the screen opens or a page is turned.
  mutating func enterPage(at now: Timestamp) -> [ScreenRequest] {
    scroll = 0
    focusedLink = nil
    isRunRecorded = false
    var requests: [ScreenRequest] = [
      .effect(
        .record(
          LearnerEvent(
            time: now,
            .position(lesson: lesson.id, step: page.step, screen: page.screen))))
    ]
    requests += showStage().map(ScreenRequest.effect)
    focus = stage?.lab?.takesFocusFirst == true ? .stage : .text
    openedSettings = stage?.lab?.settings
    return requests
  }

  private mutating func turnPage(by pages: Int, at now: Timestamp) -> [ScreenRequest] {
    if isAtEnd {
      isAtEnd = false
      return enterPage(at: now)
    }
    let target = number + pages
    guard target >= 0 else { return [] }
    var requests = leavePage(at: now)
    guard target < self.pages.count else {
      isAtEnd = true
      hidesStage = true
      scroll = 0
      focus = .text
      return requests + [.effect(.record(stepSeen(at: now)))]
    }
    if pages > 0, self.pages[target].step != page.step {
      requests.append(.effect(.record(stepSeen(at: now))))
    }
    number = target
    return requests + enterPage(at: now)
  }

  mutating func go(toStep step: Int, at now: Timestamp) -> [ScreenRequest] {
    guard let target = pages.firstIndex(where: { $0.step == step }) else { return [] }
    let requests = isAtEnd ? [] : leavePage(at: now)
    isAtEnd = false
    number = target
    return requests + enterPage(at: now)
  }

  private func stepSeen(at now: Timestamp) -> LearnerEvent {
    LearnerEvent(time: now, .stepSeen(lesson: lesson.id, step: page.step))
  }

  // MARK: The stage

  /// Brings the page's lab on stage; a lab that is there already changes its view.
  private mutating func showStage() -> [Effect] {
    guard let block = page.lab, let entry = LabCatalog.entry(named: block.lab) else {
      let effects: [Effect] = stage?.lab == nil ? [] : [.lab(.pause)]
      hidesStage = true
      return effects
    }
    hidesStage = false
    var settings = block.settings
    if !seenLabs.insert(block.line).inserted {
      for name in block.controls { settings[name] = nil }
    }
    let scene = Stage.Scene(
      view: settings["view"] ?? entry.views.first?.name ?? "", settings: settings)
    if stage?.entry.id == entry.id { return stage?.show(scene) ?? [] }
    stage = Stage(
      entry, scene: scene,
      context: LabContext(
        data: labData, seed: lesson.seed, settings: formerSettings[entry.id] ?? [:],
        firstJob: firstJob))
    return stage?.open() ?? []
  }

  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] {
    let effects = stage?.send(event) ?? []
    // A stage that takes no keys any more gives them back.
    if !panes.contains(focus) { focus = .text }
    let notes = stage?.takeNote() ?? []
    return effects.map(ScreenRequest.effect) + notes + afterLabChanged(at: now)
  }

  /// Data that the lab waited for has arrived.
  mutating func receive(_ data: LabData, at now: Timestamp) -> [ScreenRequest] {
    let effects = stage?.add(data) ?? []
    if stage?.lab?.takesFocusFirst == true { focus = .stage }
    return effects.map(ScreenRequest.effect) + afterLabChanged(at: now)
  }

  /// Judges predictions that wait for a run, and records the run once it has ended.
  private mutating func afterLabChanged(at now: Timestamp) -> [ScreenRequest] {
    guard let lab = stage?.lab, lab.run == .finished else { return [] }
    var requests: [ScreenRequest] = []
    if !isRunRecorded { requests += recordRun(of: lab, at: now) }
    // A lab may have a goal in several steps.
    if let goal = page.lab?.goal, let name = stage.map({ "\($0.entry.id)/\(page.step + 1)" }),
      !goalsMet.contains(name), goal.holds({ lab.metrics[$0] }) == true
    {
      goalsMet.insert(name)
      requests.append(
        .effect(.record(LearnerEvent(time: now, .goalMet(lab: name, lesson: lesson.id)))))
    }
    for question in page.questions {
      guard case .locked(let answer, let confidence) = questions[question.id]?.phase else {
        completeFormerVerdict(on: question, lab.metrics)
        continue
      }
      requests += settle(question, answer, confidence, at: now)
    }
    return requests
  }

  /// What was set and found, for another sitting.
  private mutating func recordRun(of lab: any Lab, at now: Timestamp) -> [ScreenRequest] {
    isRunRecorded = true
    let settings = lab.settings
    guard recordedRun != settings else { return [] }
    recordedRun = settings
    return [
      .effect(
        .record(
          LearnerEvent(
            time: now,
            .labRun(
              lab: stage?.entry.id ?? "", lesson: lesson.id, settings: settings,
              metrics: lab.metrics))))
    ]
  }

  /// What has changed in the lab since its run was recorded is recorded when the page is left.
  mutating func leavePage(at now: Timestamp) -> [ScreenRequest] {
    guard !hidesStage, let lab = stage?.lab, lab.settings != openedSettings else { return [] }
    return recordRun(of: lab, at: now)
  }

  /// The record keeps whether a prediction was right, not what there was to say to it; the run of
  /// an earlier sitting, run again, says it again.
  private mutating func completeFormerVerdict(on question: Question, _ metrics: [String: Double]) {
    guard case .graded(let answer, let former, let confidence) = questions[question.id]?.phase,
      former.feedback.isEmpty, question.isJudgedByRun
    else { return }
    let verdict = question.grade(answer) { metrics[$0] }
    if verdict.isJudged, verdict.isRight == former.isRight {
      questions[question.id]?.phase = .graded(answer, verdict, confidence)
    }
  }

  private mutating func turnControl(by notches: Int, at now: Timestamp) -> [ScreenRequest] {
    guard case .control(let index) = focus, controls.indices.contains(index),
      let position = stage?.lab?.controls.firstIndex(where: { $0.name == controls[index].name })
    else { return [] }
    return send(.turn(control: position, by: notches), at: now)
  }

  private mutating func movePane(by panes: Int) {
    let all = self.panes
    let here = all.firstIndex(of: focus) ?? 0
    focus = all[((here + panes) % all.count + all.count) % all.count]
  }
}
