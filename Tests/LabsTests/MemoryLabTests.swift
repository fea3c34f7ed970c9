import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Reading a sequence step by step.
@Suite struct MemoryLabTests {
  private func shown(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("memory", view: view)
    rig.show(view, settings)
    return rig
  }

  private func trained(
    _ view: String, _ settings: [String: String] = [:]
  ) throws -> [String: Double] {
    var rig = try shown(view, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig.lab.metrics
  }

  // MARK: Steps

  @Test(arguments: ["plain", "gru", "lstm"])
  func aLongSequenceNeedsNoMoreWeightsThanAShortOne(_ cell: String) throws {
    let short = try shown("unroll", ["steps": "3", "cell": cell]).lab.metrics
    let long = try shown("unroll", ["steps": "12", "cell": cell]).lab.metrics
    #expect(short["weights"] == long["weights"])
    #expect(short["weights"] == short["weights.double"])
  }

  @Test(arguments: MemoryCell.allCases)
  func theArithmeticShownIsThatOfTheEngine(_ cell: MemoryCell) throws {
    let rig = try shown("unroll", ["steps": "9", "cell": cell.rawValue, "units": "8"])
    let lab = try #require(rig.lab as? MemoryLab)
    let tag = try #require(lab.tags.first)
    let traces = try #require(lab.traces(tag))
    let moments = lab.moments
    #expect(moments.count == 10 && traces.states.count == 9)
    for (step, state) in traces.states.enumerated() {
      for (unit, value) in state.enumerated() {
        #expect((moments[step + 1].state[unit] - value).magnitude < 1e-5)
      }
      if cell != .plain {
        for (number, value) in traces.gates[step].enumerated() {
          #expect((moments[step + 1].gates[number] - value).magnitude < 1e-5)
        }
      }
    }
  }

  @Test(arguments: MemoryCell.allCases)
  func weightsAreCountedAsTheModelHasThem(_ cell: MemoryCell) throws {
    let net = MemoryNet(cell: cell, units: 6, inputs: 1, outputs: 1, steps: 5)
    let size = try ModelSize(of: net.model, limit: 1 << 20)
    #expect(net.weightCount == size.parameters)
  }

  @Test func arrowsChooseTheStep() throws {
    var rig = try shown("unroll")
    rig.send(.key(.right))
    #expect(rig.lab.settings["step"] == "2")
    #expect(rig.lab.summary.contains("chosen"))
    for _ in 0..<9 { rig.send(.key(.right)) }
    #expect(rig.lab.settings["step"] == "5")
  }

  // MARK: The game

  @Test func theFirstSymbolIsTheAnswer() throws {
    let data = EchoGame().training(gap: 7)
    guard case .classes(let classes, let count, _) = data.targets else { return }
    #expect(count == 4 && data.inputShape == Shape(8))
    for row in 0..<50 {
      #expect(data.input(at: row).first == Float(classes[row]))
      let others = data.input(at: row).dropFirst().allSatisfy { $0 >= 4 }
      #expect(others)
    }
  }

  @Test func aPlainMemoryRemembersOverShortGapsAndFailsAtLongOnes() throws {
    let metrics = try trained("echo", ["gap": "60"])
    for gap in [5, 10, 20] { #expect(metrics["gap\(gap).accuracy"] ?? 0 > 0.95, "\(gap)") }
    #expect(metrics["gap60.accuracy"] ?? 1 < 0.6)
    #expect(metrics["longest.accuracy"] == metrics["gap60.accuracy"])
  }

  // MARK: Signals

  @Test func theLearningSignalFallsByAFactorAtEachStep() throws {
    let metrics = try trained("signal")
    let signals = [5, 10, 20, 40].map { metrics["signal.\($0)"] ?? .nan }
    #expect((0.2...0.6).contains(signals[0]))
    #expect((0.05...0.3).contains(signals[1]))
    #expect((0.001...0.03).contains(signals[2]))
    #expect((1e-6...1e-3).contains(signals[3]))
  }

  @Test func aLargeStartMakesTheSignalGrow() throws {
    let small = try trained("signal", ["factor": "0.6", "gap": "20"])
    let large = try trained("signal", ["factor": "1.4", "gap": "20"])
    #expect(small["signal"] ?? 1 < 1e-3)
    #expect(large["factor"] ?? 0 > 0.95)
  }

  @Test func theLastStepHasTheWholeSignal() throws {
    let rig = try shown("signal", ["gap": "10"])
    let lab = try #require(rig.lab as? MemoryLab)
    let backwards = try #require(lab.traces(lab.look(10))?.backwards)
    #expect(backwards.count == 11 && backwards.first == 1)
    #expect(rig.lab.metrics["signal"] == backwards.last)
  }

  @Test(arguments: ["1", "2", "3"])
  func gatesRememberWhereAPlainMemoryFails(_ seed: String) throws {
    let metrics = try trained("gates", ["seed": seed])
    #expect(metrics["gated.accuracy"] ?? 0 > 0.95)
    #expect(metrics["gated.signal"] ?? 0 > 0.05)
    #expect(metrics["gated.weights"] ?? 0 > 2.5 * (metrics["plain.weights"] ?? 9e9))
  }

  // MARK: Forecasts

  @Test(arguments: ["1", "2", "3"])
  func aForecastBeatsLastYearAndTiesWithTheLine(_ seed: String) throws {
    let metrics = try trained("forecast", ["seed": seed])
    #expect(((metrics["last.error"] ?? 0) - 0.30).magnitude < 0.01)
    #expect(((metrics["eleven.error"] ?? 0) - 0.34).magnitude < 0.01)
    #expect(((metrics["line.error"] ?? 0) - 0.173).magnitude < 0.005)
    #expect((0.14...0.22).contains(metrics["error"] ?? 0))
  }

  @Test func simpleRulesKeepTheirErrorsUntilTheNetworkHasBegun() throws {
    var rig = try shown("forecast")
    #expect(!rig.lab.summary.contains("0.304"))
    rig.send(.step)
    #expect(rig.lab.summary.contains("0.304"))
  }

  @Test func anOutlookOfOneYearIsTheForecast() throws {
    var rig = try shown("free", ["start": "1980", "horizon": "5"])
    rig.send(.run)
    let lab = try #require(rig.lab as? MemoryLab)
    let tag = try #require(lab.tags.first)
    let outlook = try #require(lab.outlook)
    let answer = try #require(lab.desk.report(tag)?.answers[1980 - YearSeries.test])
    #expect(((outlook.free.first ?? 0) - Double(answer)).magnitude < 1e-4)
    #expect(outlook.free.count == 5)
  }

  @Test func errorsCompoundOnOwnForecasts() throws {
    let metrics = try trained("free")
    #expect(metrics["ahead.1"] ?? 1 < 0.25)
    #expect(metrics["ahead.5"] ?? 0 > 1.3 * (metrics["ahead.1"] ?? 1))
    #expect(metrics["ahead.end"] ?? 0 > 2 * (metrics["ahead.1"] ?? 1))
  }

  @Test func aPureWaveIsEasy() throws {
    let metrics = try trained("forecast", ["series": "sine"])
    #expect(metrics["error"] ?? 1 < 0.1)
    #expect(metrics["line.error"] ?? 1 < 0.01)
  }

  // MARK: Costs and the task

  @Test func oneMoreStepCostsARecurrentNetworkNoMoreAfterManySteps() throws {
    let short = try shown("cost", ["length": "10"]).lab.metrics
    let long = try shown("cost", ["length": "10000"]).lab.metrics
    #expect(short["network.step"] == long["network.step"])
    #expect(long["attention.step"] ?? 0 > 50 * (short["attention.step"] ?? 1))
  }

  @Test func aGoodMemoryAndAGoodForecastReachTheGoal() throws {
    var rig = try shown(
      "build", ["gap": "20", "cell": "gru", "units": "24", "rate": "0.005", "factor": "0.9"])
    rig.send(.run)
    #expect(rig.lab.metrics["best.echo"] ?? 0 >= 0.95)
    #expect(rig.lab.metrics["goal"] == 0)
    rig.show("build", ["task": "sunspots", "cell": "plain", "units": "16", "rate": "0.01"])
    rig.send(.run)
    #expect(rig.lab.metrics["best.sunspots"] ?? 1 <= 0.25)
    #expect(rig.lab.metrics["goal"] == 1)
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    var rig = try shown("unroll")
    for view in MemoryStage.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
    rig.show("build", ["task": "sunspots"])
    rig.send(.run)
    #expect(rig.lab.metrics["goal"] == 0)
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try shown("echo", ["gap": "50", "units": "16", "chosen": "2"])
    rig.show("free", ["horizon": "40", "start": "1960", "cell": "lstm"])
    let again = try LabRig("memory", view: "free", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["echo.gap"] == "50")
  }
}
