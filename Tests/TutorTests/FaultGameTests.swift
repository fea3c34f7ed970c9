import Compute
import Labs
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// The panel of a fault that is looked for.
@Suite struct FaultGameTests {
  private static func game(
    _ network: FaultNetwork = .moons, fault: Int = 0
  ) throws -> FaultGame {
    let healthy = try network.experiment(CourseFiles.data, seed: 1)
    let round = FaultRound(
      network, seed: 1, try #require(try SabotageCase(SabotageCatalog.all[fault], in: healthy)))
    var game = FaultGame(round)
    play(game.begin(firstJob: 10), in: &game)
    return game
  }

  /// Trains what is added.
  private static func play(_ commands: [LabCommand], in game: inout FaultGame) {
    for case .add(let job) in commands {
      guard var trainer = try? Trainer(job.experiment) else { continue }
      trainer.advance(by: .toEnd)
      var report = RunReport(job: job.number)
      trainer.capture([], into: &report.snapshot)
      game.receive(report)
    }
  }

  private static func press(_ keys: [Key], _ game: inout FaultGame) {
    for key in keys {
      guard let binding = game.bindings.first(where: { $0.keys.contains(key) }) else { continue }
      play(game.perform(binding.action, key: key).commands, in: &game)
    }
  }

  @Test func pagesAreNotedAsTheyAreTurnedTo() throws {
    var game = try Self.game()
    #expect(game.round.opened.isEmpty && game.page == .brief)
    Self.press([.pageDown], &game)
    #expect(game.page == .curves && game.round.opened.count == 2)
    Self.press([.pageDown], &game)
    #expect(game.round.opened.contains(.setting(.rate)))
    Self.press([.pageUp, .pageUp, .pageUp], &game)
    #expect(game.page == .repairs)
  }

  @Test func theRightRepairTrainsTheHealthyRun() throws {
    var game = try Self.game()
    game.turn(to: .settings)
    game.turn(to: .repairs)
    let right = try #require(game.round.fault.repairs.firstIndex { $0.isRight })
    let wrong = right == 0 ? 1 : 0
    Self.press([.character(Character("\(wrong + 1)")), .enter], &game)
    #expect(game.round.tried == [wrong] && !game.round.isRepaired)
    #expect(game.repaired != game.healthy)
    // The same one again does nothing.
    Self.press([.enter], &game)
    #expect(game.round.tried == [wrong] && game.jobs.count == 3)
    Self.press([.character(Character("\(right + 1)")), .enter], &game)
    #expect(game.round.isRepaired && game.round.outcome.points == 80)
    #expect(game.repaired == game.healthy)
    let words = FaultPanel(game: game).summary
    #expect(words.contains(game.round.fault.sabotage.name))
    #expect(!game.bindings.contains { $0.action == .tryRepair })
  }

  @Test func jobsHaveNumbersOfTheirOwn() throws {
    let game = try Self.game()
    #expect(game.jobs.map(\.number) == [10, 11])
    #expect(game.broken != nil && game.healthy != nil && game.repaired == nil)
  }

  @Test(arguments: FaultNetwork.allCases, [0, 4])
  func everyPageIsDrawnAtEverySize(_ network: FaultNetwork, _ fault: Int) throws {
    var game = try Self.game(network, fault: fault)
    for page in game.pages {
      game.turn(to: page)
      let panel = FaultPanel(game: game)
      #expect(!panel.summary.isEmpty)
      for size in [(0, 0), (10, 3), (80, 20), (100, 25), (200, 55)] {
        for look in [Look.standard, Look(colors: .none, glyphs: .ascii)] {
          var surface = Surface(Size(columns: size.0, rows: size.1), look: look)
          panel.draw(on: &surface, in: surface.bounds)
          if size.0 >= 80 { #expect(surface.description.contains(page.title)) }
          if look.glyphs == .ascii { #expect(surface.description.allSatisfy { $0.isASCII }) }
        }
      }
    }
  }
}
