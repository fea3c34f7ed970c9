internal import Kernels

// Gradients by the chain rule: what arrives at each element that was made of this one, times how
// fast that element moves with it.
extension Explainer {
  /// Of a gradient as backward has left it.
  func madeBackward(
    _ value: Graph.Value, _ element: TensorElement, at position: Int, in memory: StepMemory
  ) -> Made {
    let filled = map.filled[element.name]
    var parts: [Explanation.Part] = []
    var last: Int?
    func add(_ sent: [Sent]) {
      for one in sent {
        parts.append(one.part)
        last = max(last ?? 0, one.instruction)
      }
    }
    var readers = map.readers[value.index] ?? []
    readers.sort { $0.node > $1.node }
    for reader in readers {
      add(
        sent(
          back: Graph.Value(index: reader.node), OpElement(.input(reader.place), element.index),
          input: reader.place, at: position, in: memory))
    }
    // What an op reads of its own results, as through time.
    switch plan.graph[value].source {
    case .op:
      add(sent(back: value, OpElement(.output, element.index), at: position, in: memory))
    case .auxiliary(let owner, let number):
      guard plan.graph[owner].op?.auxiliariesPassGradients == true else {
        return Made(origin: .never)
      }
      add(sent(back: owner, OpElement(.auxiliary(number), element.index), at: position, in: memory))
    case .input, .parameter, .buffer: break
    }
    if let last {
      // Those of auxiliaries are zeroed by the op itself.
      if filled == nil, !plan.graph[value].isAuxiliary, let slot = plan.slots[element.name] {
        addWhatWasLeft(&parts, memory.view(slot)[element.index])
      }
      return Made(
        origin: .made(instruction: last), parts: parts,
        reason: reason(ofGradient: value, parts))
    }
    if let filled, filled < position {
      let one = Explanation.Part(
        rule: .constant(plan.loss?.gradient == element.name ? 1 : 0), table: TensorTable())
      return Made(origin: .filled(instruction: filled), parts: [one])
    }
    return Made(origin: .notYet)
  }

  /// In a plan that does not zero its gradients, they begin with the last step's.
  private func addWhatWasLeft(_ parts: inout [Explanation.Part], _ value: Float) {
    let left = Double(value) - parts.reduce(0) { $0 + $1.rule.value }
    parts.append(
      Explanation.Part(
        rule: .named("what the step before left", left), table: TensorTable()))
  }

  /// What one op has sent in one instruction.
  private struct Sent {
    let instruction: Int
    let part: Explanation.Part
  }

  /// What an op has sent back to an element that it read, in the order of the instructions.
  private func sent(
    back owner: Graph.Value, _ element: OpElement, input: Int? = nil, at position: Int,
    in memory: StepMemory
  ) -> [Sent] {
    guard let op = plan.graph[owner].op, map.backward[owner.index] != nil,
      input != nil || op.auxiliariesPassGradients
    else { return [] }
    let table = table(of: owner, at: position, in: memory)
    return withOperands(of: owner, at: position, in: memory) { operands in
      let moved = operands.element(element.tensor, element.index)
      var inner = InnerSlopes(isNeeded: !op.auxiliariesPassGradients)
      var byInstruction: [Int: [ElementRule]] = [:]
      for reader in op.readers(of: element, in: operands) {
        guard
          let instruction = map.backward(
            owner.index, input: input, stage: op.backwardStage(of: reader, in: operands)),
          instruction < position, let rule = op.rule(of: reader, in: operands)
        else { continue }
        inner.add(rule, op, by: moved, in: operands)
        let result = operands.element(reader.tensor, reader.index)
        guard let slope = rule.slope(by: moved, making: result, inner: inner.slopes),
          let arriving = arriving(reader, table, in: memory)
        else { continue }
        byInstruction[instruction, default: []].append(.times([.element(arriving), slope]))
      }
      return byInstruction.sorted { $0.key < $1.key }.compactMap { instruction, rules in
        ElementRule.total(rules).map {
          Sent(instruction: instruction, part: Explanation.Part(rule: $0, table: table))
        }
      }
    }
  }

  /// The gradient that arrives at an element.
  private func arriving(
    _ element: OpElement, _ table: TensorTable, in memory: StepMemory
  ) -> RuleElement? {
    let number = element.tensor.gradientNumber
    guard let name = table[number]?.name, let slot = plan.slots[name] else { return nil }
    return RuleElement(
      tensor: number, index: element.index, value: memory.view(slot)[element.index])
  }
}

extension Graph.Node {
  /// Whether an op writes it beside its output.
  fileprivate var isAuxiliary: Bool { if case .auxiliary = source { true } else { false } }
}

/// How fast the auxiliaries in a rule move with an element, where the gradient goes through them
/// without stopping: the mean of a row with each of its elements.
private struct InnerSlopes {
  let isNeeded: Bool
  private(set) var slopes: [RulePlace: ElementRule] = [:]
  private var known: Set<RulePlace> = []

  init(isNeeded: Bool) { self.isNeeded = isNeeded }

  /// Those in this rule.
  mutating func add(
    _ rule: ElementRule, _ op: any Op, by moved: RuleElement,
    in operands: borrowing Operands<Float>
  ) {
    guard isNeeded else { return }
    var found: [RuleElement] = []
    rule.forEachElement { if $0.isAuxiliary { found.append($0) } }
    for auxiliary in found where known.insert(RulePlace(auxiliary)).inserted {
      let number = Int(auxiliary.tensor - OpTensor.auxiliary(0).number)
      let element = OpElement(.auxiliary(number), auxiliary.index)
      slopes[RulePlace(auxiliary)] = op.rule(of: element, in: operands)?
        .slope(by: moved, making: auxiliary)
    }
  }
}
