import Compute
import Labs
import Learning
import Testing

@testable import Runtime

/// Runs side by side, goals, and numbers set by hand.
@Suite struct LabBenchTests {
  private func settled(_ bench: inout LabBench) -> [RunReport] {
    while bench.isMoving { _ = bench.advanceOneFrame { true } }
    return bench.reports()
  }

  @Test func runsSideBySideEndAsTheyEndAlone() throws {
    var bench = LabBench()
    bench.obey(.start(SmallJobs.job(1, epochs: 30)))
    bench.obey(.add(SmallJobs.job(2, epochs: 50)))
    bench.obey(.go(.steps(7)))
    let both = settled(&bench)
    #expect(both.map(\.job) == [1, 2])
    for (number, epochs) in [(1, 30), (2, 50)] {
      var alone = LabBench()
      alone.obey(.start(SmallJobs.job(number, epochs: epochs)))
      alone.obey(.go(.unlimited))
      let report = try #require(settled(&alone).first)
      #expect(both[number - 1].snapshot == report.snapshot)
      #expect(both[number - 1].evaluations == report.evaluations)
    }
  }

  /// Four examples: single ones take four steps to a pass, all at once take one.
  @Test func runsThatGoByPassesStaySideBySide() {
    var bench = LabBench()
    for (number, size) in [(1, 1), (2, 2), (3, 4)] {
      var job = SmallJobs.job(number)
      job.experiment = SmallJobs.experiment(epochs: 3, batchSize: size)
      bench.obey(number == 1 ? .start(job) : .add(job))
    }
    bench.obey(.go(.passes(0.25)))
    for quarter in 1...12 {
      _ = bench.advanceOneFrame { true }
      let steps = bench.reports().map(\.snapshot.position.step)
      #expect(steps == [quarter, quarter / 2, quarter / 4])
    }
    #expect(!bench.isMoving)
  }

  @Test func aJobThatCannotStartStandsBesideThoseThatCan() {
    var bench = LabBench()
    bench.obey(.start(SmallJobs.job(1)))
    bench.obey(.add(SmallJobs.impossible(2)))
    bench.obey(.go(.unlimited))
    let reports = settled(&bench)
    #expect(reports.first { $0.job == 2 }?.failure != nil)
    #expect(reports.first { $0.job == 1 }?.snapshot.isFinished == true)
  }

  @Test(arguments: [Pace.steps(1), .steps(13), .unlimited])
  func aRunEndsAtItsGoalAtTheSameStepAtAnyPace(_ pace: Pace) throws {
    var job = SmallJobs.job(1, epochs: 10_000)
    job.goal = .validationLoss(below: 0.2)
    var bench = LabBench()
    bench.obey(.start(job))
    bench.obey(.go(pace))
    let report = try #require(settled(&bench).first)
    #expect(report.hasReachedGoal && report.snapshot.isFinished)
    let curve = report.snapshot.validation.buckets
    #expect((curve.last?.minimum ?? 1) < 0.2)
    #expect(curve.dropLast().allSatisfy { $0.maximum >= 0.2 })
  }

  @Test func aNumberSetByHandIsThereAndMeasured() throws {
    var bench = LabBench()
    bench.obey(.start(SmallJobs.job(1)))
    let before = try #require(bench.reports().first)
    bench.obey(.edit([TensorEdit(SmallJobs.weight, 0, to: 12)]))
    let after = try #require(bench.reports().first)
    #expect(after.snapshot.values[SmallJobs.weight]?.first == 12)
    #expect(after.answers != before.answers)
    // One that is not there changes nothing.
    bench.obey(.edit([TensorEdit(SmallJobs.weight, 99, to: 1), TensorEdit("none", 0, to: 1)]))
    #expect(bench.reports().first?.snapshot.values == after.snapshot.values)
  }

  @Test func aJobBeginsWithTheWeightsItIsGiven() throws {
    var job = SmallJobs.job(1)
    job.initial = [
      Checkpoint.Tensor(name: SmallJobs.weight, shape: Shape(1, 2), values: [3, -4]),
      Checkpoint.Tensor(name: "unknown", shape: Shape(1), values: [1]),
    ]
    var bench = LabBench()
    bench.obey(.start(job))
    #expect(bench.reports().first?.snapshot.values[SmallJobs.weight] == [3, -4])
  }

  @Test func examplesAreFollowedForEveryReportAndOnceWhenAsked() throws {
    var job = SmallJobs.job(1)
    job.examinations = [Examination("look", inputs: [1, 0], tensors: ["output"])]
    var bench = LabBench()
    bench.obey(.start(job))
    let first = try #require(bench.reports().first?.examined["look"]?["output"])
    bench.obey(.step)
    #expect(bench.reports().first?.examined["look"]?["output"] != first)
    bench.obey(
      .examine([
        Examination(
          "asked", inputs: [0, 1], targets: .values([1], shape: Shape(1)),
          tensors: ["input.gradient"])
      ]))
    #expect(bench.reports().first?.examined["asked"]?["input.gradient"]?.count == 2)
  }
}
