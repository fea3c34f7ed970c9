internal import Course
internal import Recall
internal import TextUI

/// What a quiz is to be about: what is due, a lesson, a unit, everything.
public struct QuizMenu: Sendable {
  let library: Library
  private(set) var rows: [Row]
  private(set) var cursor = 0
  private let day: Int

  /// A line of the list.
  struct Row: Equatable, Sendable {
    var scope: QuizScope
    var title: String
    /// How many questions it has.
    var count: Int
    var isUnit = false
  }

  init(library: Library, record: LearnerRecord, on day: Int) {
    self.library = library
    self.day = day
    rows = Self.rows(library, record, on: day)
  }

  private static func rows(_ library: Library, _ record: LearnerRecord, on day: Int) -> [Row] {
    let due = library.quizPlan(.due, record, on: day, seed: 0).turns.count
    var rows = [
      Row(scope: .due, title: "due today", count: due),
      Row(scope: .everything, title: "everything", count: library.reviewItems().count),
    ]
    for unit in library.syllabus.units {
      let lessons = unit.lessons.compactMap { library.lesson($0.id) }
      let counts = lessons.map { library.reviewItems(.lesson($0.id)).count }
      guard counts.contains(where: { $0 > 0 }) else { continue }
      rows.append(
        Row(
          scope: .unit(unit.number), title: unit.title, count: counts.reduce(0, +), isUnit: true))
      for (lesson, count) in zip(lessons, counts) where count > 0 {
        rows.append(
          Row(scope: .lesson(lesson.id), title: "\(lesson.id)  \(lesson.title)", count: count))
      }
    }
    return rows
  }

  enum Action: Equatable {
    case up, down, open, close, help, glossary, search, quit
  }

  var bindings: [Binding<Action>] {
    Binding<Action>.pair(.move, .up, .down, priority: 8) + [
      Binding(.act, "begin", .open, priority: 10, help: "Begin this quiz"),
      Binding(.back, "back", .close, priority: 9, help: "Back to where you came from"),
      Binding(.search, .search, priority: 3), Binding(.glossary, .glossary, priority: 2),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 4),
    ]
  }

  func request(_ number: Int) -> [ScreenRequest] {
    rows.indices.contains(number) ? [.quiz(rows[number].scope)] : []
  }
}

extension QuizMenu: Screen {
  var help: Help { Help("Keys in this list", bindings) }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    switch binding.action {
    case .up: cursor = max(0, cursor - 1)
    case .down: cursor = min(rows.count - 1, cursor + 1)
    case .open: return request(cursor)
    case .close: return [.close]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  /// A press on a line chooses it, a second one begins the quiz.
  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    guard region.owner == Pane.map, case .item(let row) = region.part else { return [] }
    if row == cursor { return request(row) }
    cursor = min(max(0, row), rows.count - 1)
    return []
  }

  mutating func release(_ event: LearnerEvent, _ record: LearnerRecord) {
    rows = Self.rows(library, record, on: day)
    cursor = min(cursor, rows.count - 1)
  }

  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    surface.draw(Header(path: ["Quiz"], state: .muted("choose what about")), in: grid.header)
    var area = grid.body
    let intro = TextView([
      .heading(StyledText("Quiz")),
      .paragraph(
        StyledText(
          """
          Questions come in another order and with other numbers each time. How sure you are is \
          asked before the answer is judged; what was wrong comes back.
          """)),
    ])
    let columns = min(66, area.columns)
    let rowsOfIntro = min(area.rows, intro.height(columns: columns) + 1)
    surface.draw(intro, in: area.top(rowsOfIntro).left(columns))
    area = area.dropTop(rowsOfIntro).left(columns)
    surface.pane(Pane.map, in: area) { surface in
      let window = ScrollWindow(
        count: rows.count, rows: area.rows, first: 0, focus: cursor..<cursor + 1)
      for index in window.shown {
        let line = area.line(index - window.first)
        let row = rows[index]
        let indent = if case .lesson = row.scope { "  " } else { "" }
        let text = StyledText(indent + row.title, row.isUnit ? .strong : .ink)
        ListRow.draw(
          text, index == cursor ? .focused : .plain, on: &surface, in: line)
        let count = StyledText(
          "\(row.count)", row.scope == .due && row.count > 0 ? .strong : .muted)
        surface.write(
          index == cursor ? count.on(.role(.focusWash)) : count, endColumn: line.endColumn - 1,
          row: line.row)
        surface.mark(.item(index), in: line)
      }
      surface.draw(ScrollMarks(window), in: area)
    }
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .lab("quiz menu") }

  func pieces(in conversation: PlainSession) -> [PlainPiece] {
    let list = rows.enumerated().map { number, row in
      (name: "\(number + 1)  \(row.title)", text: "\(row.count) questions")
    }
    return [
      PlainPiece(
        key: "menu",
        lines: conversation.style.lines("What is the quiz to be about?")
          + conversation.style.list(list))
    ]
  }

  func prompt(in conversation: PlainSession) -> String {
    "quiz (1-\(rows.count), back, q quit)"
  }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] {
    let word = line.withoutMargins.lowercased()
    if let number = Int(word), rows.indices.contains(number - 1) {
      let requests = request(number - 1)
      return conversation.session.changeScreen(at: now) { _ in requests }
    }
    switch word {
    case "q", "quit", "exit": return conversation.performAnywhere(.quit, "", at: now)
    case "back", "map", "esc":
      return conversation.session.changeScreen(at: now) { _ in [.close] }
    case "?", "help", "": conversation.repeatAll()
    default: conversation.say(conversation.misunderstood(line))
    }
    return []
  }
}

extension QuizMenu.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .up, .down, .open, .close: .move
    case .help, .glossary, .search, .quit: .program
    }
  }
}
