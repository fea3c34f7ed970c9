internal import Kernels

// One line in plain words, where there is something to say that the rule does not.
extension Explainer {
  /// Why an op's element is what it is.
  func reason(
    of rule: ElementRule, _ element: OpElement, in operands: borrowing Operands<Float>
  ) -> String? {
    let value = operands.view(element.tensor)[element.index]
    switch rule {
    case .function(.activation(.relu), let argument):
      return argument.value < 0
        ? "The sum is below 0, so the unit is off." : "The sum is not below 0: it passes unchanged."
    case .function(.activation(.tanh), _):
      return abs(value) > 0.99 ? "The unit is at its limit: it hardly moves any more." : nil
    case .function(.activation(.sigmoid), _):
      return value < 0.01 || value > 0.99
        ? "It is at its limit: it hardly moves any more." : nil
    case .named("masked", _): return "It comes later, so the mask hides it."
    case .product(let factors):
      guard case .named("mask", let mask) = factors.first else { return nil }
      return mask == 0
        ? "Dropout takes this element out of this step."
        : "Dropout keeps this element and makes up for those it took out."
    case .largest(let elements):
      let place = ElementRule.placeOfLargest(elements)
      return "Number \(place + 1) of the \(elements.count) in the window is the largest."
    case .picked(.element, let number):
      return "The number there is \(NumberText.text(Double(number.value))), counted from 0, and "
        + "this is what the table has for it."
    case .picked, .constant, .named, .element, .products, .sum, .quotient, .function,
      .activationSlope,
      .share, .surprise, .variance:
      return nil
    }
  }

  /// Why a gradient is what it is.
  func reason(ofGradient value: Graph.Value, _ parts: [Explanation.Part]) -> String? {
    let node = plan.graph[value]
    let terms = parts.flatMap { part in part.rule.takenApart().addends.map(part.term) }
    if terms.count > 1, terms.allSatisfy({ $0.contribution == 0 }) {
      return "Nothing comes back on any of its ways."
    }
    guard let first = terms.first else { return nil }
    if terms.count > 1 {
      return node.isParameter
        ? "It was used \(terms.count) times, and the slopes of all its uses add up."
        : "It has \(terms.count) ways to the loss, and their slopes add up."
    }
    if case .activationSlope(.relu, let argument) = first.factors.last?.rule {
      return argument.value > 0
        ? "The unit is on: what arrives passes unchanged." : "The unit is off: nothing passes back."
    }
    let elements = first.factors.filter(\.isElement).map(\.symbols)
    if node.isParameter, elements.count == 2 {
      let result = elements[0].split(separator: ".gradient").joined()
      return "This weight carried \(elements[1]) to \(result)."
    }
    return nil
  }
}
