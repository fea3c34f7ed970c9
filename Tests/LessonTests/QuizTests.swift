import Course
import Recall
import SessionPlay
import Testing
import TextUI
import Tutor

/// Every quiz question answers every answer.
@Suite struct QuizTests {
  struct Item: CustomTestStringConvertible, Sendable {
    var lesson: String
    var question: Question
    var testDescription: String { question.id }
  }

  private static let items = Lessons.all.flatMap { lesson in
    lesson.quiz.map { Item(lesson: lesson.id, question: $0) }
  }
  /// Those that can be judged without a run.
  private static let settled = items.filter { !$0.question.isJudgedByRun }

  /// On the page of the question, with nothing done before.
  private func open(_ item: Item) -> Player {
    var player = Player(lesson: item.lesson)
    player.leaf(to: item.question.id)
    return player
  }

  @Test(arguments: settled)
  func everyOptionHasFeedbackOfItsOwn(_ item: Item) {
    guard case .choice(let choices) = item.question.kind else { return }
    var seen: Set<String> = []
    for (index, option) in choices.options.enumerated() {
      let isRight = option.key == .right
      var player = open(item)
      player.give(.choice(index))
      player.press(digit: 2)
      let words = player.words
      let feedback = option.feedback.first?.openingWords ?? ""
      #expect(!feedback.isEmpty)
      #expect(seen.insert(feedback).inserted, "two options say: \(feedback)")
      #expect(words.contains(feedback), "\(words)")
      for (other, text) in choices.options.enumerated() where other != index {
        #expect(!words.contains(text.feedback.first?.openingWords ?? "–"))
      }
      #expect(words.contains(isRight ? "Right." : "Not quite."))
      #expect(player.answerEvents.last?.misconception == (isRight ? nil : option.misconception))
      #expect(player.answerEvents.last?.score == (isRight ? 1 : 0))
    }
  }

  /// What was ticked wrongly is named at once; what was missed only once no try is left.
  @Test(arguments: settled)
  func everyTickThatIsWrongIsNamed(_ item: Item) {
    guard case .multi(let choices) = item.question.kind else { return }
    let right = Set(choices.options.indices.filter { choices.options[$0].key == .right })
    let feedback = choices.options.map { $0.feedback.first?.openingWords ?? "–" }
    for index in choices.options.indices {
      let isMissed = right.contains(index)
      var player = open(item)
      player.give(.multi(right.symmetricDifference([index])))
      player.press(digit: 1)
      #expect(player.words.contains(feedback[index]) == !isMissed)
      #expect(player.words.contains("1 more should be ticked.") == isMissed)
      let score = player.answerEvents.last?.score ?? 0
      #expect(abs(score - (1 - 1 / Double(choices.options.count))) < 1e-12)
      player.press(.enter)
      player.give(.multi(right.symmetricDifference([index])))
      player.press(digit: 1)
      #expect(player.words.contains(feedback[index]))
      #expect(player.words.contains(isMissed ? "Not ticked:" : "Ticked:"))
      for other in choices.options.indices where other != index {
        #expect(!player.words.contains(feedback[other]))
      }
    }
  }

  @Test(arguments: settled)
  func aWrongOrderIsToldWhichLinesAreSwapped(_ item: Item) {
    guard case .order(let lines) = item.question.kind else { return }
    for place in lines.indices.dropLast() {
      var order = Array(lines.indices)
      order.swapAt(place, place + 1)
      var player = open(item)
      player.give(.order(order))
      player.press(digit: 3)
      let words = player.words
      let (first, second) = (lines[place].openingWords, lines[place + 1].openingWords)
      #expect(words.contains("“\(first)” comes before “\(second)”"), "\(words)")
      #expect((player.answerEvents.last?.score ?? 1) < 1)
    }
  }

  @Test(arguments: settled)
  func aWrongAnswerIsTriedOnceMoreAndThenExplained(_ item: Item) {
    let why = item.question.why.first?.openingWords ?? "–"
    let wrong = item.question.exampleAnswer(isRight: false)
    var player = open(item)
    player.give(wrong)
    #expect(!player.words.contains("Not quite."))
    player.press(digit: 3)
    #expect(!player.words.contains(why))
    #expect(player.reading?.questions[item.question.id]?.mayRetry == true)
    var mended = player
    player.press(.enter)
    #expect(player.phase(item.question.id) == .open)
    player.give(wrong)
    player.press(digit: 3)
    #expect(player.words.contains(why))
    #expect(player.reading?.questions[item.question.id]?.mayRetry == false)
    #expect(player.answerEvents.map(\.attempt) == [1, 2])
    mended.press(.enter)
    mended.give(item.question.exampleAnswer(isRight: true))
    mended.press(digit: 2)
    #expect(mended.words.contains(why))
    #expect(mended.words.contains("Right."))
    #expect(mended.answerEvents.map(\.score).last == 1)
  }

  @Test(arguments: settled)
  func aRightAnswerIsExplainedAtOnce(_ item: Item) {
    var player = open(item)
    player.give(item.question.exampleAnswer(isRight: true))
    player.press(digit: 3)
    #expect(player.words.contains("Right."))
    #expect(player.words.contains(item.question.why.first?.openingWords ?? "–"))
    #expect(player.answerEvents.map(\.score) == [1])
  }

  /// The key shows only once how sure the learner is has been said, and no try is left.
  @Test(arguments: settled, Confidence.allCases)
  func howSureIsAskedBeforeTheKeyIsShown(_ item: Item, _ confidence: Confidence) {
    var player = open(item)
    player.give(item.question.exampleAnswer(isRight: false))
    #expect(player.words.contains("How sure are you?"))
    #expect(player.answerEvents.isEmpty)
    player.press(digit: confidence.rawValue)
    #expect(player.answerEvents.map(\.confidence) == [confidence])
    #expect(player.answerEvents.first?.objective == item.question.objective)
    #expect(player.answerEvents.first?.revision == item.question.revision)
  }

  @Test(arguments: settled)
  func anotherAnswerMayBeGivenBeforeSayingHowSure(_ item: Item) {
    var player = open(item)
    player.give(item.question.exampleAnswer(isRight: false))
    player.press(.escape)
    #expect(player.phase(item.question.id) == .open)
    player.give(item.question.exampleAnswer(isRight: true))
    player.press(digit: 1)
    #expect(player.answerEvents.map(\.score) == [1])
  }

  @Test(arguments: items)
  func hintsComeOneByOneAndAreCounted(_ item: Item) {
    guard !item.question.hints.isEmpty else { return }
    var player = open(item)
    for (index, hint) in item.question.hints.enumerated() {
      #expect(!player.words.contains(hint.openingWords))
      player.play("h")
      #expect(player.words.contains(hint.openingWords))
      #expect(player.reading?.questions[item.question.id]?.hints == index + 1)
    }
    player.play("h h")
    #expect(player.reading?.questions[item.question.id]?.hints == item.question.hints.count)
    guard !item.question.isJudgedByRun else { return }
    player.give(item.question.exampleAnswer(isRight: true))
    player.press(digit: 2)
    #expect(player.answerEvents.map(\.hints) == [item.question.hints.count])
  }

  @Test(arguments: items)
  func aQuestionThatIsSkippedCountsAsSeenAndNotAsKnown(_ item: Item) {
    var player = open(item)
    player.play("x")
    #expect(player.phase(item.question.id) == .skipped)
    #expect(player.effects.contains { $0.isSkip(of: item.question.id) })
    #expect(player.answerEvents.isEmpty)
    let objective = item.question.objective ?? ""
    #expect(player.session.record.mastery(of: objective) == Mastery())
    let number = player.reading?.number ?? 0
    player.press(.enter)
    #expect(player.isAtEnd || player.reading?.number == number + 1)
  }

  @Test(arguments: settled)
  func aQuestionIsFlaggedForItsAuthor(_ item: Item) {
    var player = open(item)
    player.give(item.question.exampleAnswer(isRight: true))
    player.press(digit: 2)
    player.play("!")
    #expect(player.session.record.flags == [item.question.id])
    #expect(player.view().lines.contains { $0.contains("Flagged \(item.question.id)") })
  }

  /// The page of the rerun has the experiment that the question is about.
  @Test(arguments: settled)
  func theWayBackLeadsToTheStepThatSettlesIt(_ item: Item) {
    guard let rerun = item.question.rerun else { return }
    var player = open(item)
    player.give(item.question.exampleAnswer(isRight: true))
    player.press(digit: 2)
    player.play("L")
    #expect(player.reading?.page.step == rerun - 1)
    #expect(player.reading?.page.lab != nil)
  }

  @Test func answeredQuestionsRaiseWhatIsKnownOfTheirObjective() {
    var player = Player(lesson: "L01")
    player.playLesson(Learner(.right))
    for objective in player.session.library(of: "L01") {
      #expect(player.session.record.mastery(of: objective) != Mastery(), "\(objective)")
    }
  }
}

extension Effect {
  fileprivate func isSkip(of item: String) -> Bool {
    if case .record(let event) = self, case .skip(item, _) = event.kind { true } else { false }
  }
}

extension Session {
  /// The objectives of a lesson.
  fileprivate func library(of lesson: String) -> [String] {
    Lessons.all.first { $0.id == lesson }?.objectives.map(\.id) ?? []
  }
}
