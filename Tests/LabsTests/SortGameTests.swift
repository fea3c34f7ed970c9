import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Six mails, sorted by the learner.
@Suite struct SortGameTests {
  private func game() throws -> SortGame {
    SortGame(try SpamData(#require(CourseFiles.tables["spambase"])).examples)
  }

  @Test func rightGuessesAreCounted() throws {
    var game = try game()
    for (number, mail) in game.mails.enumerated() {
      #expect(game.current == mail)
      #expect(game.right == number)
      game.guess(spam: mail.isSpam)
    }
    #expect(game.isOver)
    #expect(game.current == nil)
    #expect(game.right == 6)
    game.guess(spam: true)
    #expect(game.guesses.count == 6)
  }

  @Test func wrongGuessesAreNot() throws {
    var game = try game()
    for mail in game.mails { game.guess(spam: !mail.isSpam) }
    #expect(game.right == 0)
  }

  @Test func theLastGuessCanBeTakenBack() throws {
    var game = try game()
    game.takeBack()
    #expect(game.guesses.isEmpty)
    game.guess(spam: true)
    game.guess(spam: false)
    game.takeBack()
    #expect(game.guesses == [true])
    #expect(game.current == game.mails[1])
  }

  @Test func aGameIsWrittenDownAndReadBack() throws {
    var game = try game()
    for spam in [true, false, false, true] {
      game.guess(spam: spam)
      var again = try self.game()
      again.restore(game.text)
      #expect(again == game)
    }
    #expect(game.text == "sggs")
    var long = try self.game()
    long.restore("ssssssssssssss")
    #expect(long.guesses.count == 6)
    long.restart()
    #expect(long.guesses.isEmpty)
  }

  @Test func theLabCountsTheGame() throws {
    var rig = try LabRig("spam", view: "sort")
    #expect(rig.lab.run == .ready)
    for key in Learner.sortingRightly.keys { rig.send(.key(key)) }
    #expect(rig.lab.run == .finished)
    #expect(rig.lab.metrics["sort.right"] == 6)
    rig.send(.reset)
    #expect(rig.lab.metrics["sort.right"] == 0)
    rig.send(.key(.left))
    rig.send(.key(.backspace))
    #expect(rig.lab.metrics["sort.done"] == 0)
  }
}
