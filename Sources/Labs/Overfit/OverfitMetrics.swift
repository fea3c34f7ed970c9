internal import Learning
internal import TextUI

extension OverfitLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["dice.seen": diceAreSeen ? 1.0 : 0, "goal": isGoalReached ? 1 : 0]
    for (index, tag) in tags.enumerated() {
      guard let report = desk.report(tag) else { continue }
      let prefix = prefix(tag, index)
      if tag.moons == nil {
        metrics["accuracy"] = report.accuracy
        metrics["real.accuracy"] = realAccuracy(report)
        continue
      }
      let learned = trainAccuracy(report)
      metrics[prefix + "train.loss"] = trainLoss(report)
      metrics[prefix + "train.accuracy"] = learned
      metrics[prefix + "loss"] = report.snapshot.validation.latest.map { Double($0.y) }
      metrics[prefix + "accuracy"] = report.accuracy
      if let learned, let unseen = report.accuracy { metrics[prefix + "gap"] = learned - unseen }
      let best = best(report)
      metrics[prefix + "best.loss"] = best?.y
      metrics[prefix + "best.update"] = best?.x
    }
    if view == .accuracy, let report = tags.first.flatMap({ desk.report($0) }) {
      metrics["early.accuracy"] = Self.value(report.snapshot.validationAccuracy, at: 100)
    }
    if view == .stop, let flag = atFlag {
      metrics["stop.update"] = Double(sheet.count("stop"))
      metrics["stop.loss"] = flag.loss
      metrics["stop.accuracy"] = flag.accuracy
    }
    if view == .curves, let tag = tags.first, let report = desk.report(tag) {
      metrics["sketch.error"] = sketch.error(
        from: report.snapshot.validation.points(), over: tag.moons?.updates ?? 1)
    }
    return metrics
  }

  /// What stands before the metrics of a run.
  private func prefix(_ tag: OverfitRun, _ index: Int) -> String {
    switch view {
    case .dice, .curves, .accuracy, .stop, .plane: ""
    case .remedies: ["plain.", "weak.", "strong.", "dropout."][index]
    case .data: "n\(tag.moons?.points ?? 0)."
    case .unit: index == 0 ? "unit." : "large."
    }
  }

  /// A good flag, and the dice seen.
  private var isGoalReached: Bool {
    guard view == .stop, diceAreSeen, isDone, let flag = atFlag,
      let best = tags.first.flatMap({ desk.report($0) }).flatMap(best)
    else { return false }
    return flag.loss <= best.y * Self.tolerance
  }

  // MARK: Of one run

  /// The loss on the points that the run learns from.
  func trainLoss(_ report: RunReport) -> Double? {
    report.evaluations[Self.learnedTrial].map { Double($0.loss) }
  }

  /// The share right of the points that the run learns from.
  func trainAccuracy(_ report: RunReport) -> Double? {
    report.evaluations[Self.learnedTrial]?.accuracy.map(Double.init)
  }

  /// The share right of digits that were not learned, by their real labels.
  func realAccuracy(_ report: RunReport) -> Double? {
    report.evaluations[Self.realTrial]?.accuracy.map(Double.init)
  }

  /// Where the loss on unseen points was lowest.
  func best(_ report: RunReport) -> ChartPoint? {
    report.snapshot.validation.points().min { $0.y < $1.y }
  }

  /// What a curve was at a step, or at the nearest one that was measured.
  static func value(_ curve: Curve, at step: Int) -> Double? {
    Series("", curve.points()).nearest(to: Double(step))?.y
  }

  /// The network of the run at the flag.
  var atFlag: (loss: Double, accuracy: Double)? {
    let stop = sheet.count("stop")
    guard view == .stop, let report = tags.first.flatMap({ desk.report($0) }),
      report.snapshot.position.step >= stop,
      let loss = Self.value(report.snapshot.validation, at: stop),
      let accuracy = Self.value(report.snapshot.validationAccuracy, at: stop)
    else { return nil }
    return (loss, accuracy)
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    if view == .data {
      let done = tags.count { desk.isFinished($0) }
      return done == 0 ? "\(tags.count) runs" : "\(done) of \(tags.count) done"
    }
    let position = tags.compactMap { desk.report($0)?.snapshot.position }.max { $0.step < $1.step }
    guard let position, position.step > 0 || desk.isRunning else { return "untrained" }
    guard let run = tags.first?.moons else {
      return "pass \(position.epoch) of \(sheet.count("passes"))"
    }
    return "update \(Numbers.grouped(position.step)) of \(Numbers.grouped(run.updates))"
  }

  /// What is on the stage, in one line.
  public var summary: String {
    let parts = tags.compactMap { tag -> String? in
      guard let report = desk.report(tag) else { return nil }
      let name = tag.name.isEmpty ? "" : "\(tag.name): "
      guard tag.moons != nil else {
        return "\(share(report.accuracy)) of the learned labels right, "
          + "\(share(realAccuracy(report))) of real digits"
      }
      return "\(name)loss \(number(trainLoss(report))) on training points, "
        + "\(number(lossNow(report))) on unseen ones; right \(share(trainAccuracy(report))) "
        + "and \(share(accuracyNow(report)))"
    }
    var words = parts.isEmpty ? "nothing has run yet" : parts.joined(separator: "; ")
    if view == .stop {
      let flag = atFlag.map { "unseen loss \(number($0.loss))" } ?? "not trained so far yet"
      words += "; flag at update \(Numbers.grouped(sheet.count("stop"))): \(flag)"
    }
    if view == .curves, !sketch.heights.isEmpty {
      let heights = sketch.points(over: 1).map { Numbers.tick($0.y) }
      words += "; your sketch: " + heights.joined(separator: ", ")
    }
    return words
  }

  /// The loss on unseen points; before the first measurement there is none.
  func lossNow(_ report: RunReport) -> Double? {
    report.snapshot.validation.latest.map { Double($0.y) }
  }
  func accuracyNow(_ report: RunReport) -> Double? { report.accuracy }

  func number(_ value: Double?) -> String { value.map { Numbers.significant($0) } ?? "–" }
  func share(_ value: Double?) -> String { value.map { Numbers.percent($0) } ?? "–" }
}
