import Labs
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// B, and then another setting: a run of its own from that step on, beside the one that it left.
@Suite struct BranchKeyTests {
  private static let settings = ["points": "50", "epochs": "20", "show": "training"]

  /// The playground, stopped on its way.
  static func stopped(_ settings: [String: String] = settings) -> Player {
    var player = Player(opening: .lab("playground", settings: settings, seed: 1))
    player.holdsTrainer = true
    player.play("Space")
    player.frames(4)
    player.play("Space")
    player.frames(2)
    return player
  }

  /// Gives the keys to a control of the lab.
  private func focus(_ name: String, _ player: inout Player) throws {
    let index = try #require(player.lab?.controls.firstIndex { $0.name == name })
    for _ in 0..<20 where player.room?.focus != .control(index) { player.play("Tab") }
    #expect(player.room?.focus == .control(index))
  }

  private func run(_ player: Player) throws -> StageRun {
    let number = try #require(player.lab?.exports.first?.job.number)
    return try #require(player.room?.stage.runs[number])
  }

  /// Whatever is set; the run that was left stays as it was.
  @Test(arguments: ["rate", "batch", "optimizer", "seed"])
  func whatIsSetAfterBGoesOnFromThere(_ control: String) throws {
    var player = Self.stopped()
    let before = try run(player)
    let step = try #require(before.report?.snapshot.position.step)
    #expect(step > 0)
    player.play("B")
    player.frames(2)
    if control == "seed" {
      player.play("R")
    } else {
      try focus(control, &player)
      player.play("→")
    }
    player.frames(3)
    let branch = try run(player)
    #expect(branch.job.number != before.job.number)
    #expect(branch.job.experiment != before.job.experiment)
    let origin = try #require(branch.job.origin)
    #expect(origin.step == step && origin.run.job.experiment == before.job.experiment)
    let begun = try #require(branch.report)
    guard case .begun? = begun.branch else {
      Issue.record("\(String(describing: begun.branch))")
      return
    }
    #expect(begun.earliest == step && begun.edits.isEmpty)
    #expect(begun.snapshot.training == before.report?.snapshot.training)
    // Once it has gone on, another change is another branch from the same step.
    player.play("s s s")
    player.frames(3)
    #expect(try run(player).report?.snapshot.position.step == step + 3)
    if control == "rate" {
      player.play("→")
      player.frames(3)
      #expect(try run(player).report?.snapshot.position.step == step)
    }
    let kept = try #require(player.session.shelf.runs.first)
    #expect(player.session.shelf.runs.count == 1 && kept.steps == step)
    #expect(kept.run?.job.experiment == before.job.experiment)
    #expect(kept.report?.snapshot == before.report?.snapshot)
  }

  /// Without B the rate is turned in the run itself, as ever.
  @Test func withoutBTheRateIsTurnedInTheRun() throws {
    var player = Self.stopped()
    let before = try run(player)
    try focus("rate", &player)
    player.play("→")
    player.frames(2)
    let after = try run(player)
    #expect(after.job.number == before.job.number && after.report?.edits.count == 1)
  }

  /// A number that is set by hand is a change like any other.
  @Test func whatIsSetByHandAfterBIsABranchToo() throws {
    var player = Self.stopped(["points": "50", "epochs": "20", "view": "unit"])
    let before = try run(player)
    let step = try #require(before.report?.snapshot.position.step)
    player.play("B")
    player.frames(2)
    player.play("+")
    player.frames(3)
    let branch = try run(player)
    #expect(branch.job.origin?.step == step)
    #expect(branch.report?.edits.map(\.step) == [step])
    player.play("+")
    player.frames(3)
    #expect(try run(player).job.number == branch.job.number)
  }
}
