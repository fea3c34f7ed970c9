internal import Course
internal import Labs
internal import Learning
internal import TextUI

/// What a lab was opened for from another screen, to which Esc leads back.
struct LabVisit: Equatable, Sendable {
  /// Where it was opened from: `Quiz`.
  var origin: String
  /// What is to be reached, if anything.
  var task: GoalTask?
  /// The controls that may be used, by name; empty for all.
  var controls: [String] = []
  /// Runs and steps of earlier visits.
  var earlier = GoalOutcome(runs: 0, steps: 0, metrics: [:])
  /// The steps that each job has taken.
  private var steps: [Int: Int] = [:]

  init(origin: String, task: GoalTask? = nil, earlier: GoalOutcome? = nil) {
    self.origin = origin
    self.task = task
    controls = task?.lab.controls ?? []
    if let earlier { self.earlier = earlier }
  }

  /// Counts what a run has done.
  mutating func count(_ report: RunReport) {
    steps[report.job] = max(steps[report.job] ?? 0, report.snapshot.position.step)
  }

  /// How the task stands; nil where there is none.
  func outcome(of lab: (any Lab)?) -> GoalOutcome? {
    guard let task else { return nil }
    let metrics = lab?.metrics ?? [:]
    return task.outcome(
      runs: earlier.runs + steps.values.count { $0 > 0 },
      steps: earlier.steps + steps.values.reduce(0, +)
    ) { metrics[$0] }
  }

  /// How far the task is, in one line: what is short, or that it is reached; the budget behind it.
  func status(of lab: (any Lab)?) -> StyledText {
    guard let task, let outcome = outcome(of: lab) else { return StyledText() }
    let isReached = task.goal.holds { outcome.metrics[$0] } == true
    let short = task.shortfalls(outcome).joined(separator: "; ")
    var text =
      isReached && short.isEmpty
      ? StyledText("✓ reached: Esc takes it back to the question", .right, .bold)
      : .muted("not yet: ") + StyledText(short)
    if let runs = task.runs { text += .muted("   run \(outcome.runs) of \(runs)") }
    if let steps = task.steps {
      text += .muted("   \(Numbers.grouped(outcome.steps)) of \(Numbers.grouped(steps)) steps")
    }
    return text
  }
}

extension LabRoom {
  /// The controls that may be used, with their places among the lab's own.
  var usedControls: [(place: Int, control: LabControl)] {
    let all = (stage.lab?.controls ?? []).enumerated().map {
      (place: $0.offset, control: $0.element)
    }
    guard let names = visit?.controls, !names.isEmpty else { return all }
    return names.compactMap { name in all.first { $0.control.name == name } }
  }
}
