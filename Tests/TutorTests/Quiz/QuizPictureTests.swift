import Course
import Labs
import Recall
import SessionPlay
import TestSupport
import Testing
import TextUI

@testable import Tutor

/// A question of every type as it was last looked at: open, right, wrong, and after the second try.
/// None shows a number that training has found: other processors give other last digits.
@Suite struct QuizPictureTests {
  /// Those whose picture a run draws, or whose key is read off one, are looked at elsewhere.
  private static let ids = SampleQuiz.library.lessons.flatMap(\.items).compactMap {
    item -> String? in
    let question = item.question
    guard SampleQuiz.library.reviewItems().contains(where: { $0.id == question.id }) else {
      return nil
    }
    return question.run == nil && !question.needsCurves ? question.id : nil
  }

  @Test(arguments: ids)
  func aQuestionLooksAsItDid(_ id: String) throws {
    let open = try #require(SampleQuiz.player(at: id))
    let question = try #require(open.turn?.question)
    var pictures = [("open", open)]
    if let right = question.rightAnswer() {
      var told = open
      told.fill(right)
      told.press("3")
      pictures.append(("right", told))
      var wrong = open
      wrong.fill(question.exampleAnswer(isRight: false))
      if case .open? = wrong.turn?.state.phase { wrong.press(.enter) }
      wrong.press("3")
      pictures.append(("wrong", wrong))
    }
    for (name, player) in pictures {
      for size in [Size.smallest, .standard] where size == .standard || name != "open" {
        let picture = player.view(size).description
        let file = "\(id)-\(name)-\(size.columns)x\(size.rows)"
        #expect(goldenDifference(picture, named: file) == nil)
      }
    }
  }
}
