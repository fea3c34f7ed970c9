internal import Compute

/// Two arms of a spiral, one a class.
///
///     angle = 2π · turns · t + π · class,  radius = 0.1 + 0.9 t,  t evenly of 0 ... 1
public struct Spiral: Equatable, Sendable {
  /// As a network file names it.
  public var name: String { "spiral" }
  /// How many points, half of them of each class.
  public var count: Int
  /// The standard deviation of what is added to each coordinate.
  public var noise: Double
  /// Equal seeds give equal points.
  public var seed: UInt64
  /// How often an arm goes around.
  public var turns: Double

  /// A spiral that one hidden layer cannot tell apart and two can.
  public init(count: Int = 300, noise: Double = 0.02, seed: UInt64 = 1, turns: Double = 1.375) {
    self.count = count
    self.noise = noise
    self.seed = seed
    self.turns = turns
  }

  /// The points: [2] coordinates and a class of 0 or 1 each, the classes taking turns.
  public var examples: Examples {
    PlanePoints(name, count: count, noise: noise, seed: seed).examples { number, generator in
      let t = Double(generator.uniform())
      let angle = .pi * (2 * turns * t + Double(number % 2))
      let radius = 0.1 + 0.9 * t
      return (radius * PortableMath.cos(angle), radius * PortableMath.sin(angle))
    }
  }
}
