/// A loss of one weight, and its slope.
enum LossCurve: Sendable {
  /// (w − 3)²
  case bowl
  /// ¼ w⁴ − w² + 0.3 w + 1: a ridge near 0.15 between a deeper valley at −1.484 and a shallower one at
  /// 1.332.
  case valleys

  /// The loss at a weight.
  func value(_ w: Double) -> Double {
    switch self {
    case .bowl: (w - 3) * (w - 3)
    case .valleys: 0.25 * w * w * w * w - w * w + 0.3 * w + 1
    }
  }

  /// dL/dw
  func slope(_ w: Double) -> Double {
    switch self {
    case .bowl: 2 * (w - 3)
    case .valleys: w * w * w - 2 * w + 0.3
    }
  }
}

/// A loss of two weights, and its gradient.
enum LossPlane: Equatable, Sendable {
  /// ½ (x² + c y²): flat along x, steep along y.
  case ravine(steepness: Double)
  /// ½ x² − ½ y² + ¼ y⁴: down to the middle along x, away from it along y, until y = ±1.
  case saddle

  /// The loss at a pair of weights.
  func value(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .ravine(let c): 0.5 * (x * x + c * y * y)
    case .saddle: 0.5 * x * x - 0.5 * y * y + 0.25 * y * y * y * y
    }
  }

  /// dL/dx and dL/dy
  func slope(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    switch self {
    case .ravine(let c): (x, c * y)
    case .saddle: (x, y * y * y - y)
    }
  }
}

/// A walk downhill on a curve: w ← w − rate × slope, until it stands still, flies off or has taken
/// all of its steps.
struct CurveWalk: Equatable, Sendable {
  /// Where it was, its start first.
  let weights: [Double]

  /// - Parameter steps: the most that are taken.
  init(_ curve: LossCurve, from start: Double, rate: Double, steps: Int) {
    var weights = [start]
    var w = start
    for _ in 0..<steps {
      let slope = curve.slope(w)
      guard slope.magnitude > 1e-4, w.magnitude < 1e4 else { break }
      w -= rate * slope
      weights.append(w)
    }
    self.weights = weights
  }

  /// Where it is after so many steps; at its end where it has taken fewer.
  func weight(after steps: Int) -> Double { weights[min(max(0, steps), weights.count - 1)] }
}

/// A walk downhill over a plane: both weights at once, each by its own slope.
struct PlaneWalk: Equatable, Sendable {
  /// Where it was, its start first.
  let places: [Place]

  /// A pair of weights.
  struct Place: Equatable, Sendable {
    var x: Double
    var y: Double
  }

  /// - Parameters:
  ///   - steps: the most that are taken.
  ///   - isOver: whether it has arrived.
  init(
    _ plane: LossPlane, from start: Place, rate: Double, steps: Int,
    isOver: (Place) -> Bool = { _ in false }
  ) {
    var places = [start]
    var (x, y) = (start.x, start.y)
    for _ in 0..<steps {
      guard x.magnitude < 1e4, y.magnitude < 1e4, !isOver(Place(x: x, y: y)) else { break }
      let slope = plane.slope(x, y)
      (x, y) = (x - rate * slope.x, y - rate * slope.y)
      places.append(Place(x: x, y: y))
    }
    self.places = places
  }

  /// Where it is after so many steps; at its end where it has taken fewer.
  func place(after steps: Int) -> Place { places[min(max(0, steps), places.count - 1)] }
}
