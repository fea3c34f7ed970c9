internal import Kernels

/// What a kernel computes beside its own op: the ops after it whose work can ride along.
struct Fusion {
  /// The bias to add.
  var bias: Graph.Value?
  var activation = Activation.identity
  /// The window of a maximum pool after that. What it leaves out exists nowhere, nor do gradients
  /// of anything but what it keeps.
  var pool: PixelSize?
  /// The ops whose forward work is done, in order.
  var absorbed: [Graph.Value] = []
  /// Whether backward needs the activation's slopes to be kept, as they cannot be told from what it
  /// makes.
  var keepsSlopes = false

  /// The fusions of a graph by the number of the node that they begin at.
  ///
  /// An op is absorbed if it is the only reader of the value before it, which then exists nowhere:
  /// so that value must be neither kept nor minimised.
  static func find(
    in graph: Graph, readers: [[Int]], orders: [AxisOrder], keeping: Set<TensorName>,
    minimised: Graph.Value?
  ) -> [Int: Fusion] {
    // Whether nobody asks for the gradients of values, and the op's own kernels will run.
    func isFree(_ head: Graph.Value, _ last: Graph.Value) -> Bool {
      !keeping.keeps(gradientOf: graph[head].name)
        && !keeping.keeps(gradientOf: graph[last].name)
        && graph[head].inputs.indices.dropFirst().allSatisfy { place in
          let input = graph[head].inputs[place]
          let wanted = graph[head].op?.storageOrder(ofInput: place)
          return graph[input].isParameter && wanted.map { $0 == orders[input.index] } ?? true
        }
    }
    var fusions: [Int: Fusion] = [:]
    for head in graph.values {
      guard let op = graph[head].op else { continue }
      var fusion = Fusion()
      var last = head
      while readers[last.index].count == 1, last != minimised,
        !keeping.contains(graph[last].name)
      {
        let next = Graph.Value(index: readers[last.index][0])
        guard let epilogue = graph[next].op?.epilogue, graph[next].inputs[0] == last,
          op.fuses(epilogue), minimised == nil || op.keepsSlopes || !epilogue.needsSlopes,
          epilogue.keepsGradients || isFree(head, last),
          fusion.absorb(epilogue, of: next, in: graph)
        else { break }
        last = next
      }
      fusion.keepsSlopes = minimised != nil && fusion.activation.slopeNeedsInput
      if !fusion.absorbed.isEmpty { fusions[head.index] = fusion }
    }
    return fusions
  }

  /// Takes an op on if its turn can still come: a kernel adds the bias, then activates.
  private mutating func absorb(_ epilogue: Epilogue, of value: Graph.Value, in graph: Graph) -> Bool
  {
    guard pool == nil else { return false }
    switch epilogue {
    case .bias:
      guard bias == nil, activation == .identity else { return false }
      bias = graph[value].inputs[1]
    case .activation(let function):
      guard activation == .identity else { return false }
      activation = function
    case .maxPool(let size):
      // Where a relu is off can be told from its maximum; other slopes need the numbers.
      guard activation == .identity || activation == .relu else { return false }
      pool = size
    }
    absorbed.append(value)
    return true
  }
}

extension Epilogue {
  /// Whether gradients before the epilogue exist apart from those after it.
  fileprivate var keepsGradients: Bool {
    switch self {
    case .bias, .activation: true
    case .maxPool: false
    }
  }

  /// Whether backward needs more than what this makes.
  fileprivate var needsSlopes: Bool {
    switch self {
    case .bias, .maxPool: false
    case .activation(let function): function.slopeNeedsInput
    }
  }
}
