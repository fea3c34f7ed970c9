internal import Compute
package import Labs
internal import Learning

/// The runs that a lab has asked for, side by side; what the trainer's thread works at.
///
/// A test may have one of its own and get the same numbers without a thread.
package struct LabBench {
  private var runs: [LabRun] = []
  /// Of jobs that could not start.
  private var failures: [RunReport] = []

  /// Runs as they were where others may branch off, by the numbers of their jobs.
  private var moments: [Int: RunMoment] = [:]

  private let motion: Bool
  /// Jobs that take times.
  private var meters: [LabMeter] = []
  private let stopwatch: Stopwatch
  private let isRepeatable: Bool

  /// Without a run.
  ///
  /// - Parameters:
  ///   - motion: Whether runs are shown as they go; see `LabRun`.
  ///   - isRepeatable: Whether every machine is to give the same reports: with portable kernels, and
  ///     a ten-thousandth of a second for each step instead of the time that it took.
  ///   - stopwatch: Takes the time of work that is to be measured.
  package init(
    motion: Bool = true, isRepeatable: Bool = false, stopwatch: Stopwatch = .system
  ) {
    self.motion = motion
    self.isRepeatable = isRepeatable
    self.stopwatch = stopwatch
  }

  /// Whether there is training to do without being asked again.
  package var isMoving: Bool {
    runs.contains(where: \.isMoving) || meters.contains(where: \.isMoving)
  }
  /// Whether there is nothing to say anything of.
  package var isEmpty: Bool { runs.isEmpty && meters.isEmpty && failures.isEmpty }

  /// Does as it is told; training itself waits for `advanceOneFrame`.
  package mutating func obey(_ command: LabCommand) {
    switch command {
    case .stop: clear()
    case .start(let job):
      clear()
      start(job)
    case .add(let job): start(job)
    case .go(let pace):
      for run in runs { run.go(pace) }
      for index in meters.indices { meters[index].go() }
    case .pause:
      for run in runs { run.pause() }
      for index in meters.indices { meters[index].pause() }
    case .step:
      for run in runs { run.step() }
      for index in meters.indices { meters[index].step() }
    case .scrub(let step, let scale): for run in runs { run.scrub(to: step, of: scale) }
    case .measure(let trials): for run in runs { run.measure(trials) }
    case .examine(let examinations): for run in runs { run.examine(examinations) }
    case .edit(let edits): for run in runs { run.edit(edits) }
    case .branch(let points): keep(points)
    // Files are the business of whoever the bench belongs to.
    case .export: break
    }
  }

  /// Brings runs to rest where others may branch off them.
  private mutating func keep(_ points: [BranchPoint]) {
    moments = [:]
    for point in points {
      guard let run = runs.first(where: { $0.number == point.job }) else { continue }
      moments[point.job] = run.keep(at: point.step)
    }
  }

  private mutating func clear() { (runs, meters, failures) = ([], [], []) }

  private mutating func start(_ job: Job) {
    guard job.tasks.isEmpty else {
      meters.append(LabMeter(job, stopwatch: stopwatch))
      return
    }
    let job = isRepeatable ? job.mapped { $0.experiment.kernels = .portable } : job
    let moment = job.origin.flatMap { moments[$0.run.job.number] }
    do {
      let isKept = moment?.step == job.origin?.step
      runs.append(try LabRun(job, motion: motion, at: isKept ? moment : nil))
    } catch {
      failures.append(RunReport(job: job.number, failure: error.description))
    }
  }

  /// Trains every run for one picture; runs side by side share the time.
  ///
  /// - Returns: the seconds left until the next picture is due.
  package mutating func advanceOneFrame(isInterrupted: () -> Bool) -> Double {
    if let index = meters.firstIndex(where: \.isMoving) {
      // Nothing else runs beside what is timed.
      meters[index].advanceOneFrame(isInterrupted: isInterrupted)
      return 0
    }
    let moving = runs.filter(\.isMoving)
    var spent = 0.0
    var isHurried = false
    for run in moving {
      let left = run.advanceOneFrame(share: 1 / Double(moving.count), isInterrupted: isInterrupted)
      if left <= 0 { isHurried = true }
      spent += LabRun.frame - left
    }
    return isHurried || moving.isEmpty ? 0 : max(0, LabRun.frame - spent)
  }

  /// How every run is, measured now.
  package mutating func reports() -> [RunReport] {
    failures
      + runs.map { run in
        var report = run.currentReport()
        if isRepeatable { report.seconds = Double(report.snapshot.position.step) / 10_000 }
        return report
      } + meters.indices.map { meters[$0].currentReport() }
  }
}
