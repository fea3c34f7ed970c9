extension WidgetGallery {
  /// A network that tells two spirals apart, one of two hidden units with all its numbers, one of
  /// six layers, one with more inputs than there is room for.
  static var networkDiagrams: [WidgetExample] {
    let sizes = [("small", 30, 6), ("medium", 44, 14), ("large", 130, 40)]
    let resizable: [(String, NetworkDiagram)] = [
      ("network-spiral", ExampleNetwork.spiral(chosen: UnitPlace(layer: 2, unit: 2))),
      ("network-numbers", ExampleNetwork.small(labels: [.values, .weights])),
      ("network-slopes", ExampleNetwork.small(labels: [.values, .weights, .biases, .gradients])),
    ]
    return resizable.flatMap { name, diagram in
      sizes.map { WidgetExample("\(name)-\($0.0)", $0.1, $0.2, diagram) }
    } + [
      WidgetExample("network-playground", 68, 36, ExampleNetwork.spiral(chosen: nil)),
      WidgetExample("network-unit", 80, 36, ExampleNetwork.unit),
      WidgetExample("network-deep", 120, 40, ExampleNetwork.deep(chosen: nil)),
      WidgetExample(
        "network-deep-chosen", 120, 40, ExampleNetwork.deep(chosen: UnitPlace(layer: 3, unit: 9))),
      WidgetExample("network-long", 44, 14, ExampleNetwork.long),
    ]
  }
}

/// Networks for examples: weights of a training run, outputs computed from them.
private enum ExampleNetwork {
  private typealias Matrix = [[Double]]

  /// Trained on two spirals until every example was right.
  private static let first: Matrix = [
    [0.30, -6.38], [-0.09, -5.11], [-3.23, -7.06], [3.40, -5.10], [-9.21, 3.39], [3.59, -1.16],
    [4.75, -3.77], [5.57, 1.97],
  ]
  private static let firstBias = [-1.42, -2.81, 0.06, 1.26, -3.27, -3.79, 3.33, -2.07]
  private static let second: Matrix = [
    [4.54, 4.63, -4.83, -4.54, 1.24, 1.54, 2.90, 4.14],
    [2.54, -0.27, -1.15, -2.40, 1.54, -0.86, -2.66, 4.17],
    [4.65, 1.67, -4.31, -3.73, -0.73, 0.02, 4.16, 2.87],
    [-4.90, 0.60, -1.19, 2.44, -1.80, 3.10, 2.47, -4.70],
    [-1.34, -3.99, 2.53, 0.80, 1.34, -1.68, -1.19, -2.87],
    [5.94, -0.67, -4.02, 3.46, 5.02, -2.51, -1.92, -3.73],
    [-2.73, -4.00, 3.14, 4.10, 0.94, -0.93, -2.96, -3.43],
    [-5.20, -0.41, -1.02, 0.92, -2.62, 4.15, 3.23, -5.67],
  ]
  private static let secondBias = [5.23, -0.31, 2.55, -1.43, -0.85, 2.56, -1.90, -3.08]
  private static let third: Matrix = [
    [8.08, -3.56, -6.16, 5.11, -4.87, 10.17, -6.79, 6.25]
  ]
  private static let side = 16

  static func spiral(chosen: UnitPlace?) -> NetworkDiagram {
    var outputs: [[[Double]]] = [[], [], [], []]
    for row in 0..<side {
      for column in 0..<side {
        let x = [Double(column) / 7.5 - 1, 1 - Double(row) / 7.5]
        let one = ExampleMath.layer(x, first, firstBias, ExampleMath.tanh)
        let two = ExampleMath.layer(one, second, secondBias, ExampleMath.tanh)
        let three = ExampleMath.layer(two, third, [-0.49], ExampleMath.tanh)
        for (layer, values) in [x, one, two, three].enumerated() { outputs[layer].append(values) }
      }
    }
    func units(_ layer: Int, _ count: Int, _ name: (Int) -> String) -> [NetworkDiagram.Unit] {
      (0..<count).map { unit in
        let plane = (0..<side).map { row in
          (0..<side).map { outputs[layer][row * side + $0][unit] }
        }
        return NetworkDiagram.Unit(name(unit), plane: plane)
      }
    }
    return NetworkDiagram(
      [
        .init("inputs", units: units(0, 2) { ["x₁", "x₂"][$0] }),
        .init(
          "hidden 1", activation: "tanh", units: units(1, 8) { "h₁.\($0 + 1)" }, weights: first),
        .init(
          "hidden 2", activation: "tanh", units: units(2, 8) { "h₂.\($0 + 1)" }, weights: second),
        .init("output", units: units(3, 1) { _ in "p(A)" }, weights: third, ramp: .classes),
      ], chosen: chosen.map { [$0] } ?? [])
  }

  /// The same, with the numbers of what its chosen unit listens to.
  static let unit: NetworkDiagram = {
    var diagram = spiral(chosen: UnitPlace(layer: 1, unit: 4))
    diagram.labels = [.weights, .biases]
    for index in diagram.layers[1].units.indices {
      diagram.layers[1].units[index].bias = firstBias[index]
    }
    return diagram
  }()

  /// Two inputs, two hidden units, one output, for one example whose target is 1.
  static func small(labels: NetworkDiagram.Labels) -> NetworkDiagram {
    let x = [1, 0.5]
    let first: Matrix = [[0.5, -0.25], [1, 0.5]]
    let second: Matrix = [[1, -1]]
    let (firstBias, secondBias) = ([0, -0.5], [0.0])
    let h = ExampleMath.layer(x, first, firstBias, ExampleMath.tanh)
    let y = ExampleMath.layer(h, second, secondBias, ExampleMath.sigmoid)
    // L = −ln y, so dL/dy = −1/y, and dL/dv = y − 1 before the sigmoid.
    let output = y[0] - 1
    let hidden = zip(second[0], h).map { weight, _ in weight * output }
    let sums = zip(hidden, h).map { $0 * (1 - $1 * $1) }
    return NetworkDiagram(
      [
        .init(
          "inputs", units: [.init("x₁", value: x[0]), .init("x₂", value: x[1])]),
        .init(
          "hidden", activation: "tanh",
          units: (0..<2).map {
            .init(
              ["h₁", "h₂"][$0], note: "tanh", value: h[$0], bias: firstBias[$0],
              gradient: hidden[$0])
          }, weights: first, gradients: sums.map { slope in x.map { slope * $0 } }),
        .init(
          "output",
          units: [
            .init("ŷ", note: "sigmoid", value: y[0], bias: secondBias[0], gradient: -1 / y[0])
          ],
          weights: second, gradients: [h.map { output * $0 }]),
      ], chosen: [UnitPlace(layer: 1, unit: 0), UnitPlace(layer: 1, unit: 1)], labels: labels)
  }

  /// Six layers of up to sixteen units, drawn at random by their initialization.
  static func deep(chosen: UnitPlace?) -> NetworkDiagram {
    let sizes = [2, 16, 16, 16, 16, 3]
    var noise = ExampleNoise(seed: 5)
    var weights: [Matrix] = []
    for (inputs, units) in zip(sizes, sizes.dropFirst()) {
      weights.append((0..<units).map { _ in (0..<inputs).map { _ in noise.next() * 1.6 } })
    }
    let biases = sizes.dropFirst().map { count in (0..<count).map { _ in noise.next() * 0.6 } }
    var planes = sizes.map { Array(repeating: Matrix(repeating: [], count: 8), count: $0) }
    for row in 0..<8 {
      for column in 0..<8 {
        var values = [Double(column) / 3.5 - 1, 1 - Double(row) / 3.5]
        for layer in sizes.indices {
          if layer > 0 {
            values = ExampleMath.layer(
              values, weights[layer - 1], biases[layer - 1], ExampleMath.tanh)
          }
          for (unit, value) in values.enumerated() { planes[layer][unit][row].append(value) }
        }
      }
    }
    let names = ["inputs", "hidden 1", "hidden 2", "hidden 3", "hidden 4", "outputs"]
    return NetworkDiagram(
      sizes.indices.map { layer in
        .init(
          names[layer], activation: (1...4).contains(layer) ? "tanh" : "",
          units: planes[layer].enumerated().map { unit, plane in
            .init(layer == 0 ? ["x₁", "x₂"][unit] : "", plane: plane)
          }, weights: layer > 0 ? weights[layer - 1] : [],
          ramp: layer == 5 ? .classes : .signed)
      }, chosen: chosen.map { [$0] } ?? [])
  }

  /// Sixty-four pixels in, ten digits out.
  static let long: NetworkDiagram = {
    var noise = ExampleNoise(seed: 11)
    let sizes = [64, 12, 10]
    let weights = zip(sizes, sizes.dropFirst()).map { inputs, units in
      (0..<units).map { _ in (0..<inputs).map { _ in noise.next() } }
    }
    let x = (0..<64).map { max(0, ExampleMath.tanh(Double(($0 * 7) % 16) / 4 - 2)) }
    let h = ExampleMath.layer(x, weights[0], [], { max(0, ExampleMath.tanh($0)) })
    let y = ExampleMath.softmax(ExampleMath.layer(h, weights[1], [], { $0 }))
    return NetworkDiagram(
      [
        .init("pixels", units: x.enumerated().map { .init("p\($0 + 1)", value: $1) }),
        .init(
          "hidden", activation: "relu",
          units: h.enumerated().map { .init("h\($0 + 1)", value: $1) },
          weights: weights[0]),
        .init(
          "digits", units: y.enumerated().map { .init("\($0)", value: $1) }, weights: weights[1]),
      ], chosen: [UnitPlace(layer: 2, unit: 7)])
  }()
}
