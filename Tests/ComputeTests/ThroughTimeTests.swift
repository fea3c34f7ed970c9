import Compute
import TestSupport
import Testing

/// What a learner sees of a recurrent op in a plan that shows everything.
@Suite struct ThroughTimeTests {
  static let ops: [any RecurrentOp] = [TanhRecurrence(), GRURecurrence(), LSTMRecurrence()]

  /// With gates three: the gates, what they let pass, the state.
  @Test(arguments: ops)
  func everyPartOfATimeStepIsAnInstruction(_ op: any RecurrentOp) throws {
    let sequence = try SmallSequence(op)
    let plan = try sequence.plan()
    func instructions(_ phase: Phase) -> [Instruction] {
      plan.instructions.filter { $0.phase == phase && $0.operation == op.name }
    }
    let forward = instructions(.forward)
    let parts = op.gateCount == 1 ? 1 : 3
    #expect(forward.count == SmallSequence.steps * parts)
    for (index, instruction) in forward.enumerated() {
      #expect(instruction.text.contains("at time \(index / parts + 1)"))
      #expect((instruction.part == nil) == (parts == 1))
      let result = try #require(
        instruction.results.first.flatMap { sequence.graph.value(named: $0) })
      #expect(instruction.shape == sequence.graph[result].shape)
      #expect(sequence.graph.owner(of: result) == sequence.hidden)
    }
    let backward = instructions(.backward).filter { !$0.results.isEmpty }
    #expect(backward.count == SmallSequence.steps)
    #expect(backward.first?.text.contains("from time \(SmallSequence.steps)") == true)
    #expect(backward.last?.text.contains("from time 1") == true)
  }

  @Test(arguments: ops)
  func statesAppearStepByStep(_ op: any RecurrentOp) throws {
    var machine = try SmallSequence(op).machine()
    var times = 0
    let units = SmallSequence.units
    while machine.phase <= .forward {
      guard let instruction = machine.step(), instruction.results.first == "memory.hidden" else {
        continue
      }
      times += 1
      let hidden = machine.read("memory.hidden") ?? []
      for example in 0..<SmallSequence.examples {
        for time in 0..<SmallSequence.steps {
          let start = (example * SmallSequence.steps + time) * units
          let isThere = hidden[start..<start + units].contains { $0 != 0 }
          #expect(isThere == (time < times))
        }
      }
    }
    #expect(times == SmallSequence.steps)
  }

  /// An instruction changes what it says and nothing else, and its elements name it as their maker.
  @Test(arguments: ops)
  func everyElementIsMadeByTheInstructionThatSaysSo(_ op: any RecurrentOp) throws {
    let sequence = try SmallSequence(op)
    var machine = try sequence.machine()
    let names = [sequence.hidden] + sequence.graph.auxiliaries(of: sequence.hidden)
    let tensors = names.map { sequence.graph[$0].name }
    var makers: [TensorElement: Int] = [:]
    var number = -1
    while machine.phase <= .forward {
      number += 1
      let before = tensors.map { machine.read($0) ?? [] }
      guard let instruction = machine.step(), instruction.operation == op.name else { continue }
      let after = tensors.map { machine.read($0) ?? [] }
      var changed: Set<TensorName> = []
      for (place, name) in tensors.enumerated() {
        for index in after[place].indices where after[place][index] != before[place][index] {
          changed.insert(name)
          makers[TensorElement(name, index)] = number
        }
      }
      #expect(changed == Set(instruction.results))
    }
    let count = names.reduce(0) { $0 + sequence.graph[$1].shape.count }
    #expect(makers.count == count)
    let explainer = Explainer(machine.plan)
    for (element, maker) in makers {
      let found = explainer.explain(element, in: machine)?.instruction
      #expect(found == maker, "\(element)")
    }
  }

  /// Nothing but the state after one step is moved, so later steps feel it as they would in life.
  @Test(arguments: ops)
  func theGradientOfAStateCountsAllLaterSteps(_ op: any RecurrentOp) throws {
    let sequence = try SmallSequence(op)
    var machine = try sequence.machine()
    machine.run(through: .backward)
    let gradient = machine.read("memory.hidden.gradient")
    let interpreter = sequence.interpreter()
    expectClose(
      gradient, interpreter.gradient(sequence.hidden).map { Float($0) }, tolerance: 1e-6)
    let h = 1e-5
    for time in 0..<SmallSequence.steps {
      for unit in 0..<SmallSequence.units {
        let difference =
          (sequence.loss(moving: time, unit, by: h)
            - sequence.loss(moving: time, unit, by: -h)) / (2 * h)
        let found = interpreter.gradient(sequence.hidden)[time * SmallSequence.units + unit]
        expectClose([found], [difference], tolerance: 1e-8)
      }
    }
  }

  @Test func gatesAndCellsOfAnLSTMCanBeReadWithTheirGradients() throws {
    let sequence = try SmallSequence(LSTMRecurrence())
    var machine = try sequence.machine()
    machine.run(through: .backward)
    let interpreter = sequence.interpreter()
    // At the first step there is nothing to forget, so the forget gates do not matter there.
    for (name, width, zeros) in [
      ("memory.gates", 4 * SmallSequence.units, SmallSequence.examples * SmallSequence.units),
      ("memory.cell", SmallSequence.units, 0),
    ] {
      let value = try #require(sequence.graph.value(named: TensorName(name)))
      #expect(interpreter[value].count == SmallSequence.examples * SmallSequence.steps * width)
      expectClose(
        machine.read(TensorName(name)), interpreter[value].map { Float($0) }, tolerance: 1e-6)
      expectClose(
        machine.read(TensorName(name).gradient),
        interpreter.gradient(value).map { Float($0) }, tolerance: 1e-6)
      #expect(interpreter.gradient(value).count { $0 == 0 } == zeros)
    }
  }

  /// A gradient that had been passed on unchanged would be that of another tensor as well.
  @Test(arguments: KernelChoice.allCases)
  func theGradientAfterTheStateIsNotChanged(_ kernels: KernelChoice) throws {
    let sequence = try SmallSequence(TanhRecurrence(), addsBias: true)
    var machine = try sequence.machine(kernels)
    machine.run(through: .backward)
    let interpreter = sequence.interpreter()
    let shifted = try #require(sequence.graph.value(named: "shifted"))
    expectClose(
      machine.read("shifted.gradient"), interpreter.gradient(shifted).map { Float($0) },
      tolerance: 1e-6)
    expectClose(
      machine.read("memory.hidden.gradient"),
      interpreter.gradient(sequence.hidden).map { Float($0) }, tolerance: 1e-6)
  }

  @Test func shapesThatDoNotFitAreExplained() {
    let op = LSTMRecurrence()
    let good = [Shape(2, 4, 3), Shape(8, 3), Shape(8, 2), Shape(8), Shape(8)]
    #expect(throws: Never.self) { try op.outputShape(for: good) }
    for (place, shape) in [
      (0, Shape(2, 3)), (1, Shape(8, 4)), (2, Shape(6, 2)), (3, Shape(2)), (4, Shape(4)),
    ] {
      var shapes = good
      shapes[place] = shape
      #expect(throws: ShapeError.self) { try op.outputShape(for: shapes) }
    }
    #expect(throws: ShapeError.self) { try op.outputShape(for: Array(good.prefix(3))) }
    #expect(throws: ShapeError.self) { try LastStep().outputShape(for: [Shape(3, 2)]) }
  }
}

/// Three sequences of four steps, three units, and a target for every state.
struct SmallSequence {
  static let (examples, steps, width, units) = (OpProblem.examples, 4, 2, 3)
  let graph: Graph
  let hidden: Graph.Value
  let loss: Graph.Value
  private let op: any RecurrentOp
  private let tensors: [TensorName: [Double]]

  init(_ op: any RecurrentOp, addsBias: Bool = false) throws {
    self.op = op
    var graph = Graph(batch: Self.examples)
    let gates = op.gateCount * Self.units
    var inputs = [graph.input("input", shape: Shape(Self.steps, Self.width))]
    for (name, shape) in [
      ("weight_ih", Shape(gates, Self.width)), ("weight_hh", Shape(gates, Self.units)),
      ("bias_ih", Shape(gates)), ("bias_hh", Shape(gates)),
    ] {
      inputs.append(graph.parameter(TensorName(name), shape: shape))
    }
    hidden = try graph.apply(op, to: inputs, as: "memory.hidden")
    var output = hidden
    if addsBias {
      let bias = graph.parameter("shift", shape: Shape(Self.units))
      output = try graph.apply(BiasAdd(), to: hidden, bias, as: "shifted")
    }
    let target = graph.input("target", shape: Shape(Self.steps, Self.units))
    loss = try graph.apply(SquaredError(), to: output, target, as: "loss")
    self.graph = graph
    tensors = Dictionary(
      uniqueKeysWithValues: graph.nodes.filter { $0.op == nil }.compactMap { node in
        if case .auxiliary = node.source { return nil }
        var generator = SeededGenerator(seed: 6).split(node.name.text)
        return (node.name, (0..<node.shape.count).map { _ in Double(generator.normal()) })
      })
  }

  func plan(_ kernels: KernelChoice = .reference) throws -> Plan {
    try Plan(
      graph, minimizing: loss, with: Descent(),
      options: PlanOptions(kernels: kernels, differentiatesInputs: true))
  }

  func machine(_ kernels: KernelChoice = .reference) throws -> Machine {
    var machine = Machine(try plan(kernels))
    for (name, scalars) in tensors { machine.write(scalars.map { Float($0) }, to: name) }
    return machine
  }

  /// After forward and backward.
  func interpreter() -> GraphInterpreter<Double> {
    var interpreter = GraphInterpreter<Double>(graph, examples: Self.examples, tensors: tensors)
    interpreter.forward()
    interpreter.backward(from: loss)
    return interpreter
  }

  /// The loss when something moves one unit of the first sequence after a time step, computed
  /// without any op.
  func loss(moving time: Int, _ unit: Int, by distance: Double) -> Double {
    let inputs = graph[hidden].inputs.map { value in
      let (shape, scalars) = (graph[value].shape, tensors[graph[value].name] ?? [])
      return ScalarMatrix(
        rows: shape.rows, columns: shape.columns, scalars.map { Scalar($0) })
    }
    let states = recurrentInScalars(op, inputs) { ($0, $1, $2) == (0, time, unit) ? distance : 0 }
    let differences = zip(states.scalars, tensors["target"] ?? []).map { $0.value - $1 }
    return differences.reduce(0) { $0 + $1 * $1 } / Double(differences.count)
  }
}
