import Compute
import Labs
import Learning
import NetworkFiles
import Testing

@testable import Runtime

/// Runs that branch off others on the trainer's thread.
@Suite struct LabBranchTests {
  private func settled(_ bench: inout LabBench) -> [RunReport] {
    while bench.isMoving { _ = bench.advanceOneFrame { false } }
    return bench.reports()
  }

  /// A parent that stands at step 20, and what it is to those that branch off.
  private func parent(_ bench: inout LabBench, steps: Int = 20) throws -> RunExport {
    bench.obey(.start(SmallJobs.job(1)))
    bench.obey(.go(.steps(steps)))
    _ = bench.advanceOneFrame { false }
    bench.obey(.pause)
    let report = try #require(bench.reports().first)
    #expect(report.snapshot.position.step == steps)
    return RunExport(name: "A", job: SmallJobs.job(1), steps: steps, edits: report.edits)
  }

  private func branch(_ number: Int, off run: RunExport, rate: Double = 0.5) -> Job {
    var job = SmallJobs.job(number)
    job.experiment.optimizer = SGD(rate: rate)
    job.origin = RunOrigin(run)
    return job
  }

  /// Kept on the thread, computed again, and for the second time: three ways to the same bits.
  @Test func everyWayToABranchGivesTheSameBits() throws {
    var bench = LabBench()
    let run = try parent(&bench)
    bench.obey(.branch([BranchPoint(job: 1, step: 20)]))
    bench.obey(.start(branch(2, off: run, rate: 0.1)))
    let standing = try #require(settled(&bench).first)
    #expect(standing.branch == .begun(keepsMemory: true))
    #expect(standing.snapshot.position.step == 20 && standing.earliest == 20)
    bench.obey(.go(.unlimited))
    let first = try #require(settled(&bench).first)
    bench.obey(.start(branch(3, off: run, rate: 0.1)))
    bench.obey(.go(.unlimited))
    let second = try #require(settled(&bench).first)
    var other = LabBench()
    other.obey(.start(branch(4, off: run, rate: 0.1)))
    other.obey(.go(.unlimited))
    let third = try #require(settled(&other).first)
    #expect(first.snapshot == second.snapshot && first.snapshot == third.snapshot)
    #expect(first.evaluations == third.evaluations && first.answers == third.answers)
    #expect(first.snapshot.position.step == 50)
    // And not those of a run that never branched.
    var alone = SmallJobs.job(5)
    alone.experiment.optimizer = SGD(rate: 0.1)
    other.obey(.start(alone))
    other.obey(.go(.unlimited))
    #expect(try #require(settled(&other).first).snapshot != first.snapshot)
  }

  @Test func withNothingChangedItGoesOn() throws {
    var bench = LabBench()
    let run = try parent(&bench)
    bench.obey(.branch([BranchPoint(job: 1, step: 20)]))
    bench.obey(.add(branch(2, off: run)))
    bench.obey(.go(.unlimited))
    let reports = settled(&bench)
    try #require(reports.count == 2)
    #expect(reports[0].snapshot == reports[1].snapshot)
    #expect(reports[0].evaluations == reports[1].evaluations)
  }

  /// The place is the one that the learner saw, however far the thread has come since.
  @Test func aRunThatIsFurtherGoesBackToThePlace() throws {
    var bench = LabBench()
    _ = try parent(&bench, steps: 30)
    bench.obey(.branch([BranchPoint(job: 1, step: 12)]))
    #expect(bench.reports().first?.snapshot.position.step == 12)
    #expect(bench.reports().first?.furthest == 30)
  }

  @Test func aBranchHasNoPastBeforeItsBeginning() throws {
    var bench = LabBench()
    let run = try parent(&bench)
    bench.obey(.start(branch(2, off: run, rate: 0.1)))
    bench.obey(.go(.steps(10)))
    _ = bench.advanceOneFrame { false }
    bench.obey(.pause)
    let end = try #require(bench.reports().first)
    for step in [0, 20, 25, 30] {
      bench.obey(.scrub(to: step, of: 30))
      #expect(bench.reports().first?.snapshot.position.step == max(20, step))
    }
    #expect(bench.reports().first?.snapshot == end.snapshot)
  }

  /// Changes by hand on the way to the branching belong to it; a branch may have its own.
  @Test func changesByHandAreOnBothSides() throws {
    var bench = LabBench()
    bench.obey(.start(SmallJobs.job(1)))
    for _ in 0..<5 { bench.obey(.step) }
    bench.obey(.edit([TensorEdit(SmallJobs.weight, 0, to: 2)]))
    for _ in 0..<5 { bench.obey(.step) }
    let report = try #require(settled(&bench).first)
    let run = RunExport(name: "A", job: SmallJobs.job(1), steps: 10, edits: report.edits)
    bench.obey(.branch([BranchPoint(job: 1, step: 10)]))
    bench.obey(.start(branch(2, off: run, rate: 0.1)))
    bench.obey(.step)
    bench.obey(.edit([TensorEdit(SmallJobs.weight, 1, to: -1)]))
    bench.obey(.step)
    let first = try #require(settled(&bench).first)
    #expect(first.edits.map(\.step) == [11])
    var again = branch(3, off: run, rate: 0.1)
    (again.forward, again.edits) = (12, first.edits)
    var other = LabBench()
    other.obey(.start(again))
    #expect(try #require(settled(&other).first).snapshot == first.snapshot)
  }

  /// A branch of a branch is made again from its beginning.
  @Test func branchesOfBranchesCanBeMadeAgain() throws {
    var bench = LabBench()
    let run = try parent(&bench)
    let middle = RunExport(name: "B", job: branch(2, off: run, rate: 0.1), steps: 30)
    bench.obey(.start(branch(3, off: middle, rate: 1)))
    let report = try #require(settled(&bench).first)
    #expect(report.snapshot.position.step == 30 && report.branch == .begun(keepsMemory: true))
    var direct = LabBench()
    direct.obey(.start(branch(2, off: run, rate: 0.1)))
    direct.obey(.go(.steps(10)))
    _ = direct.advanceOneFrame { false }
    #expect(direct.reports().first?.snapshot.training == report.snapshot.training)
  }

  @Test func aNetworkOfAnotherShapeBeginsFromScratch() throws {
    var bench = LabBench()
    let run = try parent(&bench)
    var job = branch(2, off: run)
    job.experiment.model = Model(inputShape: Shape(2), [.dense(3), .tanh, .dense(1)])
    bench.obey(.start(job))
    let report = try #require(settled(&bench).first)
    guard case .refused(let reason) = report.branch else {
      Issue.record("\(String(describing: report.branch))")
      return
    }
    #expect(reason.contains("0.weight"))
    #expect(report.snapshot.position.step == 0 && report.earliest == 0)
  }

  @Test func aGoalThatWasReachedEndsNoBranch() throws {
    var job = SmallJobs.job(1)
    job.goal = .trainingLoss(below: 0.5)
    var bench = LabBench()
    bench.obey(.start(job))
    bench.obey(.go(.unlimited))
    let end = try #require(settled(&bench).first)
    try #require(end.hasReachedGoal)
    let run = RunExport(name: "A", job: job, steps: end.snapshot.position.step)
    var next = job
    (next.number, next.origin) = (2, RunOrigin(run))
    bench.obey(.start(next))
    bench.obey(.go(.unlimited))
    let report = try #require(settled(&bench).first)
    #expect(report.snapshot.position.step == 50 && !report.hasReachedGoal)
  }

  /// What is taken along of a branch says so, and goes on with its state.
  @Test func aBranchCanBeTakenAlong() throws {
    var bench = LabBench()
    let run = try parent(&bench)
    let job = branch(2, off: run, rate: 0.1)
    let recipe = RunRecipe(legs: [
      RunRecipe.Leg(name: "A", lab: "neuron", settings: [:], steps: 20),
      RunRecipe.Leg(name: "run", lab: "neuron", settings: ["rate": "0.1"], steps: 30),
    ])
    let files = try LabExporter.files(
      of: LabExport(
        name: "x", runs: [RunExport(name: "run", job: job, steps: 30)], recipes: [recipe]))
    #expect(files.map(\.name).contains("run.state"))
    let yaml = try #require(files.first { $0.name == "run.yaml" })
    #expect(String(decoding: yaml.bytes, as: UTF8.self).contains("branched from A at step 20"))
    let written = try #require(files.first { $0.name == RunRecipeFile.name })
    #expect(try RunRecipeFile.recipe(of: written.bytes, named: "x") == recipe)
    let log = try #require(files.first { $0.name == "run.jsonl" })
    #expect(String(decoding: log.bytes, as: UTF8.self).split(separator: "\n").count == 10)
  }
}
