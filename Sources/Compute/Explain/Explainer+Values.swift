internal import Kernels

// Values that ops make.
extension Explainer {
  /// Of a value of the graph that no update has changed in this step.
  func madeForward(
    _ value: Graph.Value, _ index: Int, at position: Int, in memory: StepMemory
  ) -> Made {
    let node = plan.graph[value]
    switch node.source {
    case .input: return Made(origin: .given)
    case .parameter:
      return Made(origin: memory.stepCount == 0 ? .initial : .lastUpdate)
    case .buffer: return madeBuffer(value, index, at: position, in: memory)
    case .op(let op, _):
      return made(value, op, OpElement(.output, index), at: position, in: memory)
    case .auxiliary(let owner, let number):
      guard let op = plan.graph[owner].op else { return Made(origin: .notYet) }
      return made(owner, op, OpElement(.auxiliary(number), index), at: position, in: memory)
    }
  }

  private func made(
    _ owner: Graph.Value, _ op: any Op, _ element: OpElement, at position: Int,
    in memory: StepMemory
  ) -> Made {
    let table = table(of: owner, at: position, in: memory)
    return withOperands(of: owner, at: position, in: memory) { operands in
      guard
        let instruction = map.forward(owner.index, stage: op.stage(of: element, in: operands)),
        instruction < position, let rule = op.rule(of: element, in: operands)
      else { return Made(origin: .notYet) }
      return Made(
        origin: .made(instruction: instruction),
        parts: [Explanation.Part(rule: rule, table: table)],
        reason: reason(of: rule, element, in: operands))
    }
  }

  /// Of what an op changes beside making its output.
  private func madeBuffer(
    _ value: Graph.Value, _ index: Int, at position: Int, in memory: StepMemory
  ) -> Made {
    for reader in map.readers[value.index] ?? [] {
      let owner = Graph.Value(index: reader.node)
      guard let op = plan.graph[owner].op else { continue }
      let made = made(
        owner, op, OpElement(.input(reader.place), index), at: position, in: memory)
      if made.origin != .notYet { return made }
    }
    return Made(origin: memory.stepCount == 0 ? .initial : .lastUpdate)
  }

  /// What an op read: parameters as they were before an update changed them.
  func withOperands<Result>(
    of owner: Graph.Value, at position: Int, in memory: StepMemory,
    _ body: (borrowing Operands<Float>) -> Result
  ) -> Result {
    let hasBegun = memory.position > map.updateStart
    func operand(_ value: Graph.Value) -> Operands<Float>.Operand? {
      plan.slots[plan.graph[value].name].map { slot in
        Operands<Float>.Operand(
          value: memory.viewBeforeUpdate(slot, hasBegun: hasBegun), gradient: nil)
      }
    }
    let node = plan.graph[owner]
    guard let output = operand(owner) else {
      preconditionFailure("\(node.name) lies nowhere, although the plan keeps everything.")
    }
    let inputs = node.inputs.map { operand($0) ?? output }
    let auxiliaries = plan.graph.auxiliaries(of: owner).map { operand($0) ?? output }
    let stages = node.op?.stageCount(for: node.inputs.map { plan.graph[$0].shape }) ?? 1
    return body(
      Operands<Float>(
        inputs: InlineArray { $0 < inputs.count ? inputs[$0] : output },
        auxiliaries: InlineArray { $0 < auxiliaries.count ? auxiliaries[$0] : output },
        result: output, inputCount: inputs.count, stages: 0..<stages, step: memory.stepCount))
  }

  /// The names of an op's tensors and of their gradients.
  func table(
    of owner: Graph.Value, at position: Int, in memory: StepMemory
  ) -> TensorTable {
    var table = TensorTable()
    func add(_ value: Graph.Value, _ tensor: OpTensor) {
      let name = plan.graph[value].name
      if let slot = plan.slots[name] {
        let isBefore =
          memory.position > map.updateStart
          && moment(
            of: name, at: map.updateStart, in: memory) != .now
        table[tensor.number] = entry(
          name, slot, position: isBefore ? map.updateStart : nil, in: memory)
      }
      if let slot = plan.slots[name.gradient] {
        table[tensor.gradientNumber] = entry(name.gradient, slot, in: memory)
      }
    }
    for (place, input) in plan.graph[owner].inputs.enumerated() { add(input, .input(place)) }
    for (number, value) in plan.graph.auxiliaries(of: owner).enumerated() {
      add(value, .auxiliary(number))
    }
    add(owner, .output)
    return table
  }
}
