internal import Labs
internal import Learning

/// One thing to try against what was found, tried: the run as it was beside the run with the remedy,
/// and what a doctor says of that one.
struct RemedyTrial: Sendable {
  /// What it is for.
  let ailment: Ailment
  /// What is tried.
  let remedy: Remedy
  /// The run as it was.
  let before: Job
  /// The run with the remedy.
  let after: Job
  /// How both are, by the numbers of their jobs.
  private(set) var reports: [Int: RunReport] = [:]
  /// What is known of the run with the remedy, once it is over.
  private(set) var answer: DiagnosisReport.State?
  /// Whether a doctor has been asked about it.
  private var isAsked = false

  /// What came of it.
  enum Verdict: Equatable {
    /// Nothing is wrong any more.
    case healthy
    /// What it was for is gone; these are left.
    case gone(others: [Ailment])
    /// It is still there, less than before or not.
    case still(Finding.Degree)
  }

  /// Prepares both runs; nil if the remedy changes nothing of this one.
  init?(_ finding: Finding, of run: RunExport, firstJob: Int) {
    var (before, after) = (run.job, run.job)
    after.experiment = finding.remedy.applied(to: run.job.experiment)
    guard after.experiment != before.experiment else { return nil }
    func prepare(_ job: inout Job, number: Int) {
      job.number = number
      job.forward = 0
      (job.probes, job.examinations) = ([], [])
    }
    prepare(&before, number: firstJob)
    prepare(&after, number: firstJob + 1)
    // Weights that do not fit another network are drawn; those that were to be drawn anew, too.
    switch finding.remedy {
    case .initializeAnew, .scaleUnits, .addHiddenLayer: after.initial = []
    case .changeRate, .replaceActivations, .clip, .stop, .trainLonger, .balanceClasses,
      .removeTwins,
      .removeBrokenExamples, .divideAnew:
      break
    }
    // Weights that are to be drawn anew are not those of another run either.
    if case .initializeAnew = finding.remedy { after.origin = nil }
    ailment = finding.ailment
    remedy = finding.remedy
    self.before = before
    self.after = after
  }

  /// What starts both, as fast as they go.
  var commands: [LabCommand] { [.start(before), .add(after), .go(.unlimited)] }

  /// The run with the remedy, to be looked at.
  private var export: RunExport {
    RunExport(
      name: "remedied", job: after, steps: reports[after.number]?.snapshot.position.step ?? 0)
  }

  /// Whether both have come to their ends.
  var isOver: Bool { [before, after].allSatisfy { isOver($0.number) } }

  private func isOver(_ number: Int) -> Bool {
    guard let report = reports[number] else { return false }
    return report.failure != nil || report.snapshot.isFinished
  }

  /// Takes a report of one of the runs; once both are over, the second is looked at.
  mutating func receive(_ report: RunReport) -> [LabCommand] {
    guard report.job == before.number || report.job == after.number else { return [] }
    reports[report.job] = report
    guard isOver, !isAsked else { return [] }
    isAsked = true
    return [.diagnose(export)]
  }

  /// Takes what is known of the run with the remedy; false if that is about another one.
  mutating func receive(_ report: DiagnosisReport) -> Bool {
    guard report.job == after.number else { return false }
    answer = report.state
    return true
  }

  /// What came of it, once that is known.
  var verdict: Verdict? {
    guard case .found(let report, _) = answer else { return nil }
    if report.isHealthy { return .healthy }
    if let left = report.findings.first(where: { $0.ailment == ailment }) {
      return .still(left.degree)
    }
    return .gone(others: report.findings.map(\.ailment))
  }

  /// The losses at the ends: of the run as it was, and with the remedy.
  var losses: (before: Float, after: Float)? {
    guard let before = reports[before.number]?.snapshot.training.latest?.y,
      let after = reports[after.number]?.snapshot.training.latest?.y
    else { return nil }
    return (before, after)
  }
}
