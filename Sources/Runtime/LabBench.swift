internal import Compute
package import Labs
internal import Learning

/// The runs that a lab has asked for, side by side; what the trainer's thread works at.
///
/// A test may have one of its own and get the same numbers without a thread.
package struct LabBench {
  /// What the screen on top has asked for; what lies below is at rest.
  private var top = Layer()
  private var below: [Layer] = []
  /// Runs as they were where others may branch off, by the numbers of their jobs.
  private var moments: [Int: RunMoment] = [:]
  private let motion: Bool
  private let stopwatch: Stopwatch
  private let isRepeatable: Bool

  /// The runs of one screen.
  private struct Layer {
    var runs: [LabRun] = []
    /// Of jobs that could not start.
    var failures: [RunReport] = []
    /// Jobs that take times.
    var meters: [LabMeter] = []
    /// A run that is walked through.
    var walk = StepWalk()
    /// A run that a doctor was asked about.
    var diagnosis = RunDiagnosis()
    /// A mean that is taken apart.
    var breakdown = RunBreakdown()

    var isMoving: Bool {
      runs.contains(where: \.isMoving) || meters.contains(where: \.isMoving) || walk.isMoving
        || diagnosis.isMoving || breakdown.isMoving
    }
    var isEmpty: Bool {
      runs.isEmpty && meters.isEmpty && failures.isEmpty && walk.isEmpty && diagnosis.isEmpty
        && breakdown.isEmpty
    }

    mutating func pause() {
      for run in runs { run.pause() }
      for index in meters.indices { meters[index].pause() }
      walk.pause()
    }
  }

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
  package var isMoving: Bool { top.isMoving }
  /// Whether there is nothing to say anything of.
  package var isEmpty: Bool { top.isEmpty }

  /// Does as it is told; training itself waits for `advanceOneFrame`.
  package mutating func obey(_ command: LabCommand) {
    switch command {
    case .stop: top = Layer()
    case .start(let job):
      top = Layer()
      start(job)
    case .add(let job): start(job)
    case .go(let pace):
      for run in top.runs { run.go(pace) }
      for index in top.meters.indices { top.meters[index].go() }
    case .pause: top.pause()
    case .step:
      for run in top.runs { run.step() }
      for index in top.meters.indices { top.meters[index].step() }
    case .scrub(let step, let scale): for run in top.runs { run.scrub(to: step, of: scale) }
    case .measure(let trials): for run in top.runs { run.measure(trials) }
    case .examine(let examinations): for run in top.runs { run.examine(examinations) }
    case .edit(let edits): for run in top.runs { run.edit(edits) }
    case .branch(let points): keep(points)
    case .steps(let command):
      let runs = ([top] + below).flatMap(\.runs)
      top.walk.obey(command) { number in runs.first { $0.number == number } }
    case .diagnose(let run):
      let runs = ([top] + below).flatMap(\.runs)
      top.diagnosis.ask(run) { number in runs.first { $0.number == number } }
    case .breakDown(let mean):
      let runs = ([top] + below).flatMap(\.runs)
      top.breakdown.ask(mean) { number in runs.first { $0.number == number } }
    case .shelve:
      top.pause()
      below.append(top)
      top = Layer()
    case .unshelve: top = below.popLast() ?? Layer()
    // Files are the business of whoever the bench belongs to.
    case .export: break
    }
  }

  /// Brings runs to rest where others may branch off them.
  private mutating func keep(_ points: [BranchPoint]) {
    moments = [:]
    for point in points {
      guard let run = top.runs.first(where: { $0.number == point.job }) else { continue }
      run.rest(at: point.step)
      moments[point.job] = run.moment
    }
  }

  private mutating func start(_ job: Job) {
    guard job.tasks.isEmpty else {
      top.meters.append(LabMeter(job, stopwatch: stopwatch))
      return
    }
    let job = isRepeatable ? job.mapped { $0.experiment.kernels = .portable } : job
    let moment = job.origin.flatMap { moments[$0.run.job.number] }
    do {
      let isKept = moment?.step == job.origin?.step
      top.runs.append(try LabRun(job, motion: motion, at: isKept ? moment : nil))
    } catch {
      top.failures.append(RunReport(job: job.number, failure: error.description))
    }
  }

  /// Trains every run for one picture; runs side by side share the time.
  ///
  /// - Returns: the seconds left until the next picture is due.
  package mutating func advanceOneFrame(isInterrupted: () -> Bool) -> Double {
    if let index = top.meters.firstIndex(where: \.isMoving) {
      // Nothing else runs beside what is timed.
      top.meters[index].advanceOneFrame(isInterrupted: isInterrupted)
      return 0
    }
    if top.walk.isMoving {
      top.walk.advance(isInterrupted: isInterrupted)
      return 0
    }
    if top.diagnosis.isMoving {
      top.diagnosis.advance(isInterrupted: isInterrupted)
      return 0
    }
    if top.breakdown.isMoving {
      top.breakdown.advance(isInterrupted: isInterrupted)
      return 0
    }
    let moving = top.runs.filter(\.isMoving)
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
    top.failures
      + top.runs.map { run in
        var report = run.currentReport()
        if isRepeatable { report.seconds = Double(report.snapshot.position.step) / 10_000 }
        return report
      } + top.meters.indices.map { top.meters[$0].currentReport() }
  }

  /// How the run that is walked through stands, where that is news.
  package mutating func stepReport() -> StepReport? { top.walk.news() }

  /// What is known of the run that a doctor was asked about, where that is news.
  package mutating func diagnosisReport() -> DiagnosisReport? { top.diagnosis.news() }

  /// What is known of the mean that is taken apart, where that is news.
  package mutating func breakdownReport() -> BreakdownReport? { top.breakdown.news() }
}
