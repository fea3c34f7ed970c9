import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// The playground, played with its trainer.
@Suite struct PlaygroundLabTests {
  private func rig(_ view: String = "network", _ settings: [String: String] = [:]) throws -> LabRig
  {
    try LabRig("playground", view: view, settings: settings)
  }

  private func lab(_ rig: LabRig) throws -> PlaygroundLab {
    try #require(rig.lab as? PlaygroundLab)
  }

  private func reading(_ rig: LabRig) throws -> PlaygroundReading {
    let lab = try lab(rig)
    let report = try #require(lab.report)
    return try #require(PlaygroundReading(report, lab))
  }

  private func ran(_ settings: [String: String]) throws -> [String: Double] {
    var rig = try rig("network", settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig.lab.metrics
  }

  // MARK: What it learns

  @Test func spaceAloneTellsTheCircleApartAndMeetsNoGoal() throws {
    let metrics = try ran([:])
    #expect(try #require(metrics["test.accuracy"]) >= 0.95)
    #expect(try #require(metrics["loss"]) < 0.05)
    #expect(metrics["goal"] == 0)
  }

  @Test func theSpiralAloneDoesNotMeetTheGoal() throws {
    #expect(try ran(["data": "spiral"])["goal"] == 0)
  }

  @Test func widerLayersAndMorePointsMeetTheGoal() throws {
    let metrics = try ran([
      "data": "spiral", "points": "500", "units1": "16", "units2": "16", "rate": "0.01",
    ])
    #expect(try #require(metrics["test.accuracy"]) >= 0.95)
    #expect(metrics["goal"] == 1)
  }

  @Test(arguments: ["xor", "gaussian", "moons"])
  func otherPatternsAreToldApart(_ data: String) throws {
    #expect(try #require(try ran(["data": data])["test.accuracy"]) >= 0.95)
  }

  @Test func aSlantedPlaneIsHitByALineAndHillsAreNot() throws {
    let flat = try ran(["data": "plane", "layers": "0"])
    #expect(try #require(flat["test.loss"]) < 1e-4)
    #expect(flat["accuracy"] == nil)
    let hills = try ran(["data": "hills", "layers": "0"])
    #expect(try #require(hills["test.loss"]) > 0.03)
  }

  @Test func theSquareOfTheInputsTellsTheCircleApartWithoutALayer() throws {
    let straight = try ran(["layers": "0"])
    #expect(try #require(straight["test.accuracy"]) < 0.8)
    let squares = try ran(["layers": "0", "x1sq": "on", "x2sq": "on"])
    #expect(try #require(squares["test.accuracy"]) >= 0.95)
  }

  @Test(arguments: ["squared", "absolute"])
  func otherLossesCountRightAnswersToo(_ loss: String) throws {
    let metrics = try ran(["loss": loss])
    #expect(try #require(metrics["test.accuracy"]) >= 0.9)
  }

  @Test func bothPenaltiesMakeWeightsSmall() throws {
    func size(_ settings: [String: String]) throws -> Double {
      var rig = try rig("network", settings.merging(["epochs": "50"]) { $1 })
      rig.send(.run)
      return try reading(rig).weights.reduce(0) { $0 + $1.magnitude }
    }
    let free = try size([:])
    #expect(try size(["penalty": "L1", "strength": "0.01"]) < free * 0.8)
    #expect(try size(["penalty": "L2", "strength": "0.01"]) < free * 0.8)
  }

  @Test func layersHaveTheirOwnFunctionsAndDropout() throws {
    let lab = try lab(
      rig("network", ["layers": "3", "activation2": "relu", "dropout": "0.2", "init": "xavier"]))
    let kinds = lab.mainOrder.job.experiment.model.layers.map(\.layer.kind)
    #expect(
      kinds == [
        "dense", "tanh", "dropout", "dense", "relu", "dropout", "dense", "tanh", "dropout", "dense",
      ])
  }

  // MARK: Stopping and going on

  @Test func aRunStopsWhereItWasAskedTo() throws {
    var rig = try rig("network", ["stop": "95 %"])
    rig.send(.run)
    let epoch = try #require(rig.lab.metrics["epoch"])
    #expect(epoch < 200)
    #expect(try #require(rig.lab.metrics["test.accuracy"]) >= 0.95)
    #expect(rig.lab.status == "stopped: 95 %")
    rig.send(.run)
    #expect(rig.lab.metrics["epoch"] == 200)
  }

  @Test func afterItsEndARunGoesOnAsIfItHadNotStopped() throws {
    var twice = try rig("network", ["epochs": "20"])
    twice.send(.run)
    twice.send(.run)
    #expect(twice.lab.metrics["epoch"] == 40)
    #expect(twice.lab.metrics == (try ran(["epochs": "40"])))
  }

  @Test func aLongerBudgetKeepsWhatWasLearned() throws {
    var rig = try rig("network", ["epochs": "20", "show": "training"])
    rig.send(.run)
    let epochs = try #require(rig.lab.controls.firstIndex { $0.name == "epochs" })
    rig.send(.turn(control: epochs, by: 1))
    #expect(rig.lab.metrics["epoch"] == 20)
    rig.send(.run)
    #expect(rig.lab.metrics["epoch"] == 50)
  }
}
