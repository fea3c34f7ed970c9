internal import Compute

/// Two half circles, each reaching into the other, one a class.
///
///     class 0: (cos t, sin t),  class 1: (1 − cos t, 0.5 − sin t),  t evenly of 0 ... π
public struct Moons: Equatable, Sendable {
  /// As a network file names it.
  public var name: String { "moons" }
  /// How many points, half of them of each class.
  public var count: Int
  /// The standard deviation of what is added to each coordinate.
  public var noise: Double
  /// Equal seeds give equal points.
  public var seed: UInt64

  /// Two moons that nearly touch; with a noise of 0.35 they overlap.
  public init(count: Int = 300, noise: Double = 0.15, seed: UInt64 = 1) {
    self.count = count
    self.noise = noise
    self.seed = seed
  }

  /// The points: [2] coordinates and a class of 0 or 1 each.
  public var examples: Examples {
    PlanePoints(name, count: count, noise: noise, seed: seed).examples { number, generator in
      let angle = .pi * Double(generator.uniform())
      let (x, y) = (PortableMath.cos(angle), PortableMath.sin(angle))
      return number % 2 == 0 ? (x, y) : (1 - x, 0.5 - y)
    }
  }
}
