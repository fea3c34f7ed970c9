/// A condition on the metrics of a lab: `accuracy >= 0.9 and changed >= 1`.
///
/// Written with `and`, `or`, `not`, parentheses, the six comparisons and the four operations of
/// arithmetic, `^` and the functions of `Condition.Function`; a metric alone (`diverged`) asks that it is not 0. See `Condition.init(parsing:)`.
public indirect enum Condition: Equatable, Sendable {
  case compare(Term, Comparison, Term)
  case and(Condition, Condition)
  case or(Condition, Condition)
  case not(Condition)

  /// A number, a metric or what arithmetic makes of them: `0.5 * (y - target)^2`. See
  /// `Term.init(parsing:)`.
  public indirect enum Term: Equatable, Sendable {
    case number(Double)
    case metric(String)
    case sum(Term, Term)
    case difference(Term, Term)
    case product(Term, Term)
    case quotient(Term, Term)
    case power(Term, Term)
    case function(Function, [Term])

    /// The value; nil when a metric of it is not measured.
    ///
    /// Division by zero gives an infinite or undefined number, as in IEEE 754.
    public func value(_ metrics: (String) -> Double?) -> Double? {
      switch self {
      case .number(let value): value
      case .metric(let name): metrics(name)
      case .sum(let left, let right): Self.combine(left, right, metrics, +)
      case .difference(let left, let right): Self.combine(left, right, metrics, -)
      case .product(let left, let right): Self.combine(left, right, metrics, *)
      case .quotient(let left, let right): Self.combine(left, right, metrics, /)
      case .power(let base, let exponent): Self.combine(base, exponent, metrics, Function.power)
      case .function(let function, let terms): Self.value(of: function, terms, metrics)
      }
    }

    private static func value(
      of function: Function, _ terms: [Term], _ metrics: (String) -> Double?
    ) -> Double? {
      let values = terms.compactMap { $0.value(metrics) }
      return values.count == terms.count ? function.value(of: values) : nil
    }

    private static func combine(
      _ left: Term, _ right: Term, _ metrics: (String) -> Double?,
      _ operation: (Double, Double) -> Double
    ) -> Double? {
      guard let left = left.value(metrics), let right = right.value(metrics) else { return nil }
      return operation(left, right)
    }

    /// The names of the metrics in it.
    public var metrics: Set<String> {
      switch self {
      case .number: []
      case .metric(let name): [name]
      case .sum(let left, let right), .difference(let left, let right),
        .product(let left, let right), .quotient(let left, let right),
        .power(let left, let right):
        left.metrics.union(right.metrics)
      case .function(_, let terms): terms.reduce(into: []) { $0.formUnion($1.metrics) }
      }
    }
  }

  /// How two terms are compared.
  public enum Comparison: String, CaseIterable, Sendable {
    case less = "<"
    case atMost = "<="
    case equal = "=="
    case unequal = "!="
    case atLeast = ">="
    case greater = ">"

    /// Whether the comparison is true of two numbers; with an undefined number only `!=` is.
    public func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .less: left < right
      case .atMost: left <= right
      case .equal: left == right
      case .unequal: left != right
      case .atLeast: left >= right
      case .greater: left > right
      }
    }

    /// The comparison that is true exactly where this one is false.
    public var inverse: Comparison {
      switch self {
      case .less: .atLeast
      case .atMost: .greater
      case .equal: .unequal
      case .unequal: .equal
      case .atLeast: .less
      case .greater: .atMost
      }
    }
  }

  /// Whether the condition is true; nil when that hangs on a metric that is not measured.
  ///
  /// `and` is false as soon as one side is false, `or` true as soon as one side is true, whatever
  /// the other side lacks.
  public func holds(_ metrics: (String) -> Double?) -> Bool? {
    switch self {
    case .compare(let left, let comparison, let right):
      guard let left = left.value(metrics), let right = right.value(metrics) else { return nil }
      return comparison.holds(left, right)
    case .and(let left, let right):
      let values = (left.holds(metrics), right.holds(metrics))
      if values.0 == false || values.1 == false { return false }
      return values.0 == nil || values.1 == nil ? nil : true
    case .or(let left, let right):
      let values = (left.holds(metrics), right.holds(metrics))
      if values.0 == true || values.1 == true { return true }
      return values.0 == nil || values.1 == nil ? nil : false
    case .not(let condition): return condition.holds(metrics).map { !$0 }
    }
  }

  /// The names of all metrics in it.
  public var metrics: Set<String> {
    switch self {
    case .compare(let left, _, let right): left.metrics.union(right.metrics)
    case .and(let left, let right), .or(let left, let right): left.metrics.union(right.metrics)
    case .not(let condition): condition.metrics
    }
  }
}
