import Compute
import TestSupport
import Testing

/// Small graphs that nobody thought of, against the scalar autograd.
@Suite struct RandomGraphTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func gradientsAreThoseOfScalarAutograd(_ seed: UInt64) throws {
    let random = try RandomGraph(seed: seed)
    var interpreter = GraphInterpreter<Double>(
      random.graph, examples: RandomGraph.examples, tensors: random.tensors)
    interpreter.forward()
    interpreter.backward(from: random.loss)
    random.scalarLoss.backward()
    expectClose(interpreter[random.loss], [random.scalarLoss.value], tolerance: 1e-12)
    for (value, matrix) in random.leaves {
      expectClose(
        interpreter.gradient(value), matrix.scalars.map(\.gradient), tolerance: 1e-11)
    }
    for kernels in KernelChoice.allCases {
      var machine = Machine(
        try Plan(
          random.graph, minimizing: random.loss, with: Descent(),
          options: PlanOptions(kernels: kernels, differentiatesInputs: true)))
      for (name, scalars) in random.tensors { machine.write(scalars.map { Float($0) }, to: name) }
      machine.run(through: .backward)
      expectClose([machine.loss], [Float(random.scalarLoss.value)], tolerance: 1e-5)
      for (value, matrix) in random.leaves {
        expectClose(
          machine.read(random.graph[value].name.gradient),
          matrix.scalars.map { Float($0.gradient) }, tolerance: 2e-5)
      }
    }
  }

  /// Values with many readers, whose gradients come on many ways.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func everyNumberIsWhatItsTermsGive(_ seed: UInt64) throws {
    let random = try RandomGraph(seed: seed)
    var machine = Machine(
      try Plan(
        random.graph, minimizing: random.loss, with: Descent(),
        options: PlanOptions(kernels: .reference, differentiatesInputs: true)))
    for (name, scalars) in random.tensors { machine.write(scalars.map { Float($0) }, to: name) }
    machine.run(through: .backward)
    var generator = SeededGenerator(seed: seed)
    for name in machine.plan.tensorNames {
      let count = machine.read(name)?.count ?? 0
      for index in ExplanationChecks.places(3, of: count, &generator) {
        let why = try ExplanationChecks.explain(name, index, in: machine, endsStep: true)
        ExplanationChecks.check(why, in: machine, tolerance: 2e-5)
      }
    }
  }

  @Test func theGraphsAreOfManyKinds() throws {
    var seen: Set<String> = []
    for seed in 0..<40 as Range<UInt64> {
      seen.formUnion(try RandomGraph(seed: seed).graph.nodes.compactMap { $0.op?.name })
    }
    #expect(seen.count == 11)
  }
}

/// A graph of a dozen random ops, each on values that are there already, and the same computation
/// in single numbers.
private struct RandomGraph {
  static let examples = 3
  private(set) var graph = Graph(batch: examples)
  private(set) var tensors: [TensorName: [Double]] = [:]
  private(set) var leaves: [(Graph.Value, ScalarMatrix)] = []
  let loss: Graph.Value
  let scalarLoss: Scalar

  /// A value and what it is in single numbers.
  private typealias Pair = (value: Graph.Value, scalars: ScalarMatrix)

  init(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed).split("graph")
    var graph = Graph(batch: Self.examples)
    var tensors: [TensorName: [Double]] = [:]
    var leaves: [(Graph.Value, ScalarMatrix)] = []
    func leaf(_ shape: Shape, isBatched: Bool, _ generator: inout SeededGenerator) -> Pair {
      let name = TensorName("leaf\(leaves.count)")
      let rows = isBatched ? Self.examples : shape.rows
      let numbers = (0..<rows * shape.columns).map { _ in 0.7 * Double(generator.normal()) }
      let value =
        isBatched ? graph.input(name, shape: shape) : graph.parameter(name, shape: shape)
      let matrix = ScalarMatrix(
        rows: rows, columns: shape.columns, numbers.map { Scalar(Double(Float($0))) })
      tensors[name] = matrix.scalars.map(\.value)
      leaves.append((value, matrix))
      return (value, matrix)
    }
    func apply(_ op: any Op, _ inputs: [Pair]) throws -> Pair {
      let value = try graph.apply(op, to: inputs.map(\.value))
      let scalars = try #require(computeInScalars(op, inputs.map(\.scalars)))
      return (value, scalars)
    }

    var pairs = [leaf(Shape(1 + generator.below(9)), isBatched: true, &generator)]
    for _ in 0..<12 {
      let pair = pairs[generator.below(pairs.count)]
      let width = pair.scalars.columns
      switch generator.below(12) {
      case 0: pairs.append(try apply(Tanh(), [pair]))
      case 1: pairs.append(try apply(Sigmoid(), [pair]))
      case 2: pairs.append(try apply(GELU(), [pair]))
      case 3: pairs.append(try apply(SiLU(), [pair]))
      case 4: pairs.append(try apply(ReLU(), [pair]))
      case 5: pairs.append(try apply(LeakyReLU(slope: 0.1), [pair]))
      case 6: pairs.append(try apply(Softmax(), [pair]))
      case 7:
        let bias = leaf(Shape(width), isBatched: false, &generator)
        pairs.append(try apply(BiasAdd(), [pair, bias]))
      case 8:
        let weight = leaf(Shape(width, 1 + generator.below(9)), isBatched: false, &generator)
        pairs.append(try apply(MatrixProduct(), [pair, weight]))
      case 9, 10:
        let weight = leaf(Shape(1 + generator.below(18), width), isBatched: false, &generator)
        let product = try apply(MatrixProduct(transposesRight: true), [pair, weight])
        let bias = leaf(Shape(product.scalars.columns), isBatched: false, &generator)
        pairs.append(try apply(BiasAdd(), [product, bias]))
      default:
        let others = pairs.filter { $0.scalars.columns == width }
        pairs.append(try apply(Add(), [pair, others[generator.below(others.count)]]))
      }
    }
    // Everything that nobody reads has a share in the loss.
    let read = Set(graph.nodes.flatMap(\.inputs))
    var total: Pair?
    for pair in pairs where !read.contains(pair.value) {
      let target = leaf(Shape(pair.scalars.columns), isBatched: true, &generator)
      let share = try apply(SquaredError(), [pair, target])
      total = try total.map { try apply(Add(), [$0, share]) } ?? share
    }
    // Targets have no gradient.
    let targets = Set(graph.nodes.filter { $0.op is SquaredError }.map { $0.inputs[1] })
    let (loss, scalars) = try #require(total)
    self.loss = loss
    scalarLoss = scalars.scalars[0]
    self.graph = graph
    self.tensors = tensors
    self.leaves = leaves.filter { !targets.contains($0.0) }
  }
}
