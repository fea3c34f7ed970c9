internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// The course map: units and lessons on the left, a preview of the chosen one on the right.
public struct HomeScreen: Sendable {
  let library: Library
  private(set) var record: LearnerRecord
  /// The day, as the record's calendar counts.
  private let day: Int
  /// How many questions are due on it.
  private(set) var dueCount: Int
  /// Every lesson of the syllabus, in order.
  private(set) var rows: [Row]
  var cursor: Int
  /// The chosen lesson's network, training while the learner looks at the map.
  var stage: Stage?

  struct Row: Equatable, Sendable {
    var unit: Int
    var entry: Syllabus.Entry
    /// nil if it is not written yet.
    var lesson: Lesson?
    var state: LessonState
  }

  enum Action: Equatable {
    case up, down, open, lab, quiz, progress, help, quit, previousUnit, nextUnit, glossary, search,
      tour
  }

  init(library: Library, record: LearnerRecord, on day: Int) {
    self.library = library
    self.record = record
    self.day = day
    dueCount = Self.dueCount(library, record, on: day)
    rows = Self.rows(library, record)
    // Where the learner was, else the first lesson that is not done.
    cursor =
      rows.firstIndex { $0.entry.id == record.lastLesson && $0.state != .done }
      ?? rows.firstIndex { $0.lesson != nil && $0.state != .done }
      ?? rows.firstIndex { $0.lesson != nil } ?? 0
  }

  private static func rows(_ library: Library, _ record: LearnerRecord) -> [Row] {
    library.syllabus.units.flatMap { unit in
      unit.lessons.map { entry in
        let lesson = library.lesson(entry.id)
        return Row(
          unit: unit.number, entry: entry, lesson: lesson,
          state: lesson.map { record.state(of: $0.id, steps: $0.steps.count) } ?? .open)
      }
    }
  }

  private static func dueCount(
    _ library: Library, _ record: LearnerRecord, on day: Int
  ) -> Int {
    // Nothing was answered: there is nothing that could be due.
    record.deck.cards.isEmpty
      ? 0 : DailyReview(record, items: library.reviewItems(), on: day).entries.count
  }

  /// Shows what has been recorded since: the end of a lesson reaches the disk after the map is up.
  mutating func show(_ record: LearnerRecord) {
    self.record = record
    rows = Self.rows(library, record)
    dueCount = Self.dueCount(library, record, on: day)
  }

  var chosen: Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  var bindings: [Binding<Action>] {
    var bindings =
      Binding<Action>.pair(.move, "choose", .up, .down, priority: 8, help: "Move between lessons")
      + Binding<Action>.pair(
        .next, "unit", .nextUnit, .previousUnit, priority: 1, help: "The next and the last unit")
    if let chosen, chosen.lesson != nil {
      let label =
        switch chosen.state {
        case .open: "begin"
        case .begun: "continue"
        case .done: "open again"
        }
      bindings.append(Binding(.act, label, .open, priority: 10, help: "Open the lesson"))
      if let lab = lab(of: chosen) {
        bindings.append(
          Binding(
            ["L"], "L", "its lab", .lab, priority: 5,
            help: "Open the lab \(lab) at full size, without the lesson"))
      }
    }
    return bindings + [
      Binding(
        ["Q"], "Q", "quiz", .quiz, priority: 9,
        help: "A quiz: what is due today, a lesson, a unit, everything"),
      Binding(
        ["P"], "P", "progress", .progress, priority: 6,
        help: "What you have seen, done and got to know, in facts"),
      Binding(.search, .search, priority: 6), Binding(.glossary, .glossary, priority: 5),
      Binding(
        ["T"], "T", "first steps", .tour, priority: nil,
        help: "The first half-minute once more"),
      Binding(.help, .help, priority: 11),
      Binding(.quit, .quit, priority: 7),
    ]
  }

  /// Rows and columns from which on the preview has room for a network.
  private static let stageSize = Size(columns: 100, rows: 28)

  /// Whether another lab belongs on stage than the one that is there.
  func wantsStage(on size: Size) -> Bool { labInSight(on: size) != stage?.entry.id }

  private func labInSight(on size: Size) -> String? {
    guard size.columns >= Self.stageSize.columns, size.rows >= Self.stageSize.rows else {
      return nil
    }
    return chosen.flatMap(lab(of:))
  }

  /// Brings the chosen lesson's lab on stage and starts it.
  mutating func showStage(
    on size: Size, data: LabData, firstJob: Int
  ) -> [Effect] {
    guard let id = labInSight(on: size), let entry = LabCatalog.entry(named: id) else {
      let isShowing = stage != nil
      stage = nil
      return isShowing ? [.lab(.stop)] : []
    }
    guard stage?.entry.id != id else { return [] }
    stage = Stage(
      entry, scene: Stage.Scene(view: entry.mainView),
      context: LabContext(
        data: data, seed: chosen?.lesson?.seed ?? 1, firstJob: firstJob))
    return runStage(stage?.open() ?? [])
  }

  mutating func receive(_ data: LabData) -> [Effect] {
    runStage(stage?.add(data) ?? [])
  }

  private mutating func runStage(_ effects: [Effect]) -> [Effect] {
    guard stage?.run == .ready, stage?.lab != nil else { return effects }
    return effects + (stage?.send(.run) ?? [])
  }

  private func lab(of row: Row) -> String? {
    row.lesson?.steps.lazy.flatMap(\.screens).flatMap(\.blocks).compactMap { block in
      if case .lab(let lab) = block { LabCatalog.entry(named: lab.lab)?.id } else { nil }
    }.first
  }

  mutating func press(_ key: Key) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    switch binding.action {
    case .up: cursor = max(0, cursor - 1)
    case .down: cursor = min(rows.count - 1, cursor + 1)
    case .nextUnit: moveUnit(by: 1)
    case .previousUnit: moveUnit(by: -1)
    case .open: return chosen.map { [.lesson($0.entry.id)] } ?? []
    case .lab: return chosen.flatMap(lab(of:)).map { [.lab($0)] } ?? []
    case .quiz: return [.quiz(nil)]
    case .progress: return [.progress]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .tour: return [.tour]
    case .quit: return [.quit]
    }
    return []
  }

  private mutating func moveUnit(by units: Int) {
    guard let chosen else { return }
    let numbers = library.syllabus.units.map(\.number)
    guard let here = numbers.firstIndex(of: chosen.unit) else { return }
    let target = numbers[min(max(0, here + units), numbers.count - 1)]
    cursor = rows.firstIndex { $0.unit == target } ?? cursor
  }
}
