internal import Compute
internal import Learning

/// A network of letters side by side, in plain arithmetic with the weights of a running one: it says
/// what may come next and makes up names.
///
///     hidden = tanh(W · places of the letters before + b),  scores = V · hidden + c
struct NameSpeaker: Equatable, Sendable {
  let net: NameNet
  /// What each letter at each place before adds to the hidden sums: [context × 27 × hidden].
  private let parts: [Double]
  private let offsets: [Double]
  private let weights: [Float]
  private let biases: [Float]

  /// Nil where the weights have not been reported, or are no numbers any more.
  init?(_ values: [TensorName: [Float]]?, _ net: NameNet) {
    let found = NameNet.probes.compactMap { values?[$0] }
    guard found.count == 5, net.kind == .window,
      found[1].count == net.hidden * net.context * net.places,
      found[4].allSatisfy(\.isFinite)
    else { return nil }
    self.net = net
    let (table, inner) = (found[0], found[1])
    let width = net.context * net.places
    var parts = [Double](repeating: 0, count: net.context * NamePots.tokenCount * net.hidden)
    var index = 0
    for place in 0..<net.context {
      for token in 0..<NamePots.tokenCount {
        for unit in 0..<net.hidden {
          var sum = 0.0
          for number in 0..<net.places {
            sum +=
              Double(inner[unit * width + place * net.places + number])
              * Double(table[token * net.places + number])
          }
          parts[index] = sum
          index += 1
        }
      }
    }
    self.parts = parts
    offsets = found[2].map(Double.init)
    weights = found[3]
    biases = found[4]
  }

  /// As many of the last letters as the network reads, with beginnings where there are fewer.
  static func read(_ letters: [UInt8], by net: NameNet) -> [UInt8] {
    [UInt8](repeating: 0, count: max(0, net.context - letters.count))
      + letters.suffix(net.context)
  }

  /// The scores of 27 letters after those before.
  func scores(after letters: [UInt8]) -> [Float] {
    let recent = Self.read(letters, by: net)
    var hidden = offsets
    for (place, token) in recent.enumerated() {
      let start = (place * NamePots.tokenCount + Int(token)) * net.hidden
      for unit in 0..<net.hidden { hidden[unit] += parts[start + unit] }
    }
    for unit in 0..<net.hidden { hidden[unit] = PortableMath.tanh(hidden[unit]) }
    return CellWalk.dense(hidden, weights, biases).map(Float.init)
  }

  /// What share each letter has.
  func shares(after letters: [UInt8], temperature: Double = 1) -> [Double] {
    Sampling.shares(of: scores(after: letters), temperature: temperature)
  }

  /// A name, drawn letter by letter until its end is drawn, at most 14 letters.
  func name(at temperature: Double, _ generator: inout SeededGenerator) -> [UInt8] {
    var letters: [UInt8] = []
    while letters.count < 14 {
      let token = Sampling.draw(shares(after: letters, temperature: temperature), &generator)
      if token == 0 { break }
      letters.append(UInt8(token))
    }
    return letters
  }
}

/// What some names that were made up have in common.
struct NameCensus: Equatable, Sendable {
  /// Names that are counted where nothing trains.
  static let count = 400
  /// Temperatures that are compared.
  static let temperatures = [0.2, 0.5, 1, 1.5, 2]

  /// What scores were divided by.
  let temperature: Double
  /// Names that were made up.
  let count: Int
  /// The first of them.
  let samples: [[UInt8]]
  /// How many of them are different, as a share.
  let distinct: Double
  /// How many of them stand among the names that were learned from, as a share.
  let known: Double
  /// Letters in a name, on average.
  let length: Double

  /// Makes names up and counts them.
  init(
    _ speaker: NameSpeaker, at temperature: Double, count: Int, known names: Set<[UInt8]>,
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed).split("samples")
    let all = (0..<count).map { _ in speaker.name(at: temperature, &generator) }
    self.temperature = temperature
    self.count = count
    samples = Array(all.prefix(60))
    distinct = Double(Set(all).count) / Double(count)
    known = Double(all.count { names.contains($0) }) / Double(count)
    length = Double(all.reduce(0) { $0 + $1.count }) / Double(count)
  }
}
