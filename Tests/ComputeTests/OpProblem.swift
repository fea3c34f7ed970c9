import Compute

/// An example of the catalogue made into something to minimise: the op, and the squared distance
/// of its output to a fixed target unless the op is a loss itself.
struct OpProblem {
  static let examples = 3
  let op: any Op
  let graph: Graph
  let inputs: [Graph.Value]
  let output: Graph.Value
  let loss: Graph.Value
  /// By name: the inputs and the target.
  let tensors: [TensorName: [Double]]

  /// - Parameter isTwice: whether the op is applied to the same inputs a second time and both
  ///   results are added up, so that each input collects two gradients.
  init(_ example: OpExample, batch: Int = OpProblem.examples, isTwice: Bool = false) throws {
    op = example.op
    var graph = Graph(batch: batch)
    var inputs: [Graph.Value] = []
    var tensors: [TensorName: [Double]] = [:]
    for (index, operand) in example.operands.enumerated() {
      let name = TensorName("x\(index)")
      inputs.append(
        operand.isBatched
          ? graph.input(name, shape: operand.shape) : graph.parameter(name, shape: operand.shape))
      var generator = SeededGenerator(seed: example.seed).split(name.text)
      let count = operand.shape.count * (operand.isBatched ? Self.examples : 1)
      tensors[name] = (0..<count).map { _ in Self.number(operand.content, &generator) }
    }
    let first = try graph.apply(example.op, to: inputs, as: isTwice ? "first.y" : "y")
    if isTwice {
      let second = try graph.apply(example.op, to: inputs, as: "second.y")
      output = try graph.apply(Add(), to: first, second, as: "y")
    } else {
      output = first
    }
    if graph[output].shape == Shape() {
      loss = output
    } else {
      let shape = Shape(Array(graph[output].shape.extents.dropFirst()))
      let target = graph.input("target", shape: shape)
      var generator = SeededGenerator(seed: example.seed).split("target")
      tensors["target"] = (0..<shape.count * Self.examples).map { _ in
        Double(generator.normal())
      }
      loss = try graph.apply(SquaredError(), to: output, target, as: "loss")
    }
    self.graph = graph
    self.inputs = inputs
    self.tensors = tensors
  }

  /// Rounded, so that it is the same number in single and in double precision.
  private static func number(
    _ content: OpExample.Content, _ generator: inout SeededGenerator
  ) -> Double {
    switch content {
    case .normal: Double(generator.normal())
    case .probability: Double(generator.uniform(in: 0.05...0.95))
    case .bit: Double(generator.below(2))
    case .number(let bound): Double(generator.below(bound))
    case .numberOrIgnored(let bound):
      generator.below(3) == 0 ? -100 : Double(generator.below(bound))
    }
  }

  /// The places of the inputs that the op has a gradient for.
  var differentiable: [Int] { inputs.indices.filter { op.differentiates(input: $0) } }

  func interpreter() -> GraphInterpreter<Double> {
    GraphInterpreter(graph, examples: Self.examples, tensors: tensors)
  }

  /// The loss with one element of an input moved.
  func loss(moving place: Int, _ element: Int, by distance: Double) -> Double {
    var interpreter = interpreter()
    interpreter[inputs[place]][element] += distance
    interpreter.forward()
    return interpreter[loss][0]
  }
}
