/// A matrix product as three loops that anyone might write: the same sums in three orders.
///
///     c[i, j] = Σₖ a[i, k] · b[k, j]
///
/// All matrices are [size × size], row after row. They show what order alone costs; no plan uses
/// them.
public enum ProductLoops {
  /// In which order the sums are taken.
  public enum Order: String, CaseIterable, Sendable {
    /// Row, column, then along the sum: jumps through b by a row at every step.
    case plain
    /// Row, along the sum, then columns: everything is read as it lies.
    case rowwise
    /// The same in squares that fit the nearest cache.
    case blocked
  }

  /// The edge of a square.
  private static let block = 64

  /// Computes some rows of c.
  public static func product(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into c: UnsafeMutablePointer<Float>,
    size: Int, rows: Range<Int>, order: Order
  ) {
    switch order {
    case .plain: plain(a, b, into: c, size: size, rows: rows)
    case .rowwise:
      clear(c, size, rows)
      addProduct(a, b, into: c, size: size, rows: rows, inner: 0..<size, columns: 0..<size)
    case .blocked:
      clear(c, size, rows)
      for first in stride(from: rows.lowerBound, to: rows.upperBound, by: block) {
        let band = first..<min(first + block, rows.upperBound)
        for k in stride(from: 0, to: size, by: block) {
          for column in stride(from: 0, to: size, by: 4 * block) {
            addProduct(
              a, b, into: c, size: size, rows: band, inner: k..<min(k + block, size),
              columns: column..<min(column + 4 * block, size))
          }
        }
      }
    }
  }

  private static func plain(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into c: UnsafeMutablePointer<Float>,
    size: Int, rows: Range<Int>
  ) {
    for i in rows {
      for j in 0..<size {
        var sum: Float = 0
        for k in 0..<size { sum += a[i &* size &+ k] * b[k &* size &+ j] }
        c[i &* size &+ j] = sum
      }
    }
  }

  private static func addProduct(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into c: UnsafeMutablePointer<Float>,
    size: Int, rows: Range<Int>, inner: Range<Int>, columns: Range<Int>
  ) {
    for i in rows {
      for k in inner {
        let factor = a[i &* size &+ k]
        let (row, sums) = (b + k &* size, c + i &* size)
        for j in columns { sums[j] += factor * row[j] }
      }
    }
  }

  private static func clear(_ c: UnsafeMutablePointer<Float>, _ size: Int, _ rows: Range<Int>) {
    (c + rows.lowerBound * size).update(repeating: 0, count: rows.count * size)
  }
}
