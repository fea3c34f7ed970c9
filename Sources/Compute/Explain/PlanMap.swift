/// Which instruction of a plan does what to which value, so that a number can be traced back.
struct PlanMap: Sendable {
  /// An instruction that sends gradients back through an op.
  struct Backward: Sendable {
    let instruction: Int
    /// The places of the inputs whose gradients it adds to.
    let inputs: [Int]
    /// Which time steps; all unless the plan shows each.
    let stages: Range<Int>
  }

  /// An op that reads a value.
  struct Reader: Sendable {
    let node: Int
    let place: Int
  }

  /// An instruction of the update, by what it changes.
  enum Update: Sendable {
    case penalty, norm, clipping
    case parameter(TensorName)
  }

  /// By the number of the node: the instructions of its stages.
  private(set) var forward: [Int: [Int]] = [:]
  /// By the number of the node.
  private(set) var backward: [Int: [Backward]] = [:]
  /// By the number of the node.
  private(set) var readers: [Int: [Reader]] = [:]
  /// By the name of a gradient: the instruction that fills it.
  private(set) var filled: [TensorName: Int] = [:]
  /// In the order of running.
  private(set) var updates: [(instruction: Int, update: Update)] = []
  /// Where the update begins.
  let updateStart: Int

  init(_ plan: Plan) {
    let graph = plan.graph
    updateStart = plan.instructions.firstIndex { $0.phase > .backward } ?? plan.instructions.count
    for (node, value) in graph.nodes.enumerated() {
      for (place, input) in value.inputs.enumerated() {
        readers[input.index, default: []].append(Reader(node: node, place: place))
      }
    }
    for (number, instruction) in plan.instructions.enumerated() {
      switch instruction.phase {
      case .zero: for name in instruction.results { filled[name] = number }
      case .forward:
        guard let result = instruction.results.first, let value = graph.value(named: result)
        else { continue }
        forward[graph.owner(of: value).index, default: []].append(number)
      case .backward: addBackward(instruction, number, graph)
      case .update: addUpdate(instruction, number)
      }
    }
    nameStages(graph)
  }

  private mutating func addBackward(_ instruction: Instruction, _ number: Int, _ graph: Graph) {
    guard let first = instruction.results.first else { return }
    // What an op sends back reads its output's gradient, then its output.
    guard instruction.operands.count > 1,
      let value = graph.value(named: instruction.operands[1])
    else {
      filled[first] = number
      return
    }
    let inputs = graph[value].inputs
    var wanted = instruction.results[...]
    let earlier = backward[value.index, default: []].filter { $0.inputs.count == 1 }
      .flatMap(\.inputs)
    let isJoint = graph[value].op?.computesGradientsJointly == true
    var places: [Int] = []
    for (place, input) in inputs.enumerated() {
      // An op that reads one value twice has an instruction for each time.
      guard let name = wanted.first, graph[input].name.gradient == name,
        isJoint || !earlier.contains(place)
      else { continue }
      places.append(place)
      wanted = wanted.dropFirst()
    }
    backward[value.index, default: []].append(
      Backward(instruction: number, inputs: places, stages: 0..<1))
  }

  private mutating func addUpdate(_ instruction: Instruction, _ number: Int) {
    let update: Update? =
      switch instruction.operation {
      case "l1": .penalty
      case "norm": .norm
      case "clip": .clipping
      default: instruction.results.first.map { .parameter($0) }
      }
    if let update { updates.append((number, update)) }
  }

  /// Backward goes through the stages from the last to the first.
  private mutating func nameStages(_ graph: Graph) {
    for (node, list) in backward {
      guard let op = graph.nodes[node].op else { continue }
      let stages = op.backwardStageCount(
        for: graph.nodes[node].inputs.map { graph[$0].shape })
      let isStaged = op.computesGradientsJointly && stages > 1 && list.count > 1
      backward[node] = list.enumerated().map { place, one in
        let last = max(0, stages - 1 - place)
        return Backward(
          instruction: one.instruction, inputs: one.inputs,
          stages: isStaged ? last..<last + 1 : 0..<stages)
      }
    }
  }

  /// The instruction that makes an element in this stage.
  func forward(_ node: Int, stage: Int) -> Int? {
    guard let list = forward[node] else { return nil }
    return list.count > stage ? list[stage] : list.last
  }

  /// The instruction that sends an input, or with nil the op's own tensors, what this stage has
  /// for it.
  func backward(_ node: Int, input place: Int?, stage: Int) -> Int? {
    backward[node]?.first { one in
      one.stages.contains(stage) && (place.map { one.inputs.contains($0) } ?? true)
    }?.instruction
  }
}
