import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// What no network can mend, and what a repair of the data does.
@Suite struct RepairLabTests {
  private func shown(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("repair", view: view)
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

  // MARK: Labels

  /// Wrong labels, at least right after 8 passes, and right after 150 within.
  struct Lie: Sendable {
    var percent: Int
    var early: Double
    var late: ClosedRange<Double>
  }

  @Test(arguments: [
    Lie(percent: 0, early: 0.94, late: 0.96...1), Lie(percent: 10, early: 0.93, late: 0.87...0.96),
    Lie(percent: 40, early: 0.85, late: 0.55...0.72),
    Lie(percent: 60, early: 0.75, late: 0.35...0.55),
  ])
  func aShortTrainingHearsTheSignalThroughTheNoise(_ lie: Lie) throws {
    let metrics = try trained("labels", ["wrong": "\(lie.percent)"])
    #expect(metrics["early.accuracy"] ?? 0 > lie.early)
    #expect(lie.late.contains(metrics["accuracy"] ?? 0))
    #expect(metrics["wrong\(lie.percent).accuracy"] == metrics["accuracy"])
  }

  @Test func soManyLabelsAreWrongAndNoMore() throws {
    let lab = try #require(try shown("labels").lab as? RepairLab)
    let digits = lab.data.digits.training
    let lied = RepairData.mislabelled(digits, percent: 40, seed: 5)
    let wrong = zip(lied.classes, digits.classes).count { $0 != $1 }
    #expect(wrong == digits.count * 40 / 100)
    #expect(lied.inputs == digits.inputs)
    #expect(RepairData.mislabelled(digits, percent: 0, seed: 5) == digits)
  }

  // MARK: Groups

  @Test(arguments: ["1", "2", "3"])
  func anAverageHidesAGroup(_ seed: String) throws {
    let metrics = try trained("missing", ["seed": seed])
    #expect((0.88...0.96).contains(metrics["accuracy"] ?? 0))
    #expect(metrics["found"] ?? 1 < 0.6)
    #expect(metrics["others"] ?? 0 > 0.94)
  }

  @Test func withAllOfThemTheGroupIsFound() throws {
    #expect(try trained("missing", ["kept": "200"])["found"] ?? 0 > 0.85)
    #expect(try trained("missing", ["kept": "0"])["found"] == 0)
  }

  // MARK: Fraud

  @Test func mostAlarmsAboutRareEventsAreFalse() throws {
    let metrics = try trained("fraud")
    #expect(((metrics["precision"] ?? 0) - 0.3125).magnitude < 1e-9)
    #expect(metrics["never.accuracy"] == 0.99)
    #expect(metrics["payments"] == 10_000)
    #expect(((metrics["drawn.precision"] ?? 0) - 0.3125).magnitude < 0.08)
    #expect(((metrics["drawn.accuracy"] ?? 0) - (metrics["accuracy"] ?? 1)).magnitude < 0.01)
  }

  @Test func paymentsAndPlansThatComeBackAreTheSame() throws {
    var rig = try shown("fraud")
    rig.send(.run)
    let metrics = rig.lab.metrics
    rig.send(.setting(name: "rate", value: "5"))
    rig.send(.setting(name: "rate", value: "1"))
    #expect(rig.lab.metrics == metrics)
    rig.show("shop", ["relabel": "20"])
    rig.send(.run)
    let plan = rig.lab.metrics
    rig.send(.setting(name: "relabel", value: "50"))
    rig.send(.setting(name: "relabel", value: "20"))
    #expect(rig.lab.metrics == plan)
  }

  @Test func theRuleIsThatOfTheQuiz() throws {
    let stream = FraudStream(rate: 0.02, finds: 0.8, falseAlarms: 0.01, seed: 1)
    #expect(((stream.precision ?? 0) - 0.62).magnitude < 0.01)
    #expect(FraudStream(rate: 0.1, finds: 0, falseAlarms: 0, seed: 1).precision == nil)
  }

  // MARK: Mail

  @Test(arguments: ["1", "2"])
  func onePersonsFilterBlocksAnothersMail(_ seed: String) throws {
    let metrics = try trained("mailbox", ["seed": seed])
    let home = try #require(metrics["home.blocked"])
    let away = try #require(metrics["away.blocked"])
    #expect(away > 1.7 * home)
    #expect(metrics["plain.away.blocked"] ?? 1 < away)
    #expect(metrics["plain.home.accuracy"] == metrics["plain.away.accuracy"])
    #expect((metrics["home.accuracy"] ?? 0) - (metrics["plain.home.accuracy"] ?? 1) < 0.04)
  }

  // MARK: Drift

  @Test func accuracyFallsAndConfidenceHardlyDoes() throws {
    let metrics = try trained("drift")
    let right = (0..<7).map { metrics["month\($0).accuracy"] ?? .nan }
    let sure = (0..<7).map { metrics["month\($0).confidence"] ?? .nan }
    #expect(right[0] > 0.95)
    #expect(right[6] < 0.6)
    #expect(sure[6] > right[6] + 0.2)
    #expect(right[6] < right[3])
  }

  @Test func aSketchIsComparedWithTheMonths() throws {
    var rig = try shown("drift")
    rig.send(.key(.up))
    for _ in 0..<5 { rig.send(.key(.right)) }
    for _ in 0..<9 { rig.send(.key(.down)) }
    #expect(rig.lab.settings["sketch"] == "20,20,20,20,20,11,11")
    rig.send(.run)
    rig.send(.key(.down))
    #expect(rig.lab.settings["sketch"] == "20,20,20,20,20,11,11")
    #expect(rig.lab.metrics["sketch.error"] ?? 1 < 0.15)
    rig.send(.reset)
    #expect(rig.lab.settings["sketch"] == "")
  }

  // MARK: Doubts

  @Test(arguments: ["1", "2"])
  func confidentDisagreementFindsWrongLabels(_ seed: String) throws {
    var rig = try shown("doubts", ["seed": seed])
    rig.send(.run)
    let metrics = rig.lab.metrics
    #expect((0.04...0.06).contains(metrics["all.wrong"] ?? 0))
    #expect(metrics["doubted.wrong"] ?? 0 > 0.8)
    #expect(metrics["first.found"] ?? 0 > 0.8)
    #expect(!rig.lab.summary.contains("label wrong"))
    rig.send(.key("L"))
    #expect(rig.lab.summary.contains("label wrong"))
  }

  // MARK: The shop

  @Test(
    arguments: [
      ["eights": "50"], ["eights": "30", "foggy": "20"],
      ["relabel": "60", "first": "odd", "eights": "20"],
      ["relabel": "50", "first": "odd", "eights": "20", "foggy": "5"],
    ], ["1", "2", "3"])
  func plansThatRepairDataReachTheGoal(_ plan: [String: String], _ seed: String) throws {
    let metrics = try trained("shop", plan.merging(["seed": seed]) { $1 })
    #expect(metrics["cost"] ?? 0 <= 100)
    #expect(metrics["accuracy"] ?? 0 >= 0.9)
    #expect(metrics["worst"] ?? 0 >= 0.8)
    #expect(metrics["goal"] == 1)
  }

  @Test(
    arguments: [
      [:], ["double": "on"], ["foggy": "50"], ["relabel": "100"],
      ["relabel": "100", "first": "odd"],
    ], ["1", "2", "3"])
  func otherPlansDoNot(_ plan: [String: String], _ seed: String) throws {
    #expect(try trained("shop", plan.merging(["seed": seed]) { $1 })["goal"] == 0)
  }

  @Test func oddLabelsAreMostlyWrongOnes() throws {
    var rig = try shown("shop", ["relabel": "60", "first": "odd"])
    #expect(rig.lab.metrics["wrong.found"] ?? 0 > 50)
    rig.send(.setting(name: "first", value: "any"))
    #expect(rig.lab.metrics["wrong.found"] ?? 60 < 25)
  }

  @Test func whatCannotBePaidIsNotTrained() throws {
    var rig = try shown("shop", ["eights": "50", "double": "on"])
    #expect(rig.lab.metrics["cost"] == 120)
    #expect(!rig.lab.isRunnable)
    rig.send(.run)
    #expect(rig.lab.run == .ready)
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    var rig = try shown("labels")
    for view in RepairView.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
  }

  @Test func keysThatAreNamedDoSomething() throws {
    try expectKeysDoSomething(inEveryViewOf: "repair")
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try shown("shop", ["eights": "20", "first": "odd", "relabel": "30"])
    rig.show("drift", ["fog": "0.1", "digit": "7", "seed": "4"])
    let again = try LabRig("repair", view: "drift", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["shop.eights"] == "20")
  }
}
