internal import Learning
internal import TextUI

/// The plane of the two moons, and what a network says all over it.
enum MoonPlane {
  static let x = Axis(-2, 3, title: "x₁")
  static let y = Axis(-1.5, 2, title: "x₂")
  private static let columns = 51
  private static let rows = 36

  /// Places in rows from the top.
  static let queries: [Float] = (0..<rows).flatMap { row in
    (0..<columns).flatMap { column in
      [
        Float(x.value(at: Double(column) / Double(columns - 1))),
        Float(y.value(at: 1 - Double(row) / Double(rows - 1))),
      ]
    }
  }

  /// How sure a network is of class A, from −1 to 1, in rows from the top; empty before the first
  /// report.
  static func surface(_ report: RunReport?) -> [[Double]] {
    guard let answers = report?.answers, answers.count == rows * columns else { return [] }
    return (0..<rows).map { row in
      answers[row * columns..<(row + 1) * columns].map { 2 * Double($0) - 1 }
    }
  }
}
