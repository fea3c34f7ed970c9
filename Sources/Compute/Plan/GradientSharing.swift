internal import Kernels

/// Which gradients need no memory of their own in a fast plan.
///
/// Where an op passes its gradient on unchanged, as adding a bias does, both are one tensor. And
/// where a value is an activation of another and has one reader, that reader's backward kernel may
/// multiply by the activation's slope as it writes, so that only the product exists.
struct GradientSharing {
  /// By the number of the node: whose gradient it shares.
  private(set) var shared: [Int: SharedGradient] = [:]
  /// By the number of an activation's node: the activation whose slope its reader takes over.
  private(set) var slopes: [Int: Activation] = [:]

  init(
    _ graph: Graph, readers: [[Int]], loss: Graph.Value?, _ backpropagation: Backpropagation,
    orders: [AxisOrder], fusions: [Int: Fusion], keeping: Set<TensorName>
  ) {
    let slopesKept = Set(
      fusions.values.filter(\.keepsSlopes).compactMap { $0.absorbed.last?.index })
    for value in graph.values {
      guard let op = graph[value].op else { continue }
      if let place = op.inputThatPassesGradient {
        let input = graph[value].inputs[place]
        if readers[input.index].count == 1 && input != loss
          && graph[input].op?.addsToOutputGradient != true
          && orders[input.index] == orders[value.index]
        {
          shared[input.index] = SharedGradient(value: value, takesName: false)
        }
      }
      guard let activation = op.appliedActivation, value != loss,
        !keeping.keeps(gradientOf: graph[value].name), readers[value.index].count == 1,
        let input = graph[value].inputs.first, readers[input.index].count == 1,
        graph[input].op?.addsToOutputGradient != true,
        backpropagation.isWanted[input.index]
      else { continue }
      let reader = graph.nodes[readers[value.index][0]]
      // Slopes that the input alone can tell must have been kept, for a reader that can take them.
      if activation.slopeNeedsInput {
        guard slopesKept.contains(value.index), reader.op?.keepsSlopes == true else { continue }
      }
      guard let place = reader.op?.inputThatTakesSlope, reader.inputs[place] == value,
        reader.inputs.filter({ $0 == value }).count == 1
      else { continue }
      shared[input.index] = SharedGradient(value: value, takesName: true)
      slopes[value.index] = activation
    }
  }
}

extension Set<TensorName> {
  /// Whether the gradient of a tensor is to be kept: if it is named itself, or its value is.
  func keeps(gradientOf name: TensorName) -> Bool { contains(name) || contains(name.gradient) }
}

extension Op {
  /// The activation that the op applies.
  var appliedActivation: Activation? {
    guard case .activation(let activation) = epilogue else { return nil }
    return activation
  }
}
