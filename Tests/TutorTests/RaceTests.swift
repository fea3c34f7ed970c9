import Labs
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// Settings of one run against each other, from its beginning and from a moment of it.
@Suite struct RaceTests {
  private static let settings = ["points": "50", "epochs": "30", "show": "training"]

  private func alone(_ changes: [String: String]) throws -> RunReport {
    var player = Player(
      opening: .lab(
        "playground", settings: Self.settings.merging(changes) { $1 }, seed: 1))
    player.play("Space")
    let number = try #require(player.lab?.exports.first?.job.number)
    return try #require(player.room?.stage.runs[number]?.report)
  }

  /// Side by side, and each by itself: the same losses to the last bit.
  @Test(arguments: [("rate", ["0.01", "0.3"]), ("batch", ["5", "20"]), ("seed", ["1", "4"])])
  func lanesAreTheRunsThemselves(_ control: String, _ values: [String]) throws {
    var player = Player(
      opening: .race(
        "playground", settings: Self.settings, seed: 1, control: control, values: values))
    #expect(player.race?.lanes.map(\.name) == values)
    player.play("Space")
    let race = try #require(player.race)
    #expect(race.isOver)
    for (lane, value) in values.enumerated() {
      let report = try #require(race.report(lane))
      let alone = try alone([control: value])
      #expect(report.snapshot.training == alone.snapshot.training)
      #expect(report.snapshot.validation == alone.snapshot.validation)
      #expect(report.snapshot.position == alone.snapshot.position)
    }
  }

  /// The lane whose setting is the run's own goes on as the run does; another one as a branch does.
  @Test func fromTheMomentOnStageLanesGoOn() throws {
    var player = BranchKeyTests.stopped(Self.settings)
    let number = try #require(player.lab?.exports.first?.job.number)
    let step = try #require(player.room?.stage.runs[number]?.report?.snapshot.position.step)
    #expect(step > 0 && step < 90)
    player.play("E A")
    guard case .race(let setup)? = player.session.overlay else {
      Issue.record("no dialog")
      return
    }
    #expect(setup.chosen?.name == "rate" && setup.order?.origin == nil)
    player.play("F")
    player.play("Enter")
    player.frames(2)
    let race = try #require(player.race)
    #expect(race.lanes.allSatisfy { $0.job.origin?.step == step })
    #expect(race.title.contains("from step \(step)") && race.step == step)
    player.play("Space")
    player.settle()
    let over = try #require(player.race)
    let own = try #require(over.lanes.firstIndex { $0.name == "0.03" })
    #expect(over.report(own)?.snapshot.training == (try alone([:])).snapshot.training)
    let other = try #require(over.lanes.firstIndex { $0.name != "0.03" })
    let branched = try #require(over.report(other)?.snapshot.training)
    #expect(branched != (try alone(["rate": over.lanes[other].name])).snapshot.training)
    // On the shelf it is a branch, which can be made again.
    player.play(KeyScript("k*6 j*\(other) K"))
    let kept = try #require(player.session.shelf.runs.first)
    #expect(kept.recipe.legs.map(\.steps) == [step, 90])
    player.play("Esc E C L")
    player.settle()
    #expect(player.runs?.shelf.runs.last?.check == .done(.same))
  }

  /// What only changes the picture is nothing to race.
  @Test func theListHasWhatIsSet() throws {
    let setup = try #require(
      Player(opening: .lab("playground", settings: [:], seed: 1)).room.flatMap {
        RaceSetup($0.stage)
      })
    #expect(setup.labels.contains("rate") && !setup.labels.contains("controls"))
    #expect(setup.chosen?.name == "rate")
  }

  @Test func whereNothingHasBegunThereIsNoMoment() {
    var player = Player(opening: .lab("playground", settings: Self.settings, seed: 1))
    player.play("E A F")
    guard case .race(let setup)? = player.session.overlay else { return }
    #expect(setup.here == nil && !setup.isFromHere)
  }

  @Test func aConversationCanRaceFromHere() throws {
    var plain = PlainPlayer(opening: .lab("playground", settings: Self.settings, seed: 1))
    plain.type("race rate 0.01 0.1 here")
    #expect(plain.reply.contains { $0.contains("has not begun") })
    plain.type("run", "race rate 0.01 0.1 here")
    #expect(plain.reply.contains { $0.contains("from step 90") })
  }
}
