import Compute
import TestSupport
import Testing

/// What a plan keeps of an attention that it computes in one step.
@Suite struct AttentionContractionTests {
  private static let times = 5

  private static func graph(readsWeightsTwice: Bool = false) throws -> (Graph, Graph.Value) {
    var graph = Graph(batch: 3)
    let packed = graph.input("packed", shape: Shape(times, 24))
    let scores = try graph.apply(AttentionScores(heads: 2), to: packed, as: "a.scores")
    let weights = try graph.apply(AttentionWeights(causal: true), to: scores, as: "a.weights")
    let mix = try graph.apply(AttentionMix(), to: weights, packed, as: "a.mix")
    let target = graph.input("target", shape: Shape(times, 8))
    let loss = try graph.apply(SquaredError(), to: mix, target, as: "loss")
    if readsWeightsTwice { _ = try graph.apply(Identity(), to: weights, as: "seen") }
    return (graph, loss)
  }

  private static func machine(
    _ kernels: KernelChoice, keeps: Set<TensorName> = [], readsWeightsTwice: Bool = false
  ) throws -> Machine {
    let (graph, loss) = try graph(readsWeightsTwice: readsWeightsTwice)
    var machine = Machine(
      try Plan(
        graph, minimizing: loss, with: Descent(),
        options: PlanOptions(kernels: kernels, keeps: keeps, differentiatesInputs: true)))
    for (name, count) in [(TensorName("packed"), 24), ("target", 8)] {
      var generator = SeededGenerator(seed: 3).split(name.text)
      machine.write((0..<3 * times * count).map { _ in generator.normal() }, to: name)
    }
    machine.run(through: .backward)
    return machine
  }

  @Test(arguments: [KernelChoice.fast, .portable])
  func weightsKeepTheirNameAndScoresGo(_ kernels: KernelChoice) throws {
    let reference = try Self.machine(.reference)
    let machine = try Self.machine(kernels)
    #expect(machine.plan.instructions.contains { $0.operation == "attention" })
    #expect(!machine.plan.instructions.contains { $0.operation == "attentionMix" })
    for name in ["a.weights", "a.mix", "packed.gradient"] as [TensorName] {
      expectClose(machine.read(name), reference.read(name) ?? [], tolerance: 1e-5)
    }
    #expect(machine.read("a.scores") == nil)
  }

  @Test(arguments: [KernelChoice.fast, .portable])
  func whatIsToBeKeptIsThere(_ kernels: KernelChoice) throws {
    let reference = try Self.machine(.reference)
    let machine = try Self.machine(kernels, keeps: ["a.scores", "a.weights"])
    let names: [TensorName] = [
      "a.scores", "a.weights", "a.scores.gradient", "a.weights.gradient", "packed.gradient",
    ]
    for name in names {
      expectClose(machine.read(name), reference.read(name) ?? [], tolerance: 1e-5)
    }
  }

  @Test func aPlanThatEvaluatesKeepsNoWeights() throws {
    let (graph, _) = try Self.graph()
    let plain = Plan(evaluating: graph)
    #expect(plain.slots["a.weights"] == nil)
    let kept = Plan(evaluating: graph, options: PlanOptions(keeps: ["a.weights"]))
    #expect(kept.slots["a.weights"] != nil)
  }

  /// Whoever else reads the weights must find them, computed step by step.
  @Test func weightsThatOthersReadAreComputedOnTheirOwn() throws {
    let reference = try Self.machine(.reference, readsWeightsTwice: true)
    let machine = try Self.machine(.fast, readsWeightsTwice: true)
    #expect(machine.plan.instructions.contains { $0.operation == "attentionMix" })
    for name in ["seen", "packed.gradient"] as [TensorName] {
      expectClose(machine.read(name), reference.read(name) ?? [], tolerance: 1e-5)
    }
  }
}
