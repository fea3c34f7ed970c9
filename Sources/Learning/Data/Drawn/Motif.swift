internal import Compute

/// Noisy pictures with a plus or a cross somewhere in them: 3 × 3 pixels that may be anywhere, so
/// that no pixel alone says anything.
///
///     plus, class 0     · # ·     cross, class 1     # · #
///                       # # #                        · # ·
///                       · # ·                        # · #
public struct Motif: Equatable, Sendable {
  /// As errors name it.
  public var name: String { "motif" }
  /// How many pictures, half of them of each class.
  public var count: Int
  /// Pixels of a side, at least 3.
  public var side: Int
  /// The standard deviation of what is added to each pixel, before it is kept within 0 … 1.
  public var noise: Double
  /// Equal seeds give equal pictures.
  public var seed: UInt64

  /// A hundred pictures of 12 × 12 pixels.
  public init(count: Int = 100, side: Int = 12, noise: Double = 0.3, seed: UInt64 = 1) {
    self.count = count
    self.side = max(3, side)
    self.noise = noise
    self.seed = seed
  }

  /// The two figures, row by row.
  public static let figures: [[Float]] = [
    [0, 1, 0, 1, 1, 1, 0, 1, 0], [1, 0, 1, 0, 1, 0, 1, 0, 1],
  ]

  /// The pictures: [1 × side × side] pixels and a class of 0 or 1 each.
  public var examples: Examples {
    var generator = SeededGenerator(seed: seed).split(name)
    var inputs: [Float] = []
    inputs.reserveCapacity(count * side * side)
    for number in 0..<count {
      var pixels = [Float](repeating: 0, count: side * side)
      let (top, left) = (generator.below(side - 2), generator.below(side - 2))
      for (index, value) in Self.figures[number % 2].enumerated() {
        pixels[(top + index / 3) * side + left + index % 3] = value
      }
      inputs += pixels.map { min(max($0 + Float(noise) * generator.normal(), 0), 1) }
    }
    return Examples(
      source: name, inputs: inputs, inputShape: Shape(1, side, side),
      targets: (0..<count).map { Float($0 % 2) })
  }
}
