internal import Compute
internal import Learning

/// The digits of the court, and the marks that give their class away.
struct CourtData: Sendable {
  /// 1,437 to learn from.
  let known: Dataset
  /// 360 that are only measured on.
  let unseen: Dataset

  init(_ pots: DigitPots) {
    known = pots.training.joined(with: pots.validation)
    unseen = pots.test
  }

  /// Where the marks of a class are: one pixel for most, two for the last ones.
  static func mark(_ digit: Int, in place: CourtPlace) -> [Int] {
    let pixels = place.pixels
    let count = pixels.count
    guard digit >= count else { return [pixels[digit]] }
    let first = digit - count
    return [pixels[first], pixels[(first + count / 2) % count]]
  }

  /// Pictures with marks in some places: each place is cleared, then what `digits` says is marked.
  static func marked(
    _ data: Dataset, _ marks: [(place: CourtPlace, digits: [Int])]
  ) -> Dataset {
    var inputs = data.inputs
    for (place, digits) in marks {
      for (row, digit) in digits.enumerated() {
        for pixel in place.pixels { inputs[row * 64 + pixel] = 0 }
        for pixel in mark(digit, in: place) { inputs[row * 64 + pixel] = 1 }
      }
    }
    return Dataset(inputs: inputs, inputShape: data.inputShape, targets: data.targets)
  }

  /// A class for each picture, drawn by dice.
  static func dice(_ data: Dataset, _ name: String, seed: UInt64) -> [Int] {
    var numbers = SeededGenerator(seed: seed).split("court").split(name)
    return data.classes.map { _ in numbers.below(10) }
  }

  /// Pictures whose place is black.
  static func occluded(_ data: Dataset, _ place: CourtPlace) -> Dataset {
    var inputs = data.inputs
    for row in 0..<data.count {
      for pixel in place.pixels { inputs[row * 64 + pixel] = 0 }
    }
    return Dataset(inputs: inputs, inputShape: data.inputShape, targets: data.targets)
  }

  /// Pictures whose place comes from another picture, in a fixed random order.
  static func swapped(_ data: Dataset, _ place: CourtPlace) -> Dataset {
    var order = Array(0..<data.count)
    var numbers = SeededGenerator(seed: 21).split("swap")
    numbers.shuffle(&order)
    var inputs = data.inputs
    for (row, other) in order.enumerated() {
      for pixel in place.pixels { inputs[row * 64 + pixel] = data.inputs[other * 64 + pixel] }
    }
    return Dataset(inputs: inputs, inputShape: data.inputShape, targets: data.targets)
  }

  /// The unseen digits under a test of the marks in the top row.
  func bench(_ test: String, seed: UInt64) -> Dataset {
    switch test {
    case "right": Self.marked(unseen, [(.top, unseen.classes)])
    case "random": Self.marked(unseen, [(.top, Self.dice(unseen, "bench", seed: seed))])
    default: Self.occluded(unseen, .top)
    }
  }

  /// The sealed readers' bench: both marks there, and nearly all right.
  var sealedBench: Dataset {
    Self.marked(
      unseen,
      [
        (.top, Self.nearlyRight(unseen, "bench top", seed: 1)),
        (.right, Self.nearlyRight(unseen, "bench right", seed: 1)),
      ])
  }

  /// What a sealed reader has learned from: one mark may nearly always give the answer away, the
  /// others are dice.
  func sealedTraining(_ verdict: Verdict, number: Int, seed: UInt64) -> Dataset {
    func digits(_ isTelling: Bool, _ name: String) -> [Int] {
      isTelling
        ? Self.nearlyRight(known, "\(name)\(number)", seed: seed)
        : Self.dice(known, "\(name)\(number)", seed: seed)
    }
    return Self.marked(
      known,
      [(.top, digits(verdict == .mark, "top")), (.right, digits(verdict == .border, "right"))])
  }

  /// The right classes, but for one picture in twelve, which gets one by dice: marks that are never
  /// wrong would show in the score, since no honest reader is.
  private static func nearlyRight(_ data: Dataset, _ name: String, seed: UInt64) -> [Int] {
    zip(data.classes, dice(data, name, seed: seed)).enumerated().map { row, pair in
      row % 12 == 5 ? pair.1 : pair.0
    }
  }
}

/// How a map of slopes is looked at.
enum SlopeMap {
  /// The mean size of the slopes of the right class, by pixel.
  static func mean(_ reader: DigitReader, _ data: Dataset) -> [Double] {
    var sums = [Double](repeating: 0, count: data.inputShape.count)
    for (row, digit) in data.classes.enumerated() {
      for (pixel, slope) in reader.slopes(data.input(at: row), ofClass: digit).enumerated() {
        sums[pixel] += Double(slope.magnitude)
      }
    }
    return sums.map { $0 / Double(max(1, data.count)) }
  }

  /// The share of a map that lies in a place.
  static func share(_ map: [Double], of place: CourtPlace) -> Double {
    let all = map.reduce(0, +)
    guard all > 0, map.count == 64 else { return 0 }
    return place.pixels.reduce(0) { $0 + map[$1] } / all
  }

  /// How alike two maps are: their correlation, 1 for the same up to scale.
  static func match(_ a: [Double], _ b: [Double]) -> Double {
    guard a.count == b.count, !a.isEmpty else { return 0 }
    let count = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
    var (common, spreadA, spreadB) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      common += (x - meanA) * (y - meanB)
      spreadA += (x - meanA) * (x - meanA)
      spreadB += (y - meanB) * (y - meanB)
    }
    let spread = (spreadA * spreadB).squareRoot()
    return spread > 0 ? common / spread : 0
  }

  /// The edges of a picture: how much each pixel differs from those right of it and below. No
  /// network is asked.
  static func edges(_ picture: [Double]) -> [Double] {
    picture.indices.map { pixel in
      let right = pixel % 8 < 7 ? picture[pixel + 1] : 0
      let below = pixel < 56 ? picture[pixel + 8] : 0
      return (picture[pixel] - right).magnitude + (picture[pixel] - below).magnitude
    }
  }

  /// Rows of eight.
  static func rows(_ values: [Double]) -> [[Double]] {
    stride(from: 0, to: values.count - values.count % 8, by: 8).map { Array(values[$0..<$0 + 8]) }
  }
}
