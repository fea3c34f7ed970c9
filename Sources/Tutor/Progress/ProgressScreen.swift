internal import Course
internal import Recall
internal import TextUI

/// What the learner's record says of their progress: facts, and never one score.
public struct ProgressScreen: Sendable {
  let library: Library
  let day: Int
  private(set) var report: ProgressReport
  private(set) var page = Page.course
  /// The row that keys act on, on each page that has rows.
  private var cursors: [Page: Int] = [:]

  /// A page of the report.
  enum Page: Int, CaseIterable, Sendable {
    case course, objectives, ideas, calibration, time

    var title: String {
      switch self {
      case .course: "Course"
      case .objectives: "Objectives"
      case .ideas: "Wrong ideas"
      case .calibration: "How sure, how right"
      case .time: "Time"
      }
    }
  }

  init(library: Library, record: LearnerRecord, on day: Int) {
    self.library = library
    self.day = day
    report = ProgressReport(record, library.outline, on: day)
  }

  /// What has been recorded since.
  mutating func show(_ record: LearnerRecord) {
    report = ProgressReport(record, library.outline, on: day)
  }

  enum Action: Equatable {
    case up, down, next, previous, nextTab, previousTab, open, quiz, close, help, glossary, search,
      quit
  }

  var bindings: [Binding<Action>] {
    var bindings = Binding<Action>.pair(
      .next, "page", .next, .previous, priority: 9,
      help: "The next and the last page of this report (also n and p)")
    if rowCount > 1 {
      bindings += Binding<Action>.pair(.move, .up, .down, priority: 8)
    }
    if let lesson = chosenLesson {
      bindings.append(
        Binding(.act, "open \(lesson)", .open, priority: 10, help: "Open the lesson of this line"))
      if !library.reviewItems(.lesson(lesson)).isEmpty {
        bindings.append(
          Binding(
            ["Q"], "Q", "quiz \(lesson)", .quiz, priority: 7,
            help: "A quiz on the lesson of this line"))
      }
    }
    return bindings
      + Binding<Action>.pair(
        .pane, "page", .nextTab, .previousTab, priority: nil, help: "The next page of this report")
      + [
        Binding(.back, "back", .close, priority: 9, help: "Back to where you came from"),
        Binding(.search, .search, priority: 3), Binding(.glossary, .glossary, priority: 2),
        Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 4),
      ]
  }

  // MARK: Rows

  /// The lines of the page that may be chosen.
  var rowCount: Int {
    switch page {
    case .course: report.lessons.count
    case .objectives: objectives.count
    case .ideas: report.misconceptions.count
    case .calibration: 0
    case .time: timed.count
    }
  }

  var cursor: Int { min(cursors[page] ?? firstRow, max(0, rowCount - 1)) }

  /// Where something is to be done first.
  private var firstRow: Int {
    switch page {
    case .course:
      report.lessons.lastIndex { $0.isBegun } ?? 0
    case .objectives: objectives.firstIndex { $0.objective.mastery.answers > 0 } ?? 0
    case .ideas, .calibration, .time: 0
    }
  }

  /// Every objective with its lesson.
  var objectives: [(lesson: ProgressReport.LessonReport, objective: ProgressReport.ObjectiveReport)]
  { report.lessons.flatMap { lesson in lesson.objectives.map { (lesson, $0) } } }

  /// The lessons that time was spent with.
  var timed: [ProgressReport.LessonReport] { report.lessons.filter { $0.seconds > 0 } }

  /// The lesson that the chosen line is about.
  private var chosenLesson: String? {
    guard rowCount > 0 else { return nil }
    switch page {
    case .course: return report.lessons[cursor].id
    case .objectives: return objectives[cursor].lesson.id
    case .ideas:
      // The first of the course in which it was chosen.
      let lessons = report.misconceptions[cursor].history.lessons
      return report.lessons.first { lessons.contains($0.id) }?.id
    case .calibration: return nil
    case .time: return timed[cursor].id
    }
  }

  // MARK: Keys

  mutating func perform(_ action: Action) -> [ScreenRequest] {
    switch action {
    case .up: cursors[page] = max(0, cursor - 1)
    case .down: cursors[page] = min(max(0, rowCount - 1), cursor + 1)
    case .next: turn(by: 1)
    case .previous: turn(by: -1)
    case .nextTab: turn(by: 1, around: true)
    case .previousTab: turn(by: -1, around: true)
    case .open: return chosenLesson.map { [.lesson($0)] } ?? []
    case .quiz: return chosenLesson.map { [.quiz(.lesson($0))] } ?? []
    case .close: return [.close]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  private mutating func turn(by pages: Int, around: Bool = false) {
    let count = Page.allCases.count
    let place = page.rawValue + pages
    open(Page(rawValue: around ? (place + count) % count : min(max(0, place), count - 1)) ?? page)
  }

  /// Opens a page; its cursor is where it was.
  mutating func open(_ page: Page) { self.page = page }

  /// Chooses a line of the page.
  mutating func choose(_ row: Int) { cursors[page] = min(max(0, row), max(0, rowCount - 1)) }
}

extension ProgressScreen.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .up, .down, .next, .previous, .nextTab, .previousTab, .open, .quiz, .close: .move
    case .help, .glossary, .search, .quit: .program
    }
  }
}
