internal import Compute
internal import Learning

/// How sure a network is of each of its answers, and whether each is right.
struct Claims: Equatable, Sendable {
  /// The share of the class that was chosen, of each answer.
  let claimed: [Double]
  /// Whether that class is the right one.
  let isRight: [Bool]

  /// The answers that outputs stand for, row after row.
  ///
  /// - Parameters:
  ///   - scores: Outputs, or logarithms of shares: a softmax makes the same of both.
  ///   - classes: The right class of each row.
  ///   - temperature: What scores are divided by before they become shares.
  init(scores: [Float], classes: [Int], temperature: Double = 1) {
    let width = classes.isEmpty ? 0 : scores.count / classes.count
    var claimed: [Double] = []
    var isRight: [Bool] = []
    for (row, right) in classes.enumerated() where width > 0 {
      let row = scores[row * width..<(row + 1) * width]
      let highest = row.max() ?? 0
      let sum = row.reduce(0.0) {
        $0 + PortableMath.exp(Double($1 - highest) / temperature)
      }
      // Of scores that are no numbers nothing is claimed.
      claimed.append(sum.isNaN ? 0 : 1 / max(1, sum))
      let first = row.firstIndex(of: highest).map { $0 - row.startIndex }
      isRight.append(first == right)
    }
    self.claimed = claimed
    self.isRight = isRight
  }

  /// The share of answers that are right; nil without answers.
  var accuracy: Double? {
    isRight.isEmpty ? nil : Double(isRight.count { $0 }) / Double(isRight.count)
  }

  /// How sure the network is on average; nil without answers.
  var confidence: Double? {
    claimed.isEmpty ? nil : claimed.reduce(0, +) / Double(claimed.count)
  }

  /// Answers that claim about as much.
  struct Bin: Equatable, Sendable {
    /// From where to where claims go.
    let range: ClosedRange<Double>
    let count: Int
    /// The mean claim.
    let claimed: Double
    /// The share that is right.
    let actual: Double
  }

  /// Ten of them, a tenth wide each; those without answers are left out.
  var bins: [Bin] {
    let places = claimed.map { min(9, Int($0 * 10)) }
    return (0..<10).compactMap { place in
      let members = claimed.indices.filter { places[$0] == place }
      guard !members.isEmpty else { return nil }
      let count = Double(members.count)
      return Bin(
        range: Double(place) / 10...Double(place + 1) / 10, count: members.count,
        claimed: members.reduce(0) { $0 + claimed[$1] } / count,
        actual: Double(members.count { isRight[$0] }) / count)
    }
  }

  /// How far claims and facts are apart: the mean over the bins, each counting as many answers as it
  /// holds (the expected calibration error of Guo et al. 2017).
  var gap: Double? {
    guard !claimed.isEmpty else { return nil }
    let sum = bins.reduce(0) { $0 + Double($1.count) * ($1.claimed - $1.actual).magnitude }
    return sum / Double(claimed.count)
  }

  /// What happens if answers that claim less than a threshold are not given: the share that is
  /// still given, and the share of wrong ones among them. No answers, no errors.
  func answering(from threshold: Double) -> (answered: Double, error: Double) {
    let given = claimed.indices.filter { claimed[$0] >= threshold }
    guard !given.isEmpty else { return (0, 0) }
    let wrong = given.count { !isRight[$0] }
    return (Double(given.count) / Double(claimed.count), Double(wrong) / Double(given.count))
  }
}

/// Finds the number that scores have to be divided by.
enum TemperatureFit {
  /// The temperature from 0.3 to 5 with the least cross-entropy on some answers, to a hundredth.
  /// The loss has a single valley, so that a search in thirds finds it.
  static func best(scores: [Float], classes: [Int]) -> Double {
    var (low, high) = (30, 500)
    while high - low > 2 {
      let (first, second) = (low + (high - low) / 3, high - (high - low) / 3)
      if loss(scores, classes, Double(first) / 100) < loss(scores, classes, Double(second) / 100) {
        high = second
      } else {
        low = first
      }
    }
    let best = (low...high).min {
      loss(scores, classes, Double($0) / 100) < loss(scores, classes, Double($1) / 100)
    }
    return Double(best ?? 100) / 100
  }

  /// The mean cross-entropy of scores divided by a temperature.
  static func loss(_ scores: [Float], _ classes: [Int], _ temperature: Double) -> Double {
    let width = classes.isEmpty ? 0 : scores.count / classes.count
    var sum = 0.0
    for (row, right) in classes.enumerated() where width > 0 {
      let row = Array(scores[row * width..<(row + 1) * width])
      let highest = Double(row.max() ?? 0)
      let powers = row.reduce(0.0) {
        $0 + PortableMath.exp((Double($1) - highest) / temperature)
      }
      sum += PortableMath.log(powers) - (Double(row[right]) - highest) / temperature
    }
    return sum / Double(max(1, classes.count))
  }
}
