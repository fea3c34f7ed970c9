internal import Compute

/// The best answer that is the same for every example.
///
///     squared error    the mean of the targets      loss: their variance
///     absolute error   their median                 loss: the mean distance from it
///     cross-entropies  the share of each class      loss: −Σ share · ln share
enum ConstantAnswer {
  /// Its mean loss; 0 for no data.
  static func loss(of loss: Loss, on data: Dataset) -> Double {
    switch (loss, data.targets) {
    case (.crossEntropy, .classes(let classes, let count, _)):
      var counts = [Int](repeating: 0, count: count)
      for number in classes where number >= 0 { counts[Int(number)] += 1 }
      return entropy(counts.map(Double.init))
    case (.binaryCrossEntropy, .values(let values, let shape)),
      (.negativeLogLikelihood, .values(let values, let shape)):
      return columns(of: values, shape.count).map { column in
        let ones = sum(column)
        return entropy([ones, Double(column.count) - ones])
      }.mean
    case (.squaredError, .values(let values, let shape)),
      (.halfSquaredError, .values(let values, let shape)):
      let factor = loss == .halfSquaredError ? 0.5 : 1
      return factor
        * columns(of: values, shape.count).map { column in
          let mean = sum(column) / Double(max(1, column.count))
          return column.map { (Double($0) - mean) * (Double($0) - mean) }.mean
        }.mean
    case (.absoluteError, .values(let values, let shape)):
      return columns(of: values, shape.count).map { column in
        let median = Double(column.sorted()[column.count / 2])
        return column.map { abs(Double($0) - median) }.mean
      }.mean
    case (_, .values), (_, .classes):
      preconditionFailure("\(loss.rawValue) does not take such targets.")
    }
  }

  private static func columns(of values: [Float], _ width: Int) -> [[Float]] {
    guard width > 0, values.count >= width else { return [] }
    return (0..<width).map { column in
      stride(from: column, to: values.count, by: width).map { values[$0] }
    }
  }

  private static func sum(_ values: [Float]) -> Double { values.reduce(0) { $0 + Double($1) } }

  private static func entropy(_ parts: [Double]) -> Double {
    let all = parts.reduce(0, +)
    return parts.reduce(0) { entropy, part in
      part > 0 ? entropy - part / all * PortableMath.log(part / all) : entropy
    }
  }
}

extension [Double] {
  /// 0 for none.
  var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
  /// The middle one in order, the lower of two; nil for none.
  var median: Double? { isEmpty ? nil : sorted()[(count - 1) / 2] }
}
