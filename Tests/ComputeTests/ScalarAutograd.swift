import Foundation

/// One number that remembers how it was computed, as in a first lesson on backpropagation: shares
/// nothing with the code under test.
///
/// A class, because numbers that are used twice must be one number.
final class Scalar {
  let value: Double
  private(set) var gradient = 0.0
  private let parents: [(Scalar, slope: Double)]

  init(_ value: Double, _ parents: [(Scalar, slope: Double)] = []) {
    self.value = value
    self.parents = parents
  }

  static func + (a: Scalar, b: Scalar) -> Scalar {
    Scalar(a.value + b.value, [(a, 1), (b, 1)])
  }
  static func - (a: Scalar, b: Scalar) -> Scalar {
    Scalar(a.value - b.value, [(a, 1), (b, -1)])
  }
  static func * (a: Scalar, b: Scalar) -> Scalar {
    Scalar(a.value * b.value, [(a, b.value), (b, a.value)])
  }
  static func / (a: Scalar, b: Scalar) -> Scalar {
    Scalar(a.value / b.value, [(a, 1 / b.value), (b, -a.value / (b.value * b.value))])
  }
  var exp: Scalar {
    let y = Foundation.exp(value)
    return Scalar(y, [(self, y)])
  }
  var log: Scalar { Scalar(Foundation.log(value), [(self, 1 / value)]) }
  var tanh: Scalar {
    let y = Foundation.tanh(value)
    return Scalar(y, [(self, 1 - y * y)])
  }
  var squareRoot: Scalar {
    let y = value.squareRoot()
    return Scalar(y, [(self, 0.5 / y)])
  }
  var relu: Scalar { Scalar(max(0, value), [(self, value > 0 ? 1 : 0)]) }
  /// Φ, the share of a normal distribution below this number.
  var normalShare: Scalar {
    Scalar(
      Foundation.erfc(-value / 2.0.squareRoot()) / 2,
      [(self, Foundation.exp(-value * value / 2) / (2 * Double.pi).squareRoot())])
  }
  var sigmoid: Scalar { Scalar(1) / (Scalar(1) + (Scalar(0) - self).exp) }

  static func sum(_ scalars: some Sequence<Scalar>) -> Scalar { scalars.reduce(Scalar(0), +) }
  static func mean(_ scalars: [Scalar]) -> Scalar { sum(scalars) / Scalar(Double(scalars.count)) }

  /// Computes the gradient of this number for all that it was computed from.
  func backward() {
    var order: [Scalar] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ scalar: Scalar) {
      guard seen.insert(ObjectIdentifier(scalar)).inserted else { return }
      for (parent, _) in scalar.parents { visit(parent) }
      order.append(scalar)
    }
    visit(self)
    gradient = 1
    for scalar in order.reversed() {
      for (parent, slope) in scalar.parents { parent.gradient += slope * scalar.gradient }
    }
  }
}

/// A matrix of such numbers.
struct ScalarMatrix {
  let rows: Int
  let columns: Int
  let scalars: [Scalar]

  init(rows: Int, columns: Int, _ scalars: [Scalar]) {
    precondition(scalars.count == rows * columns)
    self.rows = rows
    self.columns = columns
    self.scalars = scalars
  }

  subscript(row: Int, column: Int) -> Scalar { scalars[row * columns + column] }
  func row(_ index: Int) -> [Scalar] { Array(scalars[index * columns..<(index + 1) * columns]) }
  func map(_ transform: (Scalar) -> Scalar) -> ScalarMatrix {
    ScalarMatrix(rows: rows, columns: columns, scalars.map(transform))
  }
}
