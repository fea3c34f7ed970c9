import Labs
import Learning
import SessionPlay
import Testing

@testable import Runtime

/// Runs of the course go to any of their steps, and off into others, and are what they were to the
/// last bit.
@Suite struct CourseRunHistoryTests {
  /// A run of a lab as a learner begins it, of so many steps.
  struct Course: CustomTestStringConvertible, Sendable {
    var lab: String
    var view: String
    var settings: [String: String] = [:]
    var steps: Int
    /// Where to go in it, not in order.
    var places: [Int]
    var testDescription: String { lab }

    func job(_ number: Int) throws -> Job {
      var rig = try LabRig(lab, view: view, settings: settings)
      rig.sendOnly(.run)
      let jobs = rig.commands.compactMap { command -> Job? in
        if case .start(let job) = command { job } else { nil }
      }
      var job = try #require(jobs.last)
      job.number = number
      job.experiment.steps = steps
      (job.goal, job.forward) = (nil, 0)
      return job
    }

    static let all = [
      Course(
        lab: "playground", view: "network", settings: ["data": "spiral"], steps: 10_000,
        places: [9_999, 1, 6_000, 0, 10_000, 137]),
      Course(lab: "tinylm", view: "sample", steps: 150, places: [149, 1, 80, 0, 150, 33]),
    ]
  }

  private func run(_ job: Job, steps: Int? = nil) throws -> LabRun {
    let run = try LabRun(job)
    run.go(steps.map { .steps($0) } ?? .unlimited)
    repeat { _ = run.advanceOneFrame { false } } while steps == nil && run.isMoving
    run.pause()
    return run
  }

  private func expect(
    _ report: RunReport, isLike other: RunReport, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(report.snapshot == other.snapshot, sourceLocation: location)
    #expect(report.evaluations == other.evaluations, sourceLocation: location)
    #expect(report.answers == other.answers, sourceLocation: location)
    #expect(report.examined == other.examined, sourceLocation: location)
  }

  @Test(arguments: Course.all)
  func everyPlaceIsWhatARunThatStopsThereIs(_ course: Course) throws {
    let whole = try run(try course.job(1))
    #expect(whole.furthest == course.steps)
    // All that it keeps of its past.
    #expect(whole.past.bytes < 64 << 20)
    for place in course.places {
      whole.scrub(to: place, of: course.steps)
      let there = whole.currentReport()
      #expect(there.snapshot.position.step == place)
      let job = try course.job(2)
      let straight = place > 0 ? try run(job, steps: place) : try LabRun(job)
      expect(there, isLike: straight.currentReport())
    }
  }

  @Test(arguments: Course.all)
  func aBranchGoesOnAsTheRunDoesOrElsewhere(_ course: Course) throws {
    let place = course.steps / 2
    let whole = try run(try course.job(1))
    let origin = RunExport(name: "first", job: try course.job(1), steps: place, edits: [])
    func branch(_ number: Int, rate: Double?) throws -> RunReport {
      var job = try course.job(number)
      job.origin = RunOrigin(origin)
      if let rate { job.experiment.optimizer = Adam(rate: rate) }
      return try run(job).currentReport()
    }
    let same = try branch(2, rate: nil)
    #expect(same.branch == .begun(keepsMemory: true))
    expect(same, isLike: whole.currentReport())
    let other = try branch(3, rate: 0.001)
    #expect(other.snapshot.position.step == course.steps)
    #expect(other.snapshot.values != same.snapshot.values)
    expect(try branch(4, rate: 0.001), isLike: other)
  }
}
