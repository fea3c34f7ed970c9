internal import Compute
internal import Learning

/// A trained network of one hidden layer with a ReLU, as plain arithmetic: for questions that are
/// asked picture by picture, or unit by unit.
///
///     hidden = max(0, W₁ · picture + b₁)     scores = W₂ · hidden + b₂
struct DigitReader: Sendable, Equatable {
  /// What it needs of a run whose layers are called `hidden` and `output`.
  static let tensors: [TensorName] = [
    "hidden.weight", "hidden.bias", "output.weight", "output.bias",
  ]

  /// [units × inputs]
  var first: [Float]
  var firstBias: [Float]
  /// [classes × units]
  var second: [Float]
  var secondBias: [Float]

  /// The network with the numbers of a run; nil if they do not fit together.
  init?(_ values: [TensorName: [Float]]) {
    guard let first = values["hidden.weight"], let firstBias = values["hidden.bias"],
      let second = values["output.weight"], let secondBias = values["output.bias"],
      !firstBias.isEmpty, !secondBias.isEmpty, first.count.isMultiple(of: firstBias.count),
      second.count == secondBias.count * firstBias.count
    else { return nil }
    (self.first, self.firstBias) = (first, firstBias)
    (self.second, self.secondBias) = (second, secondBias)
  }

  /// How many hidden units there are.
  var unitCount: Int { firstBias.count }

  /// What the hidden units put out; a silenced one puts out 0.
  func hidden(_ picture: ArraySlice<Float>, silencing silent: Int? = nil) -> [Float] {
    Self.layer(picture, first, firstBias).enumerated().map { $0 == silent ? 0 : max(0, $1) }
  }

  /// One for each class.
  func scores(_ picture: ArraySlice<Float>, silencing silent: Int? = nil) -> [Float] {
    Self.layer(hidden(picture, silencing: silent)[...], second, secondBias)
  }

  /// The class with the highest score.
  func answer(_ picture: ArraySlice<Float>, silencing silent: Int? = nil) -> Int {
    let scores = scores(picture, silencing: silent)
    return scores.indices.max { scores[$0] < scores[$1] } ?? 0
  }

  /// The share of pictures that are read rightly.
  func accuracy(on data: Dataset, silencing silent: Int? = nil) -> Double {
    let classes = data.classes
    guard !classes.isEmpty else { return 0 }
    let right = classes.indices.count {
      answer(data.input(at: $0), silencing: silent) == classes[$0]
    }
    return Double(right) / Double(classes.count)
  }

  /// How a sum of scores, each times its share, moves with each pixel:
  ///
  ///     W₁ᵀ · (W₂ᵀ · shares where the unit is on)
  func slopes(_ picture: ArraySlice<Float>, of shares: [Float]) -> [Float] {
    guard shares.count == secondBias.count else { return [] }
    let sums = Self.layer(picture, first, firstBias)
    var slopes = [Float](repeating: 0, count: picture.count)
    for unit in sums.indices where sums[unit] > 0 {
      var slope: Float = 0
      for (number, share) in shares.enumerated() {
        slope += share * second[number * unitCount + unit]
      }
      for pixel in slopes.indices { slopes[pixel] += slope * first[unit * picture.count + pixel] }
    }
    return slopes
  }

  /// How the score of one class moves with each pixel.
  func slopes(_ picture: ArraySlice<Float>, ofClass number: Int) -> [Float] {
    slopes(picture, of: secondBias.indices.map { $0 == number ? 1 : 0 })
  }

  private static func layer(
    _ input: ArraySlice<Float>, _ weights: [Float], _ bias: [Float]
  ) -> [Float] {
    guard weights.count == bias.count * input.count else { return bias }
    return bias.indices.map { unit in
      var sum = bias[unit]
      var place = unit * input.count
      for value in input {
        sum += weights[place] * value
        place += 1
      }
      return sum
    }
  }
}
