/// A day of the calendar, to be named in a sentence.
public struct StudyDate: Hashable, Sendable, CustomStringConvertible {
  /// The year.
  public let year: Int
  /// 1...12.
  public let month: Int
  /// 1...31.
  public let dayOfMonth: Int

  /// The date of a day of `StudyCalendar`: day 0 is 1970-01-01.
  ///
  /// Source: Howard Hinnant, chrono-compatible low-level date algorithms, `civil_from_days`.
  public init(day: Int) {
    // Years that begin in March put the leap day at their end.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `3 November`.
  public var description: String { "\(dayOfMonth) \(Self.months[month - 1])" }

  /// `3 November 2026`.
  public var withYear: String { "\(description) \(year)" }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
