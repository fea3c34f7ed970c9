internal import Compute

/// The data that can be drawn: points of the plane from −6 to 6, and what is to be said of each.
///
/// Places, labels and what noise does are those of the TensorFlow Playground, so that what was found
/// out there can be tried here; the random numbers are not. `moons` is one more.
enum PlanePattern: String, CaseIterable, Sendable {
  /// A disc within a ring.
  case circle
  /// Four squares, opposite ones of one class.
  case xor
  /// Two clouds.
  case gaussian
  /// Two arms that wind around each other.
  case spiral
  /// Two half circles that reach into each other.
  case moons
  /// A number that grows along the diagonal.
  case plane
  /// A number that is high at three places and low at three others.
  case hills

  /// How far the plane reaches from its middle.
  static let reach = 6.0

  /// Whether there is a number to be said of each point, instead of one of two classes.
  var isRegression: Bool { self == .plane || self == .hills }

  /// What there is, for the name beside the picture.
  var title: String {
    switch self {
    case .circle: "circle"
    case .xor: "XOR"
    case .gaussian: "two clouds"
    case .spiral: "spiral"
    case .moons: "two moons"
    case .plane: "slanted plane"
    case .hills: "six hills"
    }
  }

  /// Points whose classes take turns, A being +1 and B −1, or whose numbers lie within −1 … 1.
  ///
  /// - Parameter noise: 0 for none, 1 for as much as the pattern is large.
  func points(_ count: Int, noise: Double, seed: UInt64) -> [PlanePoint] {
    var generator = SeededGenerator(seed: seed).split(rawValue)
    return (0..<count).map { number in
      switch self {
      case .circle: Self.circle(number, noise, &generator)
      case .xor: Self.xor(noise, &generator)
      case .gaussian: Self.gaussian(number, noise, &generator)
      case .spiral: Self.spiral(number, of: count, noise, &generator)
      case .moons: Self.moons(number, noise, &generator)
      case .plane, .hills: regression(noise, &generator)
      }
    }
  }

  /// Evenly between −size and size.
  private static func even(_ size: Double, _ generator: inout SeededGenerator) -> Double {
    size * (2 * Double(generator.uniform()) - 1)
  }

  /// Class A within half of the radius, class B from seven tenths of it on; noise moves a point only
  /// for the question of which class it has.
  private static func circle(
    _ number: Int, _ noise: Double, _ generator: inout SeededGenerator
  ) -> PlanePoint {
    let radius = 5.0
    let isInside = number.isMultiple(of: 2)
    let share = Double(generator.uniform())
    let distance = radius * (isInside ? 0.5 * share : 0.7 + 0.3 * share)
    let angle = 2 * .pi * Double(generator.uniform())
    let (x, y) = (distance * PortableMath.sin(angle), distance * PortableMath.cos(angle))
    let moved = x + noise * even(radius, &generator)
    let raised = y + noise * even(radius, &generator)
    let isA = moved * moved + raised * raised < radius * radius / 4
    return PlanePoint(x, y, isA ? 1 : -1)
  }

  private static func xor(_ noise: Double, _ generator: inout SeededGenerator) -> PlanePoint {
    func coordinate() -> Double {
      let value = even(5, &generator)
      return value + (value > 0 ? 0.3 : -0.3)
    }
    let (x, y) = (coordinate(), coordinate())
    let (moved, raised) = (x + noise * even(5, &generator), y + noise * even(5, &generator))
    return PlanePoint(x, y, moved * raised >= 0 ? 1 : -1)
  }

  /// Noise is the clouds' variance, from 0.5 to 7.5.
  private static func gaussian(
    _ number: Int, _ noise: Double, _ generator: inout SeededGenerator
  ) -> PlanePoint {
    let deviation = PortableMath.sqrt(0.5 + 7 * noise)
    let middle = number.isMultiple(of: 2) ? 2.0 : -2
    let x = middle + deviation * Double(generator.normal())
    let y = middle + deviation * Double(generator.normal())
    return PlanePoint(x, y, number.isMultiple(of: 2) ? 1 : -1)
  }

  private static func spiral(
    _ number: Int, of count: Int, _ noise: Double, _ generator: inout SeededGenerator
  ) -> PlanePoint {
    let way = Double(number / 2) / Double(max(1, count / 2))
    let isA = number.isMultiple(of: 2)
    let angle = 1.75 * way * 2 * .pi + (isA ? 0 : .pi)
    let x = 5 * way * PortableMath.sin(angle) + noise * even(1, &generator)
    let y = 5 * way * PortableMath.cos(angle) + noise * even(1, &generator)
    return PlanePoint(x, y, isA ? 1 : -1)
  }

  private static func moons(
    _ number: Int, _ noise: Double, _ generator: inout SeededGenerator
  ) -> PlanePoint {
    let angle = .pi * Double(generator.uniform())
    let isA = number.isMultiple(of: 2)
    let (x, y) = (PortableMath.cos(angle), PortableMath.sin(angle))
    let place = isA ? (x - 0.5, y - 0.25) : (0.5 - x, 0.25 - y)
    let deviation = 0.25 + 2.5 * noise
    return PlanePoint(
      3.2 * place.0 + deviation * Double(generator.normal()),
      3.2 * place.1 + deviation * Double(generator.normal()), isA ? 1 : -1)
  }

  private func regression(
    _ noise: Double, _ generator: inout SeededGenerator
  ) -> PlanePoint {
    let (x, y) = (Self.even(Self.reach, &generator), Self.even(Self.reach, &generator))
    let moved = x + noise * Self.even(Self.reach, &generator)
    let raised = y + noise * Self.even(Self.reach, &generator)
    return PlanePoint(x, y, self == .plane ? (moved + raised) / 10 : Self.height(moved, raised))
  }

  /// Of the nearest hill: ±1 at its top, 0 from a distance of 2 on.
  private static func height(_ x: Double, _ y: Double) -> Double {
    let hills: [(x: Double, y: Double, sign: Double)] = [
      (-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1),
    ]
    return hills.reduce(0) { height, hill in
      let distance = PortableMath.sqrt(
        (x - hill.x) * (x - hill.x) + (y - hill.y) * (y - hill.y))
      let here = hill.sign * max(0, 1 - distance / 2)
      return here.magnitude > height.magnitude ? here : height
    }
  }
}
