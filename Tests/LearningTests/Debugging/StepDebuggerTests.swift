import Compute
import TestSupport
import Testing

@testable import Learning

/// Walking through whole networks.
@Suite struct StepDebuggerTests {
  /// Every tensor at the end of every step, over an epoch's end, with detours on the way.
  @Test(arguments: DebuggedNetwork.all)
  func aWalkIsTheRunThatNobodyLookedAt(_ network: DebuggedNetwork) throws {
    var experiment = network.experiment
    experiment.kernels = .reference
    var trainer = try Trainer(experiment)
    let debugger = try Walk(network.experiment)
    for step in 0..<4 {
      trainer.advance(by: .step)
      #expect(debugger.run(until: .backward) == .arrived)
      debugger.stepBack()
      _ = debugger.nudge(debugger.plan.parameterNames[0], 0, by: 0.1)
      #expect(debugger.run(until: .update) == .arrived)
      #expect(debugger.position.step == step && debugger.isAtEndOfStep)
      for name in debugger.plan.tensorNames {
        let undisturbed = trainer.read(name)
        #expect(
          debugger.values(of: name)?.map(\.bitPattern) == undisturbed?.map(\.bitPattern),
          "\(name) of step \(step)")
      }
    }
  }

  /// Every tensor at every place of two steps, reached by going on, by going back and by jumps.
  @Test(arguments: DebuggedNetwork.all)
  func aPlaceHoldsTheSameBitsHoweverItIsReached(_ network: DebuggedNetwork) throws {
    let debugger = try Walk(network.experiment)
    var held: [StepPosition: [TensorName: [UInt32]]] = [debugger.position: debugger.bits]
    while debugger.position.step < 2 {
      #expect(debugger.stepForward())
      held[debugger.position] = debugger.bits
    }
    let count = debugger.plan.instructions.count
    #expect(held.count == 2 * (count + 1) + 1)
    func check() {
      let found = differences(debugger.bits, held[debugger.position] ?? [:])
      #expect(found.isEmpty, "\(found) differ at \(debugger.position)")
    }
    // All the way back through the second step, into the first.
    for _ in 0...count + 1 {
      #expect(debugger.stepBack())
      check()
    }
    #expect(debugger.position == StepPosition(step: 0, instruction: count))
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<8 {
      let place = StepPosition(
        step: generator.below(2), instruction: generator.below(count + 1))
      #expect(debugger.go(to: place) && debugger.position == place)
      check()
    }
    debugger.go(to: StepPosition(step: 0))
    #expect(!debugger.stepBack())
    check()
  }

  @Test(arguments: DebuggedNetwork.all)
  func anInstructionChangesWhatItSaysAndNothingElse(_ network: DebuggedNetwork) throws {
    let debugger = try Walk(network.experiment)
    let map = StepMap(debugger.plan, optimizer: network.experiment.optimizer)
    var before = debugger.bits
    while debugger.stepForward(), debugger.position.step == 0 {
      let now = debugger.bits
      let changed = differences(before, now)
      let said = Set(map.changed[debugger.position.instruction - 1])
      #expect(
        changed.subtracting(said).isEmpty,
        "\(debugger.plan.instructions[debugger.position.instruction - 1])")
      for name in changed {
        #expect(debugger.readiness(of: name) != .toCome, "\(name)")
      }
      before = now
    }
  }

  @Test(arguments: DebuggedNetwork.all)
  func aRunIsOpenedWhereItWas(_ network: DebuggedNetwork) throws {
    var experiment = network.experiment
    experiment.kernels = .reference
    var trainer = try Trainer(experiment)
    var history = RunHistory(spacing: 0)
    for step in 0..<4 {
      history.record(trainer.moment, at: Double(step))
      trainer.advance(by: .step)
    }
    let (checkpoint, moment) = (trainer.checkpoint, trainer.moment)
    let places = trainer.plan.instructions.count
    trainer.advance(by: .step)
    let loss = trainer.read(.loss)

    let one = try Walk(StepDebugger(network.experiment, at: checkpoint))
    let two = try Walk(StepDebugger(network.experiment, at: moment, after: history))
    #expect(one.position == StepPosition(step: 4) && two.position == one.position)
    one.run(until: .update)
    two.run(until: .update)
    #expect(one.values(of: .loss) == loss && two.values(of: .loss) == loss)
    for name in trainer.parameters.map(\.name) {
      let trained = trainer.read(name)
      #expect(one.values(of: name) == trained)
    }
    #expect(!one.go(to: StepPosition(step: 3)))
    // Into the past that was handed over.
    #expect(two.go(to: StepPosition(step: 1, instruction: places)))
    let straight = try Walk(network.experiment)
    straight.go(to: StepPosition(step: 1, instruction: places))
    #expect(two.bits == straight.bits)
  }

  /// Moments of long ago are thinned out; one gets there all the same.
  @Test func anyPlaceIsReachedWithLittleMemory() throws {
    let experiment = DebuggedNetwork.transformer()
    let trainer = try Trainer(experiment)
    let moment = trainer.moment
    let debugger = Walk(
      try StepDebugger(experiment, at: moment, after: RunHistory(budget: 1, spacing: 0)))
    let roomy = try Walk(experiment)
    for step in [9, 4, 8, 0, 5] {
      let place = StepPosition(step: step, instruction: 11)
      #expect(debugger.go(to: place) && roomy.go(to: place))
      #expect(differences(debugger.bits, roomy.bits).isEmpty)
    }
  }

  @Test func aLogForgetsItsOldestEntries() {
    var log = StepLog()
    let large = [Float](repeating: 1, count: StepLog.budget / 2)
    for instruction in 0..<4 {
      #expect(log.reaches(0) == (instruction < 3))
      log.append(["hidden": large])
    }
    #expect(log.reaches(2) && !log.reaches(1))
    log.add([5], of: "output")
    log.add([6], of: "hidden")
    #expect(log.removeLast() == ["hidden": large, "output": [5]])
    #expect(log.removeLast() == ["hidden": large] && log.removeLast() == nil)
    log.append(["hidden": large + large + [0]])
    #expect(log.removeLast() == nil && !log.reaches(2) && log.reaches(3))
  }

  /// What cannot be trained cannot be walked through either, and says why.
  @Test func whatDoesNotFitIsExplained() throws {
    var experiment = DebuggedNetwork.digits()
    experiment.batchSize = 0
    do throws(ShapeError) {
      _ = try StepDebugger(experiment)
      Issue.record("No error.")
    } catch {
      #expect(error.description.hasPrefix("batch: 0 examples"))
    }
  }

  @Test func rowsSayWhatHasBeenRun() throws {
    let debugger = try DebuggedNetwork.curved()
    debugger.run(until: .loss)
    let rows = debugger.rows
    #expect(rows.map(\.text) == debugger.plan.instructions.map(\.text))
    let here = debugger.position.instruction
    #expect(rows[here].phase == .backward && rows[here].state == .next)
    #expect(rows[..<here].allSatisfy { $0.state == .done })
    #expect(rows[(here + 1)...].allSatisfy { $0.state == .toCome })
    let row = try #require(rows.first { $0.results.first == "hidden" })
    #expect(row.shape == Shape(1, 2) && row.operation == "tanh")
  }

  /// Of a sequence, one instruction for each step in time and each part of it.
  @Test func aTensorIsMadeByItsInstructions() throws {
    let debugger = try Walk(DebuggedNetwork.recurrent())
    #expect(debugger.instructions(making: "input").isEmpty)
    let parts: [(name: TensorName, width: Int)] = [
      ("memory.gates", 12), ("memory.cell", 3), ("memory.hidden", 3),
    ]
    let first = try #require(debugger.instructions(making: "memory.gates").first)
    for (place, part) in parts.enumerated() {
      let times = debugger.instructions(making: part.name)
      #expect(times == (0..<4).map { first + place + 3 * $0 })
    }
    debugger.go(to: first)
    for time in 0..<4 {
      for part in parts {
        #expect(debugger.readiness(of: part.name) == (time == 0 ? .toCome : .partly))
        debugger.stepForward()
        let rows = debugger.window(of: part.name, at: [2])?.values.map { $0 != 0 }
        #expect(rows == (0..<4 * part.width).map { $0 < part.width * (time + 1) })
      }
    }
    for part in parts { #expect(debugger.isComputed(part.name)) }
    #expect(debugger.readiness(of: "memory.weight_ih_l0") == .given)
  }

  /// Beyond the budget of the experiment, too: one may look at what would have come next.
  @Test func goingOnDoesNotEndWithTheRun() throws {
    var experiment = DebuggedNetwork.digits()
    experiment.steps = 2
    let debugger = try Walk(experiment)
    #expect(debugger.go(to: StepPosition(step: 5, instruction: 1)))
    #expect(debugger.lossCurve.latest?.x == 5)
  }

  @Test func whatIsReadFitsAScreen() throws {
    let debugger = try Walk(DebuggedNetwork.transformer())
    debugger.run(until: .nextStep)
    debugger.run(until: .loss)
    // Two examples are left for the last batch of the epoch.
    let name: TensorName = "block.self_attn.weights"
    #expect(debugger.shape(of: name) == Shape(2, 2, 6, 6))
    let all = try #require(debugger.values(of: name))
    let window = try #require(
      debugger.window(of: name, at: [1, 1], rows: 2..<9, columns: 1..<4))
    #expect(window.rows == 2..<6 && window.columns == 1..<4)
    #expect(window.rowCount == 6 && window.columnCount == 6)
    for row in window.rows {
      for column in window.columns {
        #expect(window[row, column] == all[window.index(row: row, column: column)])
        #expect(window.index(row: row, column: column) == ((1 * 2 + 1) * 6 + row) * 6 + column)
      }
    }
    #expect(debugger.window(of: name, at: [2]) == nil)
    #expect(debugger.window(of: .loss)?.values == debugger.values(of: .loss))
    let summary = try #require(debugger.summary(of: name))
    #expect(summary.shape == Shape(2, 2, 6, 6) && summary.notFiniteCount == 0)
    // The mask lets 15 of 36 be zero.
    #expect(abs(summary.zeroShare - 15.0 / 36) < 1e-9)
    #expect(abs(summary.mean - 1.0 / 6) < 1e-6 && summary.greatest == 1 && summary.least == 0)
    let odd = TensorSummary([3, -4, .nan, .infinity, 0], shape: Shape(5))
    #expect(odd.norm == 5 && odd.notFiniteCount == 2 && odd.zeroShare == 0.2)
    #expect(odd.least == -4 && odd.greatest == 3 && abs(odd.mean + 1.0 / 3) < 1e-12)
  }

  @Test func anElementIsExplainedWhereOneStands() throws {
    let debugger = try DebuggedNetwork.curved()
    let element = TensorElement("hidden", 0)
    #expect(debugger.explain(element)?.origin == .notYet)
    debugger.run(until: .loss)
    let why = try #require(debugger.explain(element))
    #expect(why.symbols == "hidden[1] = tanh(hidden.sum[1])")
    debugger.run(until: .update)
    let weight = try #require(debugger.explain(TensorElement("out.weight", 0)))
    #expect(weight.instruction.map { debugger.plan.instructions[$0].phase } == .update)
  }
}
