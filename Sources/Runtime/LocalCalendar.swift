internal import Foundation
internal import Recall

extension StudyCalendar {
  /// The days of the place where the program runs, as its clock is set now.
  ///
  /// It asks the C library: Foundation's time zones take longer to load than all else at a start.
  static var local: StudyCalendar {
    var now = time(nil)
    var parts = unsafe tm()
    guard unsafe localtime_r(&now, &parts) != nil else { return StudyCalendar() }
    return unsafe StudyCalendar(secondsFromUTC: parts.tm_gmtoff)
  }
}
