import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Learning by heart, and what helps.
@Suite struct OverfitLabTests {
  private func shown(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("overfit", view: view)
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

  @Test(arguments: ["1", "2", "3"])
  func diceAreLearnedByHeartAndMeanNothing(_ seed: String) throws {
    let metrics = try trained("dice", ["seed": seed])
    #expect(metrics["accuracy"] ?? 0 > 0.95)
    #expect(metrics["real.accuracy"] ?? 1 < 0.2)
    #expect(metrics["dice.seen"] == 1)
    #expect(try trained("dice", ["labels": "real"])["real.accuracy"] ?? 0 > 0.8)
  }

  @Test func diceAreDrawnEvenly() throws {
    let rig = try shown("dice")
    let lab = try #require(rig.lab as? OverfitLab)
    let labels = DicedDigits.labels(lab.diced(seed: 1))
    let real = DicedDigits.labels(lab.digits.training.prefix(DicedDigits.count))
    #expect(labels.count == 300)
    for digit in 0..<10 { #expect((15...50).contains(labels.count { $0 == digit })) }
    #expect(zip(labels, real).count { $0 == $1 } < 60)
  }

  @Test(arguments: ["1", "2", "3"])
  func theLossOnUnseenPointsTurnsEarly(_ seed: String) throws {
    let metrics = try trained("curves", ["seed": seed])
    #expect(metrics["train.loss"] ?? 1 < 0.01)
    #expect(metrics["train.accuracy"] == 1)
    #expect(metrics["best.update"] ?? 9_999 < 200)
    #expect(metrics["loss"] ?? 0 > 2.5 * (metrics["best.loss"] ?? 9))
  }

  @Test func theShareRightDoesNotFallWithTheLoss() throws {
    let metrics = try trained("accuracy")
    let (early, late) = (metrics["early.accuracy"] ?? 0, metrics["accuracy"] ?? 1)
    #expect((early - late).magnitude < 0.05)
  }

  @Test func penaltiesLowerTheLossOnUnseenPoints() throws {
    let metrics = try trained("remedies")
    let losses = ["plain", "weak", "strong"].map { metrics["\($0).loss"] ?? .nan }
    #expect(losses[0] > losses[1] && losses[1] > losses[2])
    #expect(metrics["dropout.loss"] ?? 0 > losses[0])
  }

  @Test func moreDataClosesTheGap() throws {
    let metrics = try trained("data")
    let gaps = [40, 100, 400, 2_000].map { metrics["n\($0).gap"] ?? .nan }
    #expect(gaps[0] > 0.1)
    #expect(gaps[3] < 0.05)
    #expect(metrics["n2000.accuracy"] ?? 0 > metrics["n40.accuracy"] ?? 1)
  }

  @Test func oneUnitHasLessOfAGap() throws {
    let metrics = try trained("unit")
    #expect(metrics["unit.gap"] ?? 1 < metrics["large.gap"] ?? 0)
    #expect(metrics["unit.train.accuracy"] ?? 1 < 1)
  }

  @Test func aGoodFlagAfterTheDiceReachesTheGoal() throws {
    var rig = try shown("dice")
    rig.send(.run)
    rig.show("stop")
    rig.send(.run)
    #expect(rig.lab.metrics["goal"] == 0)
    while rig.lab.metrics["stop.update"] ?? 0 > 35 { rig.send(.key(.left)) }
    #expect(rig.lab.metrics["goal"] == 1)
    while rig.lab.metrics["stop.update"] ?? 9 > 5 { rig.send(.key(.left)) }
    #expect(rig.lab.metrics["goal"] == 0)
  }

  @Test func theFlagAloneIsNotEnough() throws {
    #expect(try trained("stop", ["stop": "35"])["goal"] == 0)
    #expect(try trained("stop", ["stop": "35", "diced": "yes"])["goal"] == 1)
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    var rig = try shown("dice")
    for view in OverfitStage.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
  }

  @Test func oneRunServesThreeViews() throws {
    var rig = try shown("curves")
    rig.send(.run)
    let loss = rig.lab.metrics["loss"]
    for view in ["accuracy", "stop"] {
      rig.show(view)
      #expect(rig.lab.run == .finished)
      #expect(rig.lab.metrics["loss"] == loss)
    }
  }

  @Test func aSketchIsComparedWithTheCurve() throws {
    var rig = try shown("curves")
    #expect(rig.lab.metrics["sketch.error"] == nil)
    rig.send(.key(.up))
    for _ in 0..<8 { rig.send(.key(.right)) }
    let text = try #require(rig.lab.settings["sketch"])
    #expect(text == "4,4,4,4,4,4,4,4,4,4,4")
    rig.send(.run)
    rig.send(.key(.up))
    #expect(rig.lab.settings["sketch"] == text)
    #expect(rig.lab.metrics["sketch.error"] ?? 9 < 2)
  }

  @Test func aPressOnTheChartPutsTheFlagThere() throws {
    var rig = try shown("stop")
    let size = Size(columns: 100, rows: 30)
    rig.send(.pointer(MouseEvent(.press, column: 10, row: 8), size))
    let left = rig.lab.metrics["stop.update"] ?? Double(rig.lab.settings["stop"] ?? "") ?? 0
    rig.send(.pointer(MouseEvent(.move, column: 40, row: 8), size))
    let right = Double(rig.lab.settings["stop"] ?? "") ?? 0
    #expect(left < right && right < 3_000)
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try shown("curves", ["points": "100", "sketch": "3,3,3,4,4,5,5,6,6,7,7"])
    rig.show("plane", ["decay": "0.3", "dropout": "0.5", "layers": "1"])
    let again = try LabRig("overfit", view: "plane", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["curves.points"] == "100")
  }
}
