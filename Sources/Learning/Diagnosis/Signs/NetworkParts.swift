internal import Compute

/// Where in a network there is something to be measured.
struct NetworkParts {
  struct Layer {
    let name: String
    var output: TensorName
    var weights: [TensorName]
  }

  struct Activation {
    let name: TensorName
    let function: ActivationSigns.Function
    let units: Int
    /// Numbers that each unit makes of an example, which lie together: the pixels of a channel.
    let numbersPerUnit: Int

    /// Whether the slope of the function is below a twentieth of its greatest where it has this value.
    ///
    ///     tanh: 1 − y² of at most 1,  sigmoid: y (1 − y) of at most 1/4
    func isFlat(at value: Float) -> Bool {
      switch function {
      case .relu: false
      case .tanh: 1 - value * value < 0.05
      case .sigmoid: 4 * value * (1 - value) < 0.05
      }
    }
  }

  /// From the input to the output.
  private(set) var layers: [Layer] = []
  /// Those of hidden values: an output that is flat may be one that is right.
  private(set) var activations: [Activation] = []

  init(of model: ModelGraph) {
    for node in model.graph.nodes {
      guard let op = node.op else { continue }
      let parameters = node.inputs.map { model.graph[$0] }.filter(\.isParameter)
      if let first = parameters.first {
        // Only these have a row of weights for each unit.
        let hasRows = op is MatrixProduct || op is Convolution
        add(
          Self.layer(of: first.name), output: node.name,
          weights: hasRows ? parameters.filter { $0.shape.rank > 1 }.map(\.name) : [])
      }
      if let function = Self.function(of: op), node.name != model.graph[model.output].name,
        node.name != .prediction
      {
        let extents = node.shape.extents
        let isImage = extents.count == 4
        activations.append(
          Activation(
            name: node.name, function: function, units: isImage ? extents[1] : extents.last ?? 1,
            numbersPerUnit: isImage ? extents[2] * extents[3] : 1))
      }
    }
  }

  private mutating func add(_ name: String, output: TensorName, weights: [TensorName]) {
    if let index = layers.firstIndex(where: { $0.name == name }) {
      layers[index].output = output
      layers[index].weights += weights
    } else {
      layers.append(Layer(name: name, output: output, weights: weights))
    }
  }

  /// `hidden` of `hidden.weight`
  private static func layer(of parameter: TensorName) -> String {
    guard let dot = parameter.text.lastIndex(of: ".") else { return parameter.text }
    return String(parameter.text[..<dot])
  }

  private static func function(of op: any Op) -> ActivationSigns.Function? {
    if op is ReLU { return .relu }
    if op is Tanh { return .tanh }
    if op is Sigmoid { return .sigmoid }
    return nil
  }
}
