internal import Kernels

// What a rule gives for the numbers in it, in double precision.
extension ElementRule {
  /// The number that the rule makes.
  public var value: Double {
    switch self {
    case .constant(let value), .named(_, let value): value
    case .element(let element): Double(element.value)
    case .products(let products): products.reduce(0) { $0 + $1.value }
    case .sum(let parts): parts.reduce(0) { $0 + $1.value }
    case .product(let factors): factors.reduce(1) { $0 * $1.value }
    case .quotient(let a, let b): a.value / b.value
    case .function(let function, let argument): function.value(at: argument.value)
    case .activationSlope(let activation, let argument): Self.slope(activation, argument.value)
    case .share(let number, let parts): Self.shares(parts.map(\.value))[number]
    case .surprise(let number, let parts): Self.surprise(number, parts.map(\.value))
    case .largest(let elements): Double(elements[Self.placeOfLargest(elements)].value)
    case .picked(let rule, _): rule.value
    case .variance(let elements, let mean): Self.variance(elements, mean)
    }
  }

  private static func slope(_ activation: Activation, _ x: Double) -> Double {
    activation.slope(atInput: x, value: activation.value(at: x))
  }

  /// eᵃ / Σ eᵃ for all, without overflow.
  static func shares(_ values: [Double]) -> [Double] {
    let highest = values.max() ?? 0
    let powers = values.map { Double.exp($0 - highest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// −ln of a share: ln Σ eᵃ − a.
  static func surprise(_ number: Int, _ values: [Double]) -> Double {
    let highest = values.max() ?? 0
    let sum = values.reduce(0) { $0 + Double.exp($1 - highest) }
    return Double.log(sum) + highest - values[number]
  }

  /// The first of the largest; the last that is not a number, if there is one.
  static func placeOfLargest(_ elements: [RuleElement]) -> Int {
    var best = 0
    for (place, element) in elements.enumerated()
    where element.value > elements[best].value || element.value.isNaN {
      best = place
    }
    return best
  }

  private static func variance(_ elements: [RuleElement], _ mean: RuleElement) -> Double {
    let sum = elements.reduce(0) { sum, element in
      let distance = Double(element.value) - Double(mean.value)
      return sum + distance * distance
    }
    return sum / Double(elements.count)
  }

  /// Calls `body` with every element in the rule, in the order of reading.
  func forEachElement(_ body: (RuleElement) -> Void) {
    switch self {
    case .constant, .named: break
    case .element(let element): body(element)
    case .products(let products):
      for product in products {
        body(product.a)
        if let b = product.b { body(b) }
      }
    case .sum(let parts), .product(let parts), .share(_, let parts), .surprise(_, let parts):
      for part in parts { part.forEachElement(body) }
    case .quotient(let a, let b):
      a.forEachElement(body)
      b.forEachElement(body)
    case .function(_, let argument), .activationSlope(_, let argument):
      argument.forEachElement(body)
    case .largest(let elements): for element in elements { body(element) }
    case .picked(let rule, let number):
      rule.forEachElement(body)
      body(number)
    case .variance(let elements, let mean):
      for element in elements { body(element) }
      body(mean)
    }
  }
}
