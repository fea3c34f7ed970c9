import Compute
import TestSupport
import Testing

/// The two networks that lessons compute by hand, opened from the loss down to the inputs.
@Suite struct ExplainedNetworkTests {
  /// tanh, sigmoid and −ln y, one example with target 1.
  static func curved() throws -> Machine {
    try machine(
      Tanh(), Sigmoid(), NegativeLogLikelihood(),
      [
        "x": [1, 0.5], "hidden.weight": [0.5, -0.25, 1, 0.5], "hidden.bias": [0, -0.5],
        "output.weight": [1, -1], "output.bias": [0],
      ])
  }

  /// relu and half the squared error.
  static func straight() throws -> Machine {
    try machine(
      ReLU(), nil, HalfSquaredError(),
      [
        "x": [1, 2], "hidden.weight": [0.5, 0.25, -1, 0.25], "hidden.bias": [0, 0],
        "output.weight": [2, 3], "output.bias": [-0.5],
      ])
  }

  private static func machine(
    _ bend: any Op, _ last: (any Op)?, _ loss: any Op, _ tensors: [TensorName: [Float]]
  ) throws -> Machine {
    var graph = Graph(batch: 1)
    let x = graph.input("x", shape: Shape(2))
    let z = try SmallNetwork.dense(&graph, x, units: 2, "hidden")
    let h = try graph.apply(bend, to: [z], as: "hidden")
    var y = try SmallNetwork.dense(&graph, h, units: 1, "output")
    if let last { y = try graph.apply(last, to: [y], as: "output") }
    let target = graph.input("target", shape: Shape(1))
    let loss = try graph.apply(loss, to: [y, target], as: "loss")
    var machine = Machine(
      try Plan(
        graph, minimizing: loss, with: Descent(),
        options: PlanOptions(kernels: .reference, differentiatesInputs: true)))
    for (name, scalars) in tensors { machine.write(scalars, to: name) }
    machine.write([1], to: "target")
    return machine
  }

  @Test func theCurvedNetworkOpensFromTheLossDown() throws {
    var machine = try Self.curved()
    machine.run(through: .backward)
    let loss = try ExplanationChecks.explain("loss", in: machine)
    #expect(loss.symbols == "loss = −target × ln(output)")
    #expect(loss.numbers == "−1 × ln(0.431241)")
    expectClose([loss.combined], [0.841089], tolerance: 1e-6)
    let sigmoid = try ExplanationChecks.explain("output", in: machine)
    #expect(sigmoid.symbols == "output = sigmoid(output.sum)")
    let sum = try ExplanationChecks.explain("output.sum", in: machine)
    #expect(sum.symbols == "output.sum = output.product + output.bias")
    let product = try ExplanationChecks.explain("output.product", in: machine)
    #expect(
      product.symbols
        == "output.product = hidden[1] × output.weight[1, 1] + hidden[2] × output.weight[1, 2]")
    #expect(product.numbers == "0.358357 × 1 + 0.635149 × (−1)")
    expectClose(product.terms.map(\.contribution), [0.358357, -0.635149], tolerance: 1e-6)
    let hidden = try ExplanationChecks.explain("hidden", 1, in: machine)
    #expect(hidden.symbols == "hidden[2] = tanh(hidden.sum[2])")
    #expect(hidden.numbers == "tanh(0.75)" && hidden.coordinates == [0, 1])
    let inner = try ExplanationChecks.explain("hidden.product", 0, in: machine)
    expectClose(inner.terms.map(\.contribution), [0.5, -0.125], tolerance: 1e-6)
    let input = try ExplanationChecks.explain("x", 1, in: machine)
    #expect(input.origin == .given && input.terms.isEmpty && input.value == 0.5)
    let weight = try ExplanationChecks.explain("hidden.weight", 0, in: machine)
    #expect(weight.origin == .initial)
  }

  @Test func theCurvedNetworkOpensBackFromAGradient() throws {
    var machine = try Self.curved()
    machine.run(through: .backward)
    let start = try ExplanationChecks.explain("loss.gradient", in: machine)
    #expect(start.value == 1 && start.terms.count == 1)
    /// What each gradient is, with the slope that arrives and the one on the way.
    func expect(
      _ name: TensorName, _ index: Int, _ value: Double, _ arriving: Double, _ slope: Double,
      _ symbols: String
    ) throws {
      let why = try ExplanationChecks.explain(name, index, in: machine)
      let term = try #require(why.terms.first)
      #expect(why.symbols == symbols)
      expectClose([Double(why.value), why.combined], [value, value], tolerance: 1e-5)
      let arrived = try #require(
        term.factors.first { $0.isElement && $0.symbols.contains(".gradient") })
      expectClose([arrived.value], [arriving], tolerance: 1e-5)
      expectClose([term.contribution / arrived.value], [slope], tolerance: 1e-5)
    }
    try expect(
      "output.gradient", 0, -2.318891, 1, -2.318891,
      "output.gradient = −loss.gradient × target / output")
    try expect(
      "output.sum.gradient", 0, -0.568759, -2.318891, 0.245272,
      "output.sum.gradient = output.gradient × output × (1 − output)")
    try expect(
      "hidden.gradient", 0, -0.568759, -0.568759, 1,
      "hidden.gradient[1] = output.product.gradient × output.weight[1, 1]")
    try expect(
      "hidden.sum.gradient", 1, 0.339314, 0.568759, 0.596586,
      "hidden.sum.gradient[2] = hidden.gradient[2] × (1 − hidden[2]²)")
    try expect(
      "hidden.weight.gradient", 1, -0.247860, -0.495719, 0.5,
      "hidden.weight.gradient[1, 2] = hidden.product.gradient[1] × x[2]")
    try expect(
      "output.weight.gradient", 1, -0.361247, -0.568759, 0.635149,
      "output.weight.gradient[1, 2] = output.product.gradient × hidden[2]")
    let weight = try ExplanationChecks.explain("hidden.weight.gradient", 1, in: machine)
    #expect(weight.reason == "This weight carried x[2] to hidden.product[1].")
    // Two ways from the input to the loss.
    let input = try ExplanationChecks.explain("x.gradient", 0, in: machine)
    expectClose(
      input.terms.map(\.contribution), [-0.495719 * 0.5, 0.339314], tolerance: 1e-5)
    expectClose([input.combined], [0.091454], tolerance: 1e-5)
    #expect(input.reason == "It has 2 ways to the loss, and their slopes add up.")
  }

  @Test func theStraightNetworkIsExact() throws {
    var machine = try Self.straight()
    machine.run(through: .backward)
    for (name, index, value): (TensorName, Int, Double) in [
      ("loss", 0, 0.125), ("output.sum", 0, 1.5), ("hidden", 0, 1), ("hidden", 1, 0),
      ("hidden.sum", 0, 1), ("hidden.sum", 1, -0.5), ("output.sum.gradient", 0, 0.5),
      ("hidden.gradient", 0, 1), ("hidden.gradient", 1, 1.5), ("hidden.sum.gradient", 0, 1),
      ("hidden.sum.gradient", 1, 0), ("output.weight.gradient", 0, 0.5),
      ("output.weight.gradient", 1, 0), ("output.bias.gradient", 0, 0.5),
      ("hidden.weight.gradient", 0, 1), ("hidden.weight.gradient", 1, 2),
      ("hidden.weight.gradient", 2, 0), ("hidden.bias.gradient", 0, 1),
    ] {
      let why = try ExplanationChecks.explain(name, index, in: machine)
      #expect(why.combined == value && Double(why.value) == value, "\(name)[\(index)]")
    }
    let loss = try ExplanationChecks.explain("loss", in: machine)
    #expect(loss.symbols == "loss = 0.5 × (output.sum − target)²")
    let error = try ExplanationChecks.explain("output.sum.gradient", in: machine)
    #expect(error.symbols == "output.sum.gradient = loss.gradient × (output.sum − target)")
    let off = try ExplanationChecks.explain("hidden", 1, in: machine)
    #expect(off.reason == "The sum is below 0, so the unit is off.")
    let stopped = try ExplanationChecks.explain("hidden.sum.gradient", 1, in: machine)
    #expect(stopped.reason == "The unit is off: nothing passes back.")
  }

  @Test func anUpdateSaysWhatTheWeightWas() throws {
    var machine = try Self.curved()
    machine.run()
    let left = try ExplanationChecks.explain("hidden.weight", 0, in: machine)
    #expect(left.origin == .lastUpdate)
    let why = try ExplanationChecks.explain("hidden.weight", 0, in: machine, endsStep: true)
    #expect(
      why.symbols
        == "hidden.weight[1, 1] = hidden.weight[1, 1] − optimizer.rate × hidden.weight.gradient[1, 1]"
    )
    #expect(why.numbers == "0.5 − 0.5 × (−0.495719)")
    expectClose([why.combined], [0.747860], tolerance: 1e-6)
    // What the value was made with is the weight before the update.
    let product = try ExplanationChecks.explain("hidden.product", 0, in: machine, endsStep: true)
    expectClose(product.terms.map(\.contribution), [0.5, -0.125], tolerance: 1e-6)
    let weight = try #require(product.elements.first { $0.element.name == "hidden.weight" })
    #expect(weight.value == 0.5 && weight.element.position != nil)
    let before = Explainer(machine.plan).explain(weight.element, in: machine, endsStep: true)
    #expect(before?.origin == .initial && before?.value == 0.5)
    let count = ExplanationChecks.openAll(
      from: TensorElement("hidden.weight", 0), Explainer(machine.plan), in: machine,
      endsStep: true)
    #expect(count > 20)
  }

  @Test func theLargestTermsComeFirst() throws {
    var machine = try Self.curved()
    machine.run(through: .forward)
    let product = try ExplanationChecks.explain("output.product", in: machine)
    let (terms, rest) = product.leading(1)
    expectClose(terms.map(\.contribution), [-0.635149], tolerance: 1e-6)
    #expect(rest.count == 1)
    expectClose([rest.sum], [0.358357], tolerance: 1e-6)
  }

  @Test func whatIsNotFiniteNamesWhereItCameFrom() throws {
    var machine = try Self.curved()
    machine.write([0.5, .nan, 1, 0.5], to: "hidden.weight")
    machine.run(through: .backward)
    let product = try ExplanationChecks.explain("hidden.product", 0, in: machine)
    #expect(product.value.isNaN)
    #expect(product.firstNotFinite?.element == TensorElement("hidden.weight", 1))
    #expect(product.leading(1).terms[0].contribution.isNaN)
    #expect(product.numbers.contains("not a number"))
    let gradient = try ExplanationChecks.explain("x.gradient", 1, in: machine)
    #expect(gradient.firstNotFinite != nil)
    let bias = try ExplanationChecks.explain("hidden.bias", 0, in: machine)
    #expect(bias.firstNotFinite == nil)
  }

  /// A fault that a debugger is for: gradients that nothing zeroes.
  @Test func aGradientThatIsNotZeroedNamesWhatWasLeft() throws {
    let whole = try Self.curved()
    let plan = whole.plan
    var machine = Machine(plan.removing { $0.phase == .zero && $0.text.contains("parameter") })
    for (name, scalars): (TensorName, [Float]) in [
      ("x", [1, 0.5]), ("hidden.weight", [0.5, -0.25, 1, 0.5]), ("hidden.bias", [0, -0.5]),
      ("output.weight", [1, -1]), ("output.bias", [0]), ("target", [1]),
    ] { machine.write(scalars, to: name) }
    machine.run()
    let held = machine.read("hidden.bias.gradient")
    let first = try #require(held)
    machine.run(through: .backward)
    let why = try ExplanationChecks.explain("hidden.bias.gradient", 0, in: machine)
    #expect(why.terms.count == 2)
    expectClose([why.terms[1].contribution], [Double(first[0])], tolerance: 1e-6)
    #expect(why.symbols.hasSuffix("what the step before left"))
  }
}
