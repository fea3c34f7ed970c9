import Compute
import Labs
import Learning
import Testing

@testable import Runtime

/// Walking through a run on the trainer's thread.
@Suite struct StepWalkTests {
  private func subject(_ job: Job, steps: Int = 0, edits: [TimedEdit] = []) -> StepSubject {
    StepSubject(
      title: "small", run: RunExport(name: "run", job: job, steps: steps, edits: edits))
  }

  /// Works until nothing is left to do, and says what there is to say then.
  private func settled(_ bench: inout LabBench) throws -> StepReport {
    var rounds = 0
    while bench.isMoving, rounds < 10_000 {
      _ = bench.advanceOneFrame { false }
      rounds += 1
    }
    let report = bench.stepReport()
    return try #require(report)
  }

  @Test func aRunThatIsNotThereIsComputedAgain() throws {
    var bench = LabBench()
    bench.obey(.steps(.open(subject(SmallJobs.job(7), steps: 12))))
    let report = try settled(&bench)
    #expect(report.position == StepPosition(step: 12))
    #expect(report.title == "small")
    #expect(report.rows.count == report.results.count)
    #expect(report.rows.first?.state == .next)
    #expect(report.rows.dropFirst().allSatisfy { $0.state == .toCome })

    var trainer = try Trainer(SmallJobs.job(7).experiment)
    trainer.advance(by: .steps(12))
    let weight = try #require(report.parameters.first)
    #expect(trainer.read(weight.name).map { Array($0.prefix(8)) } == weight.values)
  }

  @Test func aRunOnTheThreadIsOpenedWithItsPast() throws {
    var bench = LabBench()
    bench.obey(.start(SmallJobs.job(3)))
    bench.obey(.go(.steps(20)))
    _ = bench.advanceOneFrame { false }
    bench.obey(.shelve)
    bench.obey(.steps(.open(subject(SmallJobs.job(3), steps: 20))))
    let report = try settled(&bench)
    #expect(report.position == StepPosition(step: 20))
    #expect(report.earliest == StepPosition(step: 0))
    #expect(report.losses.latest?.x == 20)

    bench.obey(.steps(.go(to: StepPosition(step: 4, instruction: 2))))
    #expect(try settled(&bench).position == StepPosition(step: 4, instruction: 2))

    // The run below is as it was.
    bench.obey(.unshelve)
    #expect(bench.stepReport() == nil)
    let below = bench.reports()
    #expect(below.map(\.job) == [3])
    #expect(below.first?.snapshot.position.step == 20)
    #expect(below.first?.isRunning == false)
  }

  @Test func whatLiesBelowRests() throws {
    var bench = LabBench()
    bench.obey(.start(SmallJobs.job(3)))
    bench.obey(.go(.steps(1)))
    bench.obey(.shelve)
    #expect(!bench.isMoving && bench.isEmpty)
    #expect(bench.reports().isEmpty)
    bench.obey(.unshelve)
    #expect(!bench.isMoving)
    bench.obey(.step)
    #expect(bench.reports().first?.snapshot.position.step == 1)
  }

  @Test func aWalkMovesStopsAndTurnsBack() throws {
    var bench = LabBench()
    bench.obey(.steps(.open(subject(SmallJobs.job(7)))))
    let first = try settled(&bench)
    bench.obey(.steps(.move(by: 3)))
    #expect(try settled(&bench).position.instruction == 3)
    bench.obey(.steps(.move(by: -1)))
    #expect(try settled(&bench).position.instruction == 2)
    bench.obey(.steps(.run(until: .loss)))
    let loss = try settled(&bench)
    #expect(loss.loss != nil && loss.stop == .arrived)
    bench.obey(.steps(.stop(at: [.instruction(1)])))
    bench.obey(.steps(.run(until: .breakpoint)))
    let hit = try settled(&bench)
    #expect(hit.position == StepPosition(step: 1, instruction: 1))
    #expect(hit.breakpoints == [.instruction(1)])
    // A place is reached whatever breakpoints there are.
    bench.obey(.steps(.go(to: StepPosition(step: 3))))
    #expect(try settled(&bench).position == StepPosition(step: 3))
    bench.obey(.steps(.go(to: StepPosition(step: 0))))
    let back = try settled(&bench)
    #expect(back.parameters == first.parameters)
    #expect(back.breakpoints == [.instruction(1)])
  }

  @Test func whatIsWatchedIsInTheReport() throws {
    var bench = LabBench()
    let job = SmallJobs.job(7)
    bench.obey(.steps(.open(subject(job))))
    bench.obey(.steps(.run(until: .backward)))
    let name = try #require(try settled(&bench).parameters.first?.name)
    bench.obey(
      .steps(
        .watch(
          StepInterest(
            tensor: name, rows: 0..<1, columns: 0..<2,
            elements: [TensorElement(name.gradient, 1), TensorElement(name, 99_999)]))))
    let report = try settled(&bench)
    let opened = try #require(report.opened)
    #expect(opened.window.values.count == 2)
    let slopes = try #require(opened.gradient)
    #expect(report.explanations.count == 2 && report.explanations[1] == nil)
    #expect(report.explanations[0]?.value == slopes[0, 1])
    // Looking on changes no place, and no news is none.
    #expect(bench.stepReport() == nil)

    bench.obey(.steps(.nudge(TensorElement(name, 1), by: 0.001)))
    let nudge = try #require(try settled(&bench).nudge)
    #expect(abs(nudge.twoSided - Double(slopes[0, 1])) < 1e-4)
  }

  @Test func changesComeAndGo() throws {
    var bench = LabBench()
    bench.obey(.steps(.open(subject(SmallJobs.job(7)))))
    let before = try settled(&bench)
    let name = try #require(before.parameters.first?.name)
    bench.obey(.steps(.set(.element(0), of: name, to: 7)))
    let changed = try settled(&bench)
    #expect(changed.interventions.count == 1)
    #expect(changed.parameters.first?.summary.greatest == 7)
    bench.obey(.steps(.undo))
    let undone = try settled(&bench)
    #expect(undone.parameters == before.parameters && undone.canRedo)
    bench.obey(.steps(.redo))
    #expect(try settled(&bench).parameters == changed.parameters)
  }

  /// A lab may show examples that it does not train on.
  @Test func otherExamplesAreLookedAtWithTheSameWeights() throws {
    var bench = LabBench()
    let job = SmallJobs.job(7)
    let one = job.experiment.training.rows([3])
    var examined = StepSubject(title: "one", run: RunExport(name: "run", job: job, steps: 5))
    examined.examples = one
    bench.obey(.steps(.open(examined)))
    bench.obey(.steps(.watch(StepInterest(tensor: .input))))
    let report = try settled(&bench)
    #expect(report.position == StepPosition(step: 0))
    #expect(report.opened?.window.values == one.inputs)
    var trainer = try Trainer(job.experiment)
    trainer.advance(by: .steps(5))
    let weight = try #require(report.parameters.first)
    #expect(trainer.read(weight.name).map { Array($0.prefix(8)) } == weight.values)
  }

  @Test func whatCannotBeOpenedIsSaid() throws {
    var bench = LabBench()
    var job = SmallJobs.job(7)
    job.experiment.batchSize = 0
    bench.obey(.steps(.open(subject(job))))
    #expect(try settled(&bench).failure?.isEmpty == false)
  }

  /// Where the loss is no number, the step that made it so is what there is to be opened.
  @Test func aRunThatDivergedIsOpenedWhereItDid() throws {
    var job = SmallJobs.job(9)
    (job.experiment.loss, job.experiment.optimizer) = (.squaredError, SGD(rate: 1e20))
    var bench = LabBench()
    bench.obey(.start(job))
    bench.obey(.go(.unlimited))
    while bench.isMoving { _ = bench.advanceOneFrame { false } }
    let run = try #require(bench.reports().first)
    #expect(run.snapshot.divergence != nil)
    let steps = run.snapshot.position.step
    bench.obey(.shelve)
    bench.obey(.steps(.open(subject(job, steps: steps))))
    #expect(try settled(&bench).position == StepPosition(step: steps))
    bench.obey(.steps(.run(until: .update)))
    guard case .diverged = try settled(&bench).stop else {
      Issue.record("The step should diverge again.")
      return
    }
  }
}
