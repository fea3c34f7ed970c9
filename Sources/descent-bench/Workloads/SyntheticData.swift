import Compute
import Learning

/// Data that is drawn: what a benchmark needs of it is its shape and that it can be learned.
enum SyntheticData: Sendable {
  /// Two arms of 1½ turns with a noise of 0.02: values, 0 or 1.
  case spiral
  /// Ten random pictures with a noise of 0.3, and which of them it was.
  case pictures(side: Int, isFlat: Bool)
  /// Symbols of which three in four follow from the one before by a rule, and the next at each
  /// place.
  case sequences(length: Int, symbols: Int)

  /// Whether inputs are numbers of symbols.
  var hasTokens: Bool {
    switch self {
    case .spiral, .pictures: false
    case .sequences: true
    }
  }

  func examples(count: Int) -> Dataset {
    var generator = SeededGenerator(seed: 1)
    switch self {
    case .spiral: return Self.spiral(count, &generator)
    case .pictures(let side, let isFlat):
      return Self.pictures(count, side: side, isFlat: isFlat, &generator)
    case .sequences(let length, let symbols):
      return Self.sequences(count, length: length, symbols: symbols, &generator)
    }
  }

  private static func spiral(_ count: Int, _ generator: inout SeededGenerator) -> Dataset {
    var inputs: [Float] = []
    for row in 0..<count {
      let radius = Double(generator.uniform())
      let angle = (radius * 3 + Double(row % 2)) * Double.pi
      inputs.append(Float(radius * PortableMath.cos(angle)) + 0.02 * generator.normal())
      inputs.append(Float(radius * PortableMath.sin(angle)) + 0.02 * generator.normal())
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(2),
      targets: .values((0..<count).map { Float($0 % 2) }, shape: Shape(1)))
  }

  private static func pictures(
    _ count: Int, side: Int, isFlat: Bool, _ generator: inout SeededGenerator
  ) -> Dataset {
    let size = side * side
    let prototypes = (0..<10 * size).map { _ in generator.uniform() }
    let classes = (0..<count).map { _ in Int32(generator.below(10)) }
    let inputs = classes.flatMap { number in
      (0..<size).map { prototypes[Int(number) * size + $0] + 0.3 * generator.normal() }
    }
    return Dataset(
      inputs: inputs, inputShape: isFlat ? Shape(size) : Shape(1, side, side),
      targets: .classes(classes, count: 10))
  }

  private static func sequences(
    _ count: Int, length: Int, symbols: Int, _ generator: inout SeededGenerator
  ) -> Dataset {
    var inputs: [Float] = []
    var targets: [Int32] = []
    for _ in 0..<count {
      var symbol = generator.below(symbols)
      for _ in 0..<length {
        inputs.append(Float(symbol))
        let follows = generator.uniform() < 0.75
        symbol = follows ? (3 * symbol + 1) % symbols : generator.below(symbols)
        targets.append(Int32(symbol))
      }
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(length),
      targets: .classes(targets, count: symbols, shape: Shape(length)))
  }
}
