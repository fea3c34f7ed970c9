import Compute
import Glibc
import Labs
import Learning
import Testing

@testable import Runtime

/// The trainer on its own thread. Tests wait for reports, never for a time.
@Suite struct LabWorkerTests {
  /// The first report for which `isWanted` holds; every report before it goes to `seen`.
  private func report(
    from worker: LabWorker, seen: (RunReport) -> Void = { _ in },
    where isWanted: (RunReport) -> Bool
  ) -> RunReport {
    while true {
      var request = pollfd(fd: worker.doorbell, events: Int16(POLLIN), revents: 0)
      while poll(&request, 1, -1) < 0, errno == EINTR {}
      for report in worker.takeReports() {
        if isWanted(report) { return report }
        seen(report)
      }
    }
  }

  private func started() throws -> LabWorker {
    let worker = try LabWorker()
    worker.start()
    return worker
  }

  @Test func aRunGoesToItsEndAndGivesWhatItGivesAnywhere() throws {
    let worker = try started()
    defer { worker.stop() }
    worker.post(.start(SmallJobs.job(1)))
    worker.post(.go(.unlimited))
    let end = report(from: worker) { $0.snapshot.isFinished }
    let run = try LabRun(SmallJobs.job(1))
    run.go(.steps(50))
    _ = run.advanceOneFrame { false }
    #expect(end.snapshot == run.currentReport().snapshot)
    #expect(end.evaluations == run.currentReport().evaluations)
    #expect(!end.isRunning)
  }

  @Test func aJobThatIsStartedWaitsForGo() throws {
    let worker = try started()
    defer { worker.stop() }
    worker.post(.start(SmallJobs.job(1)))
    let start = report(from: worker) { _ in true }
    #expect(start.job == 1)
    #expect(start.snapshot.position.step == 0)
    #expect(!start.isRunning)
  }

  @Test func reportsComeInOrder() throws {
    let worker = try started()
    defer { worker.stop() }
    var steps: [Int] = []
    var jobs: [Int] = []
    for number in 1...5 {
      worker.post(.start(SmallJobs.job(number, epochs: 3_000)))
      worker.post(.go(.unlimited))
      let end = report(from: worker) { report in
        jobs.append(report.job)
        steps.append(report.job * 1_000_000 + report.snapshot.position.step)
      } where: {
        $0.job == number && $0.snapshot.isFinished
      }
      #expect(end.snapshot.position.step == 3_000)
    }
    #expect(jobs == jobs.sorted())
    #expect(steps == steps.sorted())
  }

  @Test func stepsAreTakenOneByOne() throws {
    let worker = try started()
    defer { worker.stop() }
    worker.post(.start(SmallJobs.job(1)))
    for step in 1...10 {
      worker.post(.step)
      let report = report(from: worker) { $0.snapshot.position.step == step }
      #expect(!report.isRunning)
    }
  }

  @Test func pausingEndsTheRunUntilItGoesOn() throws {
    let worker = try started()
    defer { worker.stop() }
    worker.post(.start(SmallJobs.endless(1)))
    worker.post(.go(.unlimited))
    _ = report(from: worker) { $0.isRunning && $0.snapshot.position.step > 100 }
    worker.post(.pause)
    let paused = report(from: worker) { !$0.isRunning }
    // Were it still training, this step would not be the very next one.
    worker.post(.step)
    let next = report(from: worker) { $0.snapshot.position.step > paused.snapshot.position.step }
    #expect(next.snapshot.position.step == paused.snapshot.position.step + 1)
    worker.post(.go(.unlimited))
    let later = report(from: worker) { $0.isRunning }
    #expect(later.snapshot.position.step >= next.snapshot.position.step)
  }

  @Test func anotherJobTakesThePlaceOfTheOneThatRuns() throws {
    let worker = try started()
    defer { worker.stop() }
    worker.post(.start(SmallJobs.endless(1)))
    worker.post(.go(.unlimited))
    _ = report(from: worker) { $0.isRunning }
    worker.post(.start(SmallJobs.job(2)))
    let second = report(from: worker) { $0.job == 2 }
    #expect(second.snapshot.position.step == 0)
    #expect(!second.isRunning)
  }

  @Test func whatIsStoppedSaysNothingMore() throws {
    let worker = try started()
    defer { worker.stop() }
    worker.post(.start(SmallJobs.endless(1)))
    worker.post(.go(.unlimited))
    _ = report(from: worker) { $0.isRunning }
    worker.post(.stop)
    worker.post(.go(.unlimited))
    worker.post(.step)
    worker.post(.measure([Trial(name: "late", data: SmallJobs.corners)]))
    worker.post(.start(SmallJobs.job(2)))
    var late: [RunReport] = []
    _ = report(from: worker) {
      late.append($0)
    } where: {
      $0.job == 2
    }
    #expect(late.allSatisfy { $0.job == 1 && $0.evaluations["late"] == nil })
  }

  @Test func aJobThatCannotStartSaysWhyAndTheNextOneRuns() throws {
    let worker = try started()
    defer { worker.stop() }
    worker.post(.start(SmallJobs.impossible(1)))
    worker.post(.go(.unlimited))
    let failed = report(from: worker) { $0.job == 1 }
    #expect(failed.failure?.isEmpty == false)
    #expect(!failed.isRunning)
    worker.post(.start(SmallJobs.job(2)))
    worker.post(.go(.unlimited))
    let end = report(from: worker) { $0.snapshot.isFinished }
    #expect(end.job == 2)
    #expect(end.failure == nil)
  }

  @Test func measuringIsAnsweredWhileTrainingFlatOut() throws {
    let worker = try started()
    defer { worker.stop() }
    worker.post(.start(SmallJobs.endless(1)))
    worker.post(.go(.unlimited))
    for number in 0..<50 {
      worker.post(.measure([Trial(name: "asked \(number)", data: SmallJobs.corners)]))
      let answer = report(from: worker) { $0.evaluations["asked \(number)"] != nil }
      #expect(answer.isRunning)
    }
  }

  /// Commands of every kind, from a thread of their own, against a trainer that never rests.
  @Test(arguments: 1...4)
  func everyCommandIsAnsweredWhateverElseIsAsked(_ seed: Int) throws {
    let worker = try started()
    defer { worker.stop() }
    var state = UInt64(seed)
    var job = 1
    worker.post(.start(SmallJobs.endless(job)))
    worker.post(.go(.unlimited))
    for count in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      switch (state >> 33) % 8 {
      case 0: worker.post(.pause)
      case 1, 2: worker.post(.go(.unlimited))
      case 3: worker.post(.step)
      case 4: worker.post(.go(.steps(3)))
      case 5: worker.post(.stop)
      default:
        job += 1
        worker.post(.start(SmallJobs.endless(job)))
        worker.post(.go(.unlimited))
      }
      if count.isMultiple(of: 40) {
        job += 1
        worker.post(.start(SmallJobs.endless(job)))
        worker.post(.go(.unlimited))
        worker.post(.measure([Trial(name: "seen \(count)", data: SmallJobs.corners)]))
        let answer = report(from: worker) { $0.evaluations["seen \(count)"] != nil }
        #expect(answer.job == job)
      }
    }
    job += 1
    worker.post(.start(SmallJobs.job(job)))
    worker.post(.go(.unlimited))
    let end = report(from: worker) { $0.job == job && $0.snapshot.isFinished }
    let run = try LabRun(SmallJobs.job(job))
    run.go(.steps(50))
    _ = run.advanceOneFrame { false }
    #expect(end.snapshot == run.currentReport().snapshot)
  }

  @Test func severalWorkersDoNotDisturbEachOther() throws {
    let workers = try (0..<3).map { _ in try started() }
    defer { for worker in workers { worker.stop() } }
    for (number, worker) in workers.enumerated() {
      worker.post(.start(SmallJobs.job(number + 1, epochs: 2_000)))
      worker.post(.go(.unlimited))
    }
    let ends = workers.map { worker in report(from: worker) { $0.snapshot.isFinished } }
    #expect(ends.map(\.job) == [1, 2, 3])
    #expect(ends[0].snapshot == ends[1].snapshot)
    #expect(ends[1].snapshot == ends[2].snapshot)
  }
}
