internal import Compute
internal import Labs
internal import Learning

/// What a debugger has opened on the trainer's thread: nothing, a run on its way to the moment that is
/// to be opened, or one that is walked through.
struct StepWalk {
  private var stage = Stage.nothing
  private var serial = 0
  /// Whether anything has happened since the last report.
  private var hasNews = false
  /// What was asked for before the run was open, in order.
  private var waiting: [StepCommand] = []

  private enum Stage {
    case nothing
    case replaying(StepReplay)
    case open(StepRun)
    /// It cannot be opened: a sentence.
    case failed(String)
  }

  /// Whether there is something to compute without being asked again.
  var isMoving: Bool {
    switch stage {
    case .nothing, .failed: false
    case .replaying: true
    case .open(let run): run.isMoving
    }
  }

  /// Whether there is nothing to say anything of.
  var isEmpty: Bool {
    switch stage {
    case .nothing: true
    case .replaying, .open, .failed: false
    }
  }

  /// Does as it is told.
  ///
  /// - Parameter known: The run of a job on the thread, if it is there.
  mutating func obey(_ command: StepCommand, known: (Int) -> LabRun?) {
    hasNews = true
    switch (command, stage) {
    case (.open(let subject), _):
      waiting = []
      open(subject, known(subject.run.job.number))
    case (.close, _): (stage, waiting) = (.nothing, [])
    case (_, .open(let run)): run.obey(command)
    case (_, .replaying): waiting.append(command)
    case (_, .nothing), (_, .failed): break
    }
  }

  /// Stops what runs, where it is.
  func pause() {
    if case .open(let run) = stage { run.obey(.interrupt) }
  }

  /// Computes for as long as one picture takes.
  mutating func advance(isInterrupted: () -> Bool) {
    hasNews = true
    switch stage {
    case .nothing, .failed: break
    case .open(let run): run.advance(isInterrupted: isInterrupted)
    case .replaying(let replay):
      replay.advance(isInterrupted: isInterrupted)
      if replay.isOver { arrive(replay) }
    }
  }

  /// How it stands, if anything has happened since the last time.
  mutating func news() -> StepReport? {
    guard hasNews, !isEmpty else { return nil }
    hasNews = false
    serial += 1
    var report: StepReport
    switch stage {
    case .open(let run): report = run.report()
    case .nothing: return nil
    case .failed(let sentence):
      report = StepReport()
      report.failure = sentence
    case .replaying(let replay):
      report = StepReport()
      report.title = replay.subject.title
      report.progress = replay.progress
    }
    report.serial = serial
    return report
  }

  private mutating func open(_ subject: StepSubject, _ run: LabRun?) {
    do {
      if let run, let moment = run.moment, moment.step == subject.run.steps {
        stage = .open(try StepRun(subject, at: moment, after: run.past))
      } else {
        let replay = try StepReplay(subject, past: run?.past ?? RunHistory())
        stage = .replaying(replay)
        if replay.isOver { arrive(replay) }
      }
    } catch {
      stage = .failed(error.description)
    }
  }

  private mutating func arrive(_ replay: StepReplay) {
    do {
      let run = try replay.open()
      stage = .open(run)
      for command in waiting { run.obey(command) }
      waiting = []
    } catch {
      stage = .failed(error.description)
    }
  }
}
