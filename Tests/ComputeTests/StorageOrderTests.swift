import Compute
import Kernels
import TestSupport
import Testing

/// What follows a convolution finds its channels innermost in memory, and must not mind.
@Suite struct StorageOrderTests {
  /// Does nothing but keep its output as a convolution would.
  private struct ChannelsInnermost: Op {
    let name = "channelsInnermost"
    func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape { inputs[0] }
    func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
      let (x, y) = (operands.input(0), operands.output)
      for i in 0..<y.count { y[i] = 2 * x[i] }
    }
    func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
      guard let gradient = operands.inputGradient(0) else { return }
      let arriving = operands.outputGradient
      for i in 0..<arriving.count { gradient[i] += 2 * arriving[i] }
    }
    func formula(_ operands: [String]) -> String { "2 \(operands[0])" }
    func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
      "2 \(output).gradient"
    }
    func rule(
      of element: OpElement, in operands: borrowing Operands<Float>
    ) -> ElementRule? {
      .products([ElementProduct(operands.element(.input(0), element.index), scale: 2)])
    }
    func storageOrder(of output: Shape, from inputs: [AxisOrder]) -> AxisOrder { .channelsLast }
  }

  private enum Tail: String, CaseIterable { case flatten, dropout, softmax, sum, twice, gelu }

  @Test(
    arguments: [Shape(3, 2, 5), Shape(1, 4, 4), Shape(8, 3, 3), Shape(13, 5, 1)],
    KernelChoice.allCases)
  func opsAfterAConvolutionAreThoseOfTheInterpreter(
    _ shape: Shape, _ kernels: KernelChoice
  ) throws {
    for tail in Tail.allCases {
      var graph = Graph(batch: 4)
      let input = graph.input("input", shape: shape)
      let x = try graph.apply(ChannelsInnermost(), to: input, as: "x")
      let y =
        switch tail {
        case .flatten: try graph.apply(Flatten(), to: x, as: "y")
        case .dropout:
          try graph.apply(Dropout(probability: 0.5, seed: 3), to: x, as: "y")
        case .softmax: try graph.apply(Softmax(), to: x, as: "y")
        // The input itself lies row after row.
        case .sum: try graph.apply(Add(), to: input, x, as: "y")
        case .twice: try graph.apply(Add(), to: x, x, as: "y")
        case .gelu: try graph.apply(GELU(), to: x, as: "y")
        }
      let flat = try graph.apply(Flatten(), to: y, as: "flat")
      let target = graph.input("target", shape: Shape(shape.count))
      let loss = try graph.apply(SquaredError(), to: flat, target, as: "loss")
      var numbers = SeededGenerator(seed: 1)
      let tensors: [TensorName: [Float]] = [
        "input": (0..<3 * shape.count).map { _ in numbers.normal() },
        "target": (0..<3 * shape.count).map { _ in numbers.normal() },
      ]
      var interpreter = GraphInterpreter<Double>(
        graph, examples: 3, tensors: tensors.mapValues { $0.map(Double.init) })
      interpreter.forward()
      interpreter.backward(from: loss)
      var machine = Machine(
        try Plan(
          graph, minimizing: loss, with: Descent(),
          options: PlanOptions(kernels: kernels, keeps: ["y"], differentiatesInputs: true)))
      for (name, scalars) in tensors { machine.write(scalars, to: name) }
      for _ in 0..<2 {
        machine.stepCount = 0
        machine.run(through: .backward)
        expectClose(
          machine.read("y"), interpreter[y].map { Float($0) }, tolerance: 1e-6)
        expectClose(
          machine.read("input.gradient"), interpreter.gradient(input).map { Float($0) },
          tolerance: 1e-6)
        machine.restart()
      }
    }
  }
}
