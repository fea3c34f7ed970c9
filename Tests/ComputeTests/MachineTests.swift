import Compute
import TestSupport
import Testing

@Suite struct MachineTests {
  private static let losses: [any Op] = [SquaredError(), CrossEntropy()]

  @Test(arguments: KernelChoice.allCases)
  func steppingGivesTheBitsOfRunningWhole(_ kernels: KernelChoice) throws {
    let network = try SmallNetwork(batch: 5)
    var whole = try network.machine(kernels)
    var stepped = try network.machine(kernels)
    for _ in 0..<3 {
      whole.run()
      repeat { stepped.step() } while stepped.position != 0
    }
    #expect(whole.stepCount == 3 && stepped.stepCount == 3)
    for name in whole.plan.tensorNames {
      #expect(whole.read(name) == stepped.read(name), "\(name)")
    }
  }

  @Test func allKindsOfPlanAgree() throws {
    for activation: any Op in [Tanh(), ReLU(), Sigmoid()] {
      let network = try SmallNetwork(batch: 5, activation)
      var fast = try network.machine(.fast)
      var portable = try network.machine(.portable)
      var reference = try network.machine(.reference)
      for _ in 0..<10 {
        fast.run()
        portable.run()
        reference.run()
      }
      for name in fast.plan.tensorNames {
        guard let expected = reference.read(name) else { continue }
        expectClose(fast.read(name), expected, tolerance: 1e-5)
        expectClose(portable.read(name), expected, tolerance: 1e-5)
      }
    }
  }

  @Test(arguments: KernelChoice.allCases)
  func withoutZeroingGradientsPileUp(_ kernels: KernelChoice) throws {
    let network = try SmallNetwork(batch: 5)
    let plan = try Plan(
      network.graph, minimizing: network.loss, with: Descent(rate: 0),
      options: PlanOptions(kernels: kernels, zeroesGradients: true))
    var machine = Machine(
      plan.removing { $0.phase == .zero && $0.results.contains("hidden.weight.gradient") })
    SmallNetwork.load(&machine)
    machine.run()
    let once = machine.read("hidden.weight.gradient") ?? []
    machine.run()
    let twice = machine.read("hidden.weight.gradient") ?? []
    #expect(once.contains { abs($0) > 1e-3 })
    expectClose(twice, once.map { 2 * $0 }, tolerance: 1e-6)
  }

  @Test(arguments: KernelChoice.allCases)
  func aShorterBatchCountsOnlyItsRows(_ kernels: KernelChoice) throws {
    var roomy = try SmallNetwork(batch: 64).machine(kernels)
    var tight = try SmallNetwork(batch: 5).machine(kernels)
    // Rows of an earlier, longer batch must not matter.
    roomy.write((0..<192).map(Float.init), to: "input")
    roomy.write((0..<64).map { Float($0 % 2) }, to: "target")
    roomy.run(through: .backward)
    roomy.restart()
    SmallNetwork.load(&roomy)
    roomy.run()
    tight.run()
    #expect(roomy.examples == 5 && roomy.loss == tight.loss)
    #expect(roomy.read("hidden") == tight.read("hidden"))
    #expect(roomy.read("hidden.weight") == tight.read("hidden.weight"))
  }

  @Test func phasesEndWhereTheNextBegins() throws {
    var machine = try SmallNetwork(batch: 5).machine(.reference)
    #expect(machine.phase == .zero)
    machine.run(through: .zero)
    #expect(machine.phase == .forward)
    machine.run(through: .forward)
    #expect(machine.phase == .backward)
    let position = machine.position
    machine.run(through: .zero)
    #expect(machine.position == position)
    machine.run(through: .backward)
    let update = machine.step()
    #expect(update?.text.hasPrefix("hidden.weight = ") == true)
    machine.run()
    #expect(machine.position == 0 && machine.stepCount == 1)
  }

  @Test func whatIsWrittenIsRead() throws {
    var machine = try SmallNetwork(batch: 5).machine(.fast)
    for (name, scalars) in SmallNetwork.tensors { #expect(machine.read(name) == scalars) }
    var buffer: [Float] = []
    let isThere = machine.read("hidden.weight", into: &buffer)
    #expect(isThere && buffer.count == 12)
    let isNothingThere = machine.read("nothing", into: &buffer)
    #expect(!isNothingThere && buffer.count == 12)
    machine.write([0.25], to: .rate)
    #expect(machine.read(.rate) == [0.25])
  }

  @Test func persistentStateBringsBackAStep() throws {
    let network = try SmallNetwork(batch: 5)
    var machine = try network.machine(.fast)
    machine.run()
    let state = machine.persistentState
    machine.run()
    let after = machine.read("output.weight")
    machine.run()
    machine.persistentState = state
    machine.run()
    #expect(machine.read("output.weight") == after)
  }

  @Test func aPlanWithoutAnUpdateRunsOnce() throws {
    let network = try SmallNetwork(batch: 5)
    let machine = try network.machine(.portable)
    let plan = machine.plan.removing { $0.phase == .update }
    var evaluating = Machine(plan)
    let isFinite = evaluating.runUnlessDiverged()
    #expect(isFinite)
    #expect(evaluating.stepCount == 1 && evaluating.position == 0)
  }

  @Test func aLossThatIsNoNumberStopsBeforeTheUpdate() throws {
    var machine = try SmallNetwork(batch: 5).machine(.fast)
    machine.write([.nan, 0, 0, 0], to: "hidden.bias")
    let before = machine.read("output.weight")
    let isFinite = machine.runUnlessDiverged()
    #expect(!isFinite)
    #expect(machine.phase == .update && machine.read("output.weight") == before)
  }
}
