import Labs
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// A lab at full size, without a lesson.
@Suite struct LabRoomTests {
  private func open(_ settings: [String: String] = [:]) -> Player {
    Player(opening: .lab("spam", settings: settings, seed: 1))
  }

  @Test func everyViewCanBeLeafedTo() throws {
    let entry = try #require(LabCatalog.entry(named: "spam"))
    var player = open(["view": entry.views[0].name])
    for view in entry.views {
      #expect(player.view().description.contains(view.title), "\(view.name)")
      player.press(.pageDown)
    }
    #expect(player.room?.viewNumber == 0)
    player.press(.pageUp)
    #expect(player.room?.viewNumber == entry.views.count - 1)
  }

  @Test func itOpensWithTheViewThatWasAskedForOrTheMainOne() {
    #expect(open().view().description.contains("a filter that learns"))
    #expect(open(["view": "boxes"]).view().description.contains("deep learning"))
    #expect(open(["view": "nonsense"]).view().description.contains("a filter that learns"))
  }

  @Test func settingsFromOutsideArrive() {
    let player = open(["mails": "100", "passes": "5"])
    #expect(player.lab?.settings["mails"] == "100")
    #expect(player.lab?.settings["passes"] == "5")
    #expect(player.view().description.contains("100"))
  }

  @Test func spaceRunsAndPausesAndGoesOn() {
    var player = open()
    player.holdsTrainer = true
    player.press(.character(" "))
    player.frames(3)
    #expect(player.lab?.run == .running)
    #expect(player.view().description.contains("Space pause"))
    player.press(.character(" "))
    player.frames(1)
    #expect(player.lab?.run == .ready)
    #expect(!player.isTraining)
    let paused = player.view()
    player.frames(3)
    #expect(player.view() == paused)
    player.press(.character(" "))
    player.settle()
    #expect(player.lab?.run == .finished)
    #expect(player.lab?.metrics["steps"] == 880)
  }

  @Test func aPausedRunEndsLikeAnyOther() {
    var player = open()
    player.holdsTrainer = true
    player.play("Space")
    player.frames(2)
    player.play("Space")
    player.frames(2)
    player.play("s s s")
    player.frames(4)
    player.play("Space ] ]")
    player.settle()
    var straight = open()
    straight.play("Space")
    #expect(player.lab?.metrics == straight.lab?.metrics)
  }

  @Test func singleStepsAreCounted() {
    var player = open()
    for count in 1...3 {
      player.play("s")
      #expect(player.view().description.contains("steps of training"))
      #expect(
        player.view().lines.contains { $0.contains("steps of training") && $0.contains("\(count)") }
      )
    }
    #expect(player.lab?.run == .ready)
  }

  @Test func trainingAgainCanBeSteppedToo() {
    var player = open(["view": "learn"])
    player.play("Space")
    let views = player.room?.stage.entry.views ?? []
    for _ in views where player.room.map({ views[$0.viewNumber].name }) != "retrain" {
      player.press(.pageDown)
    }
    #expect(player.lab?.isResettable == false)
    player.play("s")
    #expect(player.effects.contains(.lab(.step)))
    #expect(player.lab?.isResettable == true)
    #expect(player.lab?.run == .ready)
  }

  @Test func resettingRunsTheSameAgainAndAnotherSeedDoesNot() {
    var player = open()
    player.play("Space")
    let first = player.lab?.metrics
    player.play("r")
    #expect(player.lab?.metrics["accuracy"] == nil)
    player.play("Space")
    #expect(player.lab?.metrics == first)
    player.play("R Space")
    #expect(player.lab?.metrics["accuracy"] != nil)
    #expect(player.lab?.metrics != first)
    #expect(player.lab?.settings["seed"] == "2")
  }

  @Test func tabGoesThroughStageAndControlsAndBack() {
    var player = open()
    let count = player.lab?.controls.count ?? 0
    #expect(count == 4)
    for index in 0..<count {
      player.press(.tab)
      #expect(player.room?.focus == .control(index))
    }
    player.press(.tab)
    #expect(player.room?.focus == .stage)
    player.press(.backTab)
    #expect(player.room?.focus == .control(count - 1))
  }

  @Test func arrowsTurnTheControlThatHasTheFocus() {
    var player = open()
    player.play("Tab ←")
    #expect(player.lab?.settings["mails"] == "2000")
    player.play("→")
    #expect(player.lab?.settings["mails"] == "2761")
    player.play("Tab ← ←")
    #expect(player.lab?.settings["passes"] == "18")
  }

  @Test func escapeLeadsToTheMapAndStopsTheRun() {
    var player = open()
    player.holdsTrainer = true
    player.play("Space")
    player.frames(1)
    player.press(.escape)
    #expect(player.isHome)
    #expect(player.effects.contains(.lab(.stop)))
  }

  @Test func theFasterTheFewerPictures() {
    var counts: [Int] = []
    for keys in ["[ [ [", "", "] ]"] {
      var player = open()
      player.holdsTrainer = true
      player.play("Space")
      player.frames(1)
      player.play(KeyScript(keys))
      var pictures = 0
      while player.isTraining, pictures < 10_000 {
        player.frames(1)
        pictures += 1
      }
      counts.append(pictures)
    }
    #expect(counts[0] > counts[1])
    #expect(counts[1] > counts[2])
  }
}
