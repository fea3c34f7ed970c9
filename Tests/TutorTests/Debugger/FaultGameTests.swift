import Compute
import Learning
import SessionPlay
import TestSupport
import Testing
import TextUI

@testable import Labs
@testable import Tutor

/// A debugger with a fault to be found.
@Suite struct FaultGameTests {
  /// Two moons with this fault, the list of suspects up.
  private static func player(
    _ fault: any Sabotage, in network: FaultNetwork = .moons
  ) throws -> Player {
    let seed = try #require(
      (UInt64(1)...200).first { FaultRound.fault(in: network, seed: $0)?.name == fault.name })
    return Player(opening: .fault(network, seed: seed))
  }

  /// Everything that the screen says of the network, on every instruction.
  private static func texts(_ player: Player) -> [String] {
    [
      player.picture(Size(columns: 200, rows: 60)), player.picture(),
      player.picture(Size(columns: 80, rows: 24)),
    ]
  }

  @Test func itBeginsWithTheSuspectsAndBothCurves() throws {
    let player = try Self.player(GradientsAddUp())
    for text in Self.texts(player) {
      for suspect in FaultSuspect.allCases { #expect(text.contains(suspect.title)) }
      #expect(text.contains("unbroken") && text.contains("─ broken"))
      #expect(text.contains("Esc") && text.contains("accuse"))
    }
    // The clue of each, where there is room.
    for suspect in FaultSuspect.allCases {
      #expect(player.view().lines.contains { $0.contains(suspect.clue.prefix(20)) })
    }
  }

  @Test func theListComesAndGoesByAKey() throws {
    var player = try Self.player(HundredfoldRate())
    player.play("Esc")
    #expect(player.picture().contains("before instruction 1") && player.steps.rows.count > 10)
    #expect(player.view().line(29).contains("A suspects"))
    player.play("A")
    #expect(player.picture().contains("▸ suspects"))
    player.play("A s s")
    #expect(player.steps.position.instruction == 2)
    player.play("?")
    #expect(player.picture().contains("suspects"))
  }

  /// Nothing gives it away: neither names nor words, in lists, rules or explanations.
  @Test(arguments: [0, 1, 2, 3, 4, 5, 6]) func nothingNamesTheFault(_ index: Int) throws {
    let fault = SabotageCatalog.all[index]
    let suspect = try #require(FaultSuspect.of(fault))
    let network = try #require(FaultNetwork.allCases.first { $0.suspects.contains(suspect) })
    var player = try Self.player(fault, in: network)
    for keys: KeyScript in ["Esc", "B", "Enter", "Esc U", "Tab Tab", "N", "B", "A", "PgDn"] {
      player.play(keys)
      for text in Self.texts(player) {
        #expect(!text.contains(fault.name) && !text.contains(fault.symptom))
        for word in ["sabotage", "fault", "swapped:", "wrong:"] { #expect(!text.contains(word)) }
      }
    }
    // Nor does what lies behind the names of runs.
    #expect(player.debugger?.subject?.run.name == network.rawValue)
    #expect(player.debugger?.fault?.round?.culpritName == nil)
  }

  // MARK: What the debugger shows

  @Test func slopesOfTwoStepsAreOnTheScreen() throws {
    var player = try Self.player(GradientsAddUp())
    player.play("Esc B")
    let first = try #require(player.steps.reading(of: "output.bias")?.gradientValues.first)
    player.play("N F")
    // Before backward has come there, the slope of the step before is still there.
    let left = try #require(player.steps.reading(of: "output.bias")?.gradientValues.first)
    #expect(left == first)
    player.play("B")
    let sum = try #require(player.steps.reading(of: "output.bias")?.gradientValues.first)
    let measure = try #require(player.debugger?.fault?.round?.measure)
    expectClose([sum], [Float(measure.firstSlope + measure.freshSlope)], tolerance: 1e-5)
    let text = player.picture(Size(columns: 200, rows: 60))
    #expect(!text.contains("the gradient of every parameter = 0"))
    #expect(player.debugger?.fault?.round?.outcome.proof != nil)
  }

  @Test func sortedTargetsAndWrongLabelsAreOnTheScreen() throws {
    var player = try Self.player(UnshuffledData(), in: .spiral)
    player.play("Esc F")
    let targets = player.steps.inputs.first { $0.name == .target }?.values ?? []
    #expect(targets.count == 10 && targets.allSatisfy { $0 == 0 })
    player.play("A PgDn")
    #expect(player.picture().contains("0 0 0 0 0 0 0 0 0 0 | 0 0 0"))
    player = try Self.player(LabelsOffByOne())
    player.play("PgDn")
    #expect(player.debugger?.fault?.round?.outcome.proof != nil)
    #expect(player.picture().contains("160 to learn from"))
    #expect(player.picture().contains("80 to check by"))
  }

  @Test func swappedLayersAndSignsAreOnTheScreen() throws {
    var player = try Self.player(SwappedLayers())
    player.play("Esc")
    #expect(player.picture().contains("tanh(input)"))
    player = try Self.player(WrongSignOfGradient())
    player.play("Esc")
    #expect(player.steps.rows.contains { $0.operation == "negate" })
    // A nudge disagrees with the slope, and is counted.
    player = try Self.player(HundredfoldRate())
    player.play("Esc U")
    let text = player.picture(Size(columns: 200, rows: 60))
    #expect(text.contains("50"))
  }

  @Test func aNudgeContradictsTheReversedSlope() throws {
    var player = try Self.player(WrongSignOfGradient())
    player.play("Esc B Tab Tab")
    let weight = player.steps.parameters.firstIndex { $0.name == "output.weight" }
    player.play(KeyScript("↓*\(try #require(weight))"))
    player.play("Enter +")
    let nudge = try #require(player.steps.nudge)
    #expect((nudge.gradient ?? 0) * Float(nudge.twoSided) < 0)
    #expect(player.debugger?.fault?.round?.tally.nudged == 1)
  }

  // MARK: Accusations

  @Test func aWrongSuspectIsAnsweredInNumbersAndTheSearchGoesOn() throws {
    var player = try Self.player(GradientsAddUp())
    player.play("1 Enter")
    let text = player.words
    #expect(text.contains("Innocent") && text.contains("Not the rate") && text.contains("✗ 1"))
    #expect(player.debugger?.fault?.jobs.count == 2)
    // The same one again does nothing.
    player.play("Enter")
    #expect(player.debugger?.fault?.round?.accused == [.rate])
  }

  @Test func theRightSuspectTrainsTheRepairedRunBesideTheBrokenOne() throws {
    var player = try Self.player(GradientsAddUp())
    player.play("Esc B Enter Esc A 3 Enter")
    let game = try #require(player.debugger?.fault)
    #expect(game.round?.isFound == true && game.jobs.count == 4)
    let trial = try #require(game.trial)
    #expect(trial.repaired.isFinished && trial.repaired == game.healthy)
    #expect(game.round?.tally.asked == 1 && game.round?.tally.walked ?? 0 > 10)
    let text = player.words
    #expect(text.contains("✓ Found: gradients add up") && text.contains("of 100 points"))
    #expect(text.contains("Quickest") && text.contains("repaired"))
    // And on to another one.
    player.play("R")
    #expect(player.debugger?.fault?.network == .spiral)
    #expect(player.debugger?.fault?.round?.isFound == false)
  }

  @Test func dataThatIsNotThereIsAskedForFirst() {
    var player = Player(opening: .fault(.digits, seed: 3))
    #expect(player.debugger?.fault?.round != nil)
    #expect(player.steps.rows.count > 10)
    player.play("PgDn")
    #expect(player.picture().contains("800 to learn from"))
    player.play("Esc Esc")
    #expect(player.isHome)
  }

  @Test func aSearchIsNotLostByOneKey() throws {
    var player = try Self.player(HundredfoldRate())
    player.play("Esc s s Esc")
    #expect(player.picture().contains("Leave without finding it?"))
    #expect(player.picture().contains("--seed"))
    player.play("Esc A 1 Enter Esc Esc")
    #expect(player.isHome)
  }

  @Test func theListOfNetworksLeadsThere() {
    var player = Player(opening: .debugMenu)
    #expect(player.picture().contains("find the fault"))
    player.play("F")
    #expect(player.debugger?.fault?.network == .moons)
    player.play("Esc Esc")
    #expect(player.debugger == nil && player.picture().contains("Walk through a network"))
    player.play("↓*9 Enter")
    #expect(player.debugger?.fault != nil)
  }

  @Test func theMouseAccusesToo() throws {
    let player = try Self.player(HundredfoldRate())
    let region = HitRegion(
      Rect(column: 0, row: 0, columns: 1, rows: 1), owner: DebuggerOwner.fault, .item(3))
    var screen = try #require(player.debugger)
    _ = screen.press(region)
    #expect(screen.fault?.cursor == .layers)
    _ = screen.press(region)
    #expect(screen.fault?.round?.accused == [.layers])
  }

  @Test func aConversationFindsIt() throws {
    var player = PlainPlayer(opening: .fault(.moons, seed: 3))
    #expect(player.words.contains("Somebody has broken this network"))
    #expect(player.words.contains("6 The labels are off by one"))
    let fault = try #require(FaultRound.fault(in: .moons, seed: 3))
    let culprit = try #require(FaultSuspect.of(fault))
    let other: FaultSuspect = culprit == .rate ? .order : .rate
    player.type("accuse \(other.rawValue + 1)")
    #expect(player.words.contains("Innocent"))
    player.type("data")
    #expect(player.words.contains("Targets of the first batches"))
    player.type("accuse \(culprit.rawValue + 1)")
    #expect(player.words.contains("Found:") && player.words.contains("repaired"))
    player.type("accuse 9")
    #expect(player.words.contains("Whom?"))
  }

  @Test func everyPageIsDrawnAtEverySize() throws {
    for network in FaultNetwork.allCases {
      var player = try Self.player(LabelsOffByOne(), in: network)
      for keys: KeyScript in ["1", "PgDn", "PgDn 2 Enter", "6 Enter"] {
        player.play(keys)
        for size in [(0, 0), (10, 3), (40, 12), (80, 24), (100, 30), (200, 60)] {
          let size = Size(columns: size.0, rows: size.1)
          _ = player.view(size)
          let plain = player.view(size, look: Look(colors: .none, glyphs: .ascii)).description
          #expect(plain.allSatisfy { $0.isASCII }, "\(size)")
        }
      }
    }
  }
}
