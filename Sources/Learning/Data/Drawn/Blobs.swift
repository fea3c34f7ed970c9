internal import Compute

/// Two clouds that a straight line separates, one a class, around (−1, −1) and (1, 1).
public struct Blobs: Equatable, Sendable {
  /// As a network file names it.
  public var name: String { "blobs" }
  /// How many points, half of them of each class.
  public var count: Int
  /// The standard deviation of what is added to each coordinate.
  public var noise: Double
  /// Equal seeds give equal points.
  public var seed: UInt64

  /// Two clouds that nearly all can be told apart.
  public init(count: Int = 200, noise: Double = 0.6, seed: UInt64 = 1) {
    self.count = count
    self.noise = noise
    self.seed = seed
  }

  /// The points: [2] coordinates and a class of 0 or 1 each.
  public var examples: Examples {
    PlanePoints(name, count: count, noise: noise, seed: seed).examples { number, _ in
      number % 2 == 0 ? (-1, -1) : (1, 1)
    }
  }
}
