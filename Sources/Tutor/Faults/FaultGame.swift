public import Labs
internal import Learning
internal import TextUI

/// Looking for a fault that was put into a network that works: the panel that lies beside the
/// debugger, with the symptom, pages of what a debugger does not show, and the repairs to choose from.
///
/// Whatever the learner opens is noted, here and in the debugger, which says so by `open`.
public struct FaultGame: Sendable {
  /// What is broken, and what was done about it.
  private(set) var round: FaultRound
  /// The page of the panel.
  private(set) var page = Page.brief
  /// The repair that keys act on.
  private(set) var cursor = 0
  /// How the runs are, by the numbers of their jobs.
  private(set) var reports: [Int: RunReport] = [:]
  /// The runs: with the fault, without it, and after each repair that was tried.
  private(set) var jobs: [Job] = []
  private var nextJob = 0

  /// A page of the panel.
  enum Page: CaseIterable, Equatable {
    /// The symptom and the loss, beside what it should be.
    case brief
    /// The curves of the run, the validation among them.
    case curves
    /// What was set.
    case settings
    /// Examples as the network gets them.
    case examples
    /// Which class was taken for which.
    case confusion
    /// What may be done.
    case repairs

    var title: String {
      switch self {
      case .brief: "symptom"
      case .curves: "curves"
      case .settings: "settings"
      case .examples: "data"
      case .confusion: "classes"
      case .repairs: "repair"
      }
    }
  }

  /// A round on its first page.
  public init(_ round: FaultRound) { self.round = round }

  // MARK: What is asked of the trainer

  /// What trains the run with the fault, and the one without.
  mutating func begin(firstJob: Int) -> [LabCommand] {
    nextJob = firstJob
    jobs = round.jobs.map { numbered($0) }
    return jobs.map { .add($0) } + [.go(.unlimited)]
  }

  private mutating func numbered(_ job: Job) -> Job {
    var job = job
    job.number = nextJob
    nextJob += 1
    return job
  }

  /// How a run is, if it is one of the game's.
  mutating func receive(_ report: RunReport) {
    if jobs.contains(where: { $0.number == report.job }) { reports[report.job] = report }
  }

  /// The run with the fault; nil before its first report.
  var broken: Snapshot? { snapshot(0) }
  /// The run without it.
  var healthy: Snapshot? { snapshot(1) }
  /// The run after the repair that was tried last.
  var repaired: Snapshot? { jobs.count > 2 ? snapshot(jobs.count - 1) : nil }

  private func snapshot(_ index: Int) -> Snapshot? {
    jobs.indices.contains(index) ? reports[jobs[index].number]?.snapshot : nil
  }

  // MARK: What the learner does

  /// Notes that something was opened, in the debugger or here.
  mutating func open(_ place: EvidencePlace) { round.open(place) }

  /// Turns to a page, and notes what is to be seen there.
  mutating func turn(to page: Page) {
    self.page = page
    switch page {
    case .brief, .repairs: break
    case .curves:
      open(.curve(.training, step: broken?.position.step ?? 0))
      open(.curve(.validation, step: broken?.position.step ?? 0))
    case .settings: for setting in RunSetting.allCases { open(.setting(setting)) }
    case .examples: open(.examples(.training))
    case .confusion: open(.confusion(.validation, classes: []))
    }
  }

  /// The page before or after.
  mutating func turn(by count: Int) {
    let all = pages
    let here = all.firstIndex(of: page) ?? 0
    turn(to: all[((here + count) % all.count + all.count) % all.count])
  }

  /// The pages that there are something on.
  var pages: [Page] {
    Page.allCases.filter { $0 != .confusion || broken?.evaluation?.confusion.isEmpty == false }
  }

  /// Goes to a repair.
  mutating func choose(_ number: Int) {
    cursor = min(max(0, number), max(0, round.fault.repairs.count - 1))
  }

  /// Tries the repair that keys act on, and trains what it makes of the run.
  mutating func tryRepair() -> [LabCommand] {
    guard !round.tried.contains(cursor), round.choose(cursor) != nil,
      let job = round.job(after: cursor)
    else { return [] }
    jobs.append(numbered(job))
    return [.add(jobs[jobs.count - 1]), .go(.unlimited)]
  }
}
