import Foundation
import Recall
import Testing

@testable import Runtime

@Suite struct LocalCalendarTests {
  @Test func itIsThatOfTheClockOnTheWall() {
    #expect(StudyCalendar.local.secondsFromUTC == TimeZone.current.secondsFromGMT())
  }
}
