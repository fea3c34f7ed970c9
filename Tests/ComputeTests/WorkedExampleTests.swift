import Compute
import TestSupport
import Testing

/// Two networks small enough to compute by hand, as the lessons do.
@Suite struct WorkedExampleTests {
  /// tanh, sigmoid and −ln y, one example with target 1.
  private static func curved() throws -> (Graph, loss: Graph.Value, [TensorName: [Double]]) {
    var graph = Graph(batch: 1)
    let x = graph.input("x", shape: Shape(2))
    let z = try SmallNetwork.dense(&graph, x, units: 2, "hidden")
    let h = try graph.apply(Tanh(), to: z, as: "hidden")
    let v = try SmallNetwork.dense(&graph, h, units: 1, "output")
    let y = try graph.apply(Sigmoid(), to: v, as: "output")
    let target = graph.input("target", shape: Shape(1))
    let loss = try graph.apply(NegativeLogLikelihood(), to: y, target, as: "loss")
    return (
      graph, loss,
      [
        "x": [1, 0.5], "target": [1], "hidden.weight": [0.5, -0.25, 1, 0.5],
        "hidden.bias": [0, -0.5], "output.weight": [1, -1], "output.bias": [0],
      ]
    )
  }

  private static let values: [TensorName: [Double]] = [
    "hidden.product": [0.375, 1.25], "hidden.sum": [0.375, 0.75], "hidden": [0.358357, 0.635149],
    "output.product": [-0.276792], "output.sum": [-0.276792], "output": [0.431241],
    "loss": [0.841089],
  ]

  private static let gradients: [TensorName: [Double]] = [
    "output": [-2.318891], "output.sum": [-0.568759], "output.product": [-0.568759],
    "hidden": [-0.568759, 0.568759], "hidden.sum": [-0.495719, 0.339314],
    "hidden.product": [-0.495719, 0.339314], "output.weight": [-0.203819, -0.361247],
    "output.bias": [-0.568759], "hidden.weight": [-0.495719, -0.247860, 0.339314, 0.169657],
    "hidden.bias": [-0.495719, 0.339314], "x": [0.091454, 0.293587],
  ]

  @Test func theCurvedNetworkInDoublePrecision() throws {
    let (graph, loss, tensors) = try Self.curved()
    var interpreter = GraphInterpreter<Double>(graph, examples: 1, tensors: tensors)
    interpreter.forward()
    interpreter.backward(from: loss)
    for (name, expected) in Self.values {
      let value = try #require(graph.value(named: name))
      expectClose(interpreter[value], expected, tolerance: 1e-6)
    }
    for (name, expected) in Self.gradients {
      let value = try #require(graph.value(named: name))
      expectClose(interpreter.gradient(value), expected, tolerance: 1e-6)
    }
  }

  @Test(arguments: KernelChoice.allCases)
  func theCurvedNetworkInAMachine(_ kernels: KernelChoice) throws {
    let (graph, loss, tensors) = try Self.curved()
    var machine = Machine(
      try Plan(
        graph, minimizing: loss, with: Descent(rate: 0.5),
        options: PlanOptions(
          kernels: kernels, keeps: Set(Self.values.keys), differentiatesInputs: true)))
    for (name, scalars) in tensors { machine.write(scalars.map { Float($0) }, to: name) }
    machine.run(through: .backward)
    for (name, expected) in Self.values {
      expectClose(
        machine.read(name), expected.map { Float($0) }, tolerance: 1e-5)
    }
    for (name, expected) in Self.gradients {
      expectClose(
        machine.read(name.gradient), expected.map { Float($0) }, tolerance: 1e-5)
    }
    var losses = [machine.loss]
    for _ in 0..<10 {
      machine.run()
      machine.run(through: .forward)
      losses.append(machine.loss)
    }
    expectClose(
      losses,
      [
        0.841089, 0.370484, 0.235375, 0.171378, 0.134700, 0.111053, 0.094557, 0.082388, 0.073035,
        0.065616, 0.059584,
      ], tolerance: 1e-5)
  }

  /// relu, with a second unit that is off: nothing flows back through it.
  @Test(arguments: KernelChoice.allCases)
  func aReLUThatIsOffLetsNothingThrough(_ kernels: KernelChoice) throws {
    var graph = Graph(batch: 1)
    let x = graph.input("x", shape: Shape(2))
    let z = try SmallNetwork.dense(&graph, x, units: 2, "hidden")
    let h = try graph.apply(ReLU(), to: z, as: "hidden")
    let y = try SmallNetwork.dense(&graph, h, units: 1, "output")
    let target = graph.input("target", shape: Shape(1))
    let loss = try graph.apply(SquaredError(), to: y, target, as: "loss")
    var machine = Machine(
      try Plan(
        graph, minimizing: loss, with: Descent(),
        options: PlanOptions(kernels: kernels, keeps: ["hidden"])))
    let tensors: [TensorName: [Float]] = [
      "x": [1, 2], "target": [1], "hidden.weight": [0.5, 0.25, -1, 0.25], "hidden.bias": [0, 0],
      "output.weight": [2, 3], "output.bias": [-0.5],
    ]
    for (name, scalars) in tensors { machine.write(scalars, to: name) }
    machine.run(through: .backward)
    // The squared error has no half, so every slope is twice that of ½ (y − t)².
    #expect(machine.read("output.sum") == [1.5] && machine.loss == 0.25)
    #expect(machine.read("output.weight.gradient") == [1, 0])
    #expect(machine.read("output.bias.gradient") == [1])
    #expect(machine.read("hidden.gradient") == [2, 3])
    #expect(machine.read("hidden.weight.gradient") == [2, 4, 0, 0])
    #expect(machine.read("hidden.bias.gradient") == [2, 0])
  }
}
