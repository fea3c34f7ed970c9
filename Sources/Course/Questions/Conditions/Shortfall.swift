extension Condition {
  /// What is missing for the condition to hold, a phrase for each measured quantity; empty where it
  /// holds.
  ///
  ///     accuracy is 0.84, 0.06 short of 0.90
  ///     steps is 42, 12 over 30
  ///     loss is not measured yet
  ///
  /// Of several alternatives (`or`) all are named, in one phrase. `name` turns the name of a metric
  /// into the words that a learner knows.
  public func shortfalls(
    _ metrics: (String) -> Double?, naming name: (String) -> String = { $0 }
  ) -> [String] {
    guard holds(metrics) != true else { return [] }
    switch self {
    case .compare(let left, let comparison, let right):
      return [phrase(left, comparison, right, metrics, name)]
    case .and(let left, let right):
      return left.shortfalls(metrics, naming: name) + right.shortfalls(metrics, naming: name)
    case .or(let left, let right):
      let sides = [left, right].map {
        $0.shortfalls(metrics, naming: name).joined(separator: " and ")
      }
      return [sides.joined(separator: "; or ")]
    case .not(let condition): return condition.negation.shortfalls(metrics, naming: name)
    }
  }

  /// The condition that holds where this one does not, with `not` moved into the comparisons.
  private var negation: Condition {
    switch self {
    case .compare(let left, let comparison, let right): .compare(left, comparison.inverse, right)
    case .and(let left, let right): .or(left.negation, right.negation)
    case .or(let left, let right): .and(left.negation, right.negation)
    case .not(let condition): condition
    }
  }

  private func phrase(
    _ left: Term, _ comparison: Comparison, _ right: Term, _ metrics: (String) -> Double?,
    _ name: (String) -> String
  ) -> String {
    // A measured quantity on the left reads better: `0.9 < accuracy` becomes `accuracy > 0.9`.
    if case .number = left, !right.metrics.isEmpty {
      return phrase(right, comparison.mirrored, left, metrics, name)
    }
    let subject = left.text(name)
    guard let value = left.value(metrics) else { return "\(subject) is not measured yet" }
    guard let bound = right.value(metrics) else {
      return "\(right.text(name)) is not measured yet"
    }
    let numbers = NumberText(comparing: value, with: bound)
    let target =
      if case .number = right { numbers.text(bound) } else {
        "\(right.text(name)) (\(numbers.text(bound)))"
      }
    let gap = numbers.text(abs(value - bound))
    guard value.isFinite, bound.isFinite else {
      return "\(subject) is \(numbers.text(value)), and \(comparison.wish) \(target)"
    }
    switch comparison {
    case .atLeast where value < bound, .greater where value < bound:
      return "\(subject) is \(numbers.text(value)), \(gap) short of \(target)"
    case .atMost where value > bound, .less where value > bound:
      return "\(subject) is \(numbers.text(value)), \(gap) over \(target)"
    case .less, .atMost, .equal, .unequal, .atLeast, .greater:
      return "\(subject) is \(numbers.text(value)), and \(comparison.wish) \(target)"
    }
  }
}

extension Condition.Comparison {
  /// The comparison with its sides exchanged.
  fileprivate var mirrored: Condition.Comparison {
    switch self {
    case .less: .greater
    case .atMost: .atLeast
    case .equal: .equal
    case .unequal: .unequal
    case .atLeast: .atMost
    case .greater: .less
    }
  }

  /// What is asked for, to be followed by the bound.
  fileprivate var wish: String {
    switch self {
    case .less: "should be below"
    case .atMost: "should be at most"
    case .equal: "should be"
    case .unequal: "should not be"
    case .atLeast: "should be at least"
    case .greater: "should be above"
    }
  }
}

extension Condition.Term {
  /// The term in words and signs.
  fileprivate func text(_ name: (String) -> String) -> String {
    switch self {
    case .number(let value): NumberText.shortest(value)
    case .metric(let metric): name(metric)
    case .sum(let left, let right): "\(left.text(name)) + \(right.text(name))"
    case .difference(let left, let right): "\(left.text(name)) − \(right.text(name, inner: true))"
    case .product(let left, let right):
      "\(left.text(name, inner: true)) × \(right.text(name, inner: true))"
    case .quotient(let left, let right):
      "\(left.text(name, inner: true)) / \(right.text(name, inner: true))"
    case .power(let base, let exponent):
      "\(base.text(name, inner: true))^\(exponent.text(name, inner: true))"
    case .function(let function, let terms):
      "\(function.rawValue)(\(terms.map { $0.text(name) }.joined(separator: ", ")))"
    }
  }

  private func text(_ name: (String) -> String, inner: Bool) -> String {
    switch self {
    case .number, .metric, .function: text(name)
    case .sum, .difference, .product, .quotient, .power: "(\(text(name)))"
    }
  }
}
