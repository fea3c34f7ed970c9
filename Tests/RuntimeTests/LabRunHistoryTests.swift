import Compute
import Labs
import Learning
import Testing

@testable import Runtime

/// A run that is taken back and forth.
@Suite struct LabRunHistoryTests {
  private func trained(_ steps: Int, edits: [TimedEdit] = []) throws -> RunReport {
    var job = SmallJobs.job(1)
    job.edits = edits
    let run = try LabRun(job)
    if steps > 0 {
      run.go(.steps(steps))
      _ = run.advanceOneFrame { false }
    }
    run.pause()
    return run.currentReport()
  }

  private func expect(
    _ report: RunReport, isLike other: RunReport, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(report.snapshot == other.snapshot, sourceLocation: location)
    #expect(report.evaluations == other.evaluations, sourceLocation: location)
    #expect(report.answers == other.answers, sourceLocation: location)
    #expect(report.edits == other.edits, sourceLocation: location)
  }

  @Test func everyStepOfAFinishedRunComesBack() throws {
    let run = try LabRun(SmallJobs.job(1))
    run.go(.unlimited)
    while run.isMoving { _ = run.advanceOneFrame { false } }
    let end = run.currentReport()
    #expect(end.furthest == 50)
    for step in [49, 0, 17, 1, 50, 32] {
      run.scrub(to: step, of: 50)
      let report = run.currentReport()
      #expect(report.snapshot.position.step == step)
      #expect(report.furthest == 50)
      #expect(report.seconds == end.seconds)
      #expect(report.snapshot.isFinished == (step == 50))
      expect(report, isLike: try trained(step))
    }
  }

  @Test func whoGoesOnFromAnEarlierStepComesToTheSameEnd() throws {
    let run = try LabRun(SmallJobs.job(1))
    run.go(.steps(7))
    for _ in 0..<5 { _ = run.advanceOneFrame { false } }
    run.scrub(to: 9, of: 35)
    #expect(!run.isMoving)
    run.go(.unlimited)
    while run.isMoving { _ = run.advanceOneFrame { false } }
    expect(run.currentReport(), isLike: try trained(50))
  }

  /// A change by hand is undone by going back before it, and done again on the way forth.
  @Test func changesByHandBelongToTheirSteps() throws {
    let edit = TensorEdit(SmallJobs.weight, 0, to: 3)
    let run = try LabRun(SmallJobs.job(1))
    run.go(.steps(20))
    _ = run.advanceOneFrame { false }
    run.pause()
    run.edit([edit])
    run.go(.steps(20))
    _ = run.advanceOneFrame { false }
    run.scrub(to: 10, of: 40)
    expect(run.currentReport(), isLike: try trained(10))
    run.scrub(to: 40, of: 40)
    expect(run.currentReport(), isLike: try trained(40, edits: [TimedEdit(after: 20, edit)]))
    run.scrub(to: 20, of: 40)
    #expect(run.currentReport().edits == [TimedEdit(after: 20, edit)])
  }

  /// From where something is changed, the run goes another way: what was after it is gone.
  @Test func aChangeInThePastBeginsAnotherRun() throws {
    let edit = TensorEdit(SmallJobs.weight, 0, to: -2)
    let run = try LabRun(SmallJobs.job(1))
    run.go(.steps(40))
    _ = run.advanceOneFrame { false }
    run.scrub(to: 15, of: 40)
    run.edit([edit])
    #expect(run.currentReport().furthest == 15)
    run.go(.steps(10))
    _ = run.advanceOneFrame { false }
    run.scrub(to: 25, of: 25)
    expect(run.currentReport(), isLike: try trained(25, edits: [TimedEdit(after: 15, edit)]))
  }

  /// Runs of different lengths side by side go to the same share of their ways.
  @Test func runsSideBySideGoToTheSameShare() throws {
    var bench = LabBench()
    bench.obey(.start(SmallJobs.job(1, epochs: 40)))
    bench.obey(.add(SmallJobs.job(2, epochs: 20)))
    bench.obey(.go(.unlimited))
    while bench.isMoving { _ = bench.advanceOneFrame { false } }
    bench.obey(.scrub(to: 10, of: 40))
    #expect(bench.reports().map(\.snapshot.position.step) == [10, 5])
    #expect(bench.reports().map(\.furthest) == [40, 20])
  }

  @Test func aRunThatWentAstrayComesBack() throws {
    var job = SmallJobs.job(1)
    job.experiment.optimizer = SGD(rate: 1e39)
    let run = try LabRun(job)
    run.go(.unlimited)
    while run.isMoving { _ = run.advanceOneFrame { false } }
    let report = run.currentReport()
    try #require(report.snapshot.divergence != nil)
    let way = max(1, report.furthest)
    run.scrub(to: 0, of: way)
    #expect(run.currentReport().snapshot.divergence == nil)
    #expect(run.currentReport().snapshot.position.step == 0)
    // And goes astray where it did.
    run.scrub(to: way, of: way)
    #expect(run.currentReport().snapshot.divergence == report.snapshot.divergence)
  }

  @Test func aRunThatHasNotBegunStaysWhereItIs() throws {
    let run = try LabRun(SmallJobs.job(1))
    run.scrub(to: 0, of: 0)
    run.scrub(to: 7, of: 10)
    #expect(run.currentReport().snapshot.position.step == 0)
  }
}
