internal import Course
internal import Recall

/// A question of a quiz at its turn: where it comes from, with the numbers of this time.
struct QuizTurn: Sendable {
  /// The lesson that it stands in.
  var lesson: Lesson
  /// With its numbers drawn, and its key measured where runs give it.
  var question: Question
  var state: QuestionState
  /// Why it is due; nil in a quiz.
  var reason: DueReason?
  /// Whether it comes once more in this sitting.
  var isReturn: Bool
  /// What its numbers were drawn and its options shuffled with.
  var seed: UInt64
  /// What gives it its key or its curves, while that is not known.
  var runs: HiddenRuns?
  /// The runs that have given the key, if any: how many agree, and the seed of the first.
  var judged: (agreeing: Int, of: Int, seed: UInt64)?
  /// Whether it was said why it is due.
  var tellsReason = false
  /// Whether what there is to say to every option is shown.
  var tellsAll = false
  /// Whether it was flagged.
  var isFlagged = false
  /// Whether it was said to be too easy.
  var isTooEasy = false

  /// A question with numbers drawn by a seed; nil if the lesson does not have it any more.
  init?(_ turn: QuizPlan.Turn, in library: Library, seed: UInt64) {
    guard let lesson = library.lesson(turn.item.lesson), let item = lesson.item(turn.item.id) else {
      return nil
    }
    self.lesson = lesson
    self.seed = seed
    question = item.question.drawn(seed: seed)
    state = QuestionState(question, seed: seed)
    reason = turn.reason
    isReturn = turn.isReturn
  }

  /// The runs that the question needs before it can be asked.
  var neededRuns: (plan: RunPlan, seeds: [UInt64])? {
    if let run = question.run { return (run, run.hiddenSeeds(from: seed)) }
    if case .plot(let plot) = question.kind, let run = plot.run, !plot.neededCurves.isEmpty {
      return (run, [run.hiddenSeeds(from: seed).first ?? 1])
    }
    return nil
  }

  /// Takes up what the runs have measured; false where the question cannot be asked after all.
  mutating func take(_ runs: HiddenRuns) -> Bool {
    self.runs = nil
    guard runs.failure == nil else { return false }
    if case .plot(let plot) = question.kind, !plot.neededCurves.isEmpty {
      let filled = plot.filled(with: runs.curves)
      guard filled.neededCurves.isEmpty else { return false }
      question.kind = .plot(filled)
      judged = (1, 1, runs.seeds[0])
    }
    if question.run != nil {
      guard case .ask(let settled, let agreeing, let count) = question.judge(runs.metrics) else {
        return false
      }
      question = settled
      judged = (agreeing, count, runs.seeds[0])
    }
    state = QuestionState(question, seed: seed)
    return true
  }

  /// The experiment that settles the question, to be tried: the run that judged it, or that of its
  /// step.
  var experiment: (lab: String, settings: [String: String], seed: UInt64)? {
    let plan: RunPlan? =
      if let run = question.run { run } else if case .plot(let plot) = question.kind {
        plot.run
      } else { nil }
    if let plan { return (plan.lab, plan.settings, judged?.seed ?? 1) }
    if case .goal(let task) = question.kind { return (task.lab.lab, task.lab.solution, 1) }
    guard let step = question.rerun.map({ $0 - 1 }), lesson.steps.indices.contains(step),
      let block = lesson.lab(atStep: step, screen: lesson.steps[step].screens.count - 1)
    else { return nil }
    return (block.lab, block.settings, lesson.seed)
  }

  /// The step of the lesson that is about it, from 0.
  var step: Int {
    question.rerun.map { $0 - 1 } ?? lesson.item(question.id)?.step ?? 0
  }
}

/// How a question of a quiz went.
struct QuizResult: Equatable, Sendable {
  var id: String
  var lesson: String
  /// The prompt in a line.
  var prompt: String
  /// The step of the lesson that is about it, from 0.
  var step: Int
  var outcome: Outcome

  enum Outcome: Equatable, Sendable {
    case right
    /// Right at the second try.
    case mended
    case wrong
    case skipped
  }
}
