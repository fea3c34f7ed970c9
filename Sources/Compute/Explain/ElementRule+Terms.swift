// A rule taken apart for a reader.
extension ElementRule {
  /// How the addends make the value, and what they are.
  func takenApart() -> (Explanation.Combination, addends: [ElementRule]) {
    switch self {
    case .function(let function, let argument):
      switch argument {
      case .products, .sum, .element, .variance: return (.function(function), argument.addends())
      case .constant, .named, .product, .quotient, .function, .activationSlope, .share, .surprise,
        .largest, .picked:
        return (.sum, [self])
      }
    case .share(let number, let parts): return (.share(number), parts)
    case .largest(let elements): return (.largest, elements.map { .element($0) })
    case .constant, .named, .element, .products, .sum, .product, .quotient, .activationSlope,
      .surprise, .picked, .variance:
      return (.sum, addends())
    }
  }

  /// What adds up to the rule's value; a factor in front of a sum is shared out.
  private func addends() -> [ElementRule] {
    switch self {
    case .sum(let parts): return parts.flatMap { $0.addends() }
    case .products(let products): return products.map { .products([$0]) }
    case .product(let factors):
      let sums = factors.indices.filter { factors[$0].isSum }
      // Constants alone can be shared out; other factors would be written once for each addend.
      guard sums.count == 1, factors.count == 2, case .constant = factors[1 - sums[0]] else {
        return [self]
      }
      return factors[sums[0]].addends().map { .times([factors[1 - sums[0]], $0]) }
    case .quotient(let a, .constant(let b)) where a.isSum:
      return a.addends().map { .over($0, b) }
    case .variance(let elements, let mean):
      return elements.map { element in
        .over(
          .function(.square, .difference(.element(element), .element(mean))),
          Double(elements.count))
      }
    case .constant, .named, .element, .quotient, .function, .activationSlope, .share, .surprise,
      .largest, .picked:
      return [self]
    }
  }

  private var isSum: Bool {
    switch self {
    case .sum, .variance: true
    case .products(let products): products.count > 1
    case .quotient(let a, .constant): a.isSum
    case .constant, .named, .element, .product, .quotient, .function, .activationSlope, .share,
      .surprise, .largest, .picked:
      false
    }
  }

  /// What is multiplied in an addend.
  var factors: [ElementRule] {
    switch self {
    case .products(let products):
      guard products.count == 1 else { return [self] }
      let product = products[0]
      let elements: [ElementRule] =
        [.element(product.a)] + (product.b.map { [.element($0)] } ?? [])
      return product.scale == 1 ? elements : [.constant(product.scale)] + elements
    case .product(let factors): return factors.flatMap(\.factors)
    case .quotient(let a, let b):
      if case .constant(1) = a { return [self] }
      return a.factors + [.quotient(.constant(1), b)]
    case .constant, .named, .element, .sum, .function, .activationSlope, .share, .surprise,
      .largest, .picked, .variance:
      return [self]
    }
  }
}

extension Explanation.Part {
  /// An addend as a reader sees it.
  func term(_ addend: ElementRule) -> Explanation.Term {
    Explanation.Term(
      factors: addend.factors.map { factor in
        Explanation.Factor(rule: factor, table: table, value: factor.value)
      },
      contribution: addend.value)
  }
}
