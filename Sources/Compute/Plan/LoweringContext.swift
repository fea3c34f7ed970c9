public import Kernels

/// What an op sees when it becomes instructions: where its operands lie, and what its
/// surroundings allow.
public struct LoweringContext {
  /// An instruction and what it executes.
  struct Step {
    let call: KernelCall
    let instruction: Instruction
  }

  /// The kernels to use.
  public let kernels: KernelTable
  /// Whether this plan trains.
  public let computesGradients: Bool
  /// Whether this op makes the value that the plan minimises.
  public let isMinimised: Bool
  /// Whether the output's gradient and that of `inputThatPassesGradient` are one tensor, so that
  /// passing it on is done already.
  public let sharesGradient: Bool
  /// The activation whose slope the gradient of `inputThatTakesSlope` is to be multiplied by; the
  /// activation's output is that input.
  public let absorbedSlope: Activation
  let graph: Graph
  let value: Graph.Value
  let op: any Op
  /// By the number of the node that each begins at.
  let fusions: [Int: Fusion]
  /// Whether the slope to absorb is one that lies in `absorbedSlopes`.
  let takesKeptSlopes: Bool
  let fusion: Fusion?
  /// Whether an earlier kernel has done the forward work.
  public let isAbsorbed: Bool
  let gradientOrder: [[Int]]
  /// Whether the gradients of parameters are zeroed when a step begins, and those of all values,
  /// as a reader expects.
  let zeroesParameters: Bool
  let zeroesValues: Bool
  /// Where the temporaries of all ops begin.
  let temporaryBase: Int
  var layout: ArenaLayout
  var references: [ReferenceCall]
  var forwardSteps: [Step] = []
  var backwardSteps: [Step] = []
  /// Floats of temporaries in use.
  var temporarySize = 0

  var node: Graph.Node { graph[value] }

  /// Where an input lies.
  public func input(_ index: Int) -> Slot { slot(of: node.inputs[index]) }

  /// What an input is called.
  public func inputName(_ index: Int) -> TensorName { graph[node.inputs[index]].name }

  /// The most examples that a batch may have.
  public var examples: Int { graph.batch }

  /// How many inputs there are.
  public var inputCount: Int { node.inputs.count }

  /// Where an input's gradient lies; nil if nothing depends on it by way of this op.
  public func inputGradient(_ index: Int) -> Slot? {
    let input = node.inputs[index].index
    return op.differentiates(input: index) && gradientOrder[input].contains(value.index)
      ? layout.gradients[input] : nil
  }

  /// Where the output lies.
  public var output: Slot { slot(of: fusion?.absorbed.last ?? value) }

  /// Where the op's auxiliary of this number lies.
  public func auxiliary(_ index: Int) -> Slot { slot(of: graph.auxiliaries(of: value)[index]) }

  /// Where the output's gradient lies.
  public var outputGradient: Slot {
    guard let slot = layout.gradients[value.index] else {
      preconditionFailure("\(node.name) has no gradient.")
    }
    return slot
  }

  /// Whether anything asks for the output's gradient, and so whether there is a backward.
  public var hasOutputGradient: Bool { layout.gradients[value.index] != nil }

  /// Whether the gradient of an input must be added to what is there, since another op has already
  /// sent it one, or since it is a parameter in a plan that zeroes their gradients.
  public func accumulates(input index: Int) -> Bool {
    let input = node.inputs[index]
    if zeroesParameters && graph[input].isParameter { return true }
    let order = gradientOrder[input.index]
    return order.first != value.index || node.inputs[..<index].contains(input)
  }

  /// Where the gradient of the fused bias goes if this op is to compute it, and whether it must be
  /// added to what is there.
  public var fusedBiasGradient: (slot: Slot, accumulates: Bool)? {
    guard op.computesBiasGradient, let bias = fusion?.bias, let adder = fusion?.absorbed.first,
      let slot = layout.gradients[bias.index]
    else { return nil }
    return (slot, gradientOrder[bias.index].first != adder.index)
  }

  /// Whether the op that this bias is added to computes the bias's gradient as well.
  var isBiasGradientComputed: Bool {
    isAbsorbed && graph[node.inputs[0]].op?.computesBiasGradient == true
  }

  /// The bias that the forward kernel is to add.
  public var fusedBias: Slot? { fusion?.bias.map(slot(of:)) }
  /// The function that the forward kernel is to apply.
  public var fusedActivation: Activation { fusion?.activation ?? .identity }
  /// Where the forward kernel is to write the slopes of that function; nil if backward can do without.
  public var fusedSlopes: ArenaMatrix? { layout.slopes[value.index] }
  /// Where the slopes of this activation lie, if the kernel that applied it has kept them.
  public var keptSlopes: ArenaMatrix? { slopes(of: value) }
  /// The kept slopes that the gradient of `inputThatTakesSlope` is to be multiplied by.
  public var absorbedSlopes: ArenaMatrix? {
    guard takesKeptSlopes, let index = op.inputThatTakesSlope else { return nil }
    return slopes(of: node.inputs[index])
  }

  private func slopes(of activation: Graph.Value) -> ArenaMatrix? {
    layout.slopes.first { head, _ in
      fusions[head]?.absorbed.last == activation
    }?.value
  }

  /// The window of the maximum pool that the forward kernel is to apply after that.
  public var fusedPool: PixelSize? { fusion?.pool }
  /// Where the forward kernel writes, after all that it does.
  public var fusedOutput: Slot { output }
  /// The gradient that arrives at the backward kernel: that of the output, or of what a fused pool
  /// leaves of it.
  public var fusedOutputGradient: Slot {
    guard fusedPool != nil, let pooled = fusion?.absorbed.last else { return outputGradient }
    guard let slot = layout.gradients[pooled.index] else {
      preconditionFailure("\(graph[pooled].name) has no gradient.")
    }
    return slot
  }

  /// Room for a matrix that lives for the whole step; zero at the start.
  public mutating func scratch(rows: Int, columns: Int) -> ArenaMatrix {
    layout.placeScratch(rows: rows, columns: columns)
  }

  /// A matrix of numbers that are known when the plan is compiled and never change.
  ///
  /// - Parameter scalars: row after row.
  public mutating func constant(_ scalars: [Float], rows: Int, columns: Int) -> ArenaMatrix {
    layout.placeConstant(scalars, rows: rows, columns: columns)
  }

  /// Where the gradient of the op's auxiliary of this number lies; there is one only if asked for.
  public mutating func auxiliaryGradient(_ index: Int) -> Slot {
    layout.placeGradient(of: graph.auxiliaries(of: value)[index], in: graph)
  }

  /// Room for a matrix that only consecutive instructions of this op use: what other ops leave
  /// there is not zero.
  public mutating func temporary(rows: Int, columns: Int) -> ArenaMatrix {
    let slot = Slot(offset: temporaryBase + temporarySize, shape: Shape(rows, columns))
    temporarySize += slot.size
    return slot.matrix
  }

  func slot(of value: Graph.Value) -> Slot {
    guard let slot = layout.values[value.index] else {
      preconditionFailure("\(graph[value].name) is computed on the way and lies nowhere.")
    }
    return slot
  }
}
