public import Course
internal import Labs
internal import Recall
internal import TextUI

/// How much of a page is in sight when it is opened on the smallest screen.
public struct FirstSight: Equatable, Sendable {
  /// The step and its screen, from 0.
  public var step: Int
  /// Its number within the step, from 0.
  public var screen: Int
  /// Rows that its text takes.
  public var rows: Int
  /// Rows that there are.
  public var available: Int

  /// Whether nothing has to be scrolled.
  public var fits: Bool { rows <= available }

  /// Every page of a lesson, as a newcomer meets it at 80 × 24.
  public static func pages(of lesson: Lesson) -> [FirstSight] {
    var reading = ReadingScreen(
      lesson, unitTitle: "", record: LearnerRecord(), data: LabData(), firstJob: 0)
    return reading.pages.indices.map { number in
      reading.number = number
      return FirstSight(
        step: reading.page.step, screen: reading.page.screen,
        rows: reading.column(isCompact: true).height(columns: ReadingScreen.lowTextColumns),
        available: reading.page.lab == nil
          ? Size.smallest.rows - 4 : Size.smallest.rows - 5 - ReadingScreen.leastStageRows)
    }
  }
}
