import Compute
import Labs
import Learning
import Testing

@testable import Runtime

/// A doctor on the trainer's thread: what it says of a run, however it comes to know it.
@Suite struct RunDiagnosisTests {
  /// Moons with a rate that is too high, or right.
  private static func experiment(rate: Double = 0.2) -> Experiment {
    func points(_ seed: UInt64) -> Dataset {
      let examples = Moons(count: 120, noise: 0.15, seed: seed).examples
      return Dataset(
        inputs: examples.inputs, inputShape: Shape(2),
        targets: .values(examples.targets, shape: Shape(1)))
    }
    return Experiment(
      model: Model(inputShape: Shape(2), [.dense(8, named: "hidden"), .tanh, .dense(1)]),
      loss: .binaryCrossEntropy, optimizer: SGD(rate: rate, momentum: 0.9), training: points(1),
      validation: points(500), batchSize: 20, steps: 300, seed: 1)
  }

  private static func job(_ number: Int = 1, rate: Double = 0.2) -> Job {
    Job(number: number, experiment: experiment(rate: rate))
  }

  private static func settled(_ bench: inout LabBench) -> [DiagnosisReport] {
    var reports: [DiagnosisReport] = []
    repeat {
      _ = bench.advanceOneFrame { true }
      if let report = bench.diagnosisReport() { reports.append(report) }
    } while bench.isMoving
    return reports
  }

  private static func answer(_ reports: [DiagnosisReport]) throws -> (DoctorReport, RunRecord) {
    guard case .found(let report, let record) = try #require(reports.last).state else {
      throw LabError("no answer")
    }
    return (report, record)
  }

  /// A run that branches off another one has none of the steps before, and begins with its weights.
  @Test func aBranchIsLookedAtFromWhereItBranches() throws {
    var job = Self.job(2, rate: 0.1)
    job.origin = RunOrigin(RunExport(name: "A", job: Self.job(), steps: 100))
    let run = RunExport(name: "B", job: job, steps: 300)
    var bench = LabBench()
    bench.obey(.start(job))
    bench.obey(.go(.unlimited))
    while bench.isMoving { _ = bench.advanceOneFrame { true } }
    let end = try #require(bench.reports().first?.snapshot)
    bench.obey(.diagnose(run))
    let (_, record) = try Self.answer(Self.settled(&bench))
    #expect(record.moments.first?.step == 100 && record.step == 300)
    #expect(record.training == end.training)
    // Nobody has its past: it is gone through once more.
    var other = LabBench()
    other.obey(.diagnose(run))
    let (_, again) = try Self.answer(Self.settled(&other))
    #expect(again == record)
  }

  /// The same record as if the run had been watched from the beginning.
  @Test(arguments: [0.2, 40])
  func aRunOnTheBenchIsKnownAsIfItHadBeenWatched(_ rate: Double) throws {
    var bench = LabBench()
    let job = Self.job(rate: rate)
    bench.obey(.start(job))
    bench.obey(.go(.unlimited))
    while bench.isMoving { _ = bench.advanceOneFrame { true } }
    let before = try #require(bench.reports().first?.snapshot)
    bench.obey(.diagnose(RunExport(name: "run", job: job, steps: 300)))
    let (report, record) = try Self.answer(Self.settled(&bench))
    let watched = try RunRecord(playing: job.experiment)
    #expect(record == watched)
    #expect(report == RunDoctor.report(on: watched))
    #expect(report.isHealthy == (rate < 1))
    // The run itself has not been touched.
    #expect(bench.reports().first?.snapshot == before)
  }

  @Test func aRunThatIsNotOnTheBenchIsPlayedAgain() throws {
    var bench = LabBench()
    let job = Self.job(7)
    bench.obey(.diagnose(RunExport(name: "run", job: job, steps: 300)))
    let reports = Self.settled(&bench)
    let (_, record) = try Self.answer(reports)
    let watched = try RunRecord(playing: job.experiment)
    #expect(record == watched)
    // It says how far it is on the way.
    let steps = reports.compactMap { report -> Int? in
      if case .looking(let progress) = report.state { progress.step } else { nil }
    }
    #expect(steps.count > 10 && steps == steps.sorted() && (steps.last ?? 0) <= 300)
    #expect(reports.allSatisfy { $0.job == 7 })
    #expect(reports.map(\.serial) == Array(1...reports.count))
  }

  /// One that has come half the way is judged by that.
  @Test func aRunIsLookedAtAsFarAsItHasCome() throws {
    var bench = LabBench()
    bench.obey(.diagnose(RunExport(name: "run", job: Self.job(), steps: 120)))
    let (_, record) = try Self.answer(Self.settled(&bench))
    #expect(record.step == 120 && record.moments.last?.step == 120)
    #expect(record.training.latest?.x == 120)
  }

  @Test func aRunThatEndedWithoutALossSaysWhere() throws {
    var bench = LabBench()
    var job = Self.job()
    job.experiment.loss = .squaredError
    job.experiment.optimizer = SGD(rate: 1e4)
    bench.obey(.start(job))
    bench.obey(.go(.unlimited))
    while bench.isMoving { _ = bench.advanceOneFrame { true } }
    let snapshot = try #require(bench.reports().first?.snapshot)
    let divergence = try #require(snapshot.divergence)
    bench.obey(
      .diagnose(RunExport(name: "run", job: job, steps: snapshot.position.step)))
    let (report, record) = try Self.answer(Self.settled(&bench))
    #expect(record.divergence == divergence)
    #expect(report.findings.first?.ailment == .notFinite)
  }

  /// Numbers set by hand are set again.
  @Test func whatWasChangedByHandIsDoneAgain() throws {
    let edits = [TimedEdit(after: 40, TensorEdit("rate", 0, to: 0))]
    var bench = LabBench()
    let run = RunExport(name: "run", job: Self.job(), steps: 300, edits: edits)
    bench.obey(.diagnose(run))
    let (_, record) = try Self.answer(Self.settled(&bench))
    let end = try #require(record.moments.last)
    let early = try #require(record.moments.last { $0.step > 40 && $0.step < 100 })
    #expect(end.loss == early.loss || end.weights.allSatisfy { ($0.update ?? 0) < 1e-6 })
  }

  /// It lies over the screen whose run it is about.
  @Test func aRunThatWasPutAsideIsFound() throws {
    var bench = LabBench()
    let job = Self.job()
    bench.obey(.start(job))
    bench.obey(.go(.unlimited))
    while bench.isMoving { _ = bench.advanceOneFrame { true } }
    bench.obey(.shelve)
    bench.obey(.diagnose(RunExport(name: "run", job: job, steps: 10)))
    let (_, record) = try Self.answer(Self.settled(&bench))
    #expect(record.step == 300)
    bench.obey(.unshelve)
    #expect(bench.diagnosisReport() == nil)
    #expect(bench.reports().first?.snapshot.position.step == 300)
  }

  @Test func itCanBeStopped() {
    var bench = LabBench()
    bench.obey(.diagnose(RunExport(name: "run", job: Self.job(), steps: 300)))
    _ = bench.advanceOneFrame { true }
    #expect(bench.isMoving)
    bench.obey(.diagnose(nil))
    #expect(!bench.isMoving && bench.isEmpty)
    #expect(bench.diagnosisReport() == nil)
  }

  @Test func whatCannotBeTrainedCannotBeLookedAt() {
    var bench = LabBench()
    bench.obey(.diagnose(RunExport(name: "run", job: SmallJobs.impossible(3), steps: 1)))
    let news = bench.diagnosisReport()
    guard case .failed(let sentence) = news?.state else {
      Issue.record("It was looked at.")
      return
    }
    #expect(!sentence.isEmpty && !bench.isMoving)
  }
}
