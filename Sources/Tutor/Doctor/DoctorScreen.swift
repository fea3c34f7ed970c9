public import Labs
internal import Learning
internal import TextUI

/// What is wrong with a run, what shows it, and what can be tried.
///
/// It lies over the screen whose run it is about. The run is looked at on the trainer's thread; until
/// that is done, it says how far it is.
public struct DoctorScreen: Sendable {
  /// Where it was opened from: `spiral`.
  let title: String
  /// What is looked at.
  let run: RunExport
  private(set) var state: DiagnosisReport.State?
  /// The finding that is talked about, from the worst on.
  private(set) var chosen = 0
  /// The piece of its evidence that is shown.
  private(set) var shown = 0
  /// What was tried last.
  private(set) var trial: RemedyTrial?
  private var nextJob = 0

  /// Asks about a run.
  ///
  /// - Parameters:
  ///   - title: Where it was trained.
  ///   - run: The run; if its job is on the trainer's thread, all that it has been through.
  public init(title: String, run: RunExport) {
    self.title = title
    self.run = run
  }

  enum Action: Equatable {
    case up, down, previousEvidence, nextEvidence, look, tryRemedy, stop
    case close, help, glossary, search, quit
  }

  // MARK: What is known

  /// What was found, and what it was found in.
  var answer: (report: DoctorReport, record: RunRecord)? {
    if case .found(let report, let record) = state { (report, record) } else { nil }
  }

  /// From the worst on.
  var findings: [Finding] { answer?.report.byDegree ?? [] }

  /// What is talked about; nil for a healthy run.
  var finding: Finding? { findings.indices.contains(chosen) ? findings[chosen] : nil }

  /// The numbers that are shown: those of the finding, or those that say how a healthy run went.
  var evidence: [Evidence] { finding?.evidence ?? answer?.report.vitals ?? [] }

  /// The one that its picture is shown of.
  var shownEvidence: Evidence? { evidence.indices.contains(shown) ? evidence[shown] : nil }

  /// Whether the run is still being looked at.
  var isLooking: Bool {
    switch state {
    case nil, .looking: true
    case .failed, .found: false
    }
  }

  /// What a debugger opens to look at the evidence: the run at that step.
  var subject: StepSubject? {
    guard let evidence = shownEvidence, let record = answer?.record else { return nil }
    var run = run
    // From the step that the number was measured before, or the last one that there was.
    run.steps = min(evidence.place.step ?? record.step, max(0, record.step - 1))
    run.edits = run.edits.filter { $0.step <= run.steps }
    return StepSubject(title: title, run: run, examples: examples(of: evidence, in: record))
  }

  private func examples(of evidence: Evidence, in record: RunRecord) -> Dataset? {
    guard case .examples(let split, let rows) = evidence.place, !rows.isEmpty else { return nil }
    let data =
      split == .training ? record.experiment.training : record.experiment.validation
    let known = data.map { data in rows.filter { $0 < data.count } } ?? []
    return known.isEmpty ? nil : data?.rows(Array(known.prefix(record.experiment.batchSize)))
  }

  // MARK: Keys

  var bindings: [Binding<Action>] {
    var bindings: [Binding<Action>] = []
    if isLooking {
      bindings.append(
        Binding(.back, "stop", .close, priority: 10, help: "Stop looking, and go back"))
      return bindings + everywhere
    }
    if findings.count > 1 {
      bindings += Binding.pair(
        .move, "finding", .up, .down, priority: 8, help: "Another finding (also k and j)")
    }
    if evidence.count > 1 {
      bindings += Binding.pair(
        .turn, "evidence", .previousEvidence, .nextEvidence, priority: 8,
        help: "Another number that shows it")
    }
    if subject != nil {
      bindings.append(
        Binding(
          .act, "look", .look, priority: 9,
          help: "Open the run in the debugger, where this number can be looked at"))
    }
    if isTrying {
      bindings.append(
        Binding(["T"], "T", "stop", .stop, priority: 9, help: "Stop trying the remedy"))
    } else if let finding {
      bindings.append(
        Binding(
          ["T"], "T", "try it", .tryRemedy, priority: 9,
          help:
            "Run it once more with the remedy, beside the run as it was: \(finding.remedy.label)"
        ))
    }
    bindings.append(Binding(.back, "back", .close, priority: 10, help: "Back to the run"))
    return (bindings + everywhere).disjoint()
  }

  private var everywhere: [Binding<Action>] {
    [
      Binding(.search, .search, priority: 1), Binding(.glossary, .glossary, priority: 0),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 2),
    ]
  }

  /// Whether a remedy is being tried, and what came of it is not known yet.
  var isTrying: Bool {
    guard let trial else { return false }
    switch trial.answer {
    case nil, .looking: return true
    case .failed, .found: return false
    }
  }

  mutating func press(_ key: Key) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    return perform(binding.action)
  }

  mutating func perform(_ action: Action) -> [ScreenRequest] {
    switch action {
    case .up: choose(chosen - 1)
    case .down: choose(chosen + 1)
    case .previousEvidence: show(shown - 1)
    case .nextEvidence: show(shown + 1)
    case .look: return look()
    case .tryRemedy: return tryRemedy()
    case .stop:
      trial = nil
      return [.effect(.lab(.stop))]
    case .close: return [.close]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  mutating func choose(_ number: Int) {
    chosen = min(max(0, number), max(0, findings.count - 1))
    shown = 0
  }

  mutating func show(_ number: Int) { shown = min(max(0, number), max(0, evidence.count - 1)) }

  /// Opens the run in the debugger where the number was measured.
  private func look() -> [ScreenRequest] {
    guard let subject else { return [] }
    guard case .tensor(let name, _, let units)? = shownEvidence?.place else {
      return [.open(.debugger(DebuggerScreen(subject)))]
    }
    let wanted = WantedTensor(name: name, unit: units.first ?? 0)
    return [.open(.debugger(DebuggerScreen(subject, showing: wanted)))]
  }

  private mutating func tryRemedy() -> [ScreenRequest] {
    guard let finding else { return [] }
    guard let trial = RemedyTrial(finding, of: run, firstJob: nextJob) else {
      return [.say("There is nothing to change: it is so already.")]
    }
    nextJob += 2
    self.trial = trial
    return trial.commands.map { .effect(.lab($0)) }
  }

  // MARK: What comes back

  /// Asks about the run.
  mutating func begin(firstJob: Int) -> [ScreenRequest] {
    nextJob = firstJob
    return [.effect(.lab(.diagnose(run)))]
  }

  mutating func receive(_ report: DiagnosisReport) {
    if trial?.receive(report) == true { return }
    guard report.job == run.job.number else { return }
    state = report.state
    choose(0)
  }

  mutating func receive(_ report: RunReport) -> [ScreenRequest] {
    (trial?.receive(report) ?? []).map { .effect(.lab($0)) }
  }
}
