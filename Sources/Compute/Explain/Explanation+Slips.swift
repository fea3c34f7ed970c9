internal import Kernels

// What comes out when the rule is not kept.
extension Explanation {
  /// Common mistakes and the numbers that come of them, the likeliest first; none of them is right.
  ///
  /// They follow from the rule alone: a factor that is left out or taken from elsewhere, a sum for a
  /// product, a sign, a number of another unit. So every value and gradient of any network has them.
  public var slips: [Slip] {
    guard !terms.isEmpty, value.isFinite else { return [] }
    let all =
      [Slip(.sign, -Double(value), "The sign is turned: \(label) has the other one.")]
      + surroundings.slips.filter { $0.kind == .target } + splitFactors + batchSlips
      + alternatives(of: .localSlope) + missingFactors + alternatives(of: .partner) + crossed
      + added
      + functionSlips + surroundings.slips.filter { $0.kind != .target } + missingTerms
    return all.filter { $0.value.isFinite && !Slip.isMeant($0.value, for: Double(value)) }
  }

  /// What was probably done by someone who has come to this number; nil if no slip gives it.
  public func slip(giving entry: Double) -> Slip? {
    slips.first { Slip.isMeant(entry, for: $0.value) }
  }

  // MARK: Sums with something changed

  /// The value with each contribution replaced; nil where the terms do not add up to it.
  private func resummed(_ contribution: (Term) -> Double) -> Double? {
    switch combination {
    case .sum: return terms.reduce(0) { $0 + contribution($1) }
    case .function(let function):
      return function.value(at: terms.reduce(0) { $0 + contribution($1) })
    case .share, .largest: return nil
    }
  }

  /// The value where every factor that `change` has something for is replaced by that.
  private func value(replacing change: (Factor) -> Double?) -> Double? {
    var isChanged = false
    let changed = resummed { term in
      term.factors.reduce(1) { product, factor in
        guard let other = change(factor) else { return product * factor.value }
        isChanged = true
        return product * other
      }
    }
    return isChanged ? changed : nil
  }

  // MARK: Factors

  /// Each kind of factor left out wherever it stands beside another one.
  private var missingFactors: [Slip] {
    var seen: Set<Factor.Role> = []
    return terms.flatMap(\.factors).compactMap { factor -> Slip? in
      let role = factor.role
      guard seen.insert(role).inserted, terms.allSatisfy({ $0.factors.count > 1 }),
        let value = value(replacing: { $0.role == role ? 1 : nil })
      else { return nil }
      return slip(without: factor, value)
    }
  }

  private func slip(without factor: Factor, _ value: Double) -> Slip? {
    switch factor.role {
    case .element(let name):
      return name.text.hasSuffix(".gradient")
        ? Slip(.factor, value, "The slope that arrives, \(factor.symbols), is missing.")
        : Slip(.factor, value, "A factor is missing: \(factor.symbols).")
    case .slope: return Slip(.localSlope, value, "The local slope \(factor.symbols) is missing.")
    case .number(let number):
      return abs(number) == 1
        ? nil : Slip(.factor, value, "The factor \(factor.symbols) is missing.")
    case .setting(let name): return Slip(.factor, value, "The \(name) is missing.")
    }
  }

  /// y − t without the t, 1 − h² without the 1, y for the share of the other answer.
  private var splitFactors: [Slip] {
    var slips: [Slip] = []
    for (place, factor) in (terms.first?.factors ?? []).enumerated() {
      let rule = factor.rule.withoutPick
      if case .sum(let parts) = rule, parts.count == 2 {
        for part in parts.indices {
          let left = parts[1 - part]
          let value = value(ofFactor: place) { rule in
            guard case .sum(let parts) = rule, parts.count == 2 else { return nil }
            return parts[1 - part].value
          }
          guard let value else { continue }
          slips.append(slip(leaving: left, of: factor, value))
          // Who forgets the 1 of 1 − h² does not think of the sign either.
          if case .constant = left { slips.append(slip(leaving: left, of: factor, -value)) }
        }
      } else if case .function(.activation(.sigmoid), _) = rule {
        let value = value(ofFactor: place) { rule in
          guard case .function(.activation(.sigmoid), _) = rule else { return nil }
          return rule.value - 1
        }
        if let value {
          slips.append(
            Slip(.target, value, "That is the answer; the target still has to be taken away."))
        }
        // −1 / y, or 1 / (1 − y): the slope at the answer, not yet brought back through its bend.
        if !surroundings.targets.isEmpty,
          let value = self.value(
            ofFactor: place,
            { rule in
              guard case .function(.activation(.sigmoid), _) = rule else { return nil }
              return 1 / (1 - rule.value)
            })
        {
          slips.append(
            Slip(
              .localSlope, value,
              "That is the slope at the answer y; the sigmoid's own slope, y (1 − y), is missing."))
        }
      }
    }
    return slips
  }

  private func value(
    ofFactor place: Int, _ change: (ElementRule) -> Double?
  ) -> Double? {
    var isChanged = false
    let changed = resummed { term in
      term.factors.indices.reduce(1) { product, index in
        let factor = term.factors[index]
        guard index == place, let other = change(factor.rule.withoutPick) else {
          return product * factor.value
        }
        isChanged = true
        return product * other
      }
    }
    return isChanged ? changed : nil
  }

  private func slip(leaving left: ElementRule, of factor: Factor, _ value: Double) -> Slip {
    if factor.elements.contains(where: { surroundings.targets.contains($0.element.name) }) {
      return Slip(.target, value, "It is the difference that counts: \(factor.symbols).")
    }
    if case .share = left {
      return Slip(.target, value, "That is the answer; 1 has to be taken away for the right class.")
    }
    return Slip(
      .localSlope, value, "A part of the local slope is missing: it is \(factor.symbols).")
  }

  /// Other elements in the place of factors.
  private func alternatives(of kind: Slip.Kind) -> [Slip] {
    surroundings.alternatives.filter { $0.kind == kind }.compactMap { alternative in
      value(replacing: { factor in
        guard case .element(let name) = factor.role, name == alternative.tensor,
          let index = factor.elements.first?.element.index
        else { return nil }
        return alternative.values[index]
      }).map { Slip(kind, $0, alternative.sentence) }
    }
  }

  /// a₁b₂ + a₂b₁ for a₁b₁ + a₂b₂.
  private var crossed: [Slip] {
    guard terms.count == 2, terms.allSatisfy({ $0.factors.count == 2 }) else { return [] }
    let (first, second) = (terms[0].factors, terms[1].factors)
    let sum = first[0].value * second[1].value + second[0].value * first[1].value
    let value: Double? =
      switch combination {
      case .sum: sum
      case .function(let function): function.value(at: sum)
      case .share, .largest: nil
      }
    return value.map {
      [Slip(.partner, $0, "The partners are crossed: \(terms[0].symbols) comes first.")]
    } ?? []
  }

  /// a + b for a · b.
  private var added: [Slip] {
    let isProduct = terms.contains { term in term.factors.count(where: \.isNoNumber) > 1 }
    guard isProduct,
      let value = resummed({ term in
        let numbers = term.factors.filter { !$0.isNoNumber }.reduce(1) { $0 * $1.value }
        return numbers * term.factors.filter(\.isNoNumber).reduce(0) { $0 + $1.value }
      })
    else { return [] }
    return [Slip(.added, value, "Multiply, do not add: \(terms[0].symbols).")]
  }

  // MARK: The whole

  /// The sum that a function was not applied to.
  private var functionSlips: [Slip] {
    guard case .function(let function) = combination else { return [] }
    return [Slip(.function, sum, "That goes into \(function.text(of: "…")); apply it.")]
  }

  /// A mean of which the sum was taken.
  private var batchSlips: [Slip] {
    let count = surroundings.examples
    guard count > 1, surroundings.isMean else { return [] }
    return [
      Slip(
        .batch, Double(value) * Double(count),
        "That is the sum over the \(count) examples. The loss is their mean: divide by \(count).")
    ]
  }

  private var missingTerms: [Slip] {
    guard (2...8).contains(terms.count) else { return [] }
    return terms.indices.compactMap { place in
      var number = -1
      let value = resummed { term in
        number += 1
        return number == place ? 0 : term.contribution
      }
      return value.map { Slip(.term, $0, "An addend is missing: \(terms[place].symbols).") }
    }
  }
}

extension Explanation.Factor {
  /// What it is, whichever element: factors of one role are forgotten together.
  enum Role: Hashable {
    case element(TensorName)
    /// Something made of elements, as 1 − h².
    case slope(String)
    case number(Double)
    case setting(String)
  }

  var role: Role {
    switch rule {
    case .element(let element):
      return .element(table[element.tensor]?.name ?? TensorName(""))
    case .constant(let value): return .number(value)
    case .named(let name, _): return .setting(name)
    case .quotient(.constant, .constant): return .number(value)
    case .products, .sum, .product, .quotient, .function, .activationSlope, .share, .surprise,
      .largest, .picked, .variance:
      return .slope(elements.first.map { $0.element.name.text } ?? "")
    }
  }

  /// Whether it is more than a number that the rule itself has.
  fileprivate var isNoNumber: Bool {
    switch role {
    case .element, .slope: true
    case .number, .setting: false
    }
  }
}

extension ElementRule {
  /// What was picked, without by what.
  fileprivate var withoutPick: ElementRule {
    if case .picked(let rule, _) = self { rule } else { self }
  }
}
