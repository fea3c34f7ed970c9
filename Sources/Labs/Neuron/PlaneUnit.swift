internal import Compute
internal import TextUI

/// One unit on a plane: a weighted sum of two inputs, and what becomes of it.
///
///     sum = w₁ x₁ + w₂ x₂ + offset,  share = 1 / (1 + e⁻ˢᵘᵐ)
///
/// It says yes where the sum is above 0: on one side of a straight line.
struct PlaneUnit: Equatable, Sendable {
  /// Of the first input.
  var w1: Double
  /// Of the second input.
  var w2: Double
  /// What is added whatever the inputs are.
  var offset: Double

  /// Before squashing.
  func sum(_ x1: Double, _ x2: Double) -> Double { w1 * x1 + w2 * x2 + offset }

  /// After squashing, 0 ... 1.
  func share(_ x1: Double, _ x2: Double) -> Double { Squash.sigmoid.value(sum(x1, x2)) }

  /// The length of (w₁, w₂): how fast the sum grows across the line.
  var length: Double { (w1 * w1 + w2 * w2).squareRoot() }

  /// The direction that the line runs in, in degrees from the x₁ axis, 0 ..< 180; nil without a
  /// line.
  var angle: Double? {
    guard length > 0 else { return nil }
    // (−w₁, −w₂) has the same line.
    let (x, y) = w1 < 0 ? (-w1, -w2) : (w1, w2)
    let normal =
      y.magnitude > x
      ? (y < 0 ? -1 : 1) * .pi / 2 - Self.arcTangent(x / y) : Self.arcTangent(y / x)
    let degrees = normal * 180 / .pi + 90
    return degrees > 179.9999999 ? 0 : degrees
  }

  /// The share of points that are on the side where they belong.
  func accuracy(_ marks: [PlaneChart.Example]) -> Double {
    guard !marks.isEmpty else { return 0 }
    let right = marks.count { (sum($0.x, $0.y) > 0) == ($0.label == .a) }
    return Double(right) / Double(marks.count)
  }

  /// What it says over a plane, −1 for a sure no, 1 for a sure yes.
  func surface(_ axes: (x: Axis, y: Axis), count: Int = 33) -> [[Double]] {
    LossLandscape.values(x: axes.x, y: axes.y, count: count) { 2 * share($0, $1) - 1 }
  }

  /// The part of a plane where it says yes.
  func yesShare(_ axes: (x: Axis, y: Axis)) -> Double {
    let signs = LossLandscape.values(x: axes.x, y: axes.y, count: 101) { sum($0, $1) > 0 ? 1 : 0 }
    return signs.joined().reduce(0, +) / Double(101 * 101)
  }

  /// The line where the sum is 0, from edge to edge of a plane; empty if it does not cross it.
  func border(_ axes: (x: Axis, y: Axis)) -> [ChartPoint] {
    var ends: [ChartPoint] = []
    for x in [axes.x.low, axes.x.high] where w2 != 0 {
      let y = -(w1 * x + offset) / w2
      if y >= axes.y.low, y <= axes.y.high { ends.append(ChartPoint(x, y)) }
    }
    for y in [axes.y.low, axes.y.high] where w1 != 0 {
      let x = -(w2 * y + offset) / w1
      if x > axes.x.low, x < axes.x.high { ends.append(ChartPoint(x, y)) }
    }
    guard ends.count >= 2, let first = ends.first, let last = ends.last else { return [] }
    return [first, last]
  }

  /// The unit whose line has been turned by so many degrees about the point nearest to the middle.
  func turned(by degrees: Double) -> PlaneUnit {
    let angle = degrees * .pi / 180
    let (cosine, sine) = (PortableMath.cos(angle), PortableMath.sin(angle))
    return PlaneUnit(
      w1: w1 * cosine - w2 * sine, w2: w1 * sine + w2 * cosine, offset: offset)
  }

  /// The series around 0 after halving the angle twice, for shares of −1 ... 1.
  private static func arcTangent(_ share: Double) -> Double {
    var t = share
    // tan(a / 2) = tan a / (1 + √(1 + tan² a))
    for _ in 0..<2 { t /= 1 + (1 + t * t).squareRoot() }
    var (term, sum) = (t, t)
    for n in 1..<30 {
      term *= -t * t
      sum += term / Double(2 * n + 1)
    }
    return 4 * sum
  }
}

/// What becomes of a weighted sum.
enum Squash: String, CaseIterable, Sendable {
  case step, sigmoid, tanh, relu

  /// As a learner reads it.
  var title: String {
    switch self {
    case .step: "step"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .relu: "ReLU"
    }
  }

  /// What it does, in a few words.
  var words: String {
    switch self {
    case .step: "no or yes, nothing between"
    case .sigmoid: "squeezed into 0 to 1"
    case .tanh: "squeezed into −1 to 1"
    case .relu: "below zero: 0; above: as it is"
    }
  }

  /// The output for a sum.
  func value(_ sum: Double) -> Double {
    switch self {
    case .step: sum > 0 ? 1 : 0
    case .sigmoid: 1 / (1 + PortableMath.exp(-sum))
    case .tanh: PortableMath.tanh(sum)
    case .relu: max(0, sum)
    }
  }
}
