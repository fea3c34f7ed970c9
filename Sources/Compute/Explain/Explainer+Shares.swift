internal import Kernels

// Shares that a loss reads in scores. No tensor holds them; they are what people look at.
extension Explainer {
  /// Of an element of `scores.share`; nil if the plan's loss reads no shares in these scores.
  func explainShare(_ element: TensorElement, in memory: StepMemory) -> Explanation? {
    guard let scores = element.name.scores, let slot = plan.slots[scores],
      (0..<memory.count(slot)).contains(element.index),
      let value = plan.graph.value(named: scores)
    else { return nil }
    let position = min(element.position ?? memory.position, memory.position)
    for reader in map.readers[value.index] ?? [] where reader.place == 0 {
      let owner = Graph.Value(index: reader.node)
      guard let loss = plan.graph[owner].op as? any LossOp else { continue }
      let rule = withOperands(of: owner, at: position, in: memory) {
        loss.shareRule(of: element.index, in: $0)
      }
      guard let rule else { continue }
      let part = Explanation.Part(
        rule: rule, table: table(of: owner, at: position, in: memory))
      let (combination, addends) = rule.takenApart()
      let terms = addends.map(part.term)
      let entry = entry(element.name, slot, position: element.position, in: memory)
      let origin = map.forward(owner.index, stage: 0).map { instruction -> Explanation.Origin in
        instruction < position ? .made(instruction: instruction) : .notYet
      }
      return Explanation(
        target: element, coordinates: entry.coordinates(of: element.index),
        value: Float(rule.value), origin: origin ?? .notYet, combination: combination,
        terms: terms, reason: "The loss reads the scores as shares, which add up to 1.",
        label: entry.text(element.index), parts: [part],
        surroundings: surroundings(of: element, terms, at: position, in: memory))
    }
    return nil
  }
}
