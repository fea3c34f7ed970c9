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

  /// The rate of 0.5, and what a single weight promises and does.
  @Test func theCurvedNetworkAfterAnUpdateAndANudge() throws {
    let (graph, loss, tensors) = try Self.curved()
    func updated(_ rate: Double) throws -> GraphInterpreter<Double> {
      try Self.updated(graph, loss, tensors, rate: rate)
    }
    func value(_ name: TensorName, _ interpreter: GraphInterpreter<Double>) throws -> [Double] {
      interpreter[try #require(graph.value(named: name))]
    }
    let after = try updated(0.5)
    for (name, expected): (TensorName, [Double]) in [
      ("hidden.weight", [0.747860, -0.126070, 0.830343, 0.415172]),
      ("hidden.bias", [0.247860, -0.669657]), ("output.weight", [1.101910, -0.819377]),
      ("output.bias", [0.284380]), ("hidden.sum", [0.932684, 0.368272]),
      ("hidden", [0.731843, 0.352479]), ("output.sum", [0.801991]), ("output", [0.690400]),
      ("loss", [0.370484]),
    ] {
      expectClose(try value(name, after), expected, tolerance: 1e-6)
    }
    for (rate, expected) in [(0.1, 0.717752), (0.25, 0.561117), (1.0, 0.173293)] {
      expectClose(try value("loss", updated(rate)), [expected], tolerance: 1e-6)
    }

    var interpreter = GraphInterpreter<Double>(graph, examples: 1, tensors: tensors)
    interpreter.forward()
    interpreter.backward(from: loss)
    let squares = Self.parameters.reduce(0.0) { sum, name in
      guard let value = graph.value(named: name) else { return sum }
      return interpreter.gradient(value).reduce(sum) { $0 + $1 * $1 }
    }
    expectClose([squares], [1.307490], tolerance: 1e-6)
    let before = interpreter[loss][0]
    let weight = try #require(graph.value(named: "hidden.weight"))
    for (nudge, change) in [(0.1, -0.046838), (0.01, -0.004930), (0.001, -0.000495)] {
      var nudged = GraphInterpreter<Double>(graph, examples: 1, tensors: tensors)
      nudged[weight][0] += nudge
      nudged.forward()
      expectClose([nudged[loss][0] - before], [change], tolerance: 1e-6)
    }
  }

  /// The network that needs no calculator: relu and half the squared error.
  @Test func theStraightNetworkInDoublePrecision() throws {
    let (graph, loss, tensors) = try Self.straight()
    var interpreter = GraphInterpreter<Double>(graph, examples: 1, tensors: tensors)
    interpreter.forward()
    interpreter.backward(from: loss)
    for (name, values, gradient): (TensorName, [Double], [Double]) in [
      ("hidden.sum", [1, -0.5], [1, 0]), ("hidden", [1, 0], [1, 1.5]),
      ("output.sum", [1.5], [0.5]), ("loss", [0.125], [1]),
      ("output.weight", [2, 3], [0.5, 0]), ("output.bias", [-0.5], [0.5]),
      ("hidden.weight", [0.5, 0.25, -1, 0.25], [1, 2, 0, 0]), ("hidden.bias", [0, 0], [1, 0]),
    ] {
      let value = try #require(graph.value(named: name))
      expectClose(interpreter[value], values, tolerance: 1e-12)
      expectClose(interpreter.gradient(value), gradient, tolerance: 1e-12)
    }
    let squares = Self.parameters.reduce(0.0) { sum, name in
      guard let value = graph.value(named: name) else { return sum }
      return interpreter.gradient(value).reduce(sum) { $0 + $1 * $1 }
    }
    expectClose([squares], [6.5], tolerance: 1e-12)
    let output = try #require(graph.value(named: "output.sum"))
    for (rate, y, expected) in [
      (0.01, 1.3703, 0.068561), (0.02, 1.2412, 0.029089), (0.05, 0.8575, 0.010153),
      (0.1, 0.23, 0.296450), (0.2, -0.6, 1.280000),
    ] {
      let after = try Self.updated(graph, loss, tensors, rate: rate)
      expectClose(after[output], [y], tolerance: 5e-5)
      expectClose(after[loss], [expected], tolerance: 1e-6)
    }
  }

  @Test(arguments: KernelChoice.allCases)
  func theStraightNetworkInAMachine(_ kernels: KernelChoice) throws {
    let (graph, loss, tensors) = try Self.straight()
    for (rate, expected): (Double, Float) in [
      (0.01, 0.068561), (0.02, 0.029089), (0.05, 0.010153), (0.1, 0.296450), (0.2, 1.280000),
    ] {
      var machine = Machine(
        try Plan(
          graph, minimizing: loss, with: Descent(rate: rate),
          options: PlanOptions(kernels: kernels)))
      for (name, scalars) in tensors { machine.write(scalars.map { Float($0) }, to: name) }
      machine.run(through: .forward)
      #expect(machine.loss == 0.125)
      machine.run()
      machine.run(through: .forward)
      expectClose([machine.loss], [expected], tolerance: 1e-5)
    }
  }

  private static let parameters: [TensorName] = [
    "hidden.weight", "hidden.bias", "output.weight", "output.bias",
  ]

  private static func straight() throws -> (
    Graph, loss: Graph.Value, [TensorName: [Double]]
  ) {
    var graph = Graph(batch: 1)
    let x = graph.input("x", shape: Shape(2))
    let z = try SmallNetwork.dense(&graph, x, units: 2, "hidden")
    let h = try graph.apply(ReLU(), to: z, as: "hidden")
    let y = try SmallNetwork.dense(&graph, h, units: 1, "output")
    let target = graph.input("target", shape: Shape(1))
    let loss = try graph.apply(HalfSquaredError(), to: y, target, as: "loss")
    return (
      graph, loss,
      [
        "x": [1, 2], "target": [1], "hidden.weight": [0.5, 0.25, -1, 0.25],
        "hidden.bias": [0, 0], "output.weight": [2, 3], "output.bias": [-0.5],
      ]
    )
  }

  /// The network after one step of gradient descent, computed forward again.
  private static func updated(
    _ graph: Graph, _ loss: Graph.Value, _ tensors: [TensorName: [Double]], rate: Double
  ) throws -> GraphInterpreter<Double> {
    var interpreter = GraphInterpreter<Double>(graph, examples: 1, tensors: tensors)
    interpreter.forward()
    interpreter.backward(from: loss)
    for name in parameters {
      let value = try #require(graph.value(named: name))
      interpreter[value] = zip(interpreter[value], interpreter.gradient(value)).map {
        $0 - rate * $1
      }
    }
    interpreter.forward()
    return interpreter
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
