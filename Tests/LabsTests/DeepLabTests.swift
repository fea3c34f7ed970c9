import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// What becomes of signals and slopes in many layers.
@Suite struct DeepLabTests {
  private func shown(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("deep", view: view)
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

  @Test(arguments: [
    ("tanh", "0.5", 0.3...0.5, 0.0002...0.003), ("tanh", "1", 0.5...0.7, 0.15...0.35),
    ("relu", "1", 0.55...0.95, 0.3...1.6), ("relu", "1.5", 0.8...1.4, 15...120),
  ])
  func theStartScaleMultipliesFromLayerToLayer(
    _ bend: String, _ scale: String, _ first: ClosedRange<Double>, _ last: ClosedRange<Double>
  ) throws {
    let metrics = try shown("spread", ["bend": bend, "scale": scale]).lab.metrics
    #expect(first.contains(metrics["spread.first"] ?? 0), "\(metrics)")
    #expect(last.contains(metrics["spread.last"] ?? 0), "\(metrics)")
  }

  @Test func sigmoidsShrinkSlopesToNearlyNothing() throws {
    let metrics = try shown("slopes").lab.metrics
    let (first, last) = (metrics["slope.first"] ?? 1, metrics["slope.last"] ?? 0)
    #expect(first > 0)
    #expect(first < last * 1e-4)
  }

  @Test func weightsThatStartAtZeroStayThere() throws {
    let metrics = try trained("zero")
    #expect(metrics["weights.largest"] == 0)
    #expect((0.05...0.15).contains(metrics["accuracy"] ?? 1))
  }

  @Test func equalUnitsLearnTheSame() throws {
    let metrics = try trained("zero", ["start": "equal"])
    #expect(metrics["weights.largest"] ?? 0 > 0.04)
    #expect(metrics["weights.apart"] ?? 1 < 0.01)
    #expect((0.15...0.5).contains(metrics["accuracy"] ?? 1))
    #expect(try trained("zero", ["start": "random"])["accuracy"] ?? 0 > 0.9)
  }

  @Test func sigmoidsFailFromFiveLayersOnAndReluDoesNot() throws {
    let metrics = try trained("depth")
    #expect(metrics["sigmoid.5.loss"] ?? 0 > 2.2)
    #expect(metrics["sigmoid.10.loss"] ?? 0 > 2.2)
    #expect(metrics["relu.10.loss"] ?? 9 < 0.2)
    #expect(metrics.keys.count { $0.hasSuffix(".loss") } == 12)
  }

  @Test func moreLayersFitBetterAndAreNoBetterOnUnseenDigits() throws {
    let metrics = try trained("deeper")
    #expect(metrics["second.loss"] ?? 9 < metrics["first.loss"] ?? 0)
    #expect(metrics["second.accuracy"] ?? 1 < metrics["first.accuracy"] ?? 0)
  }

  @Test func shortcutsReviveABadStart() throws {
    let metrics = try trained("shortcut")
    #expect(metrics["plain.loss"] ?? 0 > 2.2)
    #expect(metrics["shortcut.loss"] ?? 9 < 0.05)
    #expect(metrics["shortcut.accuracy"] ?? 0 > 0.93)
  }

  @Test func twentyLayersExplodeUnlessTheyAreNormalized() throws {
    #expect(try trained("tall")["bare.exploded"] == 1)
    var rig = try shown("tall")
    rig.send(.key("L"))
    rig.send(.run)
    #expect(rig.lab.metrics["bare.exploded"] == 1)
    #expect(rig.lab.metrics["norm.loss"] ?? 9 < 0.1)
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    for view in DeepStage.allCases {
      #expect(try trained(view.rawValue)["goal"] == 0, "\(view)")
    }
  }

  @Test func reluWithANormReachesTheGoal() throws {
    #expect(
      try trained("build", ["bend": "relu", "norm": "on", "shortcuts": "on"])["goal"] == 1)
    // Too few layers do not count.
    #expect(try trained("build", ["bend": "relu", "depth": "2"])["goal"] == 0)
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try shown("spread", ["scale": "0.5"])
    rig.show("build", ["bend": "relu", "norm": "on", "rate": "0.1"])
    let again = try LabRig("deep", view: "build", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    var back = again
    back.show("spread")
    #expect(back.lab.settings["scale"] == "0.5")
  }

  @Test func theSameSeedGivesTheSameBits() throws {
    let first = try trained("build", ["bend": "tanh"])
    #expect(try trained("build", ["bend": "tanh"]) == first)
    #expect(try trained("build", ["bend": "tanh", "seed": "2"]) != first)
  }
}
