// What a reader asks of an explanation.
extension Explanation {
  /// The elements that the value was made of, each once, in the order of the terms: what can be
  /// opened next.
  public var elements: [ElementReading] {
    var seen: Set<TensorElement> = []
    return terms.flatMap(\.elements).filter { seen.insert($0.element).inserted }
  }

  /// The terms that matter most, and what the rest comes to.
  ///
  /// - Parameter count: how many to name, those with the largest contributions first; what is not
  ///   a finite number comes before all others.
  public func leading(_ count: Int) -> (terms: [Term], rest: (count: Int, sum: Double)) {
    let order = terms.indices.sorted { a, b in
      let (first, second) = (weight(a), weight(b))
      return first == second ? a < b : first > second
    }
    let rest = order.dropFirst(count)
    return (
      order.prefix(count).map { terms[$0] },
      (rest.count, rest.reduce(0) { $0 + terms[$1].contribution })
    )
  }

  private func weight(_ place: Int) -> Double {
    let contribution = terms[place].contribution
    return contribution.isFinite ? abs(contribution) : .infinity
  }

  /// Whether the terms make the value. They do not if something was changed by hand after it was
  /// computed: then the value is still that of before.
  public var isCurrent: Bool {
    guard !terms.isEmpty, value.isFinite, combined.isFinite else { return true }
    let size = terms.reduce(abs(Double(value))) { max($0, abs($1.contribution)) }
    return abs(combined - Double(value)) <= 1e-4 * size
  }

  /// Where a value that is not a finite number got it from: the first element in the terms that is
  /// none itself. Nil if all are finite: then it was lost here, as by too large a product.
  public var firstNotFinite: ElementReading? {
    for term in terms where !term.contribution.isFinite {
      if let found = term.elements.first(where: { !$0.value.isFinite }) { return found }
    }
    return elements.first { !$0.value.isFinite }
  }
}
