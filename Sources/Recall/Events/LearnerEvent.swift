/// One thing that happened while learning. The learner's record is nothing but a list of these.
public struct LearnerEvent: Equatable, Sendable {
  /// Milliseconds since 1970, UTC.
  public var time: Int64
  /// What happened.
  public var kind: Kind

  /// An event of a moment in milliseconds since 1970, UTC.
  public init(time: Int64, _ kind: Kind) {
    self.time = time
    self.kind = kind
  }

  /// What can happen. Lessons are named by id, steps and screens numbered from 0.
  public enum Kind: Equatable, Sendable {
    /// Where the learner is: lesson, step and screen, all from 0.
    case position(lesson: String, step: Int, screen: Int)
    /// A step was read to its end.
    case stepSeen(lesson: String, step: Int)
    /// A question was answered.
    case answer(AnswerEvent)
    /// A prediction was made before a run.
    case prediction(PredictionEvent)
    /// A live experiment reached its end; `settings` reproduce it.
    case labRun(lab: String, lesson: String?, settings: [String: String], metrics: [String: Double])
    /// The goal of a step's experiment was reached; `lab` is `spam/3` for step 3.
    case goalMet(lab: String, lesson: String)
    /// The learner says that an item is wrong or unclear.
    case flag(item: String, lesson: String)
    /// An item was passed over.
    case skip(item: String, lesson: String)
    /// After a right answer the learner says that it was too easy: that day's answer of the item
    /// is rated as easy.
    case tooEasy(item: String, lesson: String)
    /// Time spent with a lesson, or, without one, in a quiz that belongs to none; in seconds, pauses
    /// left out. Written when the learner leaves.
    case studied(lesson: String?, seconds: Int)
    /// The first half-minute was seen or passed over. `glyphs` names the marks that the learner sees
    /// well, `braille`, `blocks` or `ascii`; nil if they were not asked.
    case tour(glyphs: String?)
    /// The learner begins a lesson anew: what happened in it before counts no more. The events
    /// before it stay, so that records that are merged later cannot bring anything back.
    case reset(lesson: String)
    /// Something that a newer Descent wrote down. It is kept as it is and changes nothing.
    case unknown(name: String, payload: String)
  }
}

/// An answered question.
public struct AnswerEvent: Equatable, Sendable {
  /// The lesson that the question stands in: `L05`.
  public var lesson: String
  /// The question's id: `L05.rate.diverge`.
  public var item: String
  /// The question's revision when it was answered.
  public var revision: Int
  /// The objective that the question asks about: `L05.2`.
  public var objective: String
  /// The answer as typed, ticked or ordered: `2`, `0,2`, `-0.4`.
  public var response: String
  /// The share that was right: 0...1.
  public var score: Double
  /// The wrong idea that the answer stands for: `M13`.
  public var misconception: String?
  /// How sure the learner was before the key was shown, if asked.
  public var confidence: Confidence?
  /// 1 for the first try of this sitting.
  public var attempt: Int
  /// How many hints were shown before the answer.
  public var hints: Int
  /// How often the answer counts for mastery: 2 where guessing hardly helps (a number to type, a
  /// run to predict), else 1.
  public var weight: Int
  /// The wrong ideas that the item's options or slips stand for: `M13`, `M12`. Who answers right
  /// has passed them all by.
  public var offered: [String]
  /// The values that were drawn for the item, by name; empty where nothing was.
  public var drawn: [String: Double]
  /// What values were drawn and options shuffled with, if they were.
  public var seed: UInt64?
  /// Where it was answered.
  public var place: Place

  /// Where a question may be answered.
  public enum Place: String, CaseIterable, Sendable, Codable {
    /// In the text of its lesson.
    case lesson
    /// In a quiz on a lesson, a unit or everything.
    case quiz
    /// In the day's review.
    case review
  }

  /// An answer; `weight` is 1 unless told otherwise, and the place is the lesson.
  public init(
    lesson: String, item: String, revision: Int, objective: String, response: String,
    score: Double, misconception: String?, confidence: Confidence?, attempt: Int, hints: Int,
    weight: Int = 1, offered: [String] = [], drawn: [String: Double] = [:], seed: UInt64? = nil,
    place: Place = .lesson
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
    self.weight = weight
    self.offered = offered
    self.drawn = drawn
    self.seed = seed
    self.place = place
  }
}

/// A prediction made before a run; `isRight` once the run has judged it.
public struct PredictionEvent: Equatable, Sendable, Codable {
  /// The lesson that the prediction stands in.
  public var lesson: String
  /// The prediction's id.
  public var item: String
  /// What was predicted, as an answer's `response`.
  public var response: String
  /// Whether the run agreed; nil when the run did not come to its end.
  public var isRight: Bool?
  /// How sure the learner was, if asked.
  public var confidence: Confidence?

  /// A prediction, judged or not.
  public init(
    lesson: String, item: String, response: String, isRight: Bool?, confidence: Confidence? = nil
  ) {
    self.lesson = lesson
    self.item = item
    self.response = response
    self.isRight = isRight
    self.confidence = confidence
  }
}

/// How sure a learner said they were.
public enum Confidence: Int, CaseIterable, Sendable, Codable {
  case guess = 1
  case fairly, sure
}
