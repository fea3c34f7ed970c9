import Compute
import TestSupport
import Testing

@Suite struct PlanTests {
  @Test func aReferencePlanListsEveryStep() throws {
    let network = try SmallNetwork(batch: 5)
    let plan = try Plan(
      network.graph, minimizing: network.loss, with: Descent(),
      options: PlanOptions(kernels: .reference))
    #expect(
      plan.instructions.map(\.description) == [
        "zero      the gradient of every parameter = 0",
        "zero      the gradient of every value = 0",
        "forward   hidden.product = input · hidden.weightᵀ",
        "forward   hidden.sum = hidden.product + hidden.bias",
        "forward   hidden = tanh(hidden.sum)",
        "forward   output.product = hidden · output.weightᵀ",
        "forward   output.sum = output.product + output.bias",
        "forward   loss = crossEntropy(output.sum, target)",
        "backward  loss.gradient = 1",
        "backward  output.sum.gradient = loss.gradient × "
          + "(softmax(output.sum) − one-hot(target)) / rows",
        "backward  output.product.gradient = output.sum.gradient",
        "backward  output.bias.gradient += the sum of output.sum.gradient over the batch",
        "backward  hidden.gradient = output.product.gradient · output.weight",
        "backward  output.weight.gradient += output.product.gradientᵀ · hidden",
        "backward  hidden.sum.gradient = hidden.gradient × (1 − hidden²)",
        "backward  hidden.product.gradient = hidden.sum.gradient",
        "backward  hidden.bias.gradient += the sum of hidden.sum.gradient over the batch",
        "backward  hidden.weight.gradient += hidden.product.gradientᵀ · input",
        "update    hidden.weight = hidden.weight − rate × hidden.weight.gradient",
        "update    hidden.bias = hidden.bias − rate × hidden.bias.gradient",
        "update    output.weight = output.weight − rate × output.weight.gradient",
        "update    output.bias = output.bias − rate × output.bias.gradient",
      ])
    #expect(plan.listing.hasPrefix(" 1  zero      the gradient of every parameter = 0"))
    #expect(plan.listing.contains(" 5  forward   hidden = tanh(hidden.sum)"))
  }

  @Test func aFastPlanFuses() throws {
    let network = try SmallNetwork(batch: 5)
    let plan = try Plan(network.graph, minimizing: network.loss, with: Descent())
    let forward = plan.instructions.filter { $0.phase == .forward }
    #expect(
      forward.map(\.text) == [
        "hidden = tanh(input · hidden.weightᵀ + hidden.bias)",
        "output.sum = hidden · output.weightᵀ + output.bias",
        "loss = crossEntropy(output.sum, target)",
      ])
    #expect(forward[0].operands == ["input", "hidden.weight", "hidden.bias"])
    #expect(forward[2].results == ["loss", "output.sum.gradient"])
    #expect(plan.instructions.filter { $0.phase == .update }.count == 1)
    #expect(plan.slots["hidden.sum"] == nil && plan.slots["hidden.sum.gradient"] != nil)
  }

  /// The reader of an activation multiplies by its slope, so what it makes is one gradient further.
  @Test(arguments: [Tanh() as any Op, GELU()])
  func theListingNamesTheGradientThatIsMade(_ activation: any Op) throws {
    let network = try SmallNetwork(batch: 5, activation)
    let plan = try Plan(network.graph, minimizing: network.loss, with: Descent())
    let lines = plan.instructions.map(\.text)
    #expect(lines.contains { $0.hasPrefix("hidden.sum.gradient = (output") })
    #expect(!lines.contains { $0.hasPrefix("hidden.gradient =") })
    #expect(lines.contains { $0.contains("× the slope of \(activation.name)") })
  }

  @Test func aKeptValueIsNotFused() throws {
    let network = try SmallNetwork(batch: 5)
    var kept = try network.machine(.fast, keeps: ["hidden.sum"])
    var plain = try network.machine(.fast)
    kept.run()
    plain.run()
    #expect(kept.read("hidden.sum")?.count == 20 && plain.read("hidden.sum") == nil)
    #expect(kept.read("hidden.weight") == plain.read("hidden.weight"))
  }

  @Test func everyTensorBeginsOnALineOfItsOwn() throws {
    let network = try SmallNetwork(batch: 5)
    let plan = try Plan(
      network.graph, minimizing: network.loss, with: Descent(),
      options: PlanOptions(kernels: .reference))
    #expect(plan.slots.values.allSatisfy { $0.offset.isMultiple(of: 16) })
    #expect(Set(plan.slots.values.map(\.offset)).count == plan.slots.count)
    let parameters = plan.parameterNames.compactMap { plan.slots[$0]?.offset }
    let gradients = plan.parameterNames.compactMap { plan.slots[$0.gradient]?.offset }
    #expect(parameters.count == 4 && parameters == parameters.sorted())
    #expect(Set(zip(parameters, gradients).map { $1 - $0 }).count == 1)
  }

  @Test func shapesThatDoNotFitAreExplained() throws {
    var graph = Graph(batch: 32)
    let x = graph.input("x", shape: Shape(16))
    let w = graph.parameter("w", shape: Shape(8, 4))
    let error = #expect(throws: ShapeError.self) { try graph.apply(MatrixProduct(), to: x, w) }
    #expect(
      error?.description
        == "matrixProduct: [32 × 16] and [8 × 4] do not fit; "
        + "the inner sizes 16 and 8 must be equal.")
  }

  @Test func onlyOneNumberCanBeMinimised() throws {
    var graph = Graph(batch: 2)
    let x = graph.input("x", shape: Shape(3))
    let y = try graph.apply(Tanh(), to: x, as: "y")
    #expect(throws: ShapeError.self) { try Plan(graph, minimizing: y, with: Descent()) }
  }

  /// Two paths into one value add their gradients: y = tanh(x) + x's bias twice.
  @Test(arguments: KernelChoice.allCases)
  func aValueUsedTwiceCollectsBothGradients(_ kernels: KernelChoice) throws {
    var graph = Graph(batch: 2)
    let input = graph.input("input", shape: Shape(3))
    let weight = graph.parameter("weight", shape: Shape(3, 3))
    let first = try graph.apply(
      MatrixProduct(transposesRight: true), to: input, weight, as: "first")
    let second = try graph.apply(
      MatrixProduct(transposesRight: true), to: first, weight, as: "second")
    let target = graph.input("target", shape: Shape(3))
    let loss = try graph.apply(SquaredError(), to: second, target, as: "loss")
    let tensors: [TensorName: [Float]] = [
      "input": [1, -0.5, 2, 0.25, 1.5, -1], "target": [0, 1, 0, 1, 0, 1],
      "weight": [0.5, -0.25, 1, 0.75, 0.125, -0.5, 0.3, 0.2, 0.1],
    ]
    var interpreter = GraphInterpreter<Double>(
      graph, examples: 2, tensors: tensors.mapValues { $0.map(Double.init) })
    interpreter.forward()
    interpreter.backward(from: loss)
    var machine = Machine(
      try Plan(
        graph, minimizing: loss, with: Descent(), options: PlanOptions(kernels: kernels)))
    for (name, scalars) in tensors { machine.write(scalars, to: name) }
    machine.run(through: .backward)
    expectClose(
      machine.read("weight.gradient"),
      interpreter.gradient(weight).map { Float($0) }, tolerance: 1e-5)
  }
}
