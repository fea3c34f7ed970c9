import Course
import Foundation
import Recall
import SessionPlay
import TextUI

@testable import Tutor

/// The lesson that asks one question of every kind.
enum SampleQuiz {
  static let library: Library = {
    let folder = CourseFiles.folder + "/Tests/Corpus/questions/"
    let files = ["every-question.md", "misconceptions.md"].map { name in
      SourceFile(
        path: name, text: (try? String(contentsOfFile: folder + name, encoding: .utf8)) ?? "")
    }
    return Library.read(files: files).0
  }()

  static func player(
    _ scope: QuizScope? = .everything, seed: UInt64 = 3, limit: Int? = nil,
    events: [LearnerEvent] = []
  ) -> Player {
    Player(
      events: events, opening: .quiz(scope, seed: seed, limit: limit), library: library)
  }

  /// A quiz that stands at the question of that id; nil if it never comes.
  static func player(at id: String) -> Player? {
    walk.first { $0.id == id }.map { resumed($0.session) }
  }

  /// The session as it is at each question: one walk through a quiz, since runs that nobody sees take
  /// their time.
  private static let walk: [(id: String, session: Session)] = {
    var walk: [(id: String, session: Session)] = []
    var player = Self.player()
    while let turn = player.turn, walk.count < 40 {
      walk.append((turn.question.id, player.session))
      player.skipQuestion()
    }
    return walk
  }()

  private static func resumed(_ session: Session) -> Player { Player(resuming: session) }

  /// Each question open, asked how sure, right, and wrong.
  static var answered: [Player] {
    walk.flatMap { id, session -> [Player] in
      let open = resumed(session)
      guard let question = open.turn?.question, let right = question.rightAnswer() else {
        return [open]
      }
      var sure = open
      sure.fill(right)
      var told = sure
      told.press("2")
      var wrong = open
      wrong.fill(question.exampleAnswer(isRight: false))
      wrong.press("3")
      return [open, sure, told, wrong]
    }
  }
}

extension Player {
  var quiz: QuizScreen? { if case .quiz(let quiz) = session.screen { quiz } else { nil } }
  var turn: QuizTurn? { quiz?.turn }

  /// Passes a question over; out of a text field first.
  mutating func skipQuestion() {
    if case .words(let sheet)? = turn?.state.sheet, sheet.isTyping { press(.escape) }
    press("x")
  }

  /// Gives an answer to the question at work by keys alone, up to how sure.
  mutating func fill(_ answer: Answer) {
    guard let state = turn?.state else { return }
    switch answer {
    case .choice(let option), .curve(let option):
      press(digit: (state.order.firstIndex(of: option) ?? 0) + 1)
    case .multi(let options):
      for option in options.sorted() {
        press(digit: (state.order.firstIndex(of: option) ?? 0) + 1)
      }
      press(.enter)
    case .number(let value): type(EntryText.number(value))
    case .text(let words): type(words)
    case .shape(let sizes): type(sizes.map(String.init).joined(separator: "x"))
    case .cells(let values):
      for value in values { type(value.map(EntryText.number) ?? "0") }
      // With the last blank filled, the first Enter may still have led to an empty one.
      if case .open? = turn?.state.phase { press(.enter) }
    case .order(let lines):
      for (target, line) in lines.enumerated() {
        guard let state = turn?.state, let row = state.order.firstIndex(of: line) else { return }
        for _ in 0..<abs(row - state.cursor) { press(row > state.cursor ? .down : .up) }
        press(" ")
        for _ in 0..<abs(row - target) { press(row > target ? .up : .down) }
        press(" ")
      }
      press(.enter)
    case .match(let partners):
      for (left, right) in partners.enumerated() {
        while let cursor = turn?.state.cursor, cursor != left { press(cursor < left ? .down : .up) }
        press(digit: (state.order.firstIndex(of: right) ?? 0) + 1)
      }
      press(.enter)
    case .mark(let value): mark(value)
    case .goal: break
    }
  }

  private mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
    press(.enter)
  }

  /// Moves the line as near to the place as its steps allow.
  private mutating func mark(_ value: Double) {
    guard case .mark(let sheet)? = turn?.state.sheet else { return }
    let isAcross = sheet.mark.axis == .x
    let wanted = PlotScale(sheet.plot, sheet.mark.axis).share(of: value)
    press(isAcross ? .right : .up)
    for _ in 0..<80 {
      guard case .mark(let now)? = turn?.state.sheet else { return }
      let gap = wanted - now.share
      guard abs(gap) > 0.5 / 60 else { break }
      press(isAcross ? (gap > 0 ? .right : .left) : (gap > 0 ? .up : .down))
    }
    press(.enter)
  }
}
