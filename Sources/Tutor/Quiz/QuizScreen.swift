internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// A quiz: one question at a time, answered, judged and explained, and at the end what is worth
/// another look.
public struct QuizScreen: Sendable {
  let library: Library
  let scope: QuizScope
  private(set) var record: LearnerRecord
  /// Which question comes when.
  var plan: QuizPlan
  /// The question whose turn it is; nil at the end.
  var turn: QuizTurn?
  /// How the questions went that are over, in order.
  var results: [QuizResult] = []
  /// Rows of the text that have moved off its top.
  var scroll = 0
  /// The row of the summary that keys act on.
  var cursor = 0
  private var data: LabData
  private let seed: UInt64
  /// Numbers for the jobs of hidden runs.
  private var firstJob = 0
  private var turns: UInt64 = 0

  /// A quiz on a part of the course.
  ///
  /// - Parameters:
  ///   - day: Today, as the record's calendar counts.
  ///   - seed: Draws questions and their numbers; the same seed gives the same quiz.
  ///   - limit: How many questions at most; nil for the usual.
  init(
    _ scope: QuizScope, library: Library, record: LearnerRecord, on day: Int, seed: UInt64,
    limit: Int? = nil, data: LabData
  ) {
    self.library = library
    self.scope = scope
    self.record = record
    self.data = data
    self.seed = seed
    plan = library.quizPlan(scope, record, on: day, seed: seed, limit: limit)
  }

  /// Where its answers are given, for the record.
  var place: AnswerEvent.Place { scope == .due ? .review : .quiz }
  /// Whether there is nothing left to ask.
  var isOver: Bool { turn == nil }
  /// How many questions there are, those that come once more not counted.
  var count: Int { plan.turns.count { !$0.isReturn } }

  // MARK: From question to question

  /// Goes to the question whose turn it is; one that cannot be asked is passed over.
  mutating func enterTurn() -> [ScreenRequest] {
    scroll = 0
    cursor = 0
    turn = nil
    while let next = plan.current {
      turns += 1
      // Another draw each time, the same in the same quiz.
      let drawn = seed &+ turns &* 0x9e37_79b9_7f4a_7c15
      guard var turn = QuizTurn(next, in: library, seed: drawn) else {
        plan.skip()
        continue
      }
      guard let needed = turn.neededRuns else {
        self.turn = turn
        return []
      }
      firstJob += 1 << 14
      var runs = HiddenRuns(needed.plan, seeds: needed.seeds, data: data, firstJob: firstJob)
      let effects = runs.begin()
      turn.runs = runs
      self.turn = turn
      return effects.map(ScreenRequest.effect)
    }
    return []
  }

  /// Something has happened to the runs that a question waits for.
  mutating func changeRuns(_ change: (inout HiddenRuns) -> [Effect]) -> [ScreenRequest] {
    guard var turn, var runs = turn.runs else { return [] }
    let requests = change(&runs).map(ScreenRequest.effect)
    turn.runs = runs
    self.turn = turn
    guard runs.isOver else { return requests }
    guard turn.take(runs) else {
      // The runs do not agree on an answer: it would not be fair to ask.
      plan.skip()
      return requests + enterTurn()
    }
    self.turn = turn
    return requests
  }

  /// On to the next question, with how this one went.
  mutating func goOn() -> [ScreenRequest] {
    guard let turn else { return [] }
    let isRight = firstVerdict ?? false
    note(turn)
    if case .skipped = turn.state.phase { plan.skip() } else { plan.answer(isRight: isRight) }
    firstVerdict = nil
    return enterTurn()
  }

  /// Whether the first try of this turn was right.
  var firstVerdict: Bool?

  private mutating func note(_ turn: QuizTurn) {
    let outcome: QuizResult.Outcome =
      switch turn.state.phase {
      case .graded(_, let verdict, _):
        firstVerdict == true ? .right : verdict.isRight ? .mended : .wrong
      case .open, .confidence, .locked, .saving, .skipped: .skipped
      }
    // A question that came once more keeps its first result.
    guard !turn.isReturn || !results.contains(where: { $0.id == turn.question.id }) else { return }
    results.append(
      QuizResult(
        id: turn.question.id, lesson: turn.lesson.id,
        prompt: Prose(metrics: [:]).line(turn.question.prompt).plain, step: turn.step,
        outcome: outcome))
  }

  // MARK: What it is told

  mutating func begin(firstJob: Int) -> [ScreenRequest] {
    self.firstJob = firstJob
    return enterTurn()
  }

  mutating func show(_ record: LearnerRecord) { self.record = record }

  mutating func add(_ data: LabData) { self.data.merge(data) }

  /// The results that are worth another look.
  var missed: [QuizResult] { results.filter { $0.outcome != .right } }
}
