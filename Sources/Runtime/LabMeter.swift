package import Compute
internal import Foundation
package import Labs
internal import Learning

/// Takes the time of one thing, done once: the seconds on the wall, or what a test says.
package struct Stopwatch: Sendable {
  /// Seconds that the work took; `body` computes it.
  package var seconds: @Sendable (_ workload: Workload, _ body: () -> Void) -> Double
  /// Whether anything is computed at all, so that memory has to be there.
  let computes: Bool
  /// How many processors it speaks of.
  let processors: Int

  /// One for tests: it says how long work takes on a machine that is not there.
  package init(
    processors: Int, modelling seconds: @escaping @Sendable (Workload) -> Double
  ) {
    self.seconds = { workload, _ in seconds(workload) }
    computes = false
    self.processors = processors
  }

  private init() {
    seconds = { _, body in
      let start = ProcessInfo.processInfo.systemUptime
      body()
      return ProcessInfo.processInfo.systemUptime - start
    }
    computes = true
    processors = max(1, ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The clock of the machine.
  package static let system = Stopwatch()
}

/// A job that takes the time of its tasks on the trainer's thread, a piece for each picture.
///
/// Each task is computed once to warm up, which also says how often it has to be computed for the
/// clock to see it, and then five times. It can be paused and given up within a task.
package struct LabMeter {
  private let tasks: [TimedTask]
  private let stopwatch: Stopwatch
  private var report: RunReport
  private var isGoing = false
  /// The tasks to come, the one under way first.
  private var next = 0
  private var attempt: Attempt?
  /// A single task, and then no further.
  private var isSingle = false

  /// Repetitions of which the median counts.
  static let repetitions = 5
  /// What a repetition lasts at the least.
  private static let least = 0.002
  private static let frame = 1.0 / 30

  /// A task under way.
  private struct Attempt {
    let task: TimedTask
    let workload: Workload
    let threads: Int
    var run: WorkloadRun?
    var part = 0
    var partial = 0.0
    /// How often it is computed in each repetition; known after the one that warms up.
    var count: Int?
    var times: [Double] = []
  }

  /// At rest before the first task.
  package init(_ job: Job, stopwatch: Stopwatch) {
    tasks = job.tasks
    self.stopwatch = stopwatch
    report = RunReport(job: job.number)
    var timings = Timings()
    timings.processors = stopwatch.processors
    if stopwatch.computes { timings.processor = ComputingPower.found().processor }
    report.timings = timings
  }

  /// Whether there is something to measure without being asked again.
  package var isMoving: Bool { isGoing && next < tasks.count }

  /// Goes on.
  package mutating func go() { (isGoing, isSingle) = (true, false) }
  /// Stops within a task; what has been measured of it is kept.
  package mutating func pause() { isGoing = false }
  /// Measures one task more.
  package mutating func step() { (isGoing, isSingle) = (true, true) }

  /// How far it is.
  package mutating func currentReport() -> RunReport {
    report.isRunning = isMoving
    report.snapshot.position.step = next
    report.snapshot.isFinished = next >= tasks.count
    report.timings?.current = next < tasks.count ? tasks[next].name : nil
    report.serial += 1
    return report
  }

  /// Measures for one picture, or until something else is wanted.
  package mutating func advanceOneFrame(isInterrupted: () -> Bool) {
    let start = ProcessInfo.processInfo.systemUptime
    repeat {
      advance()
    } while isMoving && ProcessInfo.processInfo.systemUptime - start < Self.frame
      && !isInterrupted()
  }

  private mutating func advance() {
    guard isMoving else { return }
    guard var attempt = attempt ?? begin() else { return finish(nil) }
    let (part, count) = (attempt.part, attempt.count ?? 1)
    let run = attempt.run
    let took = stopwatch.seconds(attempt.workload) {
      for _ in 0..<count { run?.run(part: part) }
    }
    attempt.partial += took
    attempt.part += 1
    let parts = run?.parts ?? 1
    if attempt.part >= parts {
      if attempt.count == nil {
        // Parts are timed one by one, so that only what has a single one is done several times.
        let isShort = parts == 1 && attempt.partial < Self.least
        attempt.count =
          isShort ? Int(min(1e6, max(2, Self.least / max(attempt.partial, 1e-9)))) : 1
      } else {
        attempt.times.append(attempt.partial / Double(stopwatch.computes ? count : 1))
      }
      (attempt.part, attempt.partial) = (0, 0)
    }
    self.attempt = attempt
    if attempt.times.count >= Self.repetitions { finish(attempt) }
  }

  /// The next task, if this machine can compute it.
  private func begin() -> Attempt? {
    let task = tasks[next]
    let threads = task.threads == 0 ? report.timings?.processors ?? 1 : task.threads
    guard let workload = try? task.work.workload(threads: threads),
      workload.isAvailable || !stopwatch.computes
    else {
      return nil
    }
    var attempt = Attempt(task: task, workload: workload, threads: threads)
    // Memory is taken before the clock runs.
    if stopwatch.computes { attempt.run = WorkloadRun(workload) }
    return attempt
  }

  private mutating func finish(_ attempt: Attempt?) {
    if let attempt {
      report.timings?.byName[attempt.task.name] = Timing(
        seconds: attempt.times, work: attempt.workload.work, threads: attempt.threads)
    } else {
      report.timings?.missing.insert(tasks[next].name)
    }
    self.attempt = nil
    next += 1
    if isSingle { isGoing = false }
  }
}
