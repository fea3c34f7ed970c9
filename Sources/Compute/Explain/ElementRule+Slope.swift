// The derivative of a rule, as a rule again.
extension ElementRule {
  /// How fast the rule's value moves with one of its elements; nil if it does not move.
  ///
  /// - Parameters:
  ///   - element: what is moved.
  ///   - result: the element that the rule makes, in whose value the slope may be written.
  ///   - inner: the slopes of auxiliaries that themselves move with the element, by their place.
  func slope(
    by element: RuleElement, making result: RuleElement?, inner: [RulePlace: ElementRule] = [:]
  ) -> ElementRule? {
    func slope(_ leaf: RuleElement) -> ElementRule? {
      leaf.isSame(as: element)
        ? .constant(1) : leaf.isAuxiliary && !inner.isEmpty ? inner[RulePlace(leaf)] : nil
    }
    func slope(_ part: ElementRule) -> ElementRule? {
      part.slope(by: element, making: nil, inner: inner)
    }
    switch self {
    case .constant, .named, .activationSlope: return nil
    case .element(let leaf): return slope(leaf)
    case .products(let products):
      return Self.slope(of: products, slope)
    case .sum(let parts): return .total(parts.compactMap(slope))
    case .product(let factors):
      return .total(
        factors.indices.compactMap { place in
          slope(factors[place]).map { moved in
            var others = factors
            others[place] = moved
            return .times(others)
          }
        })
    case .quotient(let a, let b):
      var parts: [ElementRule] = []
      if let moved = slope(a) { parts.append(.quotient(moved, b)) }
      if let moved = slope(b) {
        parts.append(
          .times([.constant(-1), .quotient(.times([a, moved]), .function(.square, b))]))
      }
      return .total(parts)
    case .function(let function, let argument):
      guard let moved = slope(argument) else { return nil }
      return function.slope(at: argument, value: result.map { .element($0) } ?? self)
        .map { .times([$0, moved]) }
    case .share(let number, let parts):
      let own = result.map { .element($0) } ?? self
      return .total(
        Self.moving(parts, slope).map { place, moved in
          .times([
            own,
            .difference(.constant(place == number ? 1 : 0), .share(of: place, among: parts)), moved,
          ])
        })
    case .surprise(let number, let parts):
      return .total(
        Self.moving(parts, slope).map { place, moved in
          .times([
            .difference(
              .share(of: place, among: parts), .constant(place == number ? 1 : 0)), moved,
          ])
        })
    case .largest(let elements):
      return elements.isEmpty ? nil : slope(elements[Self.placeOfLargest(elements)])
    case .picked(let rule, let number):
      guard let moved = slope(rule) else { return nil }
      if case .constant = moved { return moved }
      return .picked(moved, by: number)
    case .variance(let elements, let mean):
      // That the mean moves, too, makes no difference: the distances from it add up to 0.
      guard let place = elements.firstIndex(where: { $0.isSame(as: element) }) else { return nil }
      let distance = Self.difference(.element(elements[place]), .element(mean))
      return .over(.times([.constant(2), distance]), Double(elements.count))
    }
  }

  private static func moving(
    _ parts: [ElementRule], _ slope: (ElementRule) -> ElementRule?
  ) -> [(Int, ElementRule)] {
    parts.enumerated().compactMap { place, part in slope(part).map { (place, $0) } }
  }

  private static func slope(
    of products: [ElementProduct], _ slope: (RuleElement) -> ElementRule?
  ) -> ElementRule? {
    var parts: [ElementRule] = []
    for product in products {
      if let moved = slope(product.a) {
        let other: ElementRule = product.b.map { .element($0) } ?? .constant(1)
        parts.append(.times([.constant(product.scale), moved, other]))
      }
      if let b = product.b, let moved = slope(b) {
        parts.append(.times([.constant(product.scale), .element(product.a), moved]))
      }
    }
    return .total(parts)
  }
}

/// An element's place in a rule, whatever it holds.
struct RulePlace: Hashable {
  let tensor: Int32
  let index: Int

  init(_ element: RuleElement) {
    tensor = element.tensor
    index = element.index
  }
}
