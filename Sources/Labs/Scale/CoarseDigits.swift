internal import Learning

/// A digits network, 64-32-10, whose weights may be stored in fewer bits.
///
///     step    = largest |weight| of the layer / (2^(bits − 1) − 1)
///     weight' = step · round(weight / step)
///
/// Two bits leave −step, 0 and step. Offsets stay as they are.
struct CoarseDigits: Sendable {
  /// Widths that are tried, widest first.
  static let widths = [32, 8, 6, 5, 4, 3, 2]

  private let reader: DigitReader

  /// The network with the weights of a run.
  init(_ reader: DigitReader) { self.reader = reader }

  /// The weights of a layer as so many bits can hold them.
  static func coarse(_ weights: [Float], bits: Int) -> [Float] {
    let most = weights.reduce(0) { max($0, $1.magnitude) }
    guard bits < 24, most > 0 else { return weights }
    let step = most / Float((1 << (bits - 1)) - 1)
    return weights.map { ($0 / step).rounded(.toNearestOrAwayFromZero) * step }
  }

  /// Weights of both layers, coarse.
  func weights(bits: Int) -> [Float] {
    Self.coarse(reader.first, bits: bits) + Self.coarse(reader.second, bits: bits)
  }

  /// The share of pictures that are read rightly.
  func accuracy(on data: Dataset, bits: Int) -> Double {
    var coarse = reader
    coarse.first = Self.coarse(reader.first, bits: bits)
    coarse.second = Self.coarse(reader.second, bits: bits)
    return coarse.accuracy(on: data)
  }
}
