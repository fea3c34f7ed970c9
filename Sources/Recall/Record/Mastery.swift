/// How well an objective is known, and on what evidence.
///
///     m ← m + 0.3 (r − m), from m = 0.3
///
/// `r` is 1 for a right answer and 0 for a wrong one; by a guess 0.8 and 0.2. A score between takes
/// its share of the way. An answer of weight 2 moves `m` twice. Only first attempts count, and an item
/// only once a day: after the feedback, the next answer proves little.
public struct Mastery: Equatable, Sendable, Codable {
  /// `m`, 0...1.
  public private(set) var estimate = Mastery.start
  /// How many answers it rests on.
  public private(set) var answers = 0
  /// On how many days they were given.
  public private(set) var days = 0
  /// The last of them, as `StudyCalendar` counts.
  private var lastDay: Int?

  /// What `m` is before any answer.
  public static let start = 0.3
  /// How far an answer moves it.
  public static let rate = 0.3
  /// From where on an objective is known.
  public static let threshold = 0.8
  /// How many answers it takes.
  public static let answersNeeded = 4
  /// On how many days.
  public static let daysNeeded = 2

  /// No evidence.
  public init() {}

  /// Whether the estimate is 0.8 or more, with four answers on two days.
  public var isKnown: Bool {
    estimate >= Self.threshold && answers >= Self.answersNeeded && days >= Self.daysNeeded
  }

  /// The evidence in words: `5 answers, 2 days`.
  public var evidence: String {
    "\(answers) answer\(answers == 1 ? "" : "s"), \(days) day\(days == 1 ? "" : "s")"
  }

  /// Takes an answer into account, unless it is a second attempt.
  mutating func add(_ answer: AnswerEvent, on day: Int) {
    guard answer.attempt <= 1 else { return }
    let worth = Self.worth(of: answer)
    for _ in 0..<min(max(answer.weight, 1), 4) { estimate += Self.rate * (worth - estimate) }
    answers += 1
    if day != lastDay { days += 1 }
    lastDay = day
  }

  /// `r` of the formula.
  package static func worth(of answer: AnswerEvent) -> Double {
    let score = min(max(answer.score, 0), 1)
    return answer.confidence == .guess ? 0.2 + 0.6 * score : score
  }
}

extension Mastery: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    answers = try scanner.integer("answers")
    days = try scanner.integer("days")
    estimate = try scanner.number("estimate")
    lastDay = try scanner.integerIfPresent("lastDay")
  }
}
