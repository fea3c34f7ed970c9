/// Finds units that compute the same: their weights and biases are equal to five digits.
enum AlikeUnits {
  /// - Parameters:
  ///   - weights: a row for each unit.
  ///   - biases: one for each unit; nil without them.
  /// - Returns: every unit that another one equals. Rows of zeros without a bias count, too.
  ///
  /// Sorts by the first weight, so that only neighbours are compared: about units · log units
  /// comparisons unless many are alike.
  static func find(in weights: [Float], units: Int, biases: [Float]?) -> [Int] {
    guard units > 1, weights.count.isMultiple(of: units) else { return [] }
    let width = weights.count / units
    let scale = weights.reduce(0) { max($0, abs($1)) }
    let tolerance = 1e-5 * scale
    func first(_ unit: Int) -> Float { width > 0 ? weights[unit * width] : 0 }
    func equal(_ a: Int, _ b: Int) -> Bool {
      if let biases {
        guard abs(biases[a] - biases[b]) <= max(tolerance, 1e-5 * abs(biases[a])) else {
          return false
        }
      }
      return (0..<width).allSatisfy {
        abs(weights[a * width + $0] - weights[b * width + $0]) <= tolerance
      }
    }
    let order = (0..<units).sorted { first($0) < first($1) }
    var isAlike = [Bool](repeating: false, count: units)
    for (place, unit) in order.enumerated() {
      for other in order[(place + 1)...] {
        guard first(other) - first(unit) <= tolerance else { break }
        // Two that are known to be alike need not be compared again.
        if isAlike[unit] && isAlike[other] { continue }
        if equal(unit, other) { (isAlike[unit], isAlike[other]) = (true, true) }
      }
    }
    return isAlike.indices.filter { isAlike[$0] }
  }
}
