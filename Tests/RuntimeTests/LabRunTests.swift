import Compute
import Labs
import Learning
import Testing

@testable import Runtime

/// One job on the trainer's thread.
@Suite struct LabRunTests {
  private func finished(_ run: LabRun, _ pace: Pace) -> RunReport {
    run.go(pace)
    while run.isMoving { _ = run.advanceOneFrame { false } }
    return run.currentReport()
  }

  @Test func aNewRunStandsAtItsStart() throws {
    let run = try LabRun(SmallJobs.job(5))
    #expect(!run.isMoving)
    let report = run.currentReport()
    #expect(report.job == 5)
    #expect(report.snapshot.position.step == 0)
    #expect(!report.isRunning)
    #expect(report.failure == nil)
    #expect(report.snapshot.values[SmallJobs.weight]?.count == 2)
    #expect(report.evaluations["corners"]?.count == 4)
    #expect(report.answers.count == 1)
  }

  /// However the steps are parted into pictures, the end is the same.
  @Test(arguments: [Pace.steps(1), .steps(7), .steps(64), .passes(0.3), .passes(2), .unlimited])
  func thePaceChangesNothing(_ pace: Pace) throws {
    let report = finished(try LabRun(SmallJobs.job(1)), pace)
    let reference = finished(try LabRun(SmallJobs.job(1)), .steps(50))
    #expect(report.snapshot == reference.snapshot)
    #expect(report.evaluations == reference.evaluations)
    #expect(report.answers == reference.answers)
    #expect(report.snapshot.isFinished)
    #expect(report.snapshot.position.step == 50)
    #expect(!report.isRunning)
  }

  @Test func itLearns() throws {
    let run = try LabRun(SmallJobs.job(1))
    let before = run.currentReport()
    let after = finished(run, .unlimited)
    #expect(after.evaluations["corners"]?.accuracy == 1)
    #expect((after.evaluations["corners"]?.loss ?? 9) < (before.evaluations["corners"]?.loss ?? 0))
    #expect((after.answers.first ?? 0) > 0.5)
    #expect(after.seconds > 0)
  }

  @Test func aStepIsOneStepAndStops() throws {
    let run = try LabRun(SmallJobs.job(1))
    run.go(.steps(4))
    _ = run.advanceOneFrame { false }
    run.step()
    #expect(!run.isMoving)
    #expect(run.currentReport().snapshot.position.step == 5)
    #expect(run.advanceOneFrame { false } == 0)
    #expect(run.currentReport().snapshot.position.step == 5)
  }

  @Test func pausingKeepsThePlace() throws {
    let run = try LabRun(SmallJobs.job(1))
    run.go(.steps(10))
    _ = run.advanceOneFrame { false }
    run.pause()
    _ = run.advanceOneFrame { false }
    let report = run.currentReport()
    #expect(report.snapshot.position.step == 10)
    #expect(!report.isRunning)
    #expect(finished(run, .steps(10)).snapshot.position.step == 50)
  }

  @Test func afterItsEndNothingMoves() throws {
    let run = try LabRun(SmallJobs.job(1))
    let end = finished(run, .unlimited)
    run.go(.unlimited)
    #expect(!run.isMoving)
    run.step()
    #expect(run.currentReport().snapshot == end.snapshot)
  }

  @Test func measuringTrainsNothing() throws {
    let run = try LabRun(SmallJobs.job(1))
    run.go(.steps(10))
    _ = run.advanceOneFrame { false }
    run.pause()
    let before = run.currentReport()
    run.measure([Trial(name: "more", data: SmallJobs.corners)])
    let after = run.currentReport()
    #expect(after.snapshot == before.snapshot)
    #expect(after.evaluations["more"] == before.evaluations["corners"])
    #expect(before.evaluations["more"] == nil)
  }

  @Test func flatOutIsInterruptedAfterAFewSteps() throws {
    let run = try LabRun(SmallJobs.endless(1))
    run.go(.unlimited)
    #expect(run.advanceOneFrame { true } == 0)
    #expect(run.currentReport().snapshot.position.step == 32)
    #expect(run.isMoving)
  }

  @Test func whatCannotBeTrainedSaysWhy() {
    let error = #expect(throws: ShapeError.self) { try LabRun(SmallJobs.impossible(1)) }
    #expect(error?.description.isEmpty == false)
  }

  // MARK: Where nothing may move

  @Test func withoutMotionTheEndIsTheSame() throws {
    let still = try LabRun(SmallJobs.job(1), motion: false)
    still.go(.steps(1))
    // At once, since nobody watches.
    _ = still.advanceOneFrame { false }
    #expect(!still.isMoving)
    var report = still.currentReport()
    #expect(report.progress == nil)
    let reference = finished(try LabRun(SmallJobs.job(1)), .steps(1))
    report.seconds = reference.seconds
    #expect(report == reference)
  }

  @Test func withoutMotionARunUnderWaySaysOnlyHowFarItIs() throws {
    let run = try LabRun(SmallJobs.endless(1), motion: false)
    let start = run.currentReport()
    run.go(.steps(1))
    _ = run.advanceOneFrame { true }
    let report = run.currentReport()
    #expect(report.isRunning)
    #expect(report.progress == RunProgress(step: 32, of: 1_000_000_000))
    #expect(report.snapshot == start.snapshot)
    #expect(report.evaluations == start.evaluations)
    #expect(report.answers == start.answers)
    run.pause()
    let paused = run.currentReport()
    #expect(paused.progress == nil)
    #expect(paused.snapshot.position.step == 32)
    run.step()
    #expect(run.currentReport().snapshot.position.step == 33)
  }
}
