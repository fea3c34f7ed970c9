internal import Kernels

/// Places every tensor of a plan in one arena:
///
///     parameters · optimizer state · rate · gradients of parameters · values · gradients of
///     values · scratch
///
/// Parameters lie side by side and everything that belongs to them lies in the same order, so
/// that zeroing and updating are one instruction each; what a checkpoint must keep comes first.
struct ArenaLayout {
  private(set) var size = 0
  private(set) var slots: [TensorName: Slot] = [:]
  /// Where each node's value lies.
  private(set) var values: [Slot?]
  /// Where each node's gradient lies; nil where there is none.
  private(set) var gradients: [Slot?]
  /// All parameters, and their gradients and optimizer states, each as long as the parameters.
  private(set) var parameters = 0..<0
  private(set) var parameterGradients = 0..<0
  private(set) var optimizerStates: [Range<Int>] = []
  private(set) var valueGradients = 0..<0
  private(set) var rate: Slot?
  /// The norm of all parameters' gradients; nil unless they are clipped.
  private(set) var gradientNorm: Slot?
  /// What training changes from step to step: parameters, optimizer state and rate.
  private(set) var persistent = 0..<0

  init(nodeCount: Int) {
    values = Array(repeating: nil, count: nodeCount)
    gradients = values
  }

  /// Parameters in the order of the graph; `transposed` says which are kept with axes swapped.
  mutating func placeParameters(of graph: Graph, transposed: [Bool]) {
    let start = size
    for value in graph.values {
      let node = graph[value]
      guard case .parameter = node.source else { continue }
      values[value.index] = place(
        node.name,
        Slot(
          offset: size, shape: node.shape, isParameter: true,
          isTransposed: transposed[value.index]))
    }
    parameters = start..<size
  }

  /// What the optimizer keeps, and its rate.
  mutating func placeOptimizer(_ optimizer: any Optimizer, for graph: Graph) {
    for state in optimizer.stateNames {
      let distance = size - parameters.lowerBound
      optimizerStates.append(
        placeBesideParameters(of: graph) { name in
          name.appending(optimizer.name).appending(state)
        })
      precondition(optimizerStates.last?.lowerBound == parameters.lowerBound + distance)
    }
    rate = place(.rate, Slot(offset: size, shape: Shape()))
  }

  /// Ends the part that a checkpoint keeps.
  mutating func endPersistentPart() { persistent = 0..<size }

  mutating func placeParameterGradients(of graph: Graph) {
    let distance = size - parameters.lowerBound
    parameterGradients = placeBesideParameters(of: graph) { $0.gradient }
    for index in graph.nodes.indices {
      guard case .parameter = graph.nodes[index].source else { continue }
      gradients[index] = values[index]?.moved(by: distance)
    }
  }

  mutating func placeGradientNorm() {
    gradientNorm = place(.gradientNorm, Slot(offset: size, shape: Shape()))
  }

  mutating func placeValue(_ value: Graph.Value, of graph: Graph) {
    let node = graph[value]
    values[value.index] = place(
      node.name, Slot(offset: size, shape: node.shape, isBatched: node.isBatched))
  }

  /// Lets the values that a fusion skips lie where its result does, but answer to no name.
  mutating func skip(_ head: Graph.Value, _ fusion: Fusion) {
    guard let last = fusion.absorbed.last else { return }
    for skipped in [head] + fusion.absorbed.dropLast() {
      values[skipped.index] = values[last.index]
    }
  }

  /// Places the gradients of these values, a value's after that of the value it shares with.
  mutating func placeValueGradients(
    _ order: [Graph.Value], of graph: Graph, sharing shared: [Int: Graph.Value]
  ) {
    let start = size
    for value in order {
      let node = graph[value]
      if let other = shared[value.index], let slot = gradients[other.index] {
        gradients[value.index] = slot
        slots[node.name.gradient] = slot
      } else {
        gradients[value.index] = place(
          node.name.gradient, Slot(offset: size, shape: node.shape, isBatched: node.isBatched))
      }
    }
    valueGradients = start..<size
  }

  /// Room for a matrix that no name refers to.
  mutating func placeScratch(rows: Int, columns: Int) -> ArenaMatrix {
    let slot = Slot(offset: size, shape: Shape(rows, columns))
    size += slot.size
    return slot.matrix
  }

  private mutating func place(_ name: TensorName, _ slot: Slot) -> Slot {
    slots[name] = slot
    size += slot.size
    return slot
  }

  /// Doubles the stretch of parameters under other names.
  private mutating func placeBesideParameters(
    of graph: Graph, named rename: (TensorName) -> TensorName
  ) -> Range<Int> {
    let start = size
    for node in graph.nodes {
      guard let slot = slots[node.name], slot.isParameter else { continue }
      slots[rename(node.name)] = slot.moved(by: start - parameters.lowerBound)
    }
    size += parameters.count
    return start..<size
  }
}
