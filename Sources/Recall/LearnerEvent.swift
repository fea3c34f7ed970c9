/// One thing that happened while learning. The learner's record is nothing but a list of these.
public struct LearnerEvent: Equatable, Sendable {
  /// Milliseconds since 1970, UTC.
  public var time: Int64
  public var kind: Kind

  public init(time: Int64, _ kind: Kind) {
    self.time = time
    self.kind = kind
  }

  public enum Kind: Equatable, Sendable {
    /// Where the learner is: lesson, step and screen, all from 0.
    case position(lesson: String, step: Int, screen: Int)
    /// A step was read to its end.
    case stepSeen(lesson: String, step: Int)
    case answer(AnswerEvent)
    case prediction(PredictionEvent)
    /// A live experiment reached its end; `settings` reproduce it.
    case labRun(lab: String, lesson: String?, settings: [String: String], metrics: [String: Double])
    case goalMet(lab: String, lesson: String)
    /// The learner says that an item is wrong or unclear.
    case flag(item: String, lesson: String)
    /// An item was passed over.
    case skip(item: String, lesson: String)
  }
}

/// An answered question.
public struct AnswerEvent: Equatable, Sendable, Codable {
  public var lesson: String
  public var item: String
  public var revision: Int
  public var objective: String
  /// The answer as typed, ticked or ordered: `2`, `0,2`, `-0.4`.
  public var response: String
  /// The share that was right: 0...1.
  public var score: Double
  /// The wrong idea that the answer stands for: `M13`.
  public var misconception: String?
  public var confidence: Confidence?
  /// 1 for the first try of this sitting.
  public var attempt: Int
  public var hints: Int

  public init(
    lesson: String, item: String, revision: Int, objective: String, response: String,
    score: Double, misconception: String?, confidence: Confidence?, attempt: Int, hints: Int
  ) {
    self.lesson = lesson
    self.item = item
    self.revision = revision
    self.objective = objective
    self.response = response
    self.score = score
    self.misconception = misconception
    self.confidence = confidence
    self.attempt = attempt
    self.hints = hints
  }
}

/// A prediction made before a run; `isRight` once the run has judged it.
public struct PredictionEvent: Equatable, Sendable, Codable {
  public var lesson: String
  public var item: String
  public var response: String
  public var isRight: Bool?

  public init(lesson: String, item: String, response: String, isRight: Bool?) {
    self.lesson = lesson
    self.item = item
    self.response = response
    self.isRight = isRight
  }
}

/// How sure a learner said they were.
public enum Confidence: Int, CaseIterable, Sendable, Codable {
  case guess = 1
  case fairly, sure
}
