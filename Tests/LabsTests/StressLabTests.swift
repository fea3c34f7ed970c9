import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// What the stress lab finds, and how it counts claims.
@Suite struct StressLabTests {
  private func rig(_ view: String, seed: UInt64 = 1, _ settings: [String: String] = [:]) throws
    -> LabRig
  {
    try LabRig("stress", view: view, seed: seed, settings: settings)
  }

  private func ran(_ view: String, seed: UInt64 = 1, _ settings: [String: String] = [:]) throws
    -> LabRig
  {
    var rig = try rig(view, seed: seed, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig
  }

  /// The network that comes with Descent, and two that are trained here.
  @Test(arguments: [("before", 1), ("here", 1), ("here", 2)] as [(String, UInt64)])
  func anotherLightFoolsIt(_ weights: String, _ seed: UInt64) throws {
    let metrics = try ran("light", seed: seed, ["weights": weights]).lab.metrics
    func share(_ name: String) throws -> Double { try #require(metrics[name], "\(name)") }
    #expect(try share("accuracy") > 0.95)
    #expect(try share("half.accuracy") > 0.93)
    #expect((0.5...0.9).contains(try share("bright.accuracy")))
    #expect(try share("brighter.accuracy") < share("bright.accuracy"))
    #expect(try share("inverted.accuracy") < 0.1)
    #expect(try share("inverted.confidence") > 0.8)
    #expect(try share("fog.accuracy") < 0.3)
    #expect(try abs(share("clear.accuracy") - share("accuracy")) < 1e-6)
  }

  @Test(arguments: ["before", "here"])
  func nothingIsToldBeforeTheTest(_ weights: String) throws {
    var rig = try rig("light", ["weights": weights])
    rig.show("light", ["trained": "yes"])
    #expect(rig.lab.run == .ready)
    #expect(rig.lab.metrics["accuracy"] != nil)
    #expect(rig.lab.metrics["fog.accuracy"] == nil)
    rig.send(.run)
    #expect(rig.lab.metrics["fog.accuracy"] != nil)
    let fog = try #require(rig.lab.metrics["fog.accuracy"])
    rig.show("light", ["fog": "on"])
    #expect(rig.lab.metrics["set.accuracy"] == fog)
  }

  @Test func nonsenseIsReadWithConfidence() throws {
    let metrics = try ran("nonsense").lab.metrics
    #expect((0.75...0.97).contains(try #require(metrics["nonsense.dots"])))
    #expect(try #require(metrics["nonsense.white"]) > 0.9)
    #expect(metrics["nonsense.plus.answer"] == 4)
    #expect(try #require(metrics["nonsense.plus"]) > 0.95)
  }

  @Test(arguments: [("before", 1), ("here", 1), ("here", 2)] as [(String, UInt64)])
  func aimedNoiseDoesWhatRandomNoiseDoesNot(_ weights: String, _ seed: UInt64) throws {
    let metrics = try ran("attack", seed: seed, ["weights": weights]).lab.metrics
    func share(_ name: String) throws -> Double { try #require(metrics[name], "\(name)") }
    #expect(try share("aimed.0.00") == share("random.0.00"))
    #expect(try share("random.0.10") > 0.9)
    #expect((0.35...0.55).contains(try share("aimed.0.10")))
    #expect(try share("random.0.20") > 0.8)
    #expect(try share("aimed.0.20") < 0.1)
    #expect((0.08...0.11).contains(try share("smallest")))
  }

  @Test func aimedNoiseMovesEveryPixelByNoMoreThanItsSize() throws {
    let data = Dataset(
      inputs: [0, 0.5, 1, 0.95], inputShape: Shape(1, 2, 2), targets: .classes([0], count: 2))
    let moved = StressData.aimed(data, slopes: [-1, 2, 0.1, 0.3], size: 0.1)
    for (value, expected) in zip(moved.inputs, [0, 0.6, 1, 1] as [Float]) {
      #expect(abs(value - expected) < 1e-6)
    }
    #expect(StressData.aimed(data, slopes: [], size: 0.1) == data)
  }

  @Test func fewPicturesAndManyPassesMakeItTooSure() throws {
    let long = try ran("claims").lab.metrics
    let short = try ran("claims", ["passes": "20"]).lab.metrics
    func share(_ name: String, _ metrics: [String: Double]) throws -> Double {
      try #require(metrics[name], "\(name)")
    }
    #expect(try share("claimed", long) > share("actual", long) + 0.03)
    #expect(try share("claimed", short) < share("actual", short) - 0.03)
    #expect(try share("temperature", long) > 1.3)
    #expect(try share("temperature", short) < 1)
    #expect(try share("gap.divided", long) < share("gap", long))
  }

  @Test func dividingChangesClaimsAndNoAnswer() throws {
    var rig = try ran("claims")
    let before = rig.lab.metrics
    rig.show("claims", ["divide": "2"])
    let after = rig.lab.metrics
    #expect(before["actual"] == after["actual"] && before["gap.set"] != after["gap.set"])
  }

  @Test func aThresholdKeepsItsPromiseOnlyWhereItWasSet() throws {
    var rig = try ran("refuse", ["threshold": "0.9"])
    let clear = rig.lab.metrics
    #expect(try #require(clear["error"]) < 0.01)
    #expect(try #require(clear["answered"]) > 0.7)
    #expect(clear["fog.error"] == nil)
    rig.show("refuse", ["world": "fog"])
    #expect(try #require(rig.lab.metrics["fog.error"]) > 0.5)
  }

  @Test func variedPicturesHelpWhereTheyAreVaried() throws {
    let metrics = try ran("varied").lab.metrics
    func share(_ name: String) throws -> Double { try #require(metrics[name], "\(name)") }
    #expect(try share("varied.fog") > share("plain.fog") + 0.5)
    #expect(try share("varied.turned") > share("plain.turned") + 0.2)
    #expect(try share("varied.inverted") < 0.1)
  }

  @Test func theGoalNeedsAMarkAndAFailedPromise() throws {
    var rig = try ran("attack")
    let smallest = try #require(rig.lab.metrics["smallest"])
    rig.show("attack", ["size": "\(smallest)"])
    rig.send(.key("M"))
    #expect(rig.lab.metrics["goal"] == 0)
    rig.show("refuse", ["threshold": "0.9"])
    rig.send(.run)
    #expect(rig.lab.metrics["goal"] == 0)
    rig.show("refuse", ["world": "fog"])
    #expect(rig.lab.metrics["goal"] == 1)
  }

  @Test func onlySpaceDoesNotReachTheGoal() throws {
    var rig = try rig("light")
    for view in LabCatalog.entry(named: "stress")?.views ?? [] {
      rig.show(view.name)
      for _ in 0..<2 { rig.send(.run) }
      #expect(rig.lab.metrics["goal"] == 0, "\(view.name)")
    }
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try rig("attack", seed: 7, ["size": "0.13", "kind": "aimed"])
    rig.send(.key("M"))
    rig.show("nonsense")
    rig.send(.key(.right))
    let settings = rig.lab.settings
    #expect(settings["marked"] == "0.13" && settings["chosen"] == "2")
    #expect(try self.rig("nonsense", settings).lab.settings == settings)
    for text in ["", "x", "-1", "99999", "nan"] {
      let odd = try self.rig("light", settings.mapValues { _ in text })
      #expect(!odd.lab.summary.isEmpty)
    }
  }
}

/// How claims are counted.
@Suite struct ClaimsTests {
  /// Two classes; the logarithms of 0.9 and 0.1, so that every answer claims 0.9.
  private func claims(right: Int, of count: Int) -> Claims {
    let row = [PortableMath.log(Float(0.9)), PortableMath.log(Float(0.1))]
    return Claims(
      scores: (0..<count).flatMap { _ in row }, classes: (0..<count).map { $0 < right ? 0 : 1 })
  }

  @Test func aHundredAndFiftyRightOfTwoHundredLeaveAGapOfFifteenHundredths() throws {
    let claims = claims(right: 150, of: 200)
    #expect(claims.accuracy == 0.75)
    #expect(abs(try #require(claims.confidence) - 0.9) < 1e-6)
    #expect(abs(try #require(claims.gap) - 0.15) < 1e-6)
  }

  @Test func aThresholdAboveAllClaimsAnswersNothing() {
    let claims = claims(right: 3, of: 4)
    #expect(claims.answering(from: 0.5) == (1, 0.25))
    #expect(claims.answering(from: 0.95) == (0, 0))
    #expect(Claims(scores: [], classes: []).gap == nil)
  }

  @Test func aTemperatureMovesClaimsTowardsEachOther() throws {
    let scores: [Float] = [2, 0, 0, 2]
    let sharp = Claims(scores: scores, classes: [0, 0], temperature: 0.5)
    let soft = Claims(scores: scores, classes: [0, 0], temperature: 4)
    #expect(sharp.isRight == soft.isRight && sharp.isRight == [true, false])
    #expect(try #require(sharp.confidence) > #require(soft.confidence))
    // Three of four right: a claim of 3/4 fits best, so scores of ±2 are divided by 2 / ln 3.
    let best = TemperatureFit.best(
      scores: [2, 0, 2, 0, 2, 0, 2, 0], classes: [0, 0, 0, 1])
    #expect(abs(best - 2 / 1.0986) < 0.011)
  }

  /// Further than there are digits is the last of them.
  @Test func aDigitTurnedFarIsStillOneOfThem() throws {
    var rig = try LabRig("stress", view: "attack", settings: ["kind": "aimed"])
    rig.show("attack", ["trained": "yes"])
    let index = try #require(rig.lab.controls.firstIndex { $0.name == "digit" })
    for notches in [1_000, -1_000] {
      rig.send(.turn(control: index, by: notches))
      let lab = try #require(rig.lab as? StressLab)
      #expect(lab.digitNumber == (notches > 0 ? lab.data.unseen.count - 1 : 0))
      #expect(lab.digitSlopes.count == 64)
      #expect(lab.shownDigit.values.count == 64)
    }
    rig.send(.setting(name: "digit", value: "361"))
    #expect((rig.lab as? StressLab)?.digitNumber == 0)
  }
}
