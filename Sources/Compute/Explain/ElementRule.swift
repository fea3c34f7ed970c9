public import Kernels

/// How one number comes of others: a small formula over elements of tensors.
///
/// Ops say of each element they make by which rule it is made. From the rule follow what it reads,
/// how it is written down, its value, and by `slope` how it moves when one of its elements does; so
/// nothing about gradients is stated twice.
public enum ElementRule: Sendable {
  /// A number that the rule itself has.
  case constant(Double)
  /// A number with a name: `rate`, `β₁`.
  case named(String, Double)
  case element(RuleElement)
  /// Σ scale · a · b, which is what most of a network is made of.
  case products([ElementProduct])
  case sum([ElementRule])
  case product([ElementRule])
  indirect case quotient(ElementRule, ElementRule)
  indirect case function(ElementFunction, ElementRule)
  /// The derivative of an activation where its argument is this.
  indirect case activationSlope(Activation, ElementRule)
  /// eᵃ / Σ eᵃ: the share that one of several has in a softmax.
  case share(of: Int, among: [ElementRule])
  /// −ln of that share.
  case surprise(of: Int, among: [ElementRule])
  case largest([RuleElement])
  /// What this element, a token or the number of a class, has picked among many.
  indirect case picked(ElementRule, by: RuleElement)
  /// The mean squared distance of elements from their mean, which is an element of its own.
  case variance([RuleElement], mean: RuleElement)
}

/// An element in a rule, with what it holds.
public struct RuleElement: Sendable {
  /// Which tensor: that of an op or an update, by number.
  let tensor: Int32
  /// What it holds.
  let value: Float
  /// Counted row after row.
  let index: Int

  init(tensor: Int32, index: Int, value: Float) {
    self.tensor = tensor
    self.index = index
    self.value = value
  }

  /// Whether it is the same element, whatever it holds.
  func isSame(as other: RuleElement) -> Bool { index == other.index && tensor == other.tensor }

  /// Whether an op writes it beside its output.
  var isAuxiliary: Bool {
    tensor >= OpTensor.auxiliary(0).number && tensor < OpTensor.outputNumber
  }
}

/// scale · a · b, or scale · a.
public struct ElementProduct: Sendable {
  let scale: Double
  let a: RuleElement
  let b: RuleElement?

  /// One addend of a sum of products.
  public init(_ a: RuleElement, _ b: RuleElement? = nil, scale: Double = 1) {
    self.scale = scale
    self.a = a
    self.b = b
  }

  /// What it comes to.
  var value: Double { scale * Double(a.value) * (b.map { Double($0.value) } ?? 1) }
}

extension ElementRule {
  /// a − b
  static func difference(_ a: ElementRule, _ b: ElementRule) -> ElementRule {
    if case .constant(0) = b { return a }
    let negative = times([.constant(-1), b])
    if case .constant(0) = a { return negative }
    return .sum([a, negative])
  }

  /// The product of several, with constants gathered in front and ones left out.
  static func times(_ factors: [ElementRule]) -> ElementRule {
    var scale = 1.0
    var rest: [ElementRule] = []
    func add(_ factor: ElementRule) {
      switch factor {
      case .constant(let value): scale *= value
      case .product(let inner): for part in inner { add(part) }
      case .products(let products) where products.count == 1:
        scale *= products[0].scale
        rest.append(.element(products[0].a))
        if let b = products[0].b { rest.append(.element(b)) }
      case .quotient(let a, let b):
        let (front, numerator) = a.withoutScale
        let (divisor, denominator) = b.withoutScale
        scale *= front / divisor
        rest.append(.quotient(numerator, denominator))
      case .named, .element, .products, .sum, .function, .activationSlope, .share, .surprise,
        .largest, .picked, .variance:
        rest.append(factor)
      }
    }
    for factor in factors { add(factor) }
    if let products = asProduct(scale, rest) { return .products([products]) }
    if rest.isEmpty { return .constant(scale) }
    if scale != 1 { rest.insert(.constant(scale), at: 0) }
    return rest.count == 1 ? rest[0] : .product(rest)
  }

  /// The constant in front of a product, and the rest.
  private var withoutScale: (Double, ElementRule) {
    switch self {
    case .product(let factors):
      guard case .constant(let scale) = factors.first else { return (1, self) }
      return (scale, .times(Array(factors.dropFirst())))
    case .products(let products):
      guard products.count == 1 else { return (1, self) }
      return (products[0].scale, .products([ElementProduct(products[0].a, products[0].b)]))
    case .constant, .named, .element, .sum, .quotient, .function, .activationSlope, .share,
      .surprise, .largest, .picked, .variance:
      return (1, self)
    }
  }

  /// a / b
  static func over(_ a: ElementRule, _ b: Double) -> ElementRule {
    b == 1 ? a : .quotient(a, .constant(b))
  }

  /// One or two elements and a scale, if that is all there is.
  private static func asProduct(_ scale: Double, _ rest: [ElementRule]) -> ElementProduct? {
    guard (1...2).contains(rest.count), case .element(let a) = rest[0] else { return nil }
    guard rest.count == 2 else { return ElementProduct(a, scale: scale) }
    guard case .element(let b) = rest[1] else { return nil }
    return ElementProduct(a, b, scale: scale)
  }

  /// The sum of several; nil if there are none.
  static func total(_ parts: [ElementRule]) -> ElementRule? {
    guard parts.count > 1 else { return parts.first }
    var products: [ElementProduct] = []
    for part in parts {
      guard case .products(let more) = part else { return .sum(parts) }
      products += more
    }
    return .products(products)
  }
}
