internal import Learning
internal import TextUI

// What charts and metrics ask of a run.
extension RunReport {
  /// The mean training loss over the last `steps` steps, since single batches jump; infinite for a
  /// run that has left the numbers, nil before its first step.
  func recentLoss(over steps: Int) -> Double? {
    if snapshot.divergence != nil { return .infinity }
    let buckets = recentBuckets(over: steps)
    let count = buckets.reduce(0) { $0 + $1.count }
    let sum = buckets.reduce(0) { $0 + Double($1.mean) * Double($1.count) }
    return count > 0 ? sum / Double(count) : nil
  }

  /// Over how many steps that mean is taken: a long curve keeps several as one.
  func recentSteps(over steps: Int) -> Int {
    recentBuckets(over: steps).reduce(0) { $0 + $1.count }
  }

  private func recentBuckets(over steps: Int) -> [Curve.Bucket] {
    var count = 0
    return snapshot.training.buckets.reversed().prefix { bucket in
      defer { count += bucket.count }
      return count < max(1, steps)
    }
  }

  /// The share of the validation data that is put into the right class.
  var accuracy: Double? { snapshot.evaluation?.accuracy.map(Double.init) }

  /// Whether the validation data was measured with the weights as they are.
  var isValidatedNow: Bool {
    let step = snapshot.position.step
    return snapshot.validation.latest?.x == step && !edits.contains { $0.step >= step }
  }

  /// The loss by pass over the data, ending where it left the numbers.
  func lossCurve(stepsPerPass: Int, span: Int) -> [ChartPoint] {
    let width = Double(max(1, stepsPerPass))
    var points = snapshot.training.points(span: span).map { ChartPoint($0.x / width, $0.y) }
    if let divergence = snapshot.divergence {
      // No finer than can be read.
      let pass = (Double(divergence.step) / width * 100).rounded() / 100
      points.append(ChartPoint(max(pass, points.last?.x ?? 0), .infinity))
    }
    return points
  }
}

extension Evaluation {
  /// The loss, or the share of right answers; nil where there are no classes to be right about.
  func mean(_ quantity: Breakdown.Quantity) -> Double? {
    switch quantity {
    case .loss: Double(loss)
    case .accuracy: accuracy.map(Double.init)
    }
  }
}
