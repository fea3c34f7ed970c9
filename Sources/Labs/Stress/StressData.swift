internal import Compute
internal import Learning

/// The digits of the stress lab, and what happens to them.
struct StressData: Sendable {
  static let side = 8

  /// 1,077 to learn from.
  let training: Dataset
  /// 360 to set numbers by.
  let validation: Dataset
  /// 360 that are only looked at.
  let unseen: Dataset

  init(_ context: LabContext) throws(LabError) {
    let pots = try DigitPots(context, lab: StressLab.id)
    let shape = Shape(1, Self.side, Self.side)
    training = pots.training.shaped(shape)
    validation = pots.validation.shaped(shape)
    unseen = pots.test.shaped(shape)
  }

  /// Everything but the unseen digits: 1,437.
  var known: Dataset { training.joined(with: validation) }

  /// What a test does to a picture.
  static func changes(_ test: StressTest) -> [PictureChange] {
    switch test {
    case .clear: []
    case .half: [.light(0.5)]
    case .quarter: [.light(0.25)]
    case .bright: [.background(0.3)]
    case .brighter: [.background(0.5)]
    case .inverted: [.inverted]
    case .fog: [.fog]
    case .noise: [.noise(0.3, seed: 20)]
    case .moved: [.shift(right: 1, down: 0)]
    case .turned: [.rotation(degrees: 30)]
    }
  }

  /// Every pixel by so much in the direction that raises the loss, within 0 … 1.
  ///
  ///     x + size · sign(∂L/∂x)
  ///
  /// (The fast gradient sign method of Goodfellow, Shlens and Szegedy 2015.)
  static func aimed(_ pictures: Dataset, slopes: [Float], size: Float) -> Dataset {
    guard slopes.count == pictures.inputs.count else { return pictures }
    let inputs = zip(pictures.inputs, slopes).map { pixel, slope in
      let step: Float = slope > 0 ? size : slope < 0 ? -size : 0
      return min(max(pixel + step, 0), 1)
    }
    return Dataset(inputs: inputs, inputShape: pictures.inputShape, targets: pictures.targets)
  }

  /// Pictures that are no digits, with what they are called.
  static let nonsense: [(name: String, picture: Picture)] = [
    ("dots", dots(0)), ("white", Picture(filledWith: 1, PixelSize(side))),
    ("black", Picture(filledWith: 0, PixelSize(side))),
    ("letter X", drawn { row, column in row == column || row == 7 - column }),
    ("plus", drawn { row, column in (3...4).contains(row) || (3...4).contains(column) }),
    ("stripes", drawn { row, _ in row % 2 == 0 }),
    ("chess", drawn { row, column in (row + column) % 2 == 0 }),
    ("half", drawn { _, column in column < 4 }),
  ]

  /// A picture of random shades.
  static func dots(_ number: Int) -> Picture {
    var generator = SeededGenerator(seed: 20).split("dots").split(UInt64(number))
    return Picture((0..<side * side).map { _ in generator.uniform() }, PixelSize(side))
  }

  private static func drawn(_ isWhite: (Int, Int) -> Bool) -> Picture {
    Picture(
      (0..<side * side).map { isWhite($0 / side, $0 % side) ? 1 : 0 }, PixelSize(side))
  }

  /// Each picture changed in a way of its own: light, background, fog, noise, a shift or a turn,
  /// or not at all.
  static func varied(_ data: Dataset, amount: Double, seed: UInt64) -> Dataset {
    data.mapPictures(data.inputShape) { picture, number in
      var numbers = SeededGenerator(seed: seed).split("variety").split(UInt64(number))
      let strength = Float(amount) * numbers.uniform()
      let change: PictureChange
      switch numbers.below(7) {
      case 0: change = .light(1 - 0.9 * strength)
      case 1: change = .background(0.6 * strength)
      case 2: change = .fog(contrast: 1 - 0.7 * strength, veil: 0.5 * strength)
      case 3: change = .noise(0.4 * strength, seed: seed)
      case 4:
        change = .shift(right: numbers.below(3) - 1, down: numbers.below(3) - 1)
      case 5: change = .rotation(degrees: Double(strength) * (numbers.below(2) == 0 ? 40 : -40))
      default: return picture
      }
      return picture.changed(by: change, number: number)
    }
  }
}
