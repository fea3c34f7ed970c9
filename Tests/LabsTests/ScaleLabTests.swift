import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// What size is worth, and the arithmetic of its cost.
@Suite struct ScaleLabTests {
  private func trained(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("scale", view: view)
    rig.show(view, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig
  }

  @Test func sizePaysOnlyWithData() throws {
    let rig = try trained("law")
    // The legend names every curve where the stage is small.
    for size in [
      Size(columns: 78, rows: 9), Size(columns: 44, rows: 20), Size(columns: 96, rows: 22),
    ] {
      var surface = Surface(size)
      rig.lab.draw(on: &surface, in: surface.bounds, focus: .none)
      let legend = try #require(surface.lines.first { $0.contains("─ 300") })
      #expect(legend.contains("4500") && legend.contains("law"), "\(size): \(legend)")
    }
    let metrics = rig.lab.metrics
    func loss(_ name: String) throws -> Double { try #require(metrics[name], "\(name)") }
    #expect(try loss("n300.h512") > loss("n300.h8") + 0.5)
    #expect(try loss("n4500.h512") < loss("n4500.h8") - 0.1)
    #expect((2.0...2.12).contains(try loss("n4500.h128")))
    #expect(metrics["n300.best"] ?? 99 <= 8)
    #expect(metrics["n4500.best"] ?? 0 >= 128)
    #expect((0.3...2).contains(try loss("law.exponent")))
    #expect(try abs(loss("law.predicted") - loss("law.measured")) < 0.1)
  }

  @Test func aLawIsFoundWhereThereIsOne() throws {
    let sizes = [10, 40, 160, 640].map(Double.init)
    let law = try #require(
      PowerLaw(
        sizes: sizes, losses: sizes.map { 1.5 + 4 * PortableMath.exp(-0.5 * PortableMath.log($0)) })
    )
    #expect(abs(law.exponent - 0.5) < 0.02)
    #expect(abs(law.floor - 1.5) < 0.02)
    #expect(PowerLaw(sizes: [1, 2], losses: [2, 1]) == nil)
    #expect(PowerLaw(sizes: [1, 2, 3], losses: [1, 2, 3]) == nil)
  }

  @Test func sameWorkHasABestSizeInTheMiddle() throws {
    let metrics = try trained("ratio").lab.metrics
    let losses = ScaleNet.sizes.compactMap { metrics["h\($0)"] }
    let best = try #require(losses.min())
    #expect(losses.count == 5 && losses.first ?? 0 > best + 0.1 && losses.last ?? 0 > best + 0.1)
    #expect(metrics["rule.tokens"] == 1.4e11)
  }

  @Test func theSameWorkIsSpentOnEverySize() {
    for hidden in ScaleNet.sizes {
      let updates = ScaleNet.updates(hidden: hidden, work: 3e9)
      let work = 6 * ScaleNet.weights(hidden: hidden) * ScaleNet.batch * updates
      #expect((0.98...1.02).contains(Double(work) / 3e9))
    }
  }

  /// The rule of thumb against what the graph of the network counts: two operations a weight forward,
  /// but for the places, which are looked up.
  @Test func theRuleCountsWhatTheGraphCounts() throws {
    for hidden in [32, 128, 512] {
      let counted = try TimedWork.model(ScaleNet.model(hidden: hidden), batch: 1).counted()
        .operations
      let rule = 2 * Double(ScaleNet.weights(hidden: hidden))
      #expect((0.67...1.5).contains(counted / rule))
      let size = try ModelSize(of: ScaleNet.model(hidden: hidden), limit: 1 << 24).parameters
      #expect(size == ScaleNet.weights(hidden: hidden))
    }
  }

  @Test func theNumbersOfTheLessonComeOut() throws {
    var rig = try LabRig("scale", view: "work")
    #expect(abs((rig.lab.metrics["operations"] ?? 0) / 1.2e20 - 1) < 1e-9)
    rig.show("work", ["weights": "175", "tokens": "300"])
    #expect(abs((rig.lab.metrics["operations"] ?? 0) / 3.15e23 - 1) < 1e-9)
    rig.show("plan", ["weights": "175", "tokens": "300"])
    #expect((28.5...29.5).contains(rig.lab.metrics["days"] ?? 0))
    rig.show("use")
    #expect(abs((rig.lab.metrics["reader.rate"] ?? 0) - 300) < 1e-6)
    rig.show("use", ["weights": "70"])
    #expect(abs((rig.lab.metrics["reader.rate"] ?? 0) - 34.3) < 0.1)
    rig.show("use", ["batch": "512"])
    let all = try #require(rig.lab.metrics["all.rate"])
    #expect(all <= 989e12 / (2 * 70e9) + 1e-6)
  }

  @Test(arguments: ["1", "2", "3"])
  func bitsAreCheapUpToACliff(_ seed: String) throws {
    let metrics = try trained("bits", ["seed": seed]).lab.metrics
    func share(_ bits: Int) throws -> Double { try #require(metrics["bits.\(bits)"]) }
    #expect(try share(32) > 0.95)
    #expect(try abs(share(8) - share(32)) < 0.01)
    #expect(try share(2) < 0.6)
    #expect([3, 4, 5].contains(metrics["bits.smallest"] ?? 0))
  }

  /// The shares of 32 bits are those of the engine, to the last picture.
  @Test func theArithmeticShownIsThatOfTheEngine() throws {
    let rig = try trained("bits")
    let lab = try #require(rig.lab as? ScaleLab)
    let engine = try #require(lab.desk.report(.digits(seed: 1))?.accuracy)
    #expect(abs(engine - (rig.lab.metrics["bits.32"] ?? 0)) < 1e-6)
  }

  @Test func coarseWeightsAreFew() {
    let weights = (0..<200).map { Float($0) / 100 - 1 }
    for bits in [2, 3, 4] {
      #expect(Set(CoarseDigits.coarse(weights, bits: bits)).count == (1 << bits) - 1)
    }
    #expect(CoarseDigits.coarse(weights, bits: 32) == weights)
    #expect(CoarseDigits.coarse([0, 0], bits: 4) == [0, 0])
  }

  private let plan = ["price": "2", "power": "700", "weights": "1", "tokens": "10"]

  @Test func theGoalNeedsBitsAndAPlan() throws {
    var rig = try trained("bits")
    let smallest = Int(try #require(rig.lab.metrics["bits.smallest"]))
    while rig.lab.settings["width"] != "\(smallest)" { rig.send(.key(.left)) }
    #expect(rig.lab.metrics["goal"] == 0)
    rig.show("plan", plan)
    #expect(rig.lab.metrics["cost"] ?? 0 > 0)
    #expect(rig.lab.metrics["goal"] == 1)
    rig.show("plan", ["price": "0"])
    #expect(rig.lab.metrics["goal"] == 0)
    rig.show("plan", ["price": "2", "tokens": "5"])
    #expect(rig.lab.metrics["goal"] == 0)
    rig.show("plan", ["tokens": "15000", "weights": "70"])
    #expect(rig.lab.metrics["goal"] == 0)
  }

  @Test func onlySpaceDoesNotReachTheGoal() throws {
    var rig = try LabRig("scale", view: "law", settings: ["law.updates": "100"])
    for view in ScaleStage.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
  }

  @Test func theSlowestLayerSetsTheRate() throws {
    var rig = try LabRig("scale", view: "stack")
    #expect(rig.lab.metrics["rate"] == 1)
    rig.show("stack", ["rate": "0.5"])
    #expect(rig.lab.metrics["rate"] == 0.5)
    rig.send(.key(.down))
    #expect(rig.lab.metrics["rate"] == 0.5)
    #expect(rig.lab.settings["layer"] == "storage")
  }

  @Test func energyNeedsTheLearnersWatts() throws {
    var rig = try LabRig("scale", view: "energy")
    #expect(rig.lab.metrics["plan.energy"] == nil)
    rig.show("plan", ["power": "700"])
    rig.show("energy", ["overhead": "2"])
    let energy = try #require(rig.lab.metrics["plan.energy"])
    rig.show("energy", ["overhead": "1"])
    #expect(abs(energy / (rig.lab.metrics["plan.energy"] ?? 1) - 2) < 1e-9)
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try LabRig("scale", view: "plan", seed: 5)
    rig.show("plan", plan)
    rig.show("law", ["names": "300", "updates": "300"])
    let again = try LabRig("scale", view: "law", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["plan.price"] == "2.0")
  }
}
