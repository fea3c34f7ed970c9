import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI
import Tutor

/// Someone plays every lesson from its first page to its last.
@Suite struct WholeLessonTests {
  @Test func thereAreLessonsToPlay() {
    #expect(!Lessons.all.isEmpty)
    #expect(!CourseFiles.tables.isEmpty)
  }

  @Test(arguments: Lessons.all, [Learner.Habit.right, .wrong, .skip])
  func everyPageIsReachedAndTheLessonEndsDone(_ lesson: Lesson, _ habit: Learner.Habit) {
    var player = Player(lesson: lesson.id)
    var visited: [Int] = []
    player.playLesson(Learner(habit)) { visited.append($0.reading?.number ?? -1) }
    #expect(visited == Array(lesson.pages.indices))
    #expect(player.isAtEnd)
    let state = player.session.record.state(of: lesson.id, steps: lesson.steps.count)
    #expect(state == .done)
    #expect(player.session.record.stepsSeen(in: lesson.id) == Set(lesson.steps.indices))
    player.press(.enter)
    #expect(player.isHome)
  }

  @Test(arguments: Lessons.all, [Learner.Habit.right, .wrong])
  func theEndSaysHowTheQuestionsWent(_ lesson: Lesson, _ habit: Learner.Habit) {
    var player = Player(lesson: lesson.id)
    player.playLesson(Learner(habit))
    let screen = player.session.view(in: .standard, look: .standard).description
    #expect(screen.contains("the end of this lesson"))
    #expect(screen.contains("0 of") == (habit == .wrong))
    // What a run judges cannot be known before it.
    if habit == .wrong { #expect(screen.contains("Worth another look")) }
    player.press(.pageUp)
    #expect(!player.isAtEnd && player.reading?.number == lesson.pages.count - 1)
    player.press(.pageDown)
    player.play("A")
    #expect(player.reading?.number == 0)
  }

  @Test(arguments: Lessons.all)
  func afterEveryPageAllOfItIsShown(_ lesson: Lesson) {
    var player = Player(lesson: lesson.id)
    player.playLesson(Learner(.right)) { player in
      guard let reading = player.reading else { return }
      #expect(reading.visibleBlocks == reading.page.blocks, "page \(reading.number)")
      #expect(reading.activeQuestion == nil, "page \(reading.number)")
    }
  }

  @Test(arguments: Lessons.all)
  func everyQuestionIsAnsweredOnceAndRecorded(_ lesson: Lesson) {
    var player = Player(lesson: lesson.id)
    player.playLesson(Learner(.wrong))
    let answered = player.answerEvents.map(\.item)
    let predicted = player.predictionEvents.filter { $0.isRight != nil }.map(\.item)
    #expect(answered.count == Set(answered).count)
    #expect(predicted.count == Set(predicted).count)
    #expect(Set(answered + predicted) == Set(lesson.questions.map(\.id)))
  }

  @Test(arguments: Lessons.all)
  func textAfterAQuestionIsHiddenUntilItIsSettled(_ lesson: Lesson) {
    for (number, page) in lesson.pages.enumerated() {
      guard
        let asked = page.blocks.firstIndex(where: { $0.question != nil }),
        let question = page.blocks[asked].question
      else { continue }
      let hidden = page.blocks[(asked + 1)...].compactMap { block -> String? in
        if case .text(let text) = block, text.openingWords.count > 12 {
          text.openingWords
        } else {
          nil
        }
      }
      guard !hidden.isEmpty else { continue }
      var player = Player(lesson: lesson.id)
      let learner = Learner(.right)
      for _ in 0..<number {
        player.playPage(learner)
        player.press(.pageDown)
      }
      for text in hidden {
        #expect(!player.words.contains(text), "\(question.id) is open: \(text)")
      }
      if player.reading?.waitsForRun != true {
        player.give(question.exampleAnswer(isRight: true))
        if case .locked = player.phase(question.id) {
          for text in hidden {
            #expect(!player.words.contains(text), "\(question.id) waits: \(text)")
          }
        }
      }
      player.playPage(learner)
      for text in hidden {
        #expect(player.words.contains(text), "\(question.id) is settled: \(text)")
      }
    }
  }

  /// Text that speaks of a run speaks of this run: its numbers are the lab's.
  @Test(arguments: Lessons.all, [1, 2, 3] as [UInt64])
  func numbersInTheTextAreThoseOfTheRun(_ lesson: Lesson, _ seed: UInt64) {
    var player = Player(lesson: lesson.id, seed: seed)
    var found = 0
    player.playLesson(Learner(.right)) { player in
      guard let reading = player.reading, let metrics = player.lab?.metrics else { return }
      let words = player.words
      for block in reading.page.blocks {
        guard case .text(let text) = block else { continue }
        for text in text.texts where !text.placeholders.isEmpty {
          let expected = text.runs.map { run in
            run.placeholder.map { Self.shown(metrics[$0.metric], $0.format) } ?? run.text
          }
          #expect(words.contains(expected.joined().normalised), "\(words)")
          found += text.placeholders.count
        }
      }
      #expect(!words.contains("…"), "page \(reading.number): \(words)")
    }
    #expect(found > 0)
  }

  /// Written down anew, so that a wrong format is noticed.
  private static func shown(_ value: Double?, _ format: Placeholder.Format) -> String {
    guard let value else { return "nothing measured" }
    switch format {
    case .percent: return fixed(value * 100, decimals: 1) + " %"
    case .integer: return "\(Int(value.rounded()))"
    case .number:
      let digits = value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : 2
      return fixed(value, decimals: value.magnitude >= 1 ? digits : 3)
    }
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let units = Int((value.magnitude * scale).rounded())
    var digits = String(units)
    while digits.count <= decimals { digits = "0" + digits }
    let point = digits.index(digits.endIndex, offsetBy: -decimals)
    let sign = value < 0 && units > 0 ? "−" : ""
    return sign + digits[..<point] + (decimals > 0 ? "." : "") + digits[point...]
  }
}
