internal import Kernels

/// Says of any number in a machine why it is what it is.
///
///     let explainer = Explainer(machine.plan)
///     let why = explainer.explain(TensorElement("hidden", 1), in: machine)
///     why?.symbols   // hidden[2] = tanh(hidden.sum[2])
///     why?.terms     // what can be opened in turn
///
/// For values, gradients, what ops write beside their outputs, the loss, and what an optimizer
/// changes. Every number is read from the machine's memory. Only for a plan of the `reference`
/// kernels, which keeps them all.
public struct Explainer: Sendable {
  /// What is explained.
  public let plan: Plan
  let map: PlanMap

  /// Traps unless the plan keeps every value.
  public init(_ plan: Plan) {
    precondition(
      plan.options.kernels == .reference,
      "Only a plan of the reference kernels keeps every value that an explanation needs.")
    self.plan = plan
    map = PlanMap(plan)
  }

  /// The explanation of an element as the machine stands; nil if there is no such element.
  ///
  /// - Parameter endsStep: whether a machine that is at the beginning of a step, having run one, is
  ///   to be looked at as at the end of that step.
  public func explain(
    _ element: TensorElement, in machine: borrowing Machine, endsStep: Bool = false
  ) -> Explanation? {
    machine.withMemory { memory in
      explain(element, in: endsStep ? memory.atEndOfStep() : memory)
    }
  }

  func explain(_ element: TensorElement, in memory: StepMemory) -> Explanation? {
    guard let slot = plan.slots[element.name] else { return explainShare(element, in: memory) }
    guard (0..<memory.count(slot)).contains(element.index) else { return nil }
    let position = min(element.position ?? memory.position, memory.position)
    let made = origin(of: element, slot, at: position, in: memory)
    let rules = made.parts
    let value = value(of: element, slot, at: position, in: memory)
    let entry = entry(element.name, slot, position: element.position, in: memory)
    var (combination, terms): (Explanation.Combination, [Explanation.Term]) = (.sum, [])
    for part in rules {
      let (how, addends) = part.rule.takenApart()
      // Several rules are always added up.
      let addsUp = rules.count > 1 && how != .sum
      combination = addsUp ? .sum : how
      terms += (addsUp ? [part.rule] : addends).map(part.term)
    }
    return Explanation(
      target: element, coordinates: entry.coordinates(of: element.index), value: value,
      origin: made.origin, combination: combination, terms: terms, reason: made.reason,
      label: entry.text(element.index), parts: rules,
      surroundings: surroundings(of: element, terms, at: position, in: memory))
  }

  /// A number's rules, and where they stand in the step.
  struct Made {
    var origin: Explanation.Origin
    var parts: [Explanation.Part] = []
    var reason: String?
  }

  /// Who made it, by the kind of tensor.
  private func origin(
    of element: TensorElement, _ slot: Slot, at position: Int, in memory: StepMemory
  ) -> Made {
    if let changed = changedByUpdate(element, at: position, in: memory) { return changed }
    if element.name == .rate { return Made(origin: .setting) }
    if let value = plan.graph.value(named: element.name) {
      return madeForward(value, element.index, at: position, in: memory)
    }
    if let value = plan.valueOfGradient(element.name) {
      return madeBackward(value, element, at: position, in: memory)
    }
    if element.name == .gradientNorm { return Made(origin: .notYet) }
    // What an optimizer keeps.
    return Made(origin: memory.stepCount == 0 ? .initial : .lastUpdate)
  }

  /// What the element held at a moment: what lies in memory, unless it has been changed since.
  func value(
    of element: TensorElement, _ slot: Slot, at position: Int, in memory: StepMemory
  ) -> Float {
    switch moment(of: element.name, at: position, in: memory) {
    case .now: memory.view(slot)[element.index]
    case .beforeUpdate: memory.viewBeforeUpdate(slot, hasBegun: true)[element.index]
    case .betweenPenaltyAndClipping: penalised(element, slot, in: memory)
    }
  }

  func entry(
    _ name: TensorName, _ slot: Slot, position: Int? = nil, in memory: StepMemory
  ) -> TensorTable.Entry {
    var extents = slot.shape.extents
    if slot.isBatched { extents[0] = memory.examples }
    return TensorTable.Entry(
      name: name, extents: extents, isBatched: slot.isBatched, position: position)
  }
}

extension Plan {
  /// The value that a gradient of this name belongs to.
  func valueOfGradient(_ name: TensorName) -> Graph.Value? {
    let ending = ".gradient"
    guard name.text.hasSuffix(ending) else { return nil }
    return graph.value(named: TensorName(String(name.text.dropLast(ending.count))))
  }
}
