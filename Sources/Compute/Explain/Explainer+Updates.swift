internal import Kernels

// What the update changes: gradients that are penalised and clipped, their norm, parameters, and
// what the optimizer keeps.
extension Explainer {
  /// Where what a tensor held at some moment can be read.
  enum Moment {
    case now, beforeUpdate
    /// The one that lies nowhere: a gradient that is penalised and clipped goes through it.
    case betweenPenaltyAndClipping
  }

  /// Where to read what a tensor held when `position` instructions had been run.
  func moment(of name: TensorName, at position: Int, in memory: StepMemory) -> Moment {
    let changes = changes(of: name).filter { $0 < memory.position }
    guard changes.contains(where: { $0 >= position }) else { return .now }
    return changes.contains { $0 < position } ? .betweenPenaltyAndClipping : .beforeUpdate
  }

  /// What a gradient was after the penalty and before it was clipped, as the kernel computes it.
  func penalised(_ element: TensorElement, _ slot: Slot, in memory: StepMemory) -> Float {
    let gradient = memory.viewBeforeUpdate(slot, hasBegun: true)[element.index]
    guard let parameter = plan.valueOfGradient(element.name),
      let weights = plan.slots[plan.graph[parameter].name]
    else { return gradient }
    let weight = memory.viewBeforeUpdate(weights, hasBegun: true)[element.index]
    let strength = Float(plan.options.l1Penalty)
    return gradient + (weight > 0 ? strength : weight < 0 ? -strength : 0)
  }

  /// The instructions of the update that change a tensor.
  private func changes(of name: TensorName) -> [Int] {
    let isGradient = plan.valueOfGradient(name).map { plan.graph[$0].isParameter } ?? false
    let owner = parameter(keeping: name)
    return map.updates.compactMap { instruction, update in
      let isChanged =
        switch update {
        case .penalty, .clipping: isGradient
        case .norm: name == .gradientNorm
        case .parameter(let changed): changed == name || changed == owner
        }
      return isChanged ? instruction : nil
    }
  }

  /// The parameter that the optimizer keeps a tensor of this name for.
  private func parameter(keeping name: TensorName) -> TensorName? {
    guard let optimizer = plan.optimizer else { return nil }
    for state in optimizer.stateNames {
      let ending = ".\(optimizer.name).\(state)"
      if name.text.hasSuffix(ending) { return TensorName(String(name.text.dropLast(ending.count))) }
    }
    return nil
  }

  /// What the last instruction of the update so far has made of an element; nil if none has changed
  /// it.
  func changedByUpdate(
    _ element: TensorElement, at position: Int, in memory: StepMemory
  ) -> Made? {
    let changes = Set(changes(of: element.name))
    guard
      let (instruction, update) = map.updates.last(where: {
        $0.instruction < position && changes.contains($0.instruction)
      })
    else { return nil }
    var rule = UpdateRule(self, element.index, at: instruction, in: memory)
    let made: ElementRule? =
      switch update {
      case .penalty: rule.penalty(element.name)
      case .norm: rule.norm()
      case .clipping: rule.clipping(element.name)
      case .parameter(let name): rule.update(of: element.name, parameter: name)
      }
    guard let made else { return nil }
    return Made(
      origin: .made(instruction: instruction),
      parts: [Explanation.Part(rule: made, table: rule.table)], reason: rule.reason)
  }
}
