import Compute
import Labs
import Learning
import Testing

@testable import Runtime

/// Jobs that take the time of work instead of training.
@Suite struct LabMeterTests {
  private func job(_ tasks: [TimedTask], number: Int = 1) -> Job {
    var job = SmallJobs.job(number)
    job.tasks = tasks
    return job
  }

  /// A clock by which every operation takes a nanosecond, on three processors.
  private let slow = Stopwatch(processors: 3) { $0.work.operations * 1e-9 }

  @Test func everyTaskIsMeasuredFiveTimes() throws {
    var bench = LabBench(stopwatch: slow)
    let tasks = [
      TimedTask("layer", .layer(inputs: 10, outputs: 20, batch: 5)),
      TimedTask("all", .product(size: 12), threads: 0),
    ]
    bench.obey(.start(job(tasks)))
    #expect(bench.reports().first?.timings?.byName.isEmpty == true)
    #expect(!bench.isMoving)
    bench.obey(.go(.unlimited))
    while bench.isMoving { _ = bench.advanceOneFrame { false } }
    let report = try #require(bench.reports().first)
    #expect(report.snapshot.isFinished && !report.isRunning)
    let layer = try #require(report.timings?.byName["layer"])
    #expect(layer.seconds.count == LabMeter.repetitions)
    #expect(layer.work.operations == 2_000)
    #expect(abs(layer.rate - 1e9) < 1)
    #expect(report.timings?.byName["all"]?.threads == 3)
  }

  /// By the clock of the machine: a long product is left within itself when something else is wanted.
  @Test func aLongTaskCanBeLeft() throws {
    var bench = LabBench()
    bench.obey(.start(job([TimedTask("plain", .loops(.plain, size: 700))])))
    bench.obey(.go(.unlimited))
    _ = bench.advanceOneFrame { true }
    #expect(bench.isMoving)
    #expect(bench.reports().first?.timings?.byName["plain"] == nil)
    #expect(bench.reports().first?.timings?.current == "plain")
    bench.obey(.pause)
    #expect(!bench.isMoving)
    bench.obey(.stop)
    #expect(bench.isEmpty)
  }

  @Test func oneStepIsOneTask() throws {
    var bench = LabBench(stopwatch: slow)
    bench.obey(
      .start(job((1...3).map { TimedTask("n\($0)", .product(size: $0)) })))
    bench.obey(.step)
    while bench.isMoving { _ = bench.advanceOneFrame { true } }
    let report = try #require(bench.reports().first)
    #expect(report.timings.map { Array($0.byName.keys) } == ["n1"])
    #expect(report.snapshot.position.step == 1)
  }

  @Test func nothingTrainsBesideWhatIsTimed() throws {
    var bench = LabBench(stopwatch: slow)
    bench.obey(.start(job([TimedTask("one", .product(size: 2))], number: 1)))
    bench.obey(.add(SmallJobs.job(2, epochs: 3)))
    bench.obey(.go(.unlimited))
    _ = bench.advanceOneFrame { true }
    #expect(bench.reports().first { $0.job == 2 }?.snapshot.position.step == 0)
    while bench.isMoving { _ = bench.advanceOneFrame { true } }
    #expect(bench.reports().allSatisfy { $0.snapshot.isFinished })
  }

  @Test func whatDoesNotFitIsMissingAndTheRestGoesOn() throws {
    var bench = LabBench(stopwatch: slow)
    let broken = Model(inputShape: Shape(3), [.conv(2, kernel: 3)])
    bench.obey(
      .start(
        job([
          TimedTask("broken", .model(broken, batch: 2)), TimedTask("sum", .sum(count: 9)),
        ])))
    bench.obey(.go(.unlimited))
    while bench.isMoving { _ = bench.advanceOneFrame { true } }
    let timings = try #require(bench.reports().first?.timings)
    #expect(timings.missing == ["broken"])
    #expect(timings.byName["sum"] != nil)
  }
}
