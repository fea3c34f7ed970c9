import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Test scores that come out too good.
@Suite struct PotsLabTests {
  private func shown(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("pots", view: view)
    rig.show(view, settings)
    return rig
  }

  private func trained(_ view: String, _ settings: [String: String] = [:]) throws -> [String:
    Double]
  {
    var rig = try shown(view, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig.lab.metrics
  }

  private func press(_ keys: [Key], _ rig: inout LabRig) {
    for key in keys { rig.send(.key(key)) }
  }

  // MARK: Pots

  @Test func everyActionHasItsPot() throws {
    var rig = try shown("split")
    for action in PotsAction.allCases {
      let pushes = PotsAction.Pot.allCases.firstIndex(of: action.pot) ?? 0
      press(Array(repeating: .right, count: pushes + 1) + [.down], &rig)
    }
    #expect(rig.lab.metrics["actions.right"] == nil)
    press(["C"], &rig)
    #expect(rig.lab.metrics["actions.right"] == 8)
    press([.left], &rig)
    #expect(rig.lab.metrics["actions.right"] == nil)
    press(["C"], &rig)
    #expect(rig.lab.metrics["actions.right"] == 7)
  }

  // MARK: Coins

  @Test func theBestOfManyCoinsIsExpectedHighAndFallsBack() throws {
    let metrics = try trained("coins")
    #expect((0.6364...0.6366).contains(metrics["expected"] ?? 0))
    #expect((0.6...0.7).contains(metrics["best"] ?? 0))
    #expect((0.45...0.55).contains(metrics["fresh"] ?? 0))
    #expect(metrics["drawn"] == 200)
  }

  @Test func coinsThatComeBackAreTheSame() throws {
    var rig = try shown("coins")
    rig.send(.run)
    let metrics = rig.lab.metrics
    rig.send(.setting(name: "models", value: "50"))
    #expect(rig.lab.metrics["drawn"] == 0)
    rig.send(.setting(name: "models", value: "200"))
    #expect(rig.lab.metrics == metrics)
  }

  @Test func theExpectationOfTheBestCoinIsRightWhereItCanBeCounted() {
    // One flip: the best of two fails only if both do.
    #expect(abs(CoinFlips.expectedBest(of: 2, examples: 1) - 0.75) < 1e-12)
    #expect(abs(CoinFlips.expectedBest(of: 1, examples: 100) - 0.5) < 1e-12)
    // Two flips: P(max ≥ 1) = 1 − 1/16, P(max = 2) = 1 − 9/16.
    #expect(abs(CoinFlips.expectedBest(of: 2, examples: 2) - (15 + 7) / 32) < 1e-12)
  }

  @Test func coinsAreFair() {
    let flips = CoinFlips(models: 400, examples: 100, seed: 3)
    let mean = flips.shares.reduce(0, +) / 400
    #expect((mean - 0.5).magnitude < 0.01)
    #expect(flips.best(of: 0) == nil)
  }

  // MARK: Leaks

  @Test(arguments: [(0, 0.02, 0.2), (25, 0.25, 0.4), (50, 0.45, 0.65), (100, 0.95, 1)])
  func whatLeaksIsReportedAsKnown(_ percent: Int, _ low: Double, _ high: Double) throws {
    let metrics = try trained("leak", ["leak": "\(percent)"])
    #expect((low...high).contains(metrics["accuracy"] ?? -1))
    #expect(metrics["honest"] ?? 0 < 0.2)
    #expect(metrics["leak\(percent).accuracy"] == metrics["accuracy"])
  }

  @Test(arguments: ["1", "2"])
  func twinsAcrossPotsAreKnownByHeart(_ seed: String) throws {
    let dice = try trained("twins", ["seed": seed])
    #expect(dice["random.accuracy"] ?? 0 > 0.9)
    #expect(dice["grouped.accuracy"] ?? 1 < 0.2)
    let real = try trained("twins", ["seed": seed, "labels": "real"])
    #expect(real["random.accuracy"] ?? 0 > 0.98)
    #expect((0.8...0.97).contains(real["grouped.accuracy"] ?? 0))
    #expect(real["twins"] ?? 0 > 0.9)
  }

  // MARK: Reports

  /// What the evidence on the stage says: the scripted learner looks, and names what is found.
  private func investigate(_ rig: inout LabRig) throws {
    let lab = try #require(rig.lab as? PotsLab)
    for number in 0..<4 {
      press(["I", "T", "C"], &rig)
      let twins = rig.lab.metrics["\(["a", "b", "c", "d"][number]).twins"] ?? 0
      let pots = lab.puzzle.pots(number, of: lab.all, isClean: false)
      let tries = lab.puzzle.pipelines[number].tries
      let verdict: PotsPipeline =
        twins > 20
        ? .twins : pots.scaledBy > pots.training.count ? .scaling : tries > 1 ? .choosing : .clean
      let turns = (PotsPipeline.allCases.firstIndex(of: verdict) ?? 0) + 1
      press(Array(repeating: .right, count: turns) + [.down], &rig)
    }
  }

  @Test(arguments: ["1", "2", "3"])
  func lookingIntoTheReportsReachesTheGoal(_ seed: String) throws {
    var rig = try shown("detective", ["seed": seed])
    rig.send(.run)
    try investigate(&rig)
    #expect(rig.lab.metrics["goal"] == 0)
    press(["J"], &rig)
    #expect(rig.lab.metrics["verdicts.right"] == 4)
    #expect(rig.lab.metrics["goal"] == 1)
  }

  @Test func verdictsStandOnceTheyAreJudged() throws {
    var rig = try shown("detective")
    rig.send(.run)
    for _ in 0..<4 { press([.right, .down], &rig) }
    press(["J"], &rig)
    #expect(rig.lab.metrics["verdicts.right"] == 1)
    try investigate(&rig)
    press(["J"], &rig)
    #expect(rig.lab.metrics["verdicts.right"] == 1)
    #expect(rig.lab.metrics["goal"] == 0)
    rig.send(.reseed)
    #expect(rig.lab.metrics["judged"] == 0)
  }

  @Test func aLeakyReportPromisesMoreThanFreshPicturesKeep() throws {
    var rig = try shown("detective")
    rig.send(.run)
    let lab = try #require(rig.lab as? PotsLab)
    for _ in 0..<4 { press(["C", .down], &rig) }
    for (number, kind) in lab.puzzle.pipelines.enumerated() where kind == .twins {
      let letter = ["a", "b", "c", "d"][number]
      let reported = try #require(rig.lab.metrics["\(letter).reported"])
      let again = try #require(rig.lab.metrics["\(letter).rerun"])
      #expect(reported > again + 0.02)
    }
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    var rig = try shown("split")
    for view in PotsView.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
  }

  // MARK: Ranges

  @Test func aScoreOn360DigitsIsExactToAboutTwoPoints() throws {
    var rig = try shown("range")
    rig.send(.run)
    let metrics = rig.lab.metrics
    #expect((0.93...0.97).contains(metrics["accuracy"] ?? 0))
    #expect((0.015...0.03).contains(metrics["half"] ?? 0))
    #expect(((metrics["half"] ?? 0) - (metrics["formula"] ?? 1)).magnitude < 0.005)
    #expect(metrics["overlap"] == 1)
    rig.send(.setting(name: "items", value: "45"))
    #expect(rig.lab.metrics["half"] ?? 0 > 0.05)
    #expect(rig.lab.run == .finished)
  }

  // MARK: The envelope

  @Test func theTestIsSealedUntilItIsOpened() throws {
    var rig = try shown("envelope")
    press(["O"], &rig)
    #expect(rig.lab.metrics["opened"] == 0)
    rig.send(.run)
    #expect(rig.lab.metrics["test"] == nil)
    press(["O", "O"], &rig)
    #expect(rig.lab.metrics["opened"] == 1)
    #expect(
      ((rig.lab.metrics["test"] ?? 0) - (rig.lab.metrics["validation"] ?? 1)).magnitude < 0.04)
    rig.send(.setting(name: "layers", value: "0"))
    #expect(rig.lab.metrics["test"] == nil)
    rig.send(.run)
    press(["O"], &rig)
    #expect(rig.lab.metrics["opened"] == 2)
    #expect(rig.lab.metrics["tries"] == 2)
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try shown("detective", ["pictures": "150"])
    rig.send(.run)
    press(["T", .right, .down, "I", .left], &rig)
    rig.show("split")
    press([.right, .down, .left, "C"], &rig)
    let again = try LabRig("pots", view: "split", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["verdicts"] == "t:clean,i:choosing,:-,:-")
    #expect(again.lab.settings["pots"] == "tx------!")
  }
}
