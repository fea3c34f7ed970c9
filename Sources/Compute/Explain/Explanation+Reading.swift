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

  /// Where a value that is not a finite number got it from: the first element in the terms that is
  /// none itself. Nil if all are finite: then it was lost here, as by too large a product.
  public var firstNotFinite: ElementReading? {
    for term in terms where !term.contribution.isFinite {
      if let found = term.elements.first(where: { !$0.value.isFinite }) { return found }
    }
    return elements.first { !$0.value.isFinite }
  }
}
