internal import Labs
internal import Learning

/// A run of the lab on stage: what is trained, and what was last heard of it.
struct StageRun: Sendable {
  var job: Job
  var report: RunReport?
  /// How the run came about that it branches off.
  var parent: RunRecipe?
}

/// Where the runs that come next begin, as it was asked for.
struct StageBranch: Sendable {
  /// The runs to branch off, each with how it came about.
  var parents: [(run: RunExport, recipe: RunRecipe)]
  /// The views in which it holds: those that show these runs.
  var views: Set<String>

  /// What the learner knows the first of them by.
  var name: String { parents.first?.run.name ?? "" }
  var step: Int { parents.first?.run.steps ?? 0 }
}

// Runs on the stage, by what every lab says of them.
extension Stage {
  /// The runs of the view with where they branch off and how far they have come.
  var runExports: [RunExport] {
    (lab?.exports ?? []).map { export in
      guard let run = runs[export.job.number] else { return export }
      var export = export
      export.job = run.job
      if let report = run.report {
        (export.steps, export.edits) = (report.snapshot.position.step, report.edits)
      }
      return export
    }
  }

  /// Those that have taken a step at least, with their places among all.
  private var begunRuns: [(place: Int, run: RunExport, seen: StageRun)] {
    runExports.enumerated().compactMap { place, run in
      guard let seen = runs[run.job.number], seen.report != nil, run.steps > 0 else { return nil }
      return (place, run, seen)
    }
  }

  /// Whether there is a run that can be kept.
  var hasRuns: Bool { !begunRuns.isEmpty }
  /// Whether another run can begin at the moment on stage.
  var mayBranch: Bool { hasRuns && lab?.timeline != nil }

  /// The runs on stage as they are, to be put on the shelf.
  ///
  /// - Parameter wanted: Which of them.
  func keptRuns(_ wanted: RunChoice = .all) -> [KeptRun] {
    guard let lab else { return [] }
    let begun = begunRuns
    return begun.filter { wanted.contains($0.place) }.map { place, run, seen in
      KeptRun(
        title: begun.count > 1 ? run.name : "", recipe: recipe(of: run, at: place, seen),
        lab: lab, run: run, report: seen.report)
    }
  }

  private func recipe(of run: RunExport, at place: Int, _ seen: StageRun) -> RunRecipe {
    let leg = RunRecipe.Leg(
      name: run.name, lab: entry.id, settings: lab?.settings ?? [:], run: place, steps: run.steps,
      edits: run.edits.map(RunRecipe.Edit.init))
    return RunRecipe(
      legs: (seen.parent?.legs ?? []) + [leg], training: seen.report?.snapshot.training.latest?.y,
      validation: seen.report?.snapshot.validation.latest?.y)
  }

  /// The runs that something can be done with, with their places among all on stage; the one that the
  /// picture's cursor is on alone, if it is on one.
  func candidates(for item: RunMenu.Item) -> [(place: Int, name: String)] {
    let all = runExports.enumerated().map { (place: $0.offset, name: $0.element.name) }
    let begun = begunRuns.map { (place: $0.place, name: $0.run.name) }
    let able: [(place: Int, name: String)] =
      switch item {
      case .debugger, .race: all
      case .doctor, .branch, .keep: begun
      case .why, .compare, .export: []
      }
    return able.first { $0.place == lab?.chosenRun }.map { [$0] } ?? able
  }

  // MARK: Branching

  /// Lets what is set next begin at the moment on stage, instead of anew.
  ///
  /// - Parameter kept: the runs on stage as they were kept, in their order.
  mutating func branch(off kept: [KeptRun]) -> [Effect] {
    var effects: [Effect] = []
    if lab?.run == .running { effects += send(.run) }
    let parents = kept.compactMap { kept -> (run: RunExport, recipe: RunRecipe)? in
      guard var run = kept.run else { return nil }
      run.name = kept.letter
      return (run, kept.recipe)
    }
    branch = StageBranch(parents: parents, views: [scene.view])
    let points = parents.map { BranchPoint(job: $0.run.job.number, step: $0.run.steps) }
    return effects + [.lab(.branch(points))]
  }

  /// What is said of branches at the top of the screen; nil where there are none.
  var branchState: String? {
    if let origin = runExports.lazy.compactMap(\.job.origin).first { return origin.sentence }
    return branch.map { "next change branches from \($0.name) at step \($0.step)" }
  }

  /// Takes an event into account that has to do with where runs begin.
  mutating func followRuns(_ event: LabEvent) {
    switch event {
    case .reset: branch = nil
    case .report(let report):
      guard runs[report.job] != nil else { return }
      if case .refused(let reason) = report.branch, runs[report.job]?.job.origin != nil {
        runs[report.job]?.job.origin = nil
        runs[report.job]?.parent = nil
        branch = nil
        note = "It begins from scratch: \(reason)."
      }
      // Words on its progress leave the picture as it was.
      if report.progress == nil { runs[report.job]?.report = report }
    case .opened, .setting, .turn, .slide, .pointer, .run, .step, .reseed, .slower, .faster, .scrub,
      .key:
      break
    }
  }

  /// Lets the jobs among some commands begin where they should, and remembers them.
  mutating func begin(_ commands: [LabCommand], after event: LabEvent, of lab: any Lab)
    -> [LabCommand]
  {
    var isBeginning = commands.contains(where: \.isJob)
    let armed = branch
    if case .opened(let view, _) = event, !isBeginning { branch?.views.insert(view) }
    isBeginning = isBeginning && armed?.views.contains(scene.view) == true
    let count = commands.count(where: \.isJob)
    var place = 0
    let begun = commands.map { command -> LabCommand in
      guard var job = command.job else { return command }
      var parent: RunRecipe?
      if isBeginning, let armed, job.isTraining, job.tasks.isEmpty, !armed.parents.isEmpty {
        let chosen = armed.parents.count == count ? armed.parents[place] : armed.parents[0]
        job.origin = RunOrigin(chosen.run)
        parent = chosen.recipe
      }
      place += 1
      runs[job.number] = StageRun(job: job, parent: parent)
      if case .start = command { return .start(job) }
      return .add(job)
    }
    if place > 0 { forgetRuns(besides: lab, begun) }
    return begun
  }

  /// Keeps what can still be seen.
  private mutating func forgetRuns(besides lab: any Lab, _ commands: [LabCommand]) {
    let shown = Set(lab.exports.map(\.job.number) + commands.compactMap(\.job?.number))
    runs = runs.filter { shown.contains($0.key) }
  }

  /// How a lab passes over a branch that should have begun.
  enum MissedBranch {
    case not
    /// It shows a run that is there already.
    case byEarlierRun
    /// It lets the run that is left take the setting over on its way.
    case bySetting
    /// It changes numbers of the run that is left.
    case byHand
  }

  /// Whether something was changed that should have begun a branch, but did not.
  func missesBranch(
    _ event: LabEvent, _ commands: [LabCommand], of lab: any Lab, before: [Int]
  ) -> MissedBranch {
    guard let branch, branch.views.contains(scene.view), !commands.contains(where: \.isJob) else {
      return .not
    }
    let now = lab.exports.map(\.job.number)
    let isBranched = now.contains { runs[$0]?.job.origin != nil }
    let isEdit = commands.contains { if case .edit = $0 { true } else { false } }
    switch event {
    case .setting, .turn, .slide:
      if isEdit { return .bySetting }
      return now != before && !isBranched ? .byEarlierRun : .not
    case .key, .pointer: return isEdit && !isBranched ? .byHand : .not
    case .opened, .run, .step, .reset, .reseed, .slower, .faster, .scrub, .report: return .not
    }
  }
}

extension Stage {
  /// What there is to tell of a run, once.
  mutating func takeNote() -> [ScreenRequest] {
    defer { note = nil }
    return note.map { [.say($0)] } ?? []
  }

  /// The keys that do something with the run besides training it.
  func runBindings<Action>(
    _ menu: Action, _ debugger: Action, _ doctor: Action, _ branch: Action, _ keep: Action,
    priority: Int
  ) -> [Binding<Action>] {
    guard lab?.isExportable == true else { return [] }
    var bindings = [Binding<Action>(.runMenu, menu, priority: priority)]
    bindings.append(Binding(.debug, debugger, priority: nil))
    if hasRuns { bindings.append(Binding(.doctor, doctor, priority: nil)) }
    if mayBranch { bindings.append(Binding(.branch, branch, priority: nil)) }
    if hasRuns { bindings.append(Binding(.keep, keep, priority: nil)) }
    return bindings
  }
}

extension LabCommand {
  /// The job that it puts on the stage, if it does.
  var job: Job? {
    if case .start(let job) = self { return job }
    if case .add(let job) = self { return job }
    return nil
  }

  var isJob: Bool { job != nil }
}
