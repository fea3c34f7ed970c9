import Compute
import TestSupport
import Testing

/// What the kernels of recurrent ops compute beside what the catalogue's examples show.
@Suite struct RecurrentPlanTests {
  static let ops: [any RecurrentOp] = [TanhRecurrence(), GRURecurrence(), LSTMRecurrence()]

  /// Two layers on one input, so that gradients meet, over more rows than one product takes.
  @Test(arguments: ops, [KernelChoice.fast, .portable])
  func everyTensorIsThatOfTheInterpreter(
    _ op: any RecurrentOp, _ kernels: KernelChoice
  ) throws {
    let network = try TwoMemories(op, batch: 40)
    var machine = Machine(
      try Plan(
        network.graph, minimizing: network.loss, with: Descent(),
        options: PlanOptions(kernels: kernels, differentiatesInputs: true)))
    // A short batch between two long ones must not leave anything behind.
    for examples in [40, 3, 40] {
      network.load(&machine, examples: examples)
      machine.run(through: .backward)
      var interpreter = network.interpreter(examples: examples)
      interpreter.forward()
      interpreter.backward(from: network.loss)
      for value in network.graph.values {
        let node = network.graph[value]
        expectClose(
          machine.read(node.name), interpreter[value].map { Float($0) }, tolerance: 1e-5)
        // Of an auxiliary, kernels compute no gradient.
        if case .auxiliary = node.source { continue }
        guard node.name != "target" else { continue }
        expectClose(
          machine.read(node.name.gradient), interpreter.gradient(value).map { Float($0) },
          tolerance: 1e-5)
      }
      machine.restart()
    }
  }

  /// So large that gradients share memory.
  @Test func gradientsThatShareMemoryAreThoseOfTheInterpreter() throws {
    let network = try TwoMemories(LSTMRecurrence(), batch: 40, steps: 60)
    let plan = try Plan(network.graph, minimizing: network.loss, with: Descent())
    #expect(plan.slots["sum.gradient"] == nil)
    var machine = Machine(plan)
    network.load(&machine, examples: 40)
    machine.run(through: .backward)
    var interpreter = network.interpreter(examples: 40)
    interpreter.forward()
    interpreter.backward(from: network.loss)
    for value in network.graph.values where network.graph[value].isParameter {
      expectClose(
        machine.read(network.graph[value].name.gradient),
        interpreter.gradient(value).map { Float($0) }, tolerance: 1e-5)
    }
  }

  @Test(arguments: ops, [KernelChoice.fast, .portable])
  func aPlanThatOnlyEvaluatesComputesTheSameStates(
    _ op: any RecurrentOp, _ kernels: KernelChoice
  ) throws {
    let network = try TwoMemories(op, batch: 5)
    var machine = Machine(
      Plan(evaluating: network.graph, options: PlanOptions(kernels: kernels)))
    network.load(&machine, examples: 5)
    machine.run()
    var interpreter = network.interpreter(examples: 5)
    interpreter.forward()
    for name: TensorName in ["first.hidden", "second.hidden", "sum"] {
      let value = try #require(network.graph.value(named: name))
      expectClose(machine.read(name), interpreter[value].map { Float($0) }, tolerance: 1e-5)
    }
  }

  @Test(arguments: ops)
  func aFastPlanHasAFewInstructionsHoweverLongTheSequence(_ op: any RecurrentOp) throws {
    let network = try TwoMemories(op, batch: 2, steps: 60)
    let plan = try Plan(network.graph, minimizing: network.loss, with: Descent())
    #expect(plan.instructions.count { $0.operation == op.name } == 2 * 5)
  }
}

/// Two recurrent ops that read one sequence, the sum of their states, and its distance to a target.
private struct TwoMemories {
  static let (width, units) = (6, 19)
  let graph: Graph
  let loss: Graph.Value
  private let steps: Int

  init(_ op: any RecurrentOp, batch: Int, steps: Int = 9) throws {
    var graph = Graph(batch: batch)
    let gates = op.gateCount * Self.units
    let input = graph.input("input", shape: Shape(steps, Self.width))
    var states: [Graph.Value] = []
    for name in ["first", "second"] {
      let weights = [
        ("weight_ih", Shape(gates, Self.width)), ("weight_hh", Shape(gates, Self.units)),
        ("bias_ih", Shape(gates)), ("bias_hh", Shape(gates)),
      ].map { part, shape in graph.parameter(TensorName("\(name).\(part)"), shape: shape) }
      states.append(
        try graph.apply(op, to: [input] + weights, as: TensorName("\(name).hidden")))
    }
    let sum = try graph.apply(Add(), to: states, as: "sum")
    let target = graph.input("target", shape: Shape(steps, Self.units))
    loss = try graph.apply(SquaredError(), to: sum, target, as: "loss")
    self.graph = graph
    self.steps = steps
  }

  private func tensors(examples: Int) -> [TensorName: [Float]] {
    var tensors: [TensorName: [Float]] = [:]
    for node in graph.nodes where node.op == nil {
      if case .auxiliary = node.source { continue }
      var generator = SeededGenerator(seed: UInt64(examples)).split(node.name.text)
      let count =
        node.isBatched ? node.shape.count / node.shape.extents[0] * examples : node.shape.count
      tensors[node.name] = (0..<count).map { _ in 0.5 * generator.normal() }
    }
    return tensors
  }

  func load(_ machine: inout Machine, examples: Int) {
    for (name, scalars) in tensors(examples: examples) { machine.write(scalars, to: name) }
  }

  func interpreter(examples: Int) -> GraphInterpreter<Double> {
    GraphInterpreter(
      graph, examples: examples,
      tensors: tensors(examples: examples).mapValues { $0.map(Double.init) })
  }
}
