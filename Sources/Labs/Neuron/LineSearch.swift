internal import Compute
internal import TextUI

/// Every straight line on some points, one after the other: directions all around, and for each of
/// them offsets from one side of the points to the other.
struct LineSearch: Sendable {
  /// How many directions are tried, evenly over half a turn.
  static let angleCount = 36
  /// How many offsets are tried for each direction.
  static let offsetCount = 61

  /// The best line of each direction that was tried, in their order.
  let best: [Found]

  /// A line and how many points it has on their side.
  struct Found: Sendable {
    /// The direction of (w₁, w₂), in degrees.
    var degrees: Double
    /// The unit; it says yes on the better of its two sides.
    var unit: PlaneUnit
    /// The share of points that are right.
    var accuracy: Double
  }

  /// Tries the first `angles` directions.
  init(_ marks: [PlaneChart.Example], reach: Double, angles: Int = LineSearch.angleCount) {
    best = (0..<min(max(0, angles), Self.angleCount)).map { index in
      let degrees = 180 * Double(index) / Double(Self.angleCount)
      let angle = degrees * .pi / 180
      let (w1, w2) = (PortableMath.cos(angle), PortableMath.sin(angle))
      var found = Found(
        degrees: degrees, unit: PlaneUnit(w1: w1, w2: w2, offset: 0), accuracy: -1)
      for place in 0..<Self.offsetCount {
        let offset = reach * (2 * Double(place) / Double(Self.offsetCount - 1) - 1)
        let unit = PlaneUnit(w1: w1, w2: w2, offset: offset)
        let accuracy = unit.accuracy(marks)
        if max(accuracy, 1 - accuracy) > found.accuracy {
          let flipped = PlaneUnit(w1: -w1, w2: -w2, offset: -offset)
          found.unit = accuracy >= 0.5 ? unit : flipped
          found.accuracy = max(accuracy, 1 - accuracy)
        }
      }
      return found
    }
  }

  /// The best of all that were tried; the first of equals.
  var winner: Found? { best.max { $0.accuracy < $1.accuracy } }
}
