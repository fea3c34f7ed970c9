/// What became of a wrong idea that a learner once chose.
public struct MisconceptionHistory: Equatable, Sendable, Codable {
  /// The day on which it was first chosen.
  public let metDay: Int
  /// The day on which it was last chosen.
  public private(set) var lastChosenDay: Int
  /// How often it was chosen.
  public private(set) var timesChosen = 1
  /// Whether the learner was sure when they last chose it.
  public private(set) var wasSure: Bool
  /// The first right answer since to an item that offered it.
  public private(set) var firstRightDay: Int?
  /// The last one.
  public private(set) var lastRightDay: Int?
  /// The day on which it became quiet, if it is.
  public private(set) var quietDay: Int?
  /// Whether it was quiet before it was last chosen.
  public private(set) var hasReturned = false
  /// The lessons in whose questions it was chosen.
  public internal(set) var lessons: Set<String>

  /// How many days the two right answers must lie apart.
  public static let daysApart = 7

  /// How a wrong idea stands.
  public enum State: String, Equatable, Sendable, Codable {
    /// It was chosen, and has not been passed by for long enough since.
    case open
    /// Two right answers to items that offered it, seven days apart, since it was last chosen.
    case quiet
    /// It was quiet, and was chosen again.
    case reopened
  }

  /// How it stands.
  public var state: State { quietDay != nil ? .quiet : hasReturned ? .reopened : .open }

  init(chosenOn day: Int, wasSure: Bool, in lesson: String) {
    lessons = [lesson]
    metDay = day
    lastChosenDay = day
    self.wasSure = wasSure
  }

  mutating func choose(on day: Int, wasSure: Bool, in lesson: String) {
    lessons.insert(lesson)
    lastChosenDay = day
    timesChosen += 1
    self.wasSure = wasSure
    hasReturned = hasReturned || quietDay != nil
    firstRightDay = nil
    lastRightDay = nil
    quietDay = nil
  }

  /// A right answer to an item that offered it.
  mutating func passBy(on day: Int) {
    let first = firstRightDay ?? day
    firstRightDay = first
    lastRightDay = day
    if quietDay == nil, day - first >= Self.daysApart { quietDay = day }
  }
}

extension MisconceptionHistory: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    firstRightDay = try scanner.integerIfPresent("firstRightDay")
    hasReturned = try scanner.truth("hasReturned")
    lastChosenDay = try scanner.integer("lastChosenDay")
    lastRightDay = try scanner.integerIfPresent("lastRightDay")
    lessons = try scanner.textSet("lessons")
    metDay = try scanner.integer("metDay")
    quietDay = try scanner.integerIfPresent("quietDay")
    timesChosen = try scanner.integer("timesChosen")
    wasSure = try scanner.truth("wasSure")
  }
}
