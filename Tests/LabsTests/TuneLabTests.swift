import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// What the tune lab finds when a trained network meets something new.
@Suite struct TuneLabTests {
  private func rig(_ view: String, seed: UInt64 = 1, _ settings: [String: String] = [:]) throws
    -> LabRig
  {
    try LabRig("tune", view: view, seed: seed, settings: settings)
  }

  private func ran(_ view: String, seed: UInt64 = 1, _ settings: [String: String] = [:]) throws
    -> [String: Double]
  {
    var rig = try rig(view, seed: seed, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig.lab.metrics
  }

  private func share(_ name: String, _ metrics: [String: Double]) throws -> Double {
    try #require(metrics[name], "\(name)")
  }

  @Test func fogIsOnlyToldOnceItIsShown() throws {
    var rig = try rig("camera")
    #expect(rig.lab.metrics["base.target"] == nil && rig.lab.run == .ready)
    rig.send(.run)
    #expect(try share("base.clear", rig.lab.metrics) > 0.95)
    #expect(try share("base.target", rig.lab.metrics) < 0.3)
    rig.show("camera", ["camera": "negative"])
    #expect(rig.lab.metrics["base.target"] == nil)
    rig.send(.run)
    #expect(try share("base.target", rig.lab.metrics) < 0.1)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func tenPicturesAreEnoughForAReaderAndNotForANewOne(_ seed: UInt64) throws {
    let metrics = try ran("three", seed: seed)
    #expect((0.3...0.75).contains(try share("scratch", metrics)))
    #expect(try share("last", metrics) > 0.85)
    #expect((0.85...0.98).contains(try share("all", metrics)))
    #expect(try share("all.clear", metrics) < share("base.clear", metrics) - 0.05)
  }

  @Test func aFrozenLayerStaysAsItIs() throws {
    var rig = try rig("three")
    rig.send(.run)
    let lab = try #require(rig.lab as? TuneLab)
    let base = try #require(lab.base.first { $0.name == "hidden.weight" })
    let jobs = lab.runs.compactMap { lab.desk.jobs[$0] }
    #expect(jobs.map(\.experiment.freezes) == [[], ["hidden"], []])
    #expect(jobs.map(\.initial.isEmpty) == [true, false, false])
    var trainer = try Trainer(jobs[1].experiment)
    for tensor in jobs[1].initial { trainer.write(tensor.values, to: tensor.name) }
    trainer.advance(by: .steps(20))
    #expect(trainer.read("hidden.weight") == base.values)
    #expect(trainer.read("output.weight") != lab.base.first { $0.name == "output.weight" }?.values)
  }

  @Test func aNegativeCameraMakesAWrongStart() throws {
    let metrics = try ran("negative")
    #expect(try share("negative.1.scratch", metrics) > share("negative.1.all", metrics) + 0.15)
    #expect(try share("negative.5.scratch", metrics) > share("negative.5.all", metrics) + 0.15)
    #expect(try share("negative.5.last", metrics) > share("negative.1.last", metrics) + 0.4)
  }

  @Test func oldPicturesKeepWhatWasKnownAndReachTheGoal() throws {
    var rig = try rig("forget", ["labels": "2", "rate": "0.002"])
    rig.send(.run)
    let without = rig.lab.metrics
    #expect(without["goal"] == 0)
    rig.show("forget", ["old": "80"])
    rig.send(.run)
    let with = rig.lab.metrics
    #expect(try share("tuned.clear", with) > share("tuned.clear", without) + 0.05)
    #expect(with["goal"] == 1)
    #expect(rig.lab.summary.contains("2 a digit, 0 % old"))
  }

  @Test func manyLabelsDoNotCountForTheGoal() throws {
    let metrics = try ran("forget", ["labels": "5", "old": "67", "rate": "0.005"])
    #expect(try share("tuned", metrics) > 0.92 && share("tuned.clear", metrics) > 0.93)
    #expect(metrics["goal"] == 0)
  }

  @Test func onlySpaceDoesNotReachTheGoal() throws {
    var rig = try rig("camera")
    for view in LabCatalog.entry(named: "tune")?.views ?? [] {
      rig.show(view.name)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view.name)")
    }
  }

  @Test func aHeadStartMattersMostWhenSentencesAreFew() throws {
    let metrics = try ran("language")
    let few = try share("language.20.scratch", metrics) - share("language.20.tuned", metrics)
    let many = try share("language.320.scratch", metrics) - share("language.320.tuned", metrics)
    #expect(few > 0.4 && many < few)
    #expect(try share("language.320.tuned", metrics) > TuneData.newFloor)
    #expect(try share("language.old.20", metrics) > share("language.old.before", metrics) + 0.5)
  }

  @Test func tuningSetsHoldWhatTheySay() throws {
    let lab = try #require(rig("three").lab as? TuneLab)
    let new = lab.data.tuning(.fog, labels: 2, oldShare: 0, seed: 3)
    #expect(new.count == 20)
    #expect((0..<10).allSatisfy { digit in new.classes.count { $0 == digit } == 2 })
    #expect(new.inputs.allSatisfy { (0.49...0.81).contains($0) })
    let mixed = lab.data.tuning(.fog, labels: 2, oldShare: 0.8, seed: 3)
    #expect(mixed.count == 100 && mixed.prefix(20) == new)
    #expect(lab.data.tuning(.fog, labels: 2, oldShare: 0, seed: 4) != new)
  }

  @Test func newSentencesHaveTheirFloor() throws {
    #expect(abs(TuneData.newFloor - 1.0800) < 1e-4)
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<50 {
      let words = TuneData.newSentence(&generator)
      #expect(words.count == 7 && words.last == "." && words[1] == "the")
      #expect(words.allSatisfy(Grammar.words.contains))
    }
  }

  @Test func casesAreDecidedWithTheKeys() throws {
    var rig = try rig("team")
    #expect(!rig.lab.isRunnable && rig.lab.metrics["cases"] == 0)
    rig.send(.key(.down))
    #expect(rig.lab.metrics["cases"] == 1)
    for key: Key in [.right, .down, .down, .right, .up, .up] { rig.send(.key(key)) }
    #expect(rig.lab.metrics["cases"] == 3)
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try rig("team", seed: 9, ["labels": "3", "camera": "night", "rate": "0.002"])
    for key: Key in [.right, .down, .down] { rig.send(.key(key)) }
    let settings = rig.lab.settings
    #expect(settings["decisions"] == "- 2 -" && settings["seed"] == "9")
    #expect(try self.rig("team", settings).lab.settings == settings)
    for text in ["", "x", "-1", "99999", "nan"] {
      let odd = try self.rig("three", settings.mapValues { _ in text })
      #expect(!odd.lab.summary.isEmpty)
    }
  }
}
