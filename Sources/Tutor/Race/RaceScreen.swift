public import Labs
internal import Learning
internal import TextUI

/// Runs side by side, at an equal pace, over each other in one chart.
///
///     RaceScreen(title: "as it was, and with the remedy", lanes: [("before", job), ("after", other)])
public struct RaceScreen: Sendable {
  /// What it is about.
  public let title: String
  /// What sets the lanes apart: `rate`; empty if their names say it all.
  let what: String
  /// Up to six runs.
  public let lanes: [RaceLane]
  /// The runs on the trainer's thread, by their places among the lanes.
  var desk: RunDesk<Int>
  /// The chosen lane.
  public internal(set) var cursor = 0

  /// A race of jobs of any kind; its runs begin when the screen is laid over another one.
  public init(title: String, lanes: [(name: String, job: Job)]) {
    self.init(
      title: title, what: "",
      lanes: lanes.prefix(RaceSetup.most).map { RaceLane(name: $0.name, job: $0.job) })
  }

  init(title: String, what: String, lanes: [RaceLane]) {
    self.title = title
    self.what = what
    self.lanes = lanes
    desk = RunDesk(firstJob: 1)
    begin(firstJob: 1)
  }

  /// Gives the runs their numbers.
  mutating func begin(firstJob: Int) {
    let batches = Set(lanes.map(\.job.experiment.stepsPerEpoch))
    desk = RunDesk(firstJob: firstJob, paceLevel: desk.paceLevel)
    // Runs whose passes have different numbers of steps are equally far after as many passes.
    desk.paces = batches.count > 1 ? RunPace.passLevels : RunPace.levels
  }

  var orders: [RunOrder<Int>] { lanes.indices.map { RunOrder($0, lanes[$0].job) } }

  /// The latest of a lane.
  func report(_ lane: Int) -> RunReport? { desk.report(lane) }
  func score(_ lane: Int) -> RunScore { RunScore(report(lane), lanes[lane].job) }

  /// Whether a lane goes no further.
  func isOver(_ lane: Int) -> Bool {
    desk.isFinished(lane) || report(lane)?.snapshot.divergence != nil
      || report(lane)?.failure != nil
  }
  var isOver: Bool { lanes.indices.allSatisfy(isOver) }
  /// The step of the lane that is furthest.
  var step: Int { lanes.indices.map { report($0)?.snapshot.position.step ?? 0 }.max() ?? 0 }

  // MARK: Who wins

  /// Whether losses on validation data decide: only if every lane has some.
  private var isDecidedByValidation: Bool {
    lanes.allSatisfy { $0.job.experiment.validation != nil }
  }

  /// What decides, in a sentence.
  var rule: String {
    isDecidedByValidation
      ? "The lowest loss on the validation data at the end wins."
      : "The lowest mean loss of the last pass at the end wins."
  }

  /// What a lane is judged by; nil for one that cannot win.
  func judged(_ lane: Int) -> Double? {
    let score = score(lane)
    guard score.divergedAt == nil, report(lane)?.failure == nil else { return nil }
    let loss = isDecidedByValidation ? score.validation : score.training
    return loss.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The lanes in front, by that rule; several if they are equal, none before the first step.
  var leaders: [Int] {
    let judged = lanes.indices.compactMap { lane in self.judged(lane).map { (lane, $0) } }
    guard let best = judged.map(\.1).min() else { return [] }
    return judged.filter { $0.1 == best }.map(\.0)
  }

  /// How it stands, in a sentence.
  var verdict: String {
    let names = leaders.map { laneName($0) }
    guard isOver else {
      guard step > 0, names.count == 1 else { return rule }
      return "In front: \(names[0]). \(rule)"
    }
    let lost = lanes.indices.filter { score($0).divergedAt != nil }.map { laneName($0) }
    let diverged = lost.isEmpty ? "" : " \(lost.joined(separator: ", ")) diverged."
    switch names.count {
    case 0: return "Nobody wins: no lane has a loss in the end."
    case 1: return "\(names[0]) wins: \(reason).\(diverged)"
    default: return "A tie of \(names.joined(separator: " and ")): \(reason).\(diverged)"
    }
  }

  private var reason: String {
    let loss = leaders.first.flatMap(judged).map { Numbers.significant($0) } ?? ""
    return isDecidedByValidation
      ? "the lowest validation loss, \(loss)" : "the lowest training loss, \(loss)"
  }

  /// `rate 0.03`.
  func laneName(_ lane: Int) -> String {
    what.isEmpty ? lanes[lane].name : "\(what) \(lanes[lane].name)"
  }

  /// What the chosen lane trains and how far it is, for a debugger.
  public var subject: StepSubject? {
    guard lanes.indices.contains(cursor), let job = desk.jobs[cursor], let report = report(cursor)
    else { return nil }
    return StepSubject(
      title: laneName(cursor),
      run: RunExport(
        name: laneName(cursor), job: job, steps: report.snapshot.position.step,
        edits: report.edits))
  }
}
