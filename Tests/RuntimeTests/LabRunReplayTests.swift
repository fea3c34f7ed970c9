import Compute
import Labs
import Learning
import Testing

@testable import Runtime

/// A run that is brought back is the run that it was, to the last digit.
@Suite struct LabRunReplayTests {
  private func settled(_ bench: inout LabBench) throws -> RunReport {
    while bench.isMoving { _ = bench.advanceOneFrame { true } }
    return try #require(bench.reports().first)
  }

  private func replayed(_ job: Job) throws -> RunReport {
    var bench = LabBench()
    bench.obey(.start(job))
    return try settled(&bench)
  }

  @Test func stepsAreTakenBeforeTheRunStands() throws {
    var bench = LabBench()
    bench.obey(.start(SmallJobs.job(1)))
    for _ in 0..<70 { bench.obey(.step) }
    let stepped = try settled(&bench)
    var job = SmallJobs.job(1)
    job.forward = 70
    let report = try replayed(job)
    #expect(report.snapshot == stepped.snapshot)
    #expect(report.evaluations == stepped.evaluations)
    #expect(!report.isRunning)
  }

  @Test func changesByHandAreMadeAgainAtTheirSteps() throws {
    var bench = LabBench()
    bench.obey(.start(SmallJobs.job(1)))
    bench.obey(.edit([TensorEdit(SmallJobs.weight, 0, to: 3)]))
    for _ in 0..<5 { bench.obey(.step) }
    // Of two changes at one moment the last counts.
    bench.obey(.edit([TensorEdit(SmallJobs.weight, 0, to: -1)]))
    bench.obey(.edit([TensorEdit(SmallJobs.weight, 0, to: 0.5)]))
    bench.obey(.edit([TensorEdit(.rate, 0, to: 0.001)]))
    for _ in 0..<5 { bench.obey(.step) }
    let first = try settled(&bench)
    #expect(
      first.edits == [
        TimedEdit(after: 0, TensorEdit(SmallJobs.weight, 0, to: 3)),
        TimedEdit(after: 5, TensorEdit(SmallJobs.weight, 0, to: 0.5)),
        TimedEdit(after: 5, TensorEdit(.rate, 0, to: 0.001)),
      ])
    var job = SmallJobs.job(1)
    (job.forward, job.edits) = (10, first.edits)
    let second = try replayed(job)
    #expect(second.snapshot == first.snapshot)
    #expect(second.edits == first.edits)
    job.edits = []
    #expect(try replayed(job).snapshot != first.snapshot)
  }

  @Test func aChangeAfterGoingBackDropsTheLaterOnes() throws {
    var job = SmallJobs.job(1)
    job.forward = 2
    job.edits = [
      TimedEdit(after: 1, TensorEdit(SmallJobs.weight, 0, to: 1)),
      TimedEdit(after: 8, TensorEdit(SmallJobs.weight, 0, to: 9)),
    ]
    var bench = LabBench()
    bench.obey(.start(job))
    #expect(try settled(&bench).edits.map(\.step) == [1])
    bench.obey(.edit([TensorEdit(SmallJobs.weight, 0, to: 2)]))
    for _ in 0..<10 { bench.obey(.step) }
    #expect(try settled(&bench).edits.map(\.step) == [1, 2])
  }

  @Test func pausingOnTheWayBackStops() throws {
    var job = SmallJobs.endless(1)
    job.forward = 100_000
    var bench = LabBench()
    bench.obey(.start(job))
    _ = bench.advanceOneFrame { true }
    bench.obey(.pause)
    #expect(!bench.isMoving)
    #expect(try settled(&bench).snapshot.position.step < 100_000)
  }
}
