internal import Learning

/// A lab's dealings with the trainer's thread: what it has asked for, what has come back.
///
/// Runs that are shown train at the learner's pace, several side by side; a sweep trains as fast as
/// it goes, one run after the other, off the screen. Every run keeps its latest report under its
/// tag until it is cleared.
///
///     commands = desk.show([RunOrder("sgd", a), RunOrder("adam", b)])
///     commands = desk.receive(report)
///     desk.report("adam")?.snapshot.training
public struct RunDesk<Tag: Hashable & Sendable>: Sendable {
  /// The latest report of every run.
  public private(set) var reports: [Tag: RunReport] = [:]
  /// Runs on the trainer's thread, in the order in which they were asked for.
  public private(set) var live: [Tag] = []
  /// What they train, by tag: also of runs that are over.
  public private(set) var jobs: [Tag: Job] = [:]
  /// What the view on stage runs, in its order: what can be taken out of the lab.
  public private(set) var group: [RunOrder<Tag>] = []
  /// The runs of the sweep that have not begun.
  private var waiting: [RunOrder<Tag>] = []
  /// How many runs the sweep had at its beginning; 0 without one.
  public private(set) var sweepCount = 0
  /// What the learner chooses the pace from; as many as `RunPace.levels`.
  public var paces = RunPace.levels
  /// Which of `paces` runs are shown at.
  public private(set) var paceLevel: Int
  private var nextNumber: Int
  private var isMoving = false

  /// - Parameter firstJob: as in the lab's context.
  public init(firstJob: Int, paceLevel: Int = RunPace.usual) {
    nextNumber = firstJob
    self.paceLevel = min(max(0, paceLevel), RunPace.levels.count - 1)
  }

  /// The latest report of a run.
  public func report(_ tag: Tag) -> RunReport? { reports[tag] }
  /// Whether a run was trained to its end.
  public func isFinished(_ tag: Tag) -> Bool { reports[tag]?.snapshot.isFinished == true }

  /// Whether training goes on.
  public var isRunning: Bool { isMoving }
  /// Whether runs are there, at rest before their end.
  public var isPaused: Bool { !isMoving && live.contains { !isFinished($0) } }
  /// Whether a sweep is under way.
  public var isSweeping: Bool { sweepCount > 0 && (isMoving || !waiting.isEmpty) }
  /// The share of a sweep that is done, 0 ... 1, the run under way with its own share.
  public var sweepProgress: Double {
    guard sweepCount > 0 else { return 0 }
    let begun = sweepCount - waiting.count
    let isLastOver = live.last.map(isFinished) ?? true
    return Double(isLastOver ? begun : begun - 1) / Double(sweepCount)
  }

  private var pace: Pace { paces[min(paceLevel, paces.count - 1)] }

  // MARK: Asking

  /// Puts runs on the stage, side by side, at rest before their first step. What was there goes,
  /// and its reports with it if their tags come again.
  public mutating func stand(_ orders: [RunOrder<Tag>]) -> [LabCommand] {
    waiting = []
    sweepCount = 0
    isMoving = false
    live = []
    group = orders
    return orders.enumerated().map { index, order in
      let job = begin(order)
      return index == 0 ? .start(job) : .add(job)
    }
  }

  /// Puts runs on the stage and lets them train, at the learner's pace unless it is said otherwise.
  public mutating func show(_ orders: [RunOrder<Tag>], at pace: Pace? = nil) -> [LabCommand] {
    guard !orders.isEmpty else { return [] }
    let commands = stand(orders)
    isMoving = true
    return commands + [.go(pace ?? self.pace)]
  }

  /// Trains runs to their ends, one after the other, as fast as it goes.
  public mutating func sweep(_ orders: [RunOrder<Tag>]) -> [LabCommand] {
    guard !orders.isEmpty else { return [] }
    for order in orders { reports[order.tag] = nil }
    group = orders
    waiting = orders
    sweepCount = orders.count
    live = []
    return startNext()
  }

  /// Pauses what runs, or goes on with what is at rest.
  public mutating func toggle() -> [LabCommand] {
    guard isMoving || isPaused else { return [] }
    isMoving.toggle()
    guard isMoving else { return [.pause] }
    return [.go(sweepCount > 0 ? .unlimited : pace)]
  }

  /// One step of every run on the stage.
  public mutating func step() -> [LabCommand] {
    guard !live.isEmpty else { return [] }
    isMoving = false
    return [.step]
  }

  /// Takes the runs on the stage to a step of what they have been through, at rest.
  public mutating func scrub(to step: Int) -> [LabCommand] {
    guard let timeline else { return [] }
    isMoving = false
    let step = min(max(timeline.earliest, step), timeline.furthest)
    return [.scrub(to: step, of: timeline.furthest)]
  }

  /// Fewer or more steps a picture.
  public mutating func changePace(by levels: Int) -> [LabCommand] {
    paceLevel = min(max(0, paceLevel + levels), RunPace.levels.count - 1)
    return isMoving && sweepCount == 0 ? [.go(pace)] : []
  }

  /// Says what the view on stage runs, where that is not what was asked for last: runs that are over
  /// need not be asked for again.
  public mutating func present(_ orders: [RunOrder<Tag>]) { group = orders }

  /// Takes every run off the stage and keeps the reports.
  public mutating func leave() -> [LabCommand] {
    let hadRuns = !live.isEmpty
    (waiting, live) = ([], [])
    (sweepCount, isMoving) = (0, false)
    return hadRuns ? [.stop] : []
  }

  /// Forgets every run and its report.
  public mutating func clear() -> [LabCommand] {
    let hadRuns = !live.isEmpty
    (reports, jobs, waiting, live, group) = ([:], [:], [], [], [])
    (sweepCount, isMoving) = (0, false)
    return hadRuns ? [.stop] : []
  }

  /// Takes every run off the stage and keeps what it reported: for a view that runs nothing.
  public mutating func rest() -> [LabCommand] {
    let hadRuns = !live.isEmpty
    _ = stand([])
    return hadRuns ? [.stop] : []
  }

  /// Forgets the reports of these runs, which are not on the stage.
  public mutating func forget(_ isForgotten: (Tag) -> Bool) {
    reports = reports.filter { !isForgotten($0.key) }
  }

  // MARK: What comes back

  /// Takes a report; one of a run that is no longer there changes nothing.
  public mutating func receive(_ report: RunReport) -> [LabCommand] {
    guard let tag = live.first(where: { jobs[$0]?.number == report.job }) else { return [] }
    reports[tag] = report
    let areOver = live.allSatisfy { isFinished($0) || reports[$0]?.failure != nil }
    guard areOver else { return [] }
    if !waiting.isEmpty, isMoving { return startNext() }
    isMoving = false
    return []
  }

  private mutating func startNext() -> [LabCommand] {
    guard !waiting.isEmpty else { return [] }
    let order = waiting.removeFirst()
    live = []
    isMoving = true
    return [.start(begin(order)), .go(.unlimited)]
  }

  private mutating func begin(_ order: RunOrder<Tag>) -> Job {
    var job = order.job
    job.number = nextNumber
    nextNumber += 1
    jobs[order.tag] = job
    reports[order.tag] = nil
    live.append(order.tag)
    return job
  }
}
