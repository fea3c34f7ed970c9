import Course
import Recall
import SessionPlay
import Testing
import Tutor

/// Lessons as conversations: what a screen teaches, lines teach.
@Suite struct PlainLessonTests {
  @Test(arguments: Lessons.all, [Learner.Habit.right, .wrong, .skip])
  func aConversationLeavesTheRecordThatTheScreenLeaves(
    _ lesson: Lesson, _ habit: Learner.Habit
  ) {
    var screen = Player(lesson: lesson.id)
    screen.playLesson(Learner(habit))
    var plain = PlainPlayer(opening: .lesson(lesson.id, step: nil))
    plain.playLesson(Learner(habit))
    #expect(plain.reading?.isAtEnd == true)
    #expect(plain.events.map(\.kind) == screen.events.map(\.kind))
  }

  @Test(arguments: Lessons.all)
  func everyWordOfALessonIsSaid(_ lesson: Lesson) {
    var plain = PlainPlayer(opening: .lesson(lesson.id, step: nil))
    plain.playLesson(Learner(.wrong))
    let words = plain.words
    for step in lesson.steps { #expect(words.contains(step.title.normalised)) }
    for case .text(let text) in lesson.pages.flatMap(\.blocks) {
      #expect(words.contains(text.openingWords), "\(text.openingWords)")
    }
    for question in lesson.questions {
      #expect(words.contains(question.prompt.first?.openingWords ?? "?"), "\(question.id)")
      guard let choices = question.choices else { continue }
      for option in choices.options { #expect(words.contains(option.text.openingWords)) }
    }
    for lab in lesson.labs { #expect(words.contains(lab.say.normalised)) }
  }

  @Test(arguments: Lessons.all)
  func numbersOfTheRunAreSpoken(_ lesson: Lesson) {
    var plain = PlainPlayer(opening: .lesson(lesson.id, step: nil))
    plain.playLesson(Learner(.right))
    #expect(!plain.words.contains("…"))
    #expect(plain.words.contains("in 880 steps, falling"))
  }

  @Test(arguments: Lessons.all)
  func linesFitAndUseWhatMayBeWritten(_ lesson: Lesson) {
    for style in [PlainStyle(), PlainStyle(columns: 40, isASCII: true)] {
      var plain = PlainPlayer(opening: .lesson(lesson.id, step: nil), style: style)
      var lines: [String] = []
      for _ in 0..<300 {
        guard let line = plain.nextLine(Learner(.wrong)) else { break }
        plain.type(line: line)
        lines += plain.reply
      }
      #expect(lines.count > 200)
      for line in lines {
        #expect(line.count <= style.columns, "\(line)")
        #expect(!line.hasSuffix(" "), "\(line)")
        #expect(!line.contains { "│┃─━┌╭✓✗◉▸\u{1B}\u{A0}".contains($0) }, "\(line)")
        if style.isASCII { #expect(line.allSatisfy { $0.isASCII }, "\(line)") }
      }
      #expect(!style.isASCII || plain.prompt.allSatisfy { $0.isASCII })
    }
  }

  /// Whoever goes away in the middle finds everything again, in lines or on the screen.
  @Test(arguments: Lessons.all)
  func theInputMayEndAnywhereAndNothingIsLost(_ lesson: Lesson) {
    var whole = PlainPlayer(opening: .lesson(lesson.id, step: nil))
    var answered: Set<String> = []
    var cut = 0
    while let line = whole.nextLine(Learner(.right)), cut < 300 {
      let open = whole.reading?.activeQuestion
      whole.type(line: line)
      cut += 1
      let state = open.flatMap { whole.reading?.questions[$0.id] }
      if let open, state?.verdict != nil { answered.insert(open.id) }
      // An answer counts, though it was not yet asked how sure it is.
      if let open, case .confidence = state?.phase, !open.isJudgedByRun { answered.insert(open.id) }
      var plain = whole
      plain.type(line: nil)
      #expect(plain.isOver)
      let record = LearnerRecord(plain.events)
      for item in answered {
        #expect(
          record.answers[item] != nil || record.predictions[item] != nil, "cut \(cut): \(item)")
      }
      guard cut.isMultiple(of: 8) else { continue }
      let again = Player(events: plain.events, opening: .lesson(lesson.id, step: nil))
      #expect(again.reading?.number == plain.reading?.number)
      for item in answered {
        #expect(again.reading?.questions[item]?.answer != nil, "cut \(cut): \(item)")
      }
    }
    #expect(answered == Set(lesson.questions.map(\.id)))
  }
}
