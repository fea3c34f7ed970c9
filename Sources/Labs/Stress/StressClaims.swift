internal import Compute
internal import Learning

/// The network that has seen few pictures, and how sure it is.
extension StressLab {
  /// Whether that network is there and trained.
  var isFewTrained: Bool { desk.isFinished(.few) }

  /// Logarithms of the shares that it gives; a softmax makes shares of them again.
  private func fewScores(_ rows: Range<Int>) -> [Float] {
    let shares = desk.report(.few)?.answers ?? []
    guard shares.count >= rows.upperBound * 10 else { return [] }
    return shares[rows.lowerBound * 10..<rows.upperBound * 10]
      .map { PortableMath.log(max($0, .leastNormalMagnitude)) }
  }

  private var validationRows: Range<Int> { 0..<data.validation.count }
  private var unseenRows: Range<Int> {
    data.validation.count..<data.validation.count + data.unseen.count
  }

  /// What it claims of the unseen digits, its scores divided by a temperature; nil before it has
  /// been asked.
  func fewClaims(temperature: Double) -> Claims? {
    let scores = fewScores(unseenRows)
    guard !scores.isEmpty else { return nil }
    return Claims(scores: scores, classes: data.unseen.classes, temperature: temperature)
  }

  /// Finds the temperature on the validation digits when a run is over: not on those it is judged by.
  mutating func fitTemperature() {
    guard isFewTrained, let job = desk.report(.few)?.job, fitted?.job != job else { return }
    let scores = fewScores(validationRows)
    guard !scores.isEmpty else { return }
    fitted = (
      job, TemperatureFit.best(scores: scores, classes: data.validation.classes)
    )
  }

  /// The temperature that fits the validation digits best.
  var fittedTemperature: Double { fitted?.temperature ?? 1 }
}
