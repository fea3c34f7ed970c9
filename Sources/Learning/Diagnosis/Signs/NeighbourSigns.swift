internal import Compute

/// What a method without any training makes of the data: it answers what most of the nearest other
/// examples have for a target, or for numbers their mean.
///
/// A network that does worse on data that it was trained on leaves something unlearned. Of how good
/// such an answer is at the least, see Cover and Hart (1967): with many examples the error of one
/// neighbour is below twice the least that is possible.
public struct NeighbourSigns: Equatable, Sendable {
  /// How many neighbours are asked; odd, so that two classes cannot tie.
  static let asked = 5
  /// The share of examples that are put into the wrong class, or the mean squared error.
  public var error: Double
  /// Whether `error` is a share of wrong classes.
  public var isShare: Bool
  /// How many examples were asked about.
  public var count: Int

  /// Asks about every example, itself left out. Nil where examples have more than one target each, or
  /// there are too few.
  init?(of sample: Dataset) {
    guard sample.count > 4 * Self.asked else { return nil }
    let targets: [Float]
    let areClasses: Bool
    switch sample.targets {
    case .classes(let classes, _, let shape):
      guard shape.count == 1, !classes.contains(where: { $0 < 0 }) else { return nil }
      (targets, areClasses) = (classes.map(Float.init), true)
    case .values(let values, let shape):
      guard shape.count == 1 else { return nil }
      (targets, areClasses) = (values, values.allSatisfy { $0 == 0 || $0 == 1 })
    }
    var total = 0.0
    for row in 0..<sample.count {
      let nearest = Nearest.rows(
        to: sample.input(at: row), in: sample, count: Self.asked, leavingOut: row)
      let answers = nearest.map { targets[$0.row] }
      if areClasses {
        total += Self.mostCommon(answers) == targets[row] ? 0 : 1
      } else {
        let mean = answers.reduce(0) { $0 + Double($1) } / Double(max(1, answers.count))
        total += (mean - Double(targets[row])) * (mean - Double(targets[row]))
      }
    }
    error = total / Double(sample.count)
    isShare = areClasses
    count = sample.count
  }

  /// Of several that are as common, that of the nearest.
  private static func mostCommon(_ answers: [Float]) -> Float? {
    answers.max { a, b in
      let (ofA, ofB) = (answers.count { $0 == a }, answers.count { $0 == b })
      guard ofA == ofB else { return ofA < ofB }
      let first = answers.firstIndex { $0 == a || $0 == b }
      return first.map { answers[$0] == b } ?? false
    }
  }
}

/// The examples of some data that are nearest to a point.
enum Nearest {
  /// Rows with their squared distance, from the nearest on. Rows from `limit` on are not looked at.
  static func rows(
    to point: ArraySlice<Float>, in data: Dataset, count: Int, leavingOut left: Int? = nil,
    limit: Int = .max
  ) -> [(row: Int, distance: Float)] {
    var nearest: [(row: Int, distance: Float)] = []
    let width = point.count
    data.inputs.withUnsafeBufferPointer { inputs in
      point.withUnsafeBufferPointer { point in
        for row in 0..<min(limit, data.count) where row != left {
          var distance: Float = 0
          for column in 0..<width {
            let difference = inputs[row * width + column] - point[column]
            distance += difference * difference
          }
          guard nearest.count < count || distance < nearest[nearest.count - 1].distance else {
            continue
          }
          let place = nearest.firstIndex { distance < $0.distance } ?? nearest.count
          nearest.insert((row, distance), at: place)
          if nearest.count > count { nearest.removeLast() }
        }
      }
    }
    return nearest
  }
}
