public import Course
public import Recall
internal import TextUI

/// Quiz questions that a learner met, as notes for Anki: a text file that it imports.
///
///     #separator:tab
///     #html:false
///     #columns:guid	Front	Back	Tags
///     #guid column:1
///     #tags column:4
///     L05.rate.diverge	The loss goes up … 	The learning rate is too large …	L05 L05.2 M13
///
/// Answered and skipped questions of the course come along, one note each, in the order of lessons;
/// those that need a picture, a table or a live lab do not. The same id again mends a note instead of
/// doubling it.
public enum AnkiNotes {
  /// The file of what a record knows of a course.
  public static func text(_ record: LearnerRecord, _ library: Library) -> String {
    let head = [
      "#separator:tab", "#html:false", "#columns:guid\tFront\tBack\tTags", "#guid column:1",
      "#tags column:4",
    ]
    let notes = library.lessons.flatMap { lesson in
      lesson.items.compactMap { item -> String? in
        guard item.role == .quiz, wasMet(item.question, lesson.id, record) else { return nil }
        return line(of: drawn(item.question, record), in: lesson.id, record)
      }
    }
    return (head + notes).map { $0 + "\n" }.joined()
  }

  private static func wasMet(
    _ question: Question, _ lesson: String, _ record: LearnerRecord
  ) -> Bool {
    record.answers[question.id] != nil
      || record.lessons[lesson]?.skipped.contains(question.id) == true
  }

  /// With the numbers of the last answer.
  private static func drawn(_ question: Question, _ record: LearnerRecord) -> Question {
    guard let last = record.answers[question.id]?.last, question.isParameterised else {
      return question
    }
    return question.drawn(values: last.drawn) ?? question
  }

  private static func line(
    of question: Question, in lesson: String, _ record: LearnerRecord
  ) -> String? {
    let prose = Prose(metrics: [:])
    guard !question.isJudgedByRun, let sides = sides(of: question, prose) else { return nil }
    let front = [text(question.prompt, prose)] + sides.front
    let why = text(question.why, prose)
    let back = [sides.back] + (why.isEmpty ? [] : [why])
    let idea = record.answers[question.id]?.last.misconception
    let tags = [lesson, question.objective ?? "", idea ?? ""].filter { !$0.isEmpty }
    return [
      question.id, front.joined(separator: "\n\n"), back.joined(separator: "\n\n"),
      tags.joined(separator: " "),
    ].map(field).joined(separator: "\t")
  }

  /// What stands below the prompt, and the right answer.
  private static func sides(
    of question: Question, _ prose: Prose
  ) -> (front: [String], back: String)? {
    switch question.kind {
    case .choice(let choices), .multi(let choices):
      let texts = choices.options.map { prose.styled($0.text).plain }
      guard let right = choices.rightOptions(), !right.isEmpty else { return nil }
      let list = texts.enumerated().map { "\($0 + 1)  \($1)" }.joined(separator: "\n")
      return ([list], right.sorted().map { texts[$0] }.joined(separator: "\n"))
    case .numeric(let numeric):
      guard case .value(let value) = numeric.key else { return nil }
      let unit = numeric.unit.map { " " + $0 } ?? ""
      return ([], EntryText.number(value) + unit)
    case .order(let lines):
      let texts = lines.map { prose.styled($0).plain }
      let mixed = texts.sorted().map { "–  " + $0 }.joined(separator: "\n")
      return ([mixed], texts.enumerated().map { "\($0 + 1)  \($1)" }.joined(separator: "\n"))
    case .short(let short):
      return short.accepted.first.map { ([], $0) }
    case .shape(let shape):
      return ([], "[" + shape.key.map(String.init).joined(separator: ", ") + "]")
    case .match(let matching):
      let left = matching.left.map { prose.styled($0.text).plain }
      let right = matching.right.map { prose.styled($0.text).plain }
      let pairs = zip(left, right).map { "\($0) → \($1)" }.joined(separator: "\n")
      let lists = [left, right.sorted()].map { $0.map { "–  " + $0 }.joined(separator: "\n") }
      return (lists, pairs)
    case .plot, .trace, .goal: return nil
    }
  }

  private static func text(_ blocks: [TextBlock], _ prose: Prose) -> String {
    // No line is broken: the card has its own width.
    TextView(prose.blocks(blocks)).lines(columns: 10_000).map(\.plain).joined(separator: "\n")
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { $0 == "\t" || $0 == "\"" || $0.isNewline || $0 == "#" }) else {
      return text
    }
    return "\"" + text.map { $0 == "\"" ? "\"\"" : $0 == "\t" ? " " : String($0) }.joined() + "\""
  }
}
