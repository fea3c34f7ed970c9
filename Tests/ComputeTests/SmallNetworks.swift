import Compute

/// A network with two layers and everything that a test may want of it.
struct SmallNetwork {
  let graph: Graph
  let loss: Graph.Value

  /// 3-4-2 with tanh between and classes or values to hit.
  init(batch: Int, _ activation: any Op = Tanh(), _ loss: any Op = CrossEntropy()) throws {
    var graph = Graph(batch: batch)
    let input = graph.input("input", shape: Shape(3))
    let hidden = try Self.dense(&graph, input, units: 4, "hidden")
    let active = try graph.apply(activation, to: [hidden], as: "hidden")
    let output = try Self.dense(&graph, active, units: 2, "output")
    let target = graph.input("target", shape: Shape(loss is CrossEntropy ? 1 : 2))
    self.loss = try graph.apply(loss, to: [output, target], as: "loss")
    self.graph = graph
  }

  static func dense(
    _ graph: inout Graph, _ input: Graph.Value, units: Int, _ name: TensorName
  ) throws -> Graph.Value {
    let weight = graph.parameter(
      name.appending("weight"), shape: Shape(units, graph[input].shape.columns))
    let bias = graph.parameter(name.appending("bias"), shape: Shape(units))
    let product = try graph.apply(
      MatrixProduct(transposesRight: true), to: input, weight, as: name.appending("product"))
    return try graph.apply(BiasAdd(), to: product, bias, as: name.appending("sum"))
  }

  /// Numbers for all parameters, and a batch of five.
  static let tensors: [TensorName: [Float]] = {
    var tensors: [TensorName: [Float]] = ["target": [0, 1, 1, 0, 1]]
    for (name, count) in [
      ("input", 15), ("hidden.weight", 12), ("hidden.bias", 4), ("output.weight", 8),
      ("output.bias", 2),
    ] {
      var generator = SeededGenerator(seed: 5).split(name)
      tensors[TensorName(name)] = (0..<count).map { _ in generator.normal() }
    }
    return tensors
  }()

  /// A machine with those numbers.
  func machine(_ kernels: KernelChoice, keeps: Set<TensorName> = []) throws -> Machine {
    var machine = Machine(
      try Plan(
        graph, minimizing: loss, with: Descent(),
        options: PlanOptions(kernels: kernels, keeps: keeps)))
    Self.load(&machine)
    return machine
  }

  static func load(_ machine: inout Machine) {
    for (name, scalars) in tensors { machine.write(scalars, to: name) }
  }
}
