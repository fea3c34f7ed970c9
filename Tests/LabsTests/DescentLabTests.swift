import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Walks on losses, and a slice through that of a network.
@Suite struct DescentLabTests {
  private func value(_ rig: LabRig, _ name: String) throws -> Double {
    try #require(rig.lab.metrics[name])
  }

  private func ran(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("descent", view: view, settings: settings)
    rig.send(.run)
    return rig
  }

  @Test func theStepsOfTheLessonComeOut() throws {
    var rig = try LabRig("descent", view: "bowl")
    for (w, loss) in [(0, 9), (0.6, 5.76), (1.08, 3.686), (1.464, 2.359), (1.7712, 1.510)] {
      #expect(abs(try value(rig, "w") - w) < 1e-9)
      #expect(abs(try value(rig, "loss") - loss) < 1e-3)
      rig.send(.step)
    }
  }

  /// One shot, hopping inwards, hopping for ever, flying off.
  @Test(arguments: [("0.5", 0.0, 0.0), ("0.9", 30, 0), ("1", 30, 1), ("1.05", 30, 304)])
  func theRateDecidesHowItEnds(_ rate: String, _ hops: Double, _ growth: Double) throws {
    let rig = try ran("rates", ["rate": rate])
    #expect(try value(rig, "hops") == hops)
    #expect(abs(try value(rig, "growth") - growth) < 0.01 * growth + 1e-5)
  }

  @Test func rate0Point9HasTheLossesOfRate0Point1() {
    let small = CurveWalk(.bowl, from: 0, rate: 0.1, steps: 20)
    let large = CurveWalk(.bowl, from: 0, rate: 0.9, steps: 20)
    for (a, b) in zip(small.weights, large.weights) {
      #expect(abs(LossCurve.bowl.value(a) - LossCurve.bowl.value(b)) < 1e-9)
    }
    #expect(abs(large.weights[3] - 4.536) < 1e-9)
  }

  @Test func theStartDecidesTheValley() throws {
    let rig = try ran("valleys")
    for (name, expected) in [
      ("a.w", -1.4840), ("a.loss", -0.4350), ("b.w", 1.3322), ("b.loss", 0.4123),
    ] { #expect(abs(try value(rig, name) - expected) < 1e-3, "\(name)") }
  }

  @Test(arguments: [("0.02", 166.0), ("0.04", 82), ("0.07", 47)])
  func theFlatDirectionOfARavineMakesOneWait(_ rate: String, _ steps: Double) throws {
    #expect(try value(ran("ravine", ["ravine.rate": rate]), "ravine.steps") == steps)
  }

  @Test func theSteepDirectionOfARavineLimitsTheRate() throws {
    for rate in ["0.08", "0.081", "0.1"] {
      #expect(try ran("ravine", ["ravine.rate": rate]).lab.metrics["ravine.steps"] == nil)
    }
    #expect(try value(ran("ravine", ["ravine.rate": "0.081"]), "ravine.growth") > 1)
  }

  @Test func aSaddleHoldsWhoeverStandsOnItsRidge() throws {
    #expect(try value(ran("saddle"), "saddle.y") == 0)
    let nudged = try ran("saddle", ["nudge": "0.001"])
    #expect(abs(try value(nudged, "saddle.loss") + 0.25) < 1e-6)
    #expect(try value(nudged, "saddle.steps") > 60)
  }

  @Test(arguments: [LossPlane.ravine(steepness: 25), .saddle])
  func slopesAreThoseOfTheLosses(_ plane: LossPlane) {
    let (x, y, small) = (0.7, -0.4, 1e-6)
    let slope = plane.slope(x, y)
    let across = (plane.value(x + small, y) - plane.value(x - small, y)) / (2 * small)
    let up = (plane.value(x, y + small) - plane.value(x, y - small)) / (2 * small)
    #expect(abs(across - slope.x) < 1e-6 && abs(up - slope.y) < 1e-6)
  }

  /// The bowl and the ravine are losses of small networks: the engine walks as the lab draws.
  @Test func theEngineWalksTheSameWay() throws {
    let data = Dataset(
      inputs: [1, 0, 0, 5], inputShape: Shape(2), targets: .values([0, 0], shape: Shape(1)))
    var trainer = try Trainer(
      Experiment(
        model: Model(inputShape: Shape(2), [.dense(1, hasBias: false, named: "w")]),
        loss: .squaredError, optimizer: SGD(rate: 0.07), training: data, batchSize: 2, steps: 40,
        shuffles: false))
    trainer.write([4, 1], to: "w.weight")
    let walk = PlaneWalk(
      .ravine(steepness: 25), from: .init(x: 4, y: 1), rate: 0.07, steps: 40)
    for place in walk.places.dropFirst() {
      trainer.advance(by: .step)
      let weights = trainer.read("w.weight") ?? [0, 0]
      #expect(abs(Double(weights[0]) - place.x) < 1e-4)
      #expect(abs(Double(weights[1]) - place.y) < 1e-4)
    }
  }

  @Test func twoStartsGiveOtherWeightsAndTheSameAccuracy() throws {
    let rig = try ran("slice")
    #expect(rig.lab.run == .finished)
    #expect(try value(rig, "gap") < 0.03)
    #expect(try value(rig, "a.accuracy") > 0.93)
    #expect(try value(rig, "agree") < 0.4)
    #expect(try value(rig, "slice.high") > 20 * value(rig, "slice.low"))
  }

  /// In the middle of the slice stand the trained weights.
  @Test func theSliceGoesThroughTheNetwork() throws {
    let lab = try #require(try ran("slice").lab as? DescentLab)
    let weights = try #require(lab.weights(of: 0))
    let plan = SlicePlan(from: weights, to: weights, isThroughBoth: false, seed: 1)
    let middle = plan.weights(at: SlicePlan.count * SlicePlan.count / 2)
    for (tensor, values) in zip(middle, weights) { #expect(tensor.values == values) }
    let losses = lab.sliceLosses
    #expect(losses[5][5] == losses.joined().min())
  }

  @Test func aSliceFromOneNetworkToTheOtherHasTwoValleys() throws {
    var rig = try ran("slice")
    rig.send(.turn(control: 0, by: 1))
    let lab = try #require(rig.lab as? DescentLab)
    let way = lab.sliceLosses[5]
    // A at −0.5 + 2 · 2.5/10: between the places 2 and 3; B between 7 and 8.
    #expect(max(way[4], way[5], way[6]) > 1.5 * min(way[2], way[3]))
    #expect(max(way[4], way[5], way[6]) > 1.5 * min(way[7], way[8]))
  }

  @Test func theGoalIsMetByItsPlanAndNotBySpace() throws {
    var idle = try LabRig("descent", view: "fog")
    for view in DescentView.allCases {
      idle.show(view.rawValue)
      idle.send(.run)
    }
    #expect(idle.lab.metrics["goal"] == 0)
    var rig = try ran("valleys")
    rig.show("ravine")
    for _ in 0..<5 { rig.send(.turn(control: 0, by: 1)) }
    rig.send(.run)
    #expect(rig.lab.metrics["goal"] == 1)
    let again = try LabRig("descent", view: "ravine", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.metrics["goal"] == 1)
  }

  @Test func theMouseAndArrowsMoveTheStart() throws {
    var rig = try LabRig("descent", view: "ravine")
    rig.send(.key(.left))
    #expect(rig.lab.settings["x"] == "3.5")
    rig.send(
      .pointer(MouseEvent(.press, column: 10, row: 8), Size(columns: 44, rows: 20)))
    #expect(Double(rig.lab.settings["x"] ?? "") ?? 0 < 0)
    rig.show("bowl")
    rig.send(
      .pointer(MouseEvent(.press, column: 40, row: 8), Size(columns: 44, rows: 20)))
    #expect(Double(rig.lab.settings["start"] ?? "") ?? 0 > 5)
  }
}
