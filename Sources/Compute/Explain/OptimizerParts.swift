internal import Kernels

/// One element of everything that an optimizer reads and writes for a parameter, and what becomes
/// of it by each rule.
struct OptimizerParts {
  let weight: RuleElement
  let gradient: RuleElement
  let rate: RuleElement
  /// What it keeps, before the update and after.
  let before: [RuleElement]
  let after: [RuleElement]
  /// How many updates there have been with this one.
  let updates: UInt64

  /// The parameter after the update.
  func weight(_ rule: UpdateKernel) -> ElementRule {
    switch rule {
    case .sgd(let decay):
      return stepping(from: weight, along: gradient(decay))
    case .momentum(let momentum, let nesterov, let decay, let velocity):
      let moved = ElementRule.element(after[velocity])
      guard nesterov else { return stepping(from: weight, along: moved) }
      return stepping(
        from: weight,
        along: .sum([gradient(decay), .product([.named("momentum", momentum), moved])]))
    case .adam(let beta1, let beta2, let epsilon, let decay, let isDecoupled, let m, let v):
      let size = ElementRule.sum([
        .quotient(
          .function(.squareRoot, .element(after[v])),
          .named("√(1 − β₂^\(updates))", correction(beta2).squareRoot())),
        .named("ε", epsilon),
      ])
      let direction = ElementRule.quotient(
        .quotient(.element(after[m]), .named("(1 − β₁^\(updates))", correction(beta1))), size)
      var parts = [ElementRule.element(weight)]
      if isDecoupled && decay != 0 {
        parts.append(
          .product([
            .constant(-1), .element(rate), .named("decay", decay), .element(weight),
          ]))
      }
      return .sum(parts + [.product([.constant(-1), .element(rate), direction])])
    case .rmsProp(_, let epsilon, let decay, _, let v, let mean, let velocity):
      if let velocity { return stepping(from: weight, along: .element(after[velocity])) }
      return stepping(from: weight, along: direction(v, mean, epsilon, decay))
    }
  }

  /// What the optimizer keeps under this number, after the update.
  func state(_ number: Int, _ rule: UpdateKernel) -> ElementRule {
    switch rule {
    case .sgd: return .element(after[number])
    case .momentum(let momentum, _, let decay, _):
      return .sum([
        .product([.named("momentum", momentum), .element(before[number])]), gradient(decay),
      ])
    case .adam(let beta1, let beta2, _, let decay, let isDecoupled, let m, _):
      let gradient = gradient(isDecoupled ? 0 : decay)
      return number == m
        ? following(number, "β₁", beta1, gradient)
        : following(number, "β₂", beta2, .function(.square, gradient))
    case .rmsProp(let alpha, let epsilon, let decay, let momentum, let v, let mean, let velocity):
      if number == v {
        return following(number, "α", alpha, .function(.square, gradient(decay)))
      }
      if number == velocity {
        return .sum([
          .product([.named("momentum", momentum), .element(before[number])]),
          direction(v, mean, epsilon, decay),
        ])
      }
      return following(number, "α", alpha, gradient(decay))
    }
  }

  /// g + decay · w
  private func gradient(_ decay: Double) -> ElementRule {
    decay == 0
      ? .element(gradient)
      : .sum([.element(gradient), .product([.named("decay", decay), .element(weight)])])
  }

  /// w − rate · direction
  private func stepping(from weight: RuleElement, along direction: ElementRule) -> ElementRule {
    .sum([.element(weight), .product([.constant(-1), .element(rate), direction])])
  }

  /// kept · before + (1 − kept) · new
  private func following(
    _ number: Int, _ name: String, _ kept: Double, _ new: ElementRule
  ) -> ElementRule {
    .sum([
      .product([.named(name, kept), .element(before[number])]),
      .product([.named("(1 − \(name))", 1 - kept), new]),
    ])
  }

  /// RMSProp's: g / (√v + ε), or g / (√(v − mean²) + ε)
  private func direction(
    _ v: Int, _ mean: Int?, _ epsilon: Double, _ decay: Double
  ) -> ElementRule {
    let square = ElementRule.element(after[v])
    let variance =
      mean.map { number in
        ElementRule.function(
          .atLeastZero,
          .difference(square, .function(.square, .element(after[number]))))
      } ?? square
    return .quotient(
      gradient(decay),
      .sum([.function(.squareRoot, variance), .named("ε", epsilon)]))
  }

  /// 1 − βᵗ
  private func correction(_ beta: Double) -> Double {
    var (power, base, rest) = (1.0, beta, updates)
    while rest > 0 {
      if rest & 1 == 1 { power *= base }
      base *= base
      rest >>= 1
    }
    return 1 - power
  }
}
