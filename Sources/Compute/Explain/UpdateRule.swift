internal import Kernels

/// The rules of the update for one element, over tensors as they were when it was run.
struct UpdateRule {
  private let explainer: Explainer
  private let index: Int
  private let instruction: Int
  private let memory: StepMemory
  private(set) var table = TensorTable()
  private(set) var reason: String?
  private var tensorCount: Int32 = 0

  /// The change that `instruction` made to the element with this number.
  init(_ explainer: Explainer, _ index: Int, at instruction: Int, in memory: StepMemory) {
    self.explainer = explainer
    self.index = index
    self.instruction = instruction
    self.memory = memory
  }

  private var plan: Plan { explainer.plan }

  /// A tensor that rules speak of, as it was when `position` instructions had been run.
  private mutating func tensor(_ name: TensorName, at position: Int) -> Int32? {
    guard let slot = plan.slots[name] else { return nil }
    let isNow = explainer.moment(of: name, at: position, in: memory) == .now
    table[tensorCount] = explainer.entry(
      name, slot, position: isNow ? nil : position, in: memory)
    tensorCount += 1
    return tensorCount - 1
  }

  /// An element of a tensor, as it was when `position` instructions had been run.
  private mutating func element(
    _ name: TensorName, _ index: Int, at position: Int
  ) -> RuleElement? {
    tensor(name, at: position).flatMap { number in
      read(name, index, at: position).map {
        RuleElement(tensor: number, index: index, value: $0)
      }
    }
  }

  private func read(_ name: TensorName, _ index: Int, at position: Int) -> Float? {
    plan.slots[name].map { slot in
      explainer.value(of: TensorElement(name, index), slot, at: position, in: memory)
    }
  }

  // MARK: Gradients

  /// g + strength · sign(w)
  mutating func penalty(_ gradient: TensorName) -> ElementRule? {
    guard let value = plan.valueOfGradient(gradient),
      let before = element(gradient, index, at: instruction),
      let weight = element(plan.graph[value].name, index, at: instruction)
    else { return nil }
    return .sum([
      .element(before),
      .product([.named("strength", plan.options.l1Penalty), .function(.sign, .element(weight))]),
    ])
  }

  /// √Σ g²
  mutating func norm() -> ElementRule? {
    var squares: [ElementProduct] = []
    for name in plan.parameterNames.map(\.gradient) {
      guard let slot = plan.slots[name], let number = tensor(name, at: instruction) else {
        continue
      }
      for index in 0..<slot.shape.count {
        guard let value = read(name, index, at: instruction) else { continue }
        let element = RuleElement(tensor: number, index: index, value: value)
        squares.append(ElementProduct(element, element))
      }
    }
    return .function(.squareRoot, .products(squares))
  }

  /// g · min(1, limit / (norm + 10⁻⁶))
  mutating func clipping(_ gradient: TensorName) -> ElementRule? {
    guard let limit = plan.options.clipsNorm,
      let before = element(gradient, index, at: instruction),
      let norm = element(.gradientNorm, 0, at: instruction)
    else { return nil }
    reason =
      Double(norm.value) + 1e-6 > limit
      ? "All gradients together are longer than the limit, so each is shortened alike."
      : "All gradients together are within the limit, so nothing is shortened."
    return .product([
      .element(before),
      .function(
        .atMostOne,
        .quotient(
          .named("limit", limit), .sum([.element(norm), .constant(1e-6)]))),
    ])
  }

  // MARK: Parameters

  /// What the optimizer has made of a parameter, or of what it keeps for it.
  mutating func update(of name: TensorName, parameter: TensorName) -> ElementRule? {
    guard let optimizer = plan.optimizer,
      let weight = element(parameter, index, at: instruction),
      let gradient = element(parameter.gradient, index, at: instruction),
      let rate = element(.rate, 0, at: instruction)
    else { return nil }
    let states = optimizer.stateNames.map { parameter.appending(optimizer.name).appending($0) }
    var (before, after): ([RuleElement], [RuleElement]) = ([], [])
    for state in states {
      guard let old = element(state, index, at: instruction),
        let new = element(state, index, at: instruction + 1)
      else { return nil }
      before.append(old)
      after.append(new)
    }
    // With the numbers of the states in the place of their offsets.
    let rule = optimizer.update(
      UpdateBlock(
        kernels: .portable, parameters: 0, gradients: 0, states: Array(states.indices), rate: 0,
        count: 0)
    ).rule
    let parts = OptimizerParts(
      weight: weight, gradient: gradient, rate: rate, before: before, after: after,
      updates: memory.stepCount + 1)
    guard name != parameter else {
      if case .sgd(decay: 0) = rule { reason = Self.reason(gradient.value) }
      return parts.weight(rule)
    }
    return states.firstIndex(of: name).map { parts.state($0, rule) }
  }

  /// Why a step goes the way it goes, where the gradient alone says so.
  private static func reason(_ gradient: Float) -> String? {
    if gradient > 0 { return "More of it would raise the loss, so there will be less." }
    if gradient < 0 { return "More of it would lower the loss, so there will be more." }
    return gradient == 0 ? "The loss does not move with it, so it stays." : nil
  }
}
