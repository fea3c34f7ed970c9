import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// A quiz from its first question to its last, on questions of every kind.
@Suite struct QuizTests {
  /// The ids of all questions, each with whether its lab is to be opened.
  private static let ids = SampleQuiz.library.reviewItems().map(\.id)

  @Test func everyKindIsAsked() {
    let kinds = Set(
      SampleQuiz.library.lessons.flatMap(\.items).filter { Self.ids.contains($0.question.id) }
        .map { "\($0.question.kind)".prefix { $0 != "(" } })
    #expect(
      kinds == [
        "choice", "multi", "numeric", "order", "short", "shape", "match", "plot", "trace", "goal",
      ])
  }

  @Test(arguments: ids)
  func aRightAnswerIsRightByKeysAlone(_ id: String) throws {
    var player = try #require(SampleQuiz.player(at: id))
    let question = try #require(player.turn?.question)
    guard let right = question.rightAnswer() else { return }
    player.fill(right)
    guard case .confidence? = player.turn?.state.phase else {
      Issue.record("it was not asked how sure: \(String(describing: player.turn?.state))")
      return
    }
    player.press("2")
    let state = try #require(player.turn?.state)
    #expect(state.verdict?.isRight == true, "\(String(describing: state.verdict))")
    guard case .answer(let event)? = player.events.last?.kind else {
      Issue.record("nothing was recorded")
      return
    }
    #expect(event.item == id && event.score == 1 && event.confidence == .fairly)
    #expect(event.place == .quiz && event.attempt == 1)
    #expect(event.offered == question.offers && event.drawn == question.values)
    #expect(event.seed == player.turn?.seed && event.weight == question.weight)
    // The record alone brings the same question back.
    let again = try #require(
      SampleQuiz.library.lessons[0].item(id)?.question.drawn(values: event.drawn))
    if question.run == nil, !question.isParameterised || event.drawn == again.values {
      #expect(Answer(event.response, to: again) != nil)
    }
  }

  @Test(arguments: ids)
  func aWrongAnswerIsToldWhyAndMayBeMended(_ id: String) throws {
    var player = try #require(SampleQuiz.player(at: id))
    let question = try #require(player.turn?.question)
    if case .goal = question.kind { return }
    let order = player.turn?.state.order
    player.fill(question.exampleAnswer(isRight: false))
    if case .open? = player.turn?.state.phase { player.press(.enter) }
    player.press("3")
    let verdict = try #require(player.turn?.state.verdict)
    #expect(!verdict.isRight)
    let card = try #require(player.quiz?.card)
    let said = card.notices.map(\.summary).joined(separator: " ")
    #expect(said.contains("You were sure."))
    #expect(
      !verdict.feedback.isEmpty || !verdict.details.isEmpty
        || verdict.parts.contains { !$0.feedback.isEmpty })
    let key = Prose(metrics: [:]).line(question.why).plain
    #expect(!said.contains(key), "the explanation comes with the second try")
    player.press(.enter)
    #expect(player.turn?.state.phase == .open && player.turn?.state.attempt == 2)
    #expect(player.turn?.state.order == order || question.kind.isOrdered)
    #expect(player.turn?.question == question)
    guard let right = question.rightAnswer() else { return }
    player.clear()
    player.fill(right)
    // How sure is asked once.
    #expect(player.turn?.state.verdict?.isRight == true)
    let after = player.quiz?.card?.notices.map(\.summary).joined(separator: " ") ?? ""
    #expect(question.why.isEmpty || after.contains("Why."))
    guard case .answer(let event)? = player.events.last?.kind else { return }
    #expect(event.attempt == 2 && event.confidence == nil)
  }

  @Test func whatWasWrongComesBackAfterThreeOthers() throws {
    var player = SampleQuiz.player()
    let first = try #require(player.turn?.question.id)
    while player.turn?.question.rightAnswer() == nil { player.skipQuestion() }
    let missed = try #require(player.turn?.question)
    player.fill(missed.exampleAnswer(isRight: false))
    if case .open? = player.turn?.state.phase { player.press(.enter) }
    player.press("1")
    player.press("n")
    for _ in 0..<3 {
      #expect(player.turn?.question.id != missed.id)
      player.skipQuestion()
    }
    #expect(player.turn?.question.id == missed.id)
    #expect(player.turn?.isReturn == true)
    #expect(first.hasPrefix("Q01"))
  }

  @Test func theEndShowsWhatToLookAtAndLeadsThere() throws {
    var player = SampleQuiz.player(limit: 3)
    for _ in 0..<3 { player.skipQuestion() }
    let quiz = try #require(player.quiz)
    #expect(quiz.isOver && quiz.missed.count == 3)
    #expect(quiz.summaryTitle == "0 of 3 right")
    player.press("L")
    let reading = try #require(player.reading)
    #expect(reading.page.step == quiz.missed[0].step)
    player.press(.escape)
    #expect(player.quiz?.isOver == true)
    player.press(.enter)
    #expect(player.isHome)
  }

  @Test func stoppingKeepsWhatWasAnswered() throws {
    var player = SampleQuiz.player()
    while player.turn?.question.rightAnswer() == nil { player.skipQuestion() }
    player.fill(try #require(player.turn?.question.rightAnswer()))
    player.press("3")
    let count = player.events.count
    player.press(.escape)
    #expect(player.isHome)
    #expect(player.events.count == count)
    let record = LearnerRecord(player.events)
    #expect(record.answers.count == 1)
  }

  @Test func theSameSeedIsTheSameQuizAndAnotherHasOtherNumbers() throws {
    let id = try #require(
      SampleQuiz.library.reviewItems().first { $0.isParameterised && !$0.isPrediction }?.id)
    let item = try #require(SampleQuiz.library.reviewItems().first { $0.id == id })
    let seeds: [UInt64] = [3, 3, 4, 5, 6]
    let questions = try seeds.map { seed in
      let turn = try #require(QuizPlan(quizOn: [item], LearnerRecord(), seed: seed).current)
      return try #require(QuizTurn(turn, in: SampleQuiz.library, seed: seed)).question
    }
    #expect(questions[0] == questions[1])
    #expect(Set(questions.map { "\($0.values)" }).count > 1)
    for question in questions { #expect(question.faults.isEmpty) }
  }

  @Test func hiddenRunsJudgeAPredictionAndCanBeWatched() throws {
    let id = try #require(SampleQuiz.library.reviewItems().first { $0.isPrediction }?.id)
    var player = try #require(SampleQuiz.player(at: id))
    let turn = try #require(player.turn)
    let judged = try #require(turn.judged)
    #expect(judged.of == turn.question.run?.seeds && judged.agreeing >= 4)
    #expect(!turn.question.isJudgedByRun)
    player.fill(try #require(turn.question.rightAnswer()))
    player.press("3")
    #expect(player.turn?.state.verdict?.isRight == true)
    player.press("T")
    let room = try #require(player.room)
    #expect(room.stage.entry.id == turn.question.run?.lab)
    player.press(.escape)
    #expect(player.turn?.question.id == id)
    #expect(player.turn?.state.verdict?.isRight == true)
  }

  @Test func aTaskOpensItsLabAndTakesItBack() throws {
    let lesson = SampleQuiz.library.lessons[0]
    let item = try #require(
      lesson.items.first { if case .goal = $0.question.kind { true } else { false } })
    var player = try #require(SampleQuiz.player(at: item.question.id))
    guard case .goal(let task) = item.question.kind else { return }
    player.press(.enter)
    let room = try #require(player.room)
    #expect(room.stage.entry.id == task.lab.lab)
    #expect(room.usedControls.map(\.control.name) == task.lab.controls)
    player.press(" ")
    player.press(.escape)
    let left = try #require(player.turn?.state.taskOutcome)
    #expect(left.outcome.runs == 1 && left.outcome.steps > 0)
    player.press(.enter)
    player.press("3")
    let verdict = try #require(player.turn?.state.verdict)
    #expect(!verdict.isRight && !verdict.feedback.isEmpty)
  }

  @Test func aFlaggedQuestionIsLeftOutNextTime() throws {
    var player = SampleQuiz.player()
    if case .words? = player.turn?.state.sheet { player.press(.escape) }
    let id = try #require(player.turn?.question.id)
    player.press("!")
    #expect(LearnerRecord(player.events).flags == [id])
    let again = SampleQuiz.player(events: player.events)
    #expect(again.quiz?.plan.turns.contains { $0.item.id == id } == false)
  }

  @Test func aConfidentErrorIsDueAfterSevenDaysAndSaysWhy() throws {
    var player = SampleQuiz.player()
    while player.turn.map({ $0.question.offers.isEmpty || $0.question.choices == nil }) == true {
      player.skipQuestion()
    }
    let question = try #require(player.turn?.question)
    let option = try #require(
      question.choices?.options.firstIndex { $0.misconception != nil && $0.key == .wrong })
    player.fill(.choice(option))
    player.press("3")
    #expect(player.quiz?.refutation(try #require(player.turn)).isEmpty == false)
    var later = Player(
      Session(library: SampleQuiz.library, events: player.events, opening: .home))
    later.now += 7 * 86_400_000
    later.press("Q")
    later.press(.enter)
    let turn = try #require(later.turn)
    let reason = try #require(turn.reason)
    guard case .confidentError = reason.kind else {
      Issue.record("\(reason)")
      return
    }
    later.press("W")
    let sentence = later.quiz?.sentence(of: reason) ?? ""
    let idea = question.choices?.options[option].misconception ?? ""
    #expect(sentence.contains(SampleQuiz.library.misconception(idea)?.belief ?? "?"))
    #expect(sentence.contains("seven days"))
  }

  @Test func withNothingDueItSaysSo() {
    let player = SampleQuiz.player(.due)
    #expect(player.quiz?.isOver == true)
    #expect(player.quiz?.summaryTitle == "Nothing is due today")
  }
}

extension Question.Kind {
  /// Whether the answer is an order of the rows themselves.
  fileprivate var isOrdered: Bool { if case .order = self { true } else { false } }
}

extension Player {
  /// Takes away what stands on the sheet.
  fileprivate mutating func clear() {
    guard let state = turn?.state else { return }
    switch state.sheet {
    case .number, .words, .shape: for _ in 0..<40 { press(.backspace) }
    case .multi(let sheet):
      for option in sheet.ticked {
        press(digit: (sheet.order.firstIndex(of: option) ?? 0) + 1)
      }
    case .trace(let sheet):
      for _ in sheet.entries { press(.up) }
      for index in sheet.entries.indices {
        if index > 0 { press(.down) }
        for _ in 0..<12 { press(.backspace) }
      }
      for _ in sheet.entries { press(.up) }
    case .choice, .order, .match, .mark, .curve, .goal: break
    }
  }
}
