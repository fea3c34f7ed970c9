internal import Compute

/// Four clouds at the corners of a square, opposite corners of one class: no straight line puts
/// more than three corners on their right side.
public struct XOR: Equatable, Sendable {
  /// As a network file names it.
  public var name: String { "xor" }
  /// How many points, a quarter of them at each corner.
  public var count: Int
  /// The standard deviation of what is added to each coordinate.
  public var noise: Double
  /// Equal seeds give equal points.
  public var seed: UInt64

  /// Four clouds that do not touch.
  public init(count: Int = 200, noise: Double = 0.2, seed: UInt64 = 1) {
    self.count = count
    self.noise = noise
    self.seed = seed
  }

  /// The points: [2] coordinates and a class each, 1 where the signs of the corner differ.
  public var examples: Examples {
    PlanePoints(name, count: count, noise: noise, seed: seed).examples { number, _ in
      // The class is the number's last bit: with the next bit it says which corner.
      let x = number / 2 % 2 == 0 ? 1.0 : -1
      return (x, number % 2 == 0 ? x : -x)
    }
  }
}
