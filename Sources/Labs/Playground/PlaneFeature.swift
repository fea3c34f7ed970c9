internal import Compute
internal import TextUI

/// What the network may be given of a point in the plane.
enum PlaneFeature: Int, CaseIterable, Sendable {
  case x1, x2, x1Squared, x2Squared, product, sineX1, sineX2

  /// As settings call it.
  var name: String {
    switch self {
    case .x1: "x1"
    case .x2: "x2"
    case .x1Squared: "x1sq"
    case .x2Squared: "x2sq"
    case .product: "x1x2"
    case .sineX1: "sinx1"
    case .sineX2: "sinx2"
    }
  }

  /// As a learner reads it.
  var label: String {
    switch self {
    case .x1: "x₁"
    case .x2: "x₂"
    case .x1Squared: "x₁²"
    case .x2Squared: "x₂²"
    case .product: "x₁x₂"
    case .sineX1: "sin x₁"
    case .sineX2: "sin x₂"
    }
  }

  /// Its value for a point; sines are of radians.
  func value(_ x1: Double, _ x2: Double) -> Float {
    switch self {
    case .x1: Float(x1)
    case .x2: Float(x2)
    case .x1Squared: Float(x1 * x1)
    case .x2Squared: Float(x2 * x2)
    case .product: Float(x1 * x2)
    case .sineX1: Float(PortableMath.sin(x1))
    case .sineX2: Float(PortableMath.sin(x2))
    }
  }

  /// The largest magnitude that it has in a plane that reaches to `reach` on all sides.
  func limit(reach: Double) -> Double {
    switch self {
    case .x1, .x2: reach
    case .x1Squared, .x2Squared, .product: reach * reach
    case .sineX1, .sineX2: 1
    }
  }
}
