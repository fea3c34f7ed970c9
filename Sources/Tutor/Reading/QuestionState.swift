public import Course
public import Recall
public import TextUI

/// How far a learner is with one question.
public struct QuestionState: Equatable, Sendable {
  /// Where it stands.
  public var phase: Phase
  /// The row that the arrows are on, counted as shown.
  public var cursor = 0
  /// Options ticked so far, numbered as in the file.
  public var ticked: Set<Int> = []
  /// Options or lines in the order shown, numbered as in the file.
  public var order: [Int]
  /// Whether the arrows carry the line under the cursor.
  public var isCarrying = false
  /// The number typed so far, and where the next digit goes.
  public var entry = TextEntry(limit: Self.mostTyped)
  /// The number typed so far.
  public var text: String {
    get { entry.text }
    // What comes as a whole is taken as a whole, however many digits it has.
    set { entry = TextEntry(newValue, limit: max(Self.mostTyped, newValue.count)) }
  }
  /// Characters that have room in the field.
  private static let mostTyped = 12
  /// Why the typed number was not accepted.
  public var problem: String?
  /// How many hints are shown.
  public var hints = 0
  /// 1 for the first try.
  public var attempt = 1
  /// 2 where a wrong answer may be mended; what a run has judged stands.
  public let attempts: Int

  /// The way of a question from open to settled.
  public enum Phase: Equatable, Sendable {
    case open
    /// An answer was picked; how sure?
    case confidence(Answer)
    /// Committed before a run that has not ended.
    case locked(Answer, Confidence?)
    /// On its way to disk: shown as right or wrong only when it is there.
    case saving(Answer, Verdict, Confidence?)
    case graded(Answer, Verdict, Confidence?)
    case skipped
  }

  /// A question nobody has looked at, its options shuffled by `seed`.
  public init(_ question: Question, seed: UInt64, attempts: Int = 2) {
    phase = .open
    self.attempts = question.isJudgedByRun ? 1 : attempts
    order = question.displayOrder(seed: seed)
  }

  /// Whether what follows the question on its page may be shown.
  public func opensWhatFollows(afterRun isRunFinished: Bool) -> Bool {
    switch phase {
    case .graded: true
    case .skipped: isRunFinished
    case .open, .confidence, .locked, .saving: false
    }
  }

  /// Whether the question waits for the learner rather than for the run or the disk.
  public var isOpen: Bool {
    switch phase {
    case .open, .confidence: true
    case .locked, .saving, .graded, .skipped: false
    }
  }

  /// What was picked, if anything.
  public var answer: Answer? {
    switch phase {
    case .open, .skipped: nil
    case .confidence(let answer), .locked(let answer, _), .saving(let answer, _, _),
      .graded(let answer, _, _):
      answer
    }
  }

  /// What the answer was worth, once that is on disk.
  public var verdict: Verdict? {
    if case .graded(_, let verdict, _) = phase { verdict } else { nil }
  }

  /// Whether a wrong answer may be mended.
  public var mayRetry: Bool {
    if let verdict { !verdict.isRight && attempt < attempts } else { false }
  }
}

extension Question {
  /// Whether a number is typed.
  var isNumeric: Bool { if case .numeric = kind { true } else { false } }

  /// Whether an answer can be judged only by a run.
  public var isJudgedByRun: Bool {
    switch kind {
    case .choice(let choices), .multi(let choices):
      choices.options.contains { if case .when = $0.key { true } else { false } }
    case .numeric(let numeric): if case .metric = numeric.key { true } else { false }
    case .order, .short, .shape, .match, .plot, .trace, .goal: false
    }
  }
}
