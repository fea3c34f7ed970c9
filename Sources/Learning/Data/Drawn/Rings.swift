internal import Compute

/// A ring around another, one a class: radii 0.4 and 1.
public struct Rings: Equatable, Sendable {
  /// As a network file names it.
  public var name: String { "rings" }
  /// How many points, half of them of each class.
  public var count: Int
  /// The standard deviation of what is added to each coordinate.
  public var noise: Double
  /// Equal seeds give equal points.
  public var seed: UInt64

  /// Two rings with a little overlap.
  public init(count: Int = 300, noise: Double = 0.15, seed: UInt64 = 1) {
    self.count = count
    self.noise = noise
    self.seed = seed
  }

  /// The points: [2] coordinates and a class each, 0 for the inner ring.
  public var examples: Examples {
    PlanePoints(name, count: count, noise: noise, seed: seed).examples { number, generator in
      let angle = 2 * .pi * Double(generator.uniform())
      let radius = number % 2 == 0 ? 0.4 : 1
      return (radius * PortableMath.cos(angle), radius * PortableMath.sin(angle))
    }
  }
}
