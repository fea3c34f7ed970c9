import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// The same questions where their lesson asks them.
@Suite struct LessonQuestionTests {
  /// The lesson at the page of a question.
  private func lesson(at id: String) throws -> Player {
    var player = Player(
      opening: .lesson("Q01", step: nil), library: SampleQuiz.library)
    for _ in 0..<60 {
      if player.reading?.page.questions.contains(where: { $0.id == id }) == true { return player }
      if case .words? = player.reading?.activeQuestion.flatMap({
        player.reading?.questions[$0.id]?.sheet
      }) {
        player.press(.escape)
      }
      player.press(.pageDown)
    }
    return try #require(nil as Player?)
  }

  @Test func aPredictionIsJudgedByARunOfItsOwn() throws {
    let id = try #require(SampleQuiz.library.reviewItems().first { $0.isPrediction }?.id)
    var player = try lesson(at: id)
    let question = try #require(player.reading?.activeQuestion)
    #expect(player.lab.map { type(of: $0).id } == question.run?.lab)
    #expect(player.reading?.mayRun == false)
    player.press("3")
    player.press("2")
    guard case .locked? = player.reading?.questions[id]?.phase else {
      Issue.record("\(String(describing: player.reading?.questions[id]?.phase))")
      return
    }
    player.press(" ")
    #expect(player.reading?.questions[id]?.verdict?.isRight == true)
  }

  @Test func anAnswerKeepsWhatWasOfferedAndDrawn() throws {
    let items = SampleQuiz.library.reviewItems()
    let item = try #require(
      items.first { item in
        !item.offers.isEmpty && !item.isPrediction
          && SampleQuiz.library.lessons[0].item(item.id)?.question.choices != nil
      })
    var player = try lesson(at: item.id)
    player.press("1")
    player.press("2")
    guard case .answer(let event)? = player.events.last?.kind else {
      Issue.record("nothing was recorded")
      return
    }
    #expect(event.item == item.id && event.offered == item.offers && event.place == .lesson)
    #expect(event.drawn == player.reading?.lesson.item(item.id)?.question.values)
  }

  @Test func aPlotThatARunDrawsIsLeftToQuizzes() {
    let lesson = SampleQuiz.library.lessons[0]
    let drawn = lesson.items.map(\.question).filter(\.needsCurves)
    let shown = Page.pages(of: lesson).flatMap(\.questions)
    #expect(!drawn.isEmpty && drawn.allSatisfy { !shown.contains($0) })
    #expect(drawn.allSatisfy { question in Self.isAsked(question.id) })
  }

  private static func isAsked(_ id: String) -> Bool {
    SampleQuiz.library.reviewItems().contains { $0.id == id }
  }
}
