import Course
import Labs
import SessionPlay
import TestSupport
import Testing
import TextUI
import Tutor

/// A handful of screens as they were last looked at. None shows a number that training has found:
/// the fast kernels give other last digits on other processors.
@Suite struct ScreenPictureTests {
  struct Shot: CustomTestStringConvertible, Sendable {
    var name: String
    var size: Size
    var opening: Session.Opening
    var keys: KeyScript
    /// Whether the learner was never here before.
    var isNew: Bool
    var testDescription: String { name }

    init(
      _ name: String, _ size: Size, _ opening: Session.Opening, _ keys: KeyScript,
      isNew: Bool = false
    ) {
      self.name = name
      self.size = size
      self.opening = opening
      self.keys = keys
      self.isNew = isNew
    }

    var player: Player {
      isNew ? .newcomer(opening: opening, size: size) : Player(opening: opening, size: size)
    }
  }

  private static let shots = [
    Shot("map-small", .smallest, .home, ""),
    Shot("sorting", .standard, .lesson("L01", step: 0), ""),
    Shot("sorting-small", .smallest, .lesson("L01", step: 0), ""),
    Shot("sorted-small", .smallest, .lesson("L01", step: 0), "1 → ← → ← ← →"),
    Shot("rules", .standard, .lesson("L01", step: 1), "↓ Enter"),
    Shot("before-training", .standard, .lesson("L01", step: 2), "3"),
    Shot("before-training-small", .smallest, .lesson("L01", step: 2), "3"),
    Shot("quiz", .standard, .lesson("L01", step: 7), "h"),
    Shot("quiz-wrong-small", .smallest, .lesson("L01", step: 7), "1 3"),
    Shot("help", .standard, .lesson("L01", step: 7), "?"),
    Shot("help-wide", Size(columns: 160, rows: 40), .lesson("L01", step: 2), "?"),
    Shot("glossary", .standard, .lesson("L01", step: 2), "g"),
    Shot("glossary-small", .smallest, .lesson("L01", step: 0), "g wei Tab"),
    Shot("search", .standard, .lesson("L01", step: 0), "/ weight ↓*5"),
    Shot("search-small", .smallest, .home, "/ spam"),
    Shot("first-run", .standard, .home, "", isNew: true),
    Shot("first-run-small", .smallest, .home, "2 2", isNew: true),
    Shot("too-small", Size(columns: 72, rows: 5), .home, ""),
  ]

  @Test(arguments: shots)
  func aScreenLooksAsItDid(_ shot: Shot) {
    var player = shot.player
    player.play(shot.keys)
    let picture = player.view(shot.size).description
    #expect(goldenDifference(picture, named: shot.name) == nil)
  }

  @Test(arguments: shots)
  func noScreenOfThisSuiteHangsOnTheProcessor(_ shot: Shot) {
    var player = shot.player
    player.holdsTrainer = true
    player.play(shot.keys)
    #expect(!player.isTraining)
    #expect(player.lab?.metrics["accuracy"] == nil)
  }
}
