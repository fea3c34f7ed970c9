import Compute
import TestSupport
import Testing

/// A convolution leaves the channels of a pixel side by side; whatever follows it must see the
/// same image as before.
@Suite struct ImageNetworkTests {
  /// Every example of the catalogue that works on images, behind a convolution and an activation.
  static let examples = OpCatalog.examples.filter { example in
    example.operands.filter(\.isBatched).allSatisfy { $0.shape.rank == 3 }
  }

  @Test(arguments: examples, [nil, Activation.relu, .tanh])
  func anOpWorksOnWhatAConvolutionMakes(_ example: OpExample, _ activation: Activation?) throws {
    let problem = try BehindConvolution(example, activation)
    for kernels in KernelChoice.allCases { try problem.expectPlanMatches(kernels) }
  }

  /// One image is read by two ops, so that the second must add to its gradient.
  @Test(arguments: examples, KernelChoice.allCases)
  func gradientsOfTwoReadersAddUp(_ example: OpExample, _ kernels: KernelChoice) throws {
    let problem = try BehindConvolution(example, .relu, isReadTwice: true)
    try problem.expectPlanMatches(kernels)
  }

  /// Sizes that leave a rest in every tile, and more channels than a vector has lanes.
  @Test(
    arguments: [
      ConvolutionSize(channels: 1, outputs: 8, image: (17, 16), window: (3, 3), 1, 1),
      ConvolutionSize(channels: 1, outputs: 32, image: (12, 29), window: (5, 5), 1, 2),
      ConvolutionSize(channels: 3, outputs: 16, image: (9, 15), window: (3, 3), 2, 1),
      ConvolutionSize(channels: 8, outputs: 16, image: (14, 14), window: (3, 3), 1, 1),
      ConvolutionSize(channels: 16, outputs: 8, image: (7, 9), window: (2, 3), 1, 0),
      ConvolutionSize(channels: 5, outputs: 33, image: (6, 31), window: (3, 2), 3, 2),
      ConvolutionSize(channels: 24, outputs: 40, image: (5, 5), window: (5, 5), 1, 2),
      ConvolutionSize(channels: 9, outputs: 7, image: (8, 8), window: (1, 1), 1, 0),
      ConvolutionSize(channels: 8, outputs: 24, image: (8, 8), window: (1, 1), 2, 0),
      ConvolutionSize(channels: 2, outputs: 3, image: (4, 5), window: (2, 2), 1, 3),
      ConvolutionSize(channels: 2, outputs: 3, image: (5, 4), window: (1, 2), 2, 4),
    ], [KernelChoice.fast, .portable])
  func aConvolutionOfAnySizeMatches(_ size: ConvolutionSize, _ kernels: KernelChoice) throws {
    let op = Convolution(stride: PixelSize(size.stride), padding: PixelSize(size.padding))
    try BehindConvolution(size, op).expectPlanMatches(kernels)
  }

  /// Dense layers work along the last axis, which is not where a convolution's floats lie.
  @Test(arguments: KernelChoice.allCases)
  func aProductAndItsBiasWorkOnImages(_ kernels: KernelChoice) throws {
    var graph = Graph(batch: 2)
    let x = graph.input("x", shape: Shape(2, 3, 4))
    let filter = graph.parameter("filter", shape: Shape(3, 2, 1, 1))
    let weight = graph.parameter("weight", shape: Shape(5, 4))
    let bias = graph.parameter("bias", shape: Shape(5))
    let image = try graph.apply(Convolution(), to: x, filter, as: "image")
    let product = try graph.apply(
      MatrixProduct(transposesRight: true), to: image, weight, as: "product")
    let sum = try graph.apply(BiasAdd(), to: product, bias, as: "sum")
    let y = try graph.apply(ReLU(), to: sum, as: "y")
    let target = graph.input("target", shape: Shape(3, 3, 5))
    let loss = try graph.apply(SquaredError(), to: y, target, as: "loss")
    try expectPlanMatches(graph, loss, of: ["x", "filter", "weight", "bias"], kernels)
  }
}

enum Activation: CaseIterable, Sendable { case relu, tanh }

struct ConvolutionSize: Sendable, CustomStringConvertible {
  let channels, outputs: Int
  let image, window: (Int, Int)
  let stride, padding: Int

  init(
    channels: Int, outputs: Int, image: (Int, Int), window: (Int, Int), _ stride: Int,
    _ padding: Int
  ) {
    self.channels = channels
    self.outputs = outputs
    self.image = image
    self.window = window
    self.stride = stride
    self.padding = padding
  }

  var description: String {
    "\(channels) × \(image) by \(outputs) × \(window), stride \(stride), padding \(padding)"
  }
}

/// A convolution of 1 × 1 that keeps the number of channels, perhaps a relu, and then an op.
private struct BehindConvolution {
  let graph: Graph
  let loss: Graph.Value
  let names: [TensorName]

  init(_ example: OpExample, _ activation: Activation?, isReadTwice: Bool = false) throws {
    var graph = Graph(batch: 3)
    var names: [TensorName] = []
    let image = try Self.image(example.operands[0].shape, activation, &graph, &names)
    var others: [Graph.Value] = []
    for (index, operand) in example.operands.enumerated().dropFirst() {
      let name = TensorName("operand\(index)")
      if operand.isBatched {
        others.append(
          try Self.image(operand.shape, nil, &graph, &names, prefix: "other"))
      } else if operand.content == .probability {
        others.append(graph.buffer(name, shape: operand.shape))
      } else {
        others.append(graph.parameter(name, shape: operand.shape))
        if example.op.differentiates(input: index) { names.append(name) }
      }
    }
    var y = try graph.apply(example.op, to: [image] + others, as: "y")
    if isReadTwice {
      let again = try graph.apply(Tanh(), to: image, as: "again")
      let all = try graph.apply(GlobalPooling(.average), to: again, as: "all")
      let flat = try graph.apply(Flatten(), to: y, as: "flat")
      let width = graph[flat].shape.columns
      let mix = graph.parameter("mix", shape: Shape(width, graph[all].shape.columns))
      let mixed = try graph.apply(MatrixProduct(transposesRight: true), to: all, mix, as: "mixed")
      y = try graph.apply(Add(), to: flat, mixed, as: "both")
      names.append("mix")
    }
    let target = graph.input(
      "target", shape: Shape(Array(graph[y].shape.extents.dropFirst())))
    loss = try graph.apply(SquaredError(), to: y, target, as: "loss")
    self.graph = graph
    self.names = names
  }

  init(_ size: ConvolutionSize, _ op: Convolution) throws {
    var graph = Graph(batch: 3)
    var names: [TensorName] = []
    let image = try Self.image(
      Shape(size.channels, size.image.0, size.image.1), .relu, &graph, &names)
    let weight = graph.parameter(
      "weight", shape: Shape(size.outputs, size.channels, size.window.0, size.window.1))
    let bias = graph.parameter("bias", shape: Shape(size.outputs))
    let sum = try graph.apply(op, to: image, weight, bias, as: "sum")
    let y = try graph.apply(Tanh(), to: sum, as: "y")
    // The same convolution of an image that comes from outside.
    let outside = try graph.apply(op, to: [graph.values[0], weight, bias], as: "outside")
    let both = try graph.apply(Add(), to: y, outside, as: "both")
    let target = graph.input(
      "target", shape: Shape(Array(graph[y].shape.extents.dropFirst())))
    loss = try graph.apply(SquaredError(), to: both, target, as: "loss")
    self.graph = graph
    self.names = names + ["weight", "bias"]
  }

  private static func image(
    _ shape: Shape, _ activation: Activation?, _ graph: inout Graph, _ names: inout [TensorName],
    prefix: String = ""
  ) throws -> Graph.Value {
    let channels = shape.extents[0]
    let x = graph.input(TensorName(prefix + "x"), shape: shape)
    let filter = graph.parameter(
      TensorName(prefix + "filter"), shape: Shape(channels, channels, 1, 1))
    names += [TensorName(prefix + "x"), TensorName(prefix + "filter")]
    let image = try graph.apply(
      Convolution(), to: x, filter, as: TensorName(prefix + "image"))
    let name = TensorName(prefix + "activated")
    return switch activation {
    case .relu: try graph.apply(ReLU(), to: image, as: name)
    case .tanh: try graph.apply(Tanh(), to: image, as: name)
    case nil: image
    }
  }

  func expectPlanMatches(_ kernels: KernelChoice) throws {
    try ComputeTests.expectPlanMatches(graph, loss, of: names, kernels)
  }
}

/// Expects a plan to compute the loss and the gradients that the interpreter does, in a batch of
/// two examples, twice.
private func expectPlanMatches(
  _ graph: Graph, _ loss: Graph.Value, of names: [TensorName], _ kernels: KernelChoice
) throws {
  let examples = 2
  var tensors: [TensorName: [Double]] = [:]
  for value in graph.values {
    let node = graph[value]
    guard node.op == nil, node.inputs.isEmpty else { continue }
    if case .auxiliary = node.source { continue }
    let count = node.shape.count / (node.isBatched ? graph.batch : 1)
    var generator = SeededGenerator(seed: 1).split(node.name.text)
    // Weights so small that sums stay where an activation has a slope.
    let fanIn = node.isParameter ? max(1, node.shape.count / node.shape.extents[0]) : 1
    tensors[node.name] = (0..<count * (node.isBatched ? examples : 1)).map { _ in
      node.isBuffer
        ? Double(generator.uniform(in: 0.5...1))
        : Double(generator.normal()) / Double(fanIn).squareRoot()
    }
  }
  var interpreter = GraphInterpreter<Double>(graph, examples: examples, tensors: tensors)
  interpreter.forward()
  interpreter.backward(from: loss)
  var machine = Machine(
    try Plan(
      graph, minimizing: loss, with: Descent(),
      options: PlanOptions(kernels: kernels, differentiatesInputs: true)))
  for (name, scalars) in tensors { machine.write(scalars.map { Float($0) }, to: name) }
  machine.examples = examples
  for _ in 0..<2 {
    machine.run(through: .backward)
    expectClose([machine.loss], [Float(interpreter[loss][0])], tolerance: 2e-5)
    for name in names {
      let value = try #require(graph.value(named: name))
      let expected = interpreter.gradient(value).map { Float($0) }
      let largest = expected.map { abs($0) }.max() ?? 0
      #expect(largest > 0, "A gradient of zero proves nothing.")
      expectClose(
        machine.read(name.gradient)?.map { $0 / largest }, expected.map { $0 / largest },
        tolerance: 1e-5)
    }
    machine.restart()
  }
}
