internal import Kernels

/// Writes a rule down, in symbols or with its numbers put in.
struct RuleWriter {
  enum Style { case symbols, numbers }

  /// How strongly what is written holds together.
  private enum Strength: Int { case sum, product, single }

  let table: TensorTable
  let style: Style
  /// How many addends are written out before the rest is only counted.
  let limit: Int

  /// The whole rule.
  func text(_ rule: ElementRule) -> String { written(rule).text }

  private func written(_ rule: ElementRule) -> (text: String, strength: Strength) {
    switch rule {
    case .constant(let value): return number(value)
    case .named(let name, let value):
      return style == .symbols ? (name, .single) : number(value)
    case .element(let element): return written(element)
    case .products(let products): return written(products)
    case .sum(let parts): return added(parts.map { written($0) })
    case .product(let factors): return (multiplied(factors), .product)
    case .quotient(let a, let b):
      return ("\(factor(a)) / \(single(b))", .product)
    case .function(.square, let argument): return ("\(single(argument))²", .single)
    case .function(let function, let argument):
      if function == .activation(.identity) { return written(argument) }
      return (function.text(of: text(argument)), .single)
    case .activationSlope(let activation, let argument):
      if style == .numbers { return number(rule.value) }
      return ("\(activation.name)′(\(text(argument)))", .single)
    case .share(let number, let parts): return ("softmax(\(list(parts)))[\(number + 1)]", .single)
    case .surprise(let number, let parts):
      return ("−ln(softmax(\(list(parts)))[\(number + 1)])", .product)
    case .largest(let elements):
      return ("max(\(list(elements.map { .element($0) })))", .single)
    case .picked(let rule, _): return written(rule)
    case .variance(let elements, let mean): return variance(elements, mean)
    }
  }

  /// `Σ (x[k] − mean)² / 4`
  private func variance(
    _ elements: [RuleElement], _ mean: RuleElement
  ) -> (text: String, strength: Strength) {
    let middle = factor(.element(mean))
    switch style {
    case .symbols:
      return ("Σ (\(common(elements)) − \(middle))² / \(elements.count)", .product)
    case .numbers:
      let squares = elements.map { ("(\(written($0).text) − \(middle))²", Strength.single) }
      return ("(\(added(squares).0)) / \(elements.count)", .product)
    }
  }

  private func number(_ value: Double) -> (String, Strength) {
    (NumberText.text(value), value < 0 ? .sum : .single)
  }

  private func written(_ element: RuleElement) -> (text: String, strength: Strength) {
    switch style {
    case .symbols: (table[element.tensor]?.text(element.index) ?? "?", .single)
    case .numbers: number(Double(element.value))
    }
  }

  private func factor(_ rule: ElementRule) -> String {
    let (text, strength) = written(rule)
    return strength == .sum ? "(\(text))" : text
  }

  private func single(_ rule: ElementRule) -> String {
    let (text, strength) = written(rule)
    return strength == .single ? text : "(\(text))"
  }

  private func multiplied(_ factors: [ElementRule]) -> String {
    guard let first = factors.first else { return "1" }
    guard factors.count > 1 else { return factor(first) }
    if case .constant(-1) = first { return "−" + multiplied(Array(factors.dropFirst())) }
    return factors.dropFirst().reduce(factor(first)) { text, next in
      // a × 1 / b
      if case .quotient(.constant(1), let divisor) = next { return text + " / " + single(divisor) }
      return text + " × " + factor(next)
    }
  }

  /// The sum of what is written, the first few of it.
  private func added(_ parts: [(text: String, strength: Strength)]) -> (String, Strength) {
    guard let first = parts.first else { return ("0", .single) }
    guard parts.count > 1 else { return first }
    var text = first.text
    for part in parts.dropFirst().prefix(limit - 1) {
      text += part.text.hasPrefix("−") ? " − " + part.text.dropFirst() : " + " + part.text
    }
    if parts.count > limit { text += " + … (\(parts.count - limit) more)" }
    return (text, .sum)
  }

  // MARK: Sums of products

  private func written(_ products: [ElementProduct]) -> (text: String, strength: Strength) {
    guard style == .symbols, products.count > 3 else { return added(products.map(written)) }
    var parts: [(String, Strength)] = []
    var rest = products[...]
    while let first = rest.first {
      let alike = rest.prefix { $0.isLike(first) }
      rest = rest.dropFirst(alike.count)
      parts += alike.count > 3 ? [(sum(Array(alike)), .product)] : alike.map(written)
    }
    return added(parts)
  }

  private func written(_ product: ElementProduct) -> (text: String, strength: Strength) {
    let elements = [product.a] + (product.b.map { [$0] } ?? [])
    let factors = elements.map { factor(.element($0)) }.joined(separator: " × ")
    if product.scale == 1 {
      return product.b == nil ? written(product.a) : (factors, .product)
    }
    if product.scale == -1 { return ("−" + factors, .product) }
    return (factor(.constant(product.scale)) + " × " + factors, .product)
  }

  /// `Σ W[1, k] × x[k]`, of products of the same two tensors.
  private func sum(_ products: [ElementProduct]) -> String {
    var factors = [common(products.map(\.a))]
    let others = products.compactMap(\.b)
    if !others.isEmpty { factors.append(common(others)) }
    if products[0].scale != 1 { factors.insert(factor(.constant(products[0].scale)), at: 0) }
    return "Σ " + factors.joined(separator: " × ")
  }

  // MARK: Several elements of one tensor

  /// `x[3, k]`: what several elements of one tensor have in common, with a letter for what differs.
  private func common(_ elements: [RuleElement]) -> String {
    guard let first = elements.first, let entry = table[first.tensor] else { return "?" }
    let start = entry.coordinates(of: first.index)
    var differing: Set<Int> = []
    for element in elements.dropFirst() {
      let other = entry.coordinates(of: element.index)
      for axis in start.indices where other[axis] != start[axis] { differing.insert(axis) }
    }
    let letters = ["k", "l", "m", "n"]
    let names = differing.sorted().enumerated().map { ($1, letters[$0]) }
    return entry.text(first.index, replacing: Dictionary(uniqueKeysWithValues: names))
  }

  /// The arguments of a function of many.
  private func list(_ parts: [ElementRule]) -> String {
    let elements = parts.compactMap { part in
      if case .element(let element) = part { element } else { nil as RuleElement? }
    }
    let isOneTensor = Set(elements.map(\.tensor)).count == 1 && elements.count == parts.count
    if style == .symbols, isOneTensor, parts.count > 3 { return common(elements) }
    let shown = parts.prefix(limit).map { text($0) }.joined(separator: ", ")
    return parts.count > limit ? shown + ", … (\(parts.count - limit) more)" : shown
  }
}

extension ElementProduct {
  /// Whether it is made of the same tensors in the same way.
  fileprivate func isLike(_ other: ElementProduct) -> Bool {
    scale == other.scale && a.tensor == other.a.tensor && b?.tensor == other.b?.tensor
  }
}
