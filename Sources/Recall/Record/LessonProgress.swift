/// What happened in one lesson.
public struct LessonProgress: Equatable, Sendable, Codable {
  /// Where the learner was last.
  public internal(set) var position: Position?
  /// Steps that were read to their ends, from 0.
  public internal(set) var stepsSeen: Set<Int> = []
  /// Labs whose goals were met.
  public internal(set) var goalsMet: Set<String> = []
  /// Objectives that were asked about in its questions.
  public internal(set) var objectives: Set<String> = []
  /// Items that were answered.
  public internal(set) var answered: Set<String> = []
  /// Items whose outcome was predicted.
  public internal(set) var predicted: Set<String> = []
  /// Items that were passed over; some may have been answered since.
  public internal(set) var skipped: Set<String> = []
  /// The settings of each lab's last finished run, by lab: enough to run it again.
  public internal(set) var labSettings: [String: [String: String]] = [:]
  /// How many experiments reached their ends.
  public internal(set) var runs = 0
}

/// What happened to one item.
public struct ItemHistory: Equatable, Sendable, Codable {
  /// The last answer.
  public private(set) var last: AnswerEvent
  /// When it was given, in milliseconds since 1970, UTC.
  public private(set) var lastTime: Int64
  /// How many answers there were, retries among them.
  public private(set) var count = 1
  /// How many of them were right.
  public private(set) var rightCount: Int

  init(first: AnswerEvent, at time: Int64) {
    last = first
    lastTime = time
    rightCount = first.score >= 1 ? 1 : 0
  }

  mutating func add(_ answer: AnswerEvent, at time: Int64) {
    last = answer
    lastTime = time
    count += 1
    rightCount += answer.score >= 1 ? 1 : 0
  }
}

/// How often someone who felt so sure was right: "7 times of 9".
public struct Calibration: Equatable, Sendable, Codable {
  /// How often they were right.
  public private(set) var right = 0
  /// How often they felt so.
  public private(set) var total = 0

  /// The share; nil without evidence.
  public var share: Double? { total == 0 ? nil : Double(right) / Double(total) }

  mutating func add(isRight: Bool) {
    total += 1
    right += isRight ? 1 : 0
  }
}

extension LessonProgress: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    answered = try scanner.textSet("answered")
    goalsMet = try scanner.textSet("goalsMet")
    try scanner.expect("labSettings")
    labSettings = try scanner.object {
      (scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) in try scanner.settings()
    }
    objectives = try scanner.textSet("objectives")
    position = try scanner.valueIfPresent("position")
    predicted = try scanner.textSet("predicted")
    runs = try scanner.integer("runs")
    skipped = try scanner.textSet("skipped")
    stepsSeen = Set(try scanner.integers("stepsSeen"))
  }
}

extension ItemHistory: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    count = try scanner.integer("count")
    last = try scanner.value("last")
    lastTime = Int64(try scanner.integer("lastTime"))
    rightCount = try scanner.integer("rightCount")
  }
}

extension Calibration: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    right = try scanner.integer("right")
    total = try scanner.integer("total")
  }
}
