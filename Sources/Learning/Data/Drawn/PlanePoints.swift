internal import Compute

/// What the sets of points in a plane have in common: two classes that take turns, and noise.
struct PlanePoints {
  private let name: String
  private let count: Int
  private let noise: Double
  private let generator: SeededGenerator

  init(_ name: String, count: Int, noise: Double, seed: UInt64) {
    self.name = name
    self.count = count
    self.noise = noise
    generator = SeededGenerator(seed: seed).split(name)
  }

  /// - Parameter place: where point number n, of class n mod 2, lies before noise is added.
  func examples(_ place: (Int, inout SeededGenerator) -> (x: Double, y: Double)) -> Examples {
    var generator = generator
    var inputs: [Float] = []
    for number in 0..<count {
      let (x, y) = place(number, &generator)
      inputs.append(Float(x + noise * Double(generator.normal())))
      inputs.append(Float(y + noise * Double(generator.normal())))
    }
    return Examples(
      source: name, inputs: inputs, inputShape: Shape(2),
      targets: (0..<count).map { Float($0 % 2) })
  }
}
