internal import Compute
internal import Learning
internal import TextUI

/// Points of two classes in a plane, by the name of their set. Class 1 is drawn as A, class 0 as B.
struct PlaneSet: Hashable, Sendable {
  /// The sets to choose from.
  enum Kind: String, CaseIterable, Sendable {
    case blobs, diagonal, xor, rings, moons, spiral

    /// The noise at which the set is drawn where nobody says otherwise.
    var usualNoise: Double {
      switch self {
      case .blobs: 0.6
      case .diagonal: 0
      case .xor: 0.2
      case .rings, .moons: 0.15
      case .spiral: 0.02
      }
    }

    /// The plane that holds nearly all of its points.
    var axes: (x: Axis, y: Axis) {
      let (low, high, bottom, top) =
        switch self {
        case .blobs: (-3.0, 3.0, -3.0, 3.0)
        case .diagonal: (-2.5, 2.5, -2.5, 2.5)
        case .xor: (-2.0, 2.0, -2.0, 2.0)
        case .rings: (-1.6, 1.6, -1.6, 1.6)
        case .moons: (-1.5, 2.5, -1.0, 1.5)
        case .spiral: (-1.2, 1.2, -1.2, 1.2)
        }
      return (Axis(low, high, title: "x₁"), Axis(bottom, top, title: "x₂"))
    }
  }

  /// Which set.
  var kind: Kind
  /// How many points, half of them of each class.
  var count = 200
  /// The standard deviation of what is added to each coordinate.
  var noise: Double
  /// How far points are moved apart across the border between the classes; spirals and moons have
  /// none.
  var margin = 0.0
  /// Equal seeds give equal points.
  var seed: UInt64 = 1

  /// The points: [2] coordinates and a class of 0 or 1 each.
  var examples: Examples {
    let raw: Examples =
      switch kind {
      case .blobs: Blobs(count: count, noise: noise, seed: seed).examples
      case .diagonal: diagonal
      case .xor: XOR(count: count, noise: noise, seed: seed).examples
      case .rings: Rings(count: count, noise: noise, seed: seed).examples
      case .moons: Moons(count: count, noise: noise, seed: seed).examples
      case .spiral:
        // Wound so far that eight units in one layer are too few.
        Spiral(count: count, noise: noise, seed: seed, turns: 1.9).examples
      }
    return margin == 0 ? raw : apart(raw)
  }

  /// The points as data for a single logit.
  var dataset: Dataset { Self.dataset(examples) }

  /// Points as data for a single logit.
  static func dataset(_ examples: Examples) -> Dataset {
    Dataset(
      inputs: examples.inputs, inputShape: Shape(2),
      targets: .values(examples.targets, shape: Shape(1)))
  }

  /// Points as a chart draws them.
  static func marks(_ examples: Examples, isTest: Bool = false) -> [PlaneChart.Example] {
    examples.targets.indices.map { index in
      PlaneChart.Example(
        Double(examples.inputs[2 * index]), Double(examples.inputs[2 * index + 1]),
        examples.targets[index] > 0.5 ? .a : .b, isTest: isTest)
    }
  }

  /// Evenly in a square, class 1 below the diagonal x₁ = x₂.
  private var diagonal: Examples {
    var generator = SeededGenerator(seed: seed).split("diagonal")
    var inputs: [Float] = []
    for number in 0..<count {
      let (a, b) = (generator.uniform(in: -2...2), generator.uniform(in: -2...2))
      let (low, high) = (min(a, b), max(a, b))
      inputs += number % 2 == 0 ? [low, high] : [high, low]
    }
    for index in inputs.indices where noise > 0 {
      inputs[index] += Float(noise) * generator.normal()
    }
    return Examples(
      source: "diagonal", inputs: inputs, inputShape: Shape(2),
      targets: (0..<count).map { Float($0 % 2) })
  }

  private func apart(_ examples: Examples) -> Examples {
    var examples = examples
    for index in examples.targets.indices {
      let (x, y) = (Double(examples.inputs[2 * index]), Double(examples.inputs[2 * index + 1]))
      let side = examples.targets[index] > 0.5 ? 1.0 : -1
      let moved = apart(x, y, side)
      examples.inputs[2 * index] = Float(moved.x)
      examples.inputs[2 * index + 1] = Float(moved.y)
    }
    return examples
  }

  /// Half of the margin away from the border, straight across it.
  private func apart(_ x: Double, _ y: Double, _ side: Double) -> (x: Double, y: Double) {
    let half = margin / 2
    let slant = half * 0.5.squareRoot() * side
    switch kind {
    case .blobs: return (x + slant, y + slant)
    case .diagonal: return (x + slant, y - slant)
    case .xor: return (x + (x < 0 ? -half : half), y + (y < 0 ? -half : half))
    case .rings:
      let radius = (x * x + y * y).squareRoot()
      guard radius > 0 else { return (x, y) }
      let share = max(0, radius + half * side) / radius
      return (x * share, y * share)
    case .moons, .spiral: return (x, y)
    }
  }
}
