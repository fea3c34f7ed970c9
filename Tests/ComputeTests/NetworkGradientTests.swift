import Compute
import TestSupport
import Testing

/// The gradients of a whole network with two layers.
@Suite struct NetworkGradientTests {
  private static let parameters: [TensorName] = [
    "hidden.weight", "hidden.bias", "output.weight", "output.bias",
  ]

  private static func interpreter(_ network: SmallNetwork) -> GraphInterpreter<Double> {
    GraphInterpreter(
      network.graph, examples: 5,
      tensors: SmallNetwork.tensors.mapValues { $0.map(Double.init) })
  }

  @Test(arguments: KernelChoice.allCases)
  func gradientsMatchFiniteDifferences(_ kernels: KernelChoice) throws {
    for activation: any Op in [Tanh(), ReLU(), Sigmoid()] {
      let network = try SmallNetwork(batch: 5, activation)
      var machine = try network.machine(kernels)
      machine.run(through: .backward)
      for name in Self.parameters {
        let value = try #require(network.graph.value(named: name))
        let h = 1e-5
        let differences = (SmallNetwork.tensors[name] ?? []).indices.map { element in
          let losses = [h, -h].map { distance in
            var interpreter = Self.interpreter(network)
            interpreter[value][element] += distance
            interpreter.forward()
            return interpreter[network.loss][0]
          }
          return Float((losses[0] - losses[1]) / (2 * h))
        }
        expectClose(machine.read(name.gradient), differences, tolerance: 1e-6)
      }
    }
  }

  @Test func gradientsMatchScalarAutograd() throws {
    let network = try SmallNetwork(batch: 5)
    var interpreter = Self.interpreter(network)
    interpreter.forward()
    interpreter.backward(from: network.loss)
    func matrix(_ name: TensorName, rows: Int, columns: Int) -> ScalarMatrix {
      ScalarMatrix(
        rows: rows, columns: columns,
        (SmallNetwork.tensors[name] ?? []).map { Scalar(Double($0)) })
    }
    let parameters: [TensorName: ScalarMatrix] = [
      "hidden.weight": matrix("hidden.weight", rows: 4, columns: 3),
      "hidden.bias": matrix("hidden.bias", rows: 1, columns: 4),
      "output.weight": matrix("output.weight", rows: 2, columns: 4),
      "output.bias": matrix("output.bias", rows: 1, columns: 2),
    ]
    func dense(_ x: ScalarMatrix, _ name: TensorName) throws -> ScalarMatrix {
      let weight = try #require(parameters[name.appending("weight")])
      let bias = try #require(parameters[name.appending("bias")])
      let product = try #require(
        computeInScalars(MatrixProduct(transposesRight: true), [x, weight]))
      return try #require(computeInScalars(BiasAdd(), [product, bias]))
    }
    let hidden = try dense(matrix("input", rows: 5, columns: 3), "hidden").map(\.tanh)
    let output = try dense(hidden, "output")
    let target = matrix("target", rows: 5, columns: 1)
    let loss = try #require(computeInScalars(CrossEntropy(), [output, target]))
    loss.scalars[0].backward()
    expectClose([loss.scalars[0].value], interpreter[network.loss], tolerance: 1e-13)
    for (name, matrix) in parameters {
      let value = try #require(network.graph.value(named: name))
      expectClose(interpreter.gradient(value), matrix.scalars.map(\.gradient), tolerance: 1e-13)
    }
  }
}
