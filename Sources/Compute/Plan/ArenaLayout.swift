internal import Kernels

/// Places every tensor of a plan in one arena:
///
///     parameters · buffers · optimizer state · rate · gradients of parameters · values ·
///     gradients of values · scratch · temporaries
///
/// Parameters lie side by side and everything that belongs to them lies in the same order, so
/// that zeroing and updating are one instruction each; what a checkpoint must keep comes first.
struct ArenaLayout {
  private(set) var size = 0
  private(set) var slots: [TensorName: Slot] = [:]
  /// Where each node's value lies.
  private(set) var values: [Slot?]
  /// Where the slopes of an activation lie that rides along with a node.
  private(set) var slopes: [Int: ArenaMatrix] = [:]
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
  /// What training changes from step to step: parameters, buffers, optimizer state and rate.
  private(set) var persistent = 0..<0
  /// Parameters and buffers: what a trained network is.
  private(set) var trained = 0..<0
  /// Numbers that lie in the arena from the start.
  private(set) var constants: [ArenaConstant] = []
  private let orders: [AxisOrder]

  /// - Parameter orders: how each node is kept, by its number.
  init(orders: [AxisOrder]) {
    self.orders = orders
    values = Array(repeating: nil, count: orders.count)
    gradients = values
  }

  /// Parameters in the order of the graph, then buffers.
  mutating func placeParameters(of graph: Graph) {
    let start = size
    for value in graph.values where graph[value].isParameter { placeValue(value, of: graph) }
    parameters = start..<size
    for value in graph.values where graph[value].isBuffer { placeValue(value, of: graph) }
    trained = start..<size
  }

  /// What the optimizer keeps, and its rate.
  mutating func placeOptimizer(_ optimizer: any Optimizer, for graph: Graph) {
    for state in optimizer.stateNames {
      optimizerStates.append(
        placeBesideParameters(of: graph) { name in
          name.appending(optimizer.name).appending(state)
        })
    }
    rate = place(.rate, Slot(offset: size, shape: Shape()))
  }

  /// Ends the part that a checkpoint keeps.
  mutating func endPersistentPart() { persistent = 0..<size }

  mutating func placeParameterGradients(of graph: Graph) {
    let distance = size - parameters.lowerBound
    parameterGradients = placeBesideParameters(of: graph) { $0.gradient }
    for value in graph.values where graph[value].isParameter {
      gradients[value.index] = values[value.index]?.moved(by: distance)
    }
  }

  mutating func placeGradientNorm() {
    gradientNorm = place(.gradientNorm, Slot(offset: size, shape: Shape()))
  }

  mutating func placeValue(_ value: Graph.Value, of graph: Graph) {
    values[value.index] = place(graph[value].name, slot(of: value, graph, at: size))
  }

  /// Lets the values that a fusion skips lie where its result does, but answer to no name.
  mutating func skip(_ head: Graph.Value, _ fusion: Fusion) {
    guard let last = fusion.absorbed.last else { return }
    for skipped in [head] + fusion.absorbed.dropLast() {
      values[skipped.index] = values[last.index]
    }
  }

  /// Room for the slopes of the activation that the kernel of `head` applies, as its result lies.
  mutating func placeSlopes(_ head: Graph.Value) {
    guard let result = values[head.index] else { return }
    slopes[head.index] = result.moved(by: size - result.offset).matrix
    size += result.size
  }

  /// Places values in memory that they share: see `SharedMemory`.
  mutating func placeValues(_ lifetimes: [(Graph.Value, Lifetime)], of graph: Graph) {
    let start = size
    var memory = SharedMemory()
    for (value, lifetime) in lifetimes {
      let slot = slot(of: value, graph, at: 0)
      let offset = start + memory.place(slot.size, during: lifetime)
      values[value.index] = slot.moved(by: offset)
      if lifetime.isWhole { slots[graph[value].name] = values[value.index] }
    }
    size += memory.size
  }

  /// Places the gradients of these values, a value's after that of the value it shares with.
  /// Those that do not live to the end of the step answer to no name.
  mutating func placeValueGradients(
    _ lifetimes: [(Graph.Value, Lifetime)], of graph: Graph, sharing shared: [Int: SharedGradient]
  ) {
    let start = size
    var memory = SharedMemory()
    for (value, lifetime) in lifetimes {
      let name = graph[value].name.gradient
      if let other = shared[value.index], let slot = gradients[other.value.index] {
        gradients[value.index] = slot
        if other.takesName { slots[graph[other.value].name.gradient] = nil }
        if lifetime.isWhole { slots[name] = slot }
      } else {
        let slot = slot(of: value, graph, at: 0)
        let placed = slot.moved(by: start + memory.place(slot.size, during: lifetime))
        gradients[value.index] = placed
        if lifetime.isWhole { slots[name] = placed }
      }
    }
    size += memory.size
    valueGradients = start..<size
  }

  /// Places the gradient of a value that no rule of the graph gave one, such as an auxiliary's.
  mutating func placeGradient(of value: Graph.Value, in graph: Graph) -> Slot {
    if let slot = gradients[value.index] { return slot }
    let slot = place(graph[value].name.gradient, slot(of: value, graph, at: size))
    gradients[value.index] = slot
    return slot
  }

  /// Room for a matrix that no name refers to.
  mutating func placeScratch(rows: Int, columns: Int) -> ArenaMatrix {
    let slot = Slot(offset: size, shape: Shape(rows, columns))
    size += slot.size
    return slot.matrix
  }

  /// Room for a matrix of numbers that never change.
  mutating func placeConstant(_ scalars: [Float], rows: Int, columns: Int) -> ArenaMatrix {
    precondition(scalars.count == rows * columns, "\(scalars.count) scalars for \(rows * columns).")
    let slot = Slot(offset: size, shape: Shape(rows, columns))
    size += slot.size
    constants.append(ArenaConstant(slot: slot, scalars: scalars))
    return slot.matrix
  }

  /// Room at the end for what lives no longer than the instructions of one op.
  mutating func placeTemporaries(_ count: Int) { size += count }

  private func slot(of value: Graph.Value, _ graph: Graph, at offset: Int) -> Slot {
    let node = graph[value]
    return Slot(
      offset: offset, shape: node.shape, isBatched: node.isBatched, isParameter: node.isParameter,
      order: orders[value.index])
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
    for node in graph.nodes where node.isParameter {
      guard let slot = slots[node.name] else { continue }
      slots[rename(node.name)] = slot.moved(by: start - parameters.lowerBound)
    }
    size += parameters.count
    return start..<size
  }
}

/// A gradient that lies where another value's does.
struct SharedGradient {
  /// The value whose gradient it shares.
  let value: Graph.Value
  /// Whether what lies there is no longer that value's own gradient, since the slope on the way
  /// is already in it.
  let takesName: Bool
}

/// Numbers that an op needs and that are known when the plan is compiled.
struct ArenaConstant: Sendable {
  let slot: Slot
  /// Row after row.
  let scalars: [Float]
}
