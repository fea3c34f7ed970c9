/// What was done on the last day on which something was.
public struct StudyDay: Equatable, Sendable, Codable {
  /// The day, as `StudyCalendar` counts them.
  public private(set) var day = Int.min
  /// Items that were answered in the day's review.
  public private(set) var reviewed: Set<String> = []
  /// Items that were passed over, anywhere.
  public private(set) var skipped: Set<String> = []

  init() {}

  mutating func review(_ item: String, on day: Int) {
    turn(to: day)
    reviewed.insert(item)
  }

  mutating func skip(_ item: String, on day: Int) {
    turn(to: day)
    skipped.insert(item)
  }

  private mutating func turn(to day: Int) {
    guard day != self.day else { return }
    self = StudyDay()
    self.day = day
  }
}

extension StudyDay: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    day = try scanner.integer("day")
    reviewed = try scanner.textSet("reviewed")
    skipped = try scanner.textSet("skipped")
  }
}
