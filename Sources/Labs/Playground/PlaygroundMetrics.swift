internal import Learning
internal import TextUI

/// What the lab has measured, in numbers and in words.
extension PlaygroundLab {
  /// The share of right answers that the goal asks for.
  static let goalAccuracy = 0.95

  /// As the type's comment names them.
  public var metrics: [String: Double] {
    var metrics: [String: Double] = ["goal": isGoalReached ? 1 : 0]
    metrics["weights"] = Double(weightCount)
    if view == .sweep {
      metrics["right"] = Double(
        comparison.count { value, setup in
          accuracy(of: .compared(value), setup.data) ?? 0 >= Self.goalAccuracy
        })
    }
    guard let report else { return metrics }
    metrics["epoch"] = Double(report.snapshot.position.epoch)
    metrics["step"] = Double(report.snapshot.position.step)
    let hasDiverged = report.snapshot.divergence != nil
    for (name, trial) in [("loss", "training"), ("test.loss", "test")] {
      let loss = report.evaluations[trial].map { Double($0.loss) }
      metrics[name] = hasDiverged ? .infinity : loss
    }
    guard !data.isRegression, let reading = PlaygroundReading(report, self) else { return metrics }
    metrics["accuracy"] = PlaneAnswers.accuracy(
      reading.trainingPredictions(data), data.training)
    metrics["test.accuracy"] = PlaneAnswers.accuracy(reading.testPredictions(data), data.test)
    return metrics
  }

  /// The share of test points that one of the compared runs has right.
  func accuracy(of run: PlaygroundRun, _ data: PlaneData) -> Double? {
    guard !data.isRegression, let report = desk.report(run),
      let answers = PlaneAnswers(
        report.answers, side: Self.comparedSide, points: data.all.count, areProbabilities: false)
    else { return nil }
    // Probabilities count from one half on.
    let zero = setup.sheet.word("loss") == "cross-entropy" ? 0.5 : 0
    let tests = answers.predictions.dropFirst(data.training.count).map { $0 - zero }
    return PlaneAnswers.accuracy(tests, data.test)
  }

  /// Whether there is something to be reached.
  var hasGoal: Bool { setup.sheet.word("data") == PlanePattern.spiral.rawValue }

  private var isGoalReached: Bool {
    guard hasGoal, let report, let reading = PlaygroundReading(report, self)
    else { return false }
    return PlaneAnswers.accuracy(reading.testPredictions(data), data.test) ?? 0
      >= Self.goalAccuracy
  }

  /// Weights and biases.
  var weightCount: Int {
    zip(unitCounts, unitCounts.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }

  /// How far training is: `epoch 12 of 200`.
  public var status: String {
    if view == .sweep {
      let done = comparison.count { desk.isFinished(.compared($0.value)) }
      return "\(done) of \(comparison.count) trained"
    }
    if let failure = report?.failure { return failure }
    if let divergence = report?.snapshot.divergence {
      return "left the numbers at step \(Numbers.grouped(divergence.step))"
    }
    if step > report?.snapshot.position.step ?? step { return "going back to step \(step)…" }
    if report?.hasReachedGoal == true { return "stopped: \(setup.sheet.word("stop"))" }
    return "epoch \(report?.snapshot.position.epoch ?? 0) of \(epochs)"
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .network: networkSummary
    case .plane: planeSummary
    case .curve:
      LineChart(
        title: "loss", curves, x: window.x(title: "step"), y: window.y(for: curves),
        cursor: window.cursor
      ).summary
    case .unit: unitSummary
    case .confusion: confusionSummary
    case .sweep: sweepSummary
    }
  }

  /// Losses and shares of right answers, in words.
  var results: String {
    var parts: [String] = ["epoch \(report?.snapshot.position.epoch ?? 0)"]
    let metrics = metrics
    func add(_ name: String, _ key: String, _ text: (Double) -> String) {
      if let value = metrics[key] { parts.append("\(name) \(text(value))") }
    }
    add("training loss", "loss") { Numbers.significant($0) }
    add("test loss", "test.loss") { Numbers.significant($0) }
    add("right on test points", "test.accuracy") { Numbers.percent($0, decimals: 0) }
    return parts.joined(separator: ", ")
  }

  private var networkSummary: String {
    let shape = unitCounts.map(String.init).joined(separator: "-")
    return "network \(shape) on \(data.title), \(results); "
      + "chosen \(name(cursor.place)): \(unitSentence)"
  }

  private var unitSummary: String { "\(formula.plain); \(unitSentence); \(results)" }

  /// The chosen unit's strongest weight.
  private var unitSentence: String {
    guard let layer = chosenLayer, let report, let reading = PlaygroundReading(report, self) else {
      return setup.features.indices.contains(cursor.place.unit) ? "an input" : "nothing yet"
    }
    let weights = reading.layers[layer].weights[cursor.place.unit]
    guard let strongest = weights.indices.max(by: { weights[$0].magnitude < weights[$1].magnitude })
    else { return "no weights" }
    let source = name(UnitPlace(layer: layer, unit: strongest))
    return "strongest weight \(Numbers.fixed(weights[strongest], decimals: 2, sign: .always)) "
      + "from \(source)"
  }

  private var planeSummary: String {
    guard let shown, let reading = PlaygroundReading(shown, self) else { return "nothing yet" }
    return planeChart(reading).summary + ", " + results
  }

  private var confusionSummary: String {
    guard !data.isRegression, let report, let reading = PlaygroundReading(report, self) else {
      return results
    }
    let counts = PlaneAnswers.confusion(reading.testPredictions(data), data.test)
    let names = data.classNames
    return "test points: \(counts[0][0]) of \(counts[0].reduce(0, +)) \(names[0]) right, "
      + "\(counts[1][1]) of \(counts[1].reduce(0, +)) \(names[1]) right; \(results)"
  }

  private var sweepSummary: String {
    let parts = comparison.map { value, setup -> String in
      let report = desk.report(.compared(value))
      let loss = report?.evaluations["test"].map { Numbers.significant(Double($0.loss)) } ?? "–"
      return "\(value): test loss \(loss)"
    }
    return "\(sweep.rawValue) " + parts.joined(separator: ", ")
  }
}
