import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Batches, rates and optimizers raced on the same digits.
@Suite struct OptimLabTests {
  private func trained(
    _ view: String, _ settings: [String: String] = [:]
  ) throws -> [String: Double] {
    var rig = try LabRig("optim", view: view)
    rig.show(view, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig.lab.metrics
  }

  @Test(arguments: [(32, 34), (1, 1_077), (128, 9), (1_077, 1)])
  func aPassIsAsManyNudgesAsBatches(_ batch: Int, _ updates: Double) throws {
    #expect(try trained("count", ["batch": "\(batch)"])["updates"] == updates)
  }

  @Test func onePassIsNotEnoughAndTenAre() throws {
    let metrics = try trained("train")
    #expect((0.4...0.8).contains(metrics["first.accuracy"] ?? 0))
    #expect((0.9...0.97).contains(metrics["accuracy"] ?? 0))
    #expect(metrics["loss"] ?? 9 < 0.35)
  }

  @Test func smallBatchesGoFurtherInAPass() throws {
    let metrics = try trained("batches")
    let losses = ["b8", "b32", "b128", "all"].map { metrics["\($0).loss"] ?? .nan }
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 < $1 })
    #expect(losses[3] > 1.5)
    #expect(metrics["b1.passes"] == 10)
  }

  /// However many steps a pass has, all runs of a race are as far.
  @Test func aRaceOfBatchesIsRunByPasses() throws {
    var rig = try LabRig("optim", view: "batches")
    rig.sendOnly(.run)
    for _ in 0..<40 { rig.frame() }
    let lab = try #require(rig.lab as? OptimLab)
    let shares = lab.tags.compactMap { tag in
      lab.desk.report(tag).map {
        Double($0.snapshot.position.step) / Double(OptimLab.stepsPerPass(tag))
      }
    }
    #expect(shares.count == 5)
    #expect((shares.max() ?? 9) - (shares.min() ?? 0) <= 1)
    #expect(shares[0] > 1)
  }

  @Test func theBestRateLiesJustUnderTheCliff() throws {
    let metrics = try trained("rates")
    let arrived = ["0.1", "0.3", "1"].map { metrics["rate\($0).arrived"] ?? .nan }
    #expect(arrived[0] > arrived[1] && arrived[1] > arrived[2])
    #expect(metrics["rate0.01.arrived"] == .infinity)
    #expect(metrics["rate3.arrived"] == .infinity)
    #expect(metrics["rate3.accuracy"] ?? 1 < 0.2)
  }

  @Test(arguments: [("0.5", 16.0), ("0.9", 49)])
  func momentumSettlesWherePlainDescentHops(_ momentum: String, _ steps: Double) throws {
    let metrics = try trained("ravine", ["momentum": momentum])
    #expect(metrics["plain.arrived"] == .infinity)
    #expect(metrics["momentum.arrived"] == steps)
  }

  @Test func plainDescentArrivesBelowTheLimit() throws {
    #expect(try trained("ravine", ["rate": "0.07"])["plain.arrived"] == 47)
    #expect(try trained("ravine", ["rate": "0.04"])["plain.arrived"] == 82)
  }

  /// The walk that is drawn is the one that the network takes.
  @Test(arguments: ["0", "0.5", "0.9"])
  func theDrawnWalkIsThatOfTheNetwork(_ momentum: String) throws {
    var rig = try LabRig("optim", view: "ravine")
    rig.show("ravine", ["momentum": momentum, "rate": "0.06"])
    for step in 1...30 {
      rig.send(.step)
      let lab = try #require(rig.lab as? OptimLab)
      for tag in lab.tags {
        let place = try #require(RavineWalk.places(tag, steps: step).last)
        let weights = try #require(lab.desk.report(tag)?.snapshot.values[RavineWalk.weight])
        #expect((Double(weights[0]) - place.x).magnitude < 1e-4)
        #expect((Double(weights[1]) - place.y).magnitude < 1e-4)
      }
    }
  }

  @Test func optimizersTieWhenEachIsTuned() throws {
    let metrics = try trained("best")
    for name in ["sgd", "momentum", "adam"] {
      #expect((2...11).contains(metrics["\(name).arrived"] ?? 0), "\(name)")
    }
  }

  @Test func aFallingRateLowersTheNoiseFloor() throws {
    let metrics = try trained("decay")
    #expect(metrics["falling.noise"] ?? 9 < 0.5 * (metrics["constant.noise"] ?? 0))
    #expect(metrics["falling.loss"] ?? 9 < metrics["constant.loss"] ?? 0)
  }

  @Test func singleExamplesTakeLongest() throws {
    let metrics = try trained("time")
    #expect(metrics["b1.milliseconds"] ?? 0 > metrics["b128.milliseconds"] ?? 9)
  }

  /// Of plain descent the update is the rate times the slope, and can be seen in two reports.
  @Test(arguments: ["sgd", "momentum", "adam"])
  func theUpdateRatioIsHowFarWeightsMove(_ optimizer: String) throws {
    var rig = try LabRig("optim", view: "train")
    rig.show("train", ["optimizer": optimizer, "rate": "0.03"])
    for _ in 0..<3 { rig.send(.step) }
    func weights() throws -> [Float] {
      let lab = try #require(rig.lab as? OptimLab)
      let tag = try #require(lab.tags.first)
      return try #require(lab.desk.report(tag)?.snapshot.values["hidden.weight"])
    }
    let before = try weights()
    rig.send(.step)
    let after = try weights()
    let moved = zip(before, after).reduce(0.0) { $0 + Double(($1.1 - $1.0) * ($1.1 - $1.0)) }
    let size = after.reduce(0.0) { $0 + Double($1 * $1) }
    let ratio = try #require(rig.lab.metrics["ratio"])
    #expect((ratio / (moved / size).squareRoot() - 1).magnitude < 0.01)
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    for view in OptimStage.allCases {
      #expect(try trained(view.rawValue)["goal"] == 0, "\(view)")
    }
  }

  @Test func aWellChosenRateReachesTheGoal() throws {
    let plan = ["optimizer": "adam", "rate": "0.03", "epochs": "8"]
    #expect(try trained("train", plan)["goal"] == 1)
    #expect(try trained("train", ["optimizer": "adam", "rate": "1"])["goal"] == 0)
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try LabRig("optim", view: "ravine")
    rig.show("ravine", ["momentum": "0.9"])
    rig.show("train", ["optimizer": "adam", "rate": "0.01", "seed": "7"])
    let again = try LabRig("optim", view: "train", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["ravine.momentum"] == "0.9")
  }

  @Test func theSameSeedGivesTheSameBits() throws {
    let first = try trained("batches")
    #expect(try trained("batches") == first)
    #expect(try trained("batches", ["seed": "2"]) != first)
  }
}
