import Labs
import SessionPlay
import Testing
import TextUI
import Tutor

/// For those whom moving pictures disturb: training shows its beginning and its end.
@Suite struct MotionTests {
  private func player(_ settings: [String: String], motion: Bool = false) -> Player {
    var player = Player(
      opening: .lab("spam", settings: settings, seed: 1), motion: motion)
    player.holdsTrainer = true
    return player
  }

  @Test func aRunUnderWaySaysHowFarItIsAndNothingElseMoves() {
    var player = player(["view": "learn", "passes": "50"])
    player.settle()
    player.play("Space")
    player.frames(2)
    let first = player.view().lines
    #expect(first.contains { $0.contains("Training: ") && $0.contains("of 2200 steps.") })
    player.frames(2)
    let second = player.view().lines
    #expect(first != second)
    let changed = zip(first, second).count { $0 != $1 }
    #expect(changed == 1, "\(second)")
    player.settle()
    #expect(player.words.contains("computed in"))
    #expect(!player.words.contains("Training: "))
  }

  @Test func aRunUnderWayCanBePausedAndStepped() {
    var player = player(["view": "learn", "passes": "50"])
    player.settle()
    player.play("Space")
    player.frames(3)
    player.play("Space")
    player.frames(1)
    #expect(!player.words.contains("Training: "))
    #expect(player.words.contains("steps of training 96"))
    player.play("s")
    player.frames(1)
    #expect(player.words.contains("steps of training 97"))
    player.play("Space")
    player.settle()
    #expect(player.words.contains("computed in"))
  }

  /// Whoever leaves in the middle hears no more of the run.
  @Test func wordsOnARunEndWithIt() {
    var player = player(["view": "learn", "passes": "50"])
    player.settle()
    player.play("Space")
    player.frames(2)
    player.play("Esc")
    player.settle()
    #expect(player.isHome)
    #expect(!player.words.contains("Training: "))
  }

  @Test func theEndIsTheSameWithAndWithoutMotion() {
    var ends: [[String: Double]] = []
    for motion in [true, false] {
      var player = player(["view": "learn"], motion: motion)
      player.settle()
      player.play("Space")
      player.settle()
      ends.append(player.lab?.metrics ?? [:])
    }
    #expect(ends[0] == ends[1])
    #expect(!ends[0].isEmpty)
  }
}
