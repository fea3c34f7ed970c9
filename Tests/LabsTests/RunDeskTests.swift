import Compute
import Learning
import Testing

@testable import Labs

/// What a desk asks of the thread, and what it makes of the answers.
@Suite struct RunDeskTests {
  private func order(_ tag: String) -> RunOrder<String> {
    RunOrder(
      tag,
      Job(
        experiment: Experiment(
          model: Model(inputShape: Shape(1), [.dense(1)]), loss: .squaredError,
          optimizer: SGD(rate: 0.1),
          training: Dataset(
            inputs: [1], inputShape: Shape(1), targets: .values([1], shape: Shape(1))))))
  }

  private func report(_ job: Int, isFinished: Bool) -> RunReport {
    var snapshot = Snapshot()
    snapshot.isFinished = isFinished
    return RunReport(job: job, snapshot: snapshot, isRunning: !isFinished)
  }

  private func jobs(_ commands: [LabCommand]) -> [Int] {
    commands.compactMap {
      switch $0 {
      case .start(let job), .add(let job): job.number
      case .go, .pause, .step, .scrub, .measure, .examine, .edit, .export, .steps, .diagnose,
        .breakDown,
        .branch, .shelve, .unshelve, .stop:
        nil
      }
    }
  }

  @Test func runsSideBySideShareAStage() {
    var desk = RunDesk<String>(firstJob: 10)
    let commands = desk.show([order("a"), order("b"), order("c")])
    #expect(jobs(commands) == [10, 11, 12])
    guard case .start = commands[0], case .add = commands[1], case .go = commands[3] else {
      Issue.record("\(commands.count) commands")
      return
    }
    #expect(desk.isRunning)
    _ = desk.receive(report(11, isFinished: true))
    #expect(desk.isRunning)
    #expect(desk.isFinished("b") && !desk.isFinished("a"))
    _ = desk.receive(report(10, isFinished: true))
    _ = desk.receive(report(12, isFinished: true))
    #expect(!desk.isRunning && !desk.isPaused)
  }

  @Test func aSweepGoesFromRunToRunAndKeepsEveryReport() {
    var desk = RunDesk<String>(firstJob: 1)
    var commands = desk.sweep([order("a"), order("b"), order("c")])
    for job in 1...3 {
      #expect(jobs(commands) == [job])
      #expect(desk.isSweeping)
      #expect(desk.sweepProgress < 1)
      commands = desk.receive(report(job, isFinished: true))
    }
    #expect(commands.isEmpty)
    #expect(!desk.isSweeping)
    #expect(desk.sweepProgress == 1)
    #expect(["a", "b", "c"].allSatisfy(desk.isFinished))
  }

  @Test func aPausedSweepGoesOn() {
    var desk = RunDesk<String>(firstJob: 1)
    _ = desk.sweep([order("a"), order("b")])
    let pausing = desk.toggle()
    let going = desk.toggle()
    let next = desk.receive(report(1, isFinished: true))
    #expect(pausing == [.pause])
    #expect(going == [.go(.unlimited)])
    #expect(jobs(next) == [2])
  }

  @Test func aReportOfARunThatIsGoneChangesNothing() {
    var desk = RunDesk<String>(firstJob: 1)
    _ = desk.show([order("a")])
    _ = desk.show([order("a")])
    let commands = desk.receive(report(1, isFinished: true))
    #expect(commands.isEmpty)
    #expect(desk.report("a") == nil)
    #expect(desk.isRunning)
  }

  @Test func aRunThatCannotStartDoesNotHoldTheSweepUp() {
    var desk = RunDesk<String>(firstJob: 1)
    _ = desk.sweep([order("a"), order("b")])
    let next = desk.receive(RunReport(job: 1, failure: "It cannot."))
    #expect(jobs(next) == [2])
  }

  @Test func clearingForgetsAndStops() {
    var desk = RunDesk<String>(firstJob: 1)
    let nothing = desk.clear()
    #expect(nothing == [])
    _ = desk.show([order("a")])
    _ = desk.receive(report(1, isFinished: true))
    let stopping = desk.clear()
    #expect(stopping == [.stop])
    #expect(desk.report("a") == nil)
  }
}
