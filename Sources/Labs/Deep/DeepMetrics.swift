internal import Learning
internal import TextUI

extension DeepLab {
  /// Steps in a pass over the training digits.
  var stepsPerPass: Int { (digits.training.count + 31) / 32 }

  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": isGoalReached ? 1.0 : 0]
    for (index, tag) in tags.enumerated() {
      guard let report = desk.report(tag), !tag.isLook else { continue }
      let prefix = prefix(tag, index)
      metrics[prefix + "loss"] = report.recentLoss(over: stepsPerPass)
      metrics[prefix + "accuracy"] = report.accuracy
      if report.snapshot.divergence != nil { metrics[prefix + "exploded"] = 1 }
    }
    if let signals = signals(shown) {
      metrics["spread.first"] = signals.spreads.first
      metrics["spread.last"] = signals.spreads.last
      metrics["slope.first"] = signals.slopes.first
      metrics["slope.last"] = signals.slopes.last
      metrics["dead"] = signals.deadShare
    }
    if view == .zero {
      metrics["weights.largest"] = firstWeights?.map { Double($0.magnitude) }.max()
      metrics["weights.apart"] = unitsApart
    }
    return metrics
  }

  /// What stands before the metrics of a run.
  private func prefix(_ tag: DeepRun, _ index: Int) -> String {
    switch view {
    case .spread, .slopes, .zero, .build: ""
    case .depth: "\(tag.net.bend.rawValue).\(tag.net.depth)."
    case .deeper: index == 0 ? "first." : "second."
    case .shortcut: index == 0 ? "plain." : "shortcut."
    case .tall: index == 0 ? "bare." : "norm."
    }
  }

  /// Ten layers or more, built by the learner, with little loss and good on unseen digits.
  private var isGoalReached: Bool {
    desk.reports.contains { tag, report in
      tag.name.isEmpty && tag.net.depth >= 10 && report.snapshot.isFinished
        && report.recentLoss(over: stepsPerPass) ?? .infinity < 0.05
        && report.accuracy ?? 0 >= 0.93
    }
  }

  /// The run whose layers are shown.
  var shown: DeepRun {
    switch view {
    case .spread, .slopes: current
    case .zero, .depth, .deeper, .shortcut, .tall, .build: tags.last ?? current
    }
  }

  /// What happens in the layers of a run.
  func signals(_ tag: DeepRun) -> LayerSignals? { LayerSignals(desk.report(tag), of: tag.net) }

  /// The weights into the first layer, a row a unit.
  var firstWeights: [Float]? {
    tags.first.flatMap { desk.report($0)?.snapshot.values[$0.net.weight(of: 1)] }
  }

  /// The greatest difference between two units of the first layer in any weight.
  var unitsApart: Double? {
    guard let weights = firstWeights else { return nil }
    return (0..<64).map { pixel in
      let column = stride(from: pixel, to: weights.count, by: 64).map { Double(weights[$0]) }
      return (column.max() ?? 0) - (column.min() ?? 0)
    }.max()
  }

  /// What goes on, in a few words.
  public var status: String {
    switch view {
    case .spread, .slopes: return isDone ? "compared" : "untrained"
    case .depth:
      let done = tags.count { desk.isFinished($0) }
      return done == 0 ? "\(tags.count) networks to train" : "\(done) of \(tags.count) trained"
    case .zero, .deeper, .shortcut, .tall, .build:
      let passes = tags.compactMap { desk.report($0)?.snapshot.position.epoch }.max() ?? 0
      return passes == 0 && !desk.isRunning ? "untrained" : "pass \(passes) of \(Self.epochs)"
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .spread: return fan.isEmpty ? spreadBars(current).summary : fanSummary
    case .slopes: return fan.isEmpty ? slopeBars(current).summary : fanSummary
    case .depth:
      let cells = tags.compactMap { tag in
        desk.isFinished(tag)
          ? "\(tag.name) layers: loss \(lossText(tag))" : nil
      }
      return cells.isEmpty ? "no network trained yet" : cells.joined(separator: ", ")
    case .zero, .deeper, .shortcut, .tall, .build:
      var words = tags.map { tag in
        (tag.name.isEmpty ? "" : "\(tag.name): ") + "loss \(lossText(tag)), unseen digits right "
          + (desk.report(tag)?.accuracy.map { Numbers.percent($0) } ?? "not measured yet")
      }
      if view == .zero, let apart = unitsApart {
        words.append("weights of two units differ by \(Numbers.significant(apart)) at most")
      } else if signals(shown) != nil {
        words.append(spreadBars(shown).summary)
        words.append(slopeBars(shown).summary)
      }
      return words.joined(separator: "; ")
    }
  }

  /// The mean loss of a run's last pass, which can be asked about.
  func loss(of tag: DeepRun, isStrong: Bool = false) -> StyledText {
    desk.recentLoss(tag, over: stepsPerPass).text(isStrong: isStrong) {
      $0.isFinite ? Numbers.significant($0) : "exploded"
    }
  }

  private func lossText(_ tag: DeepRun) -> String { loss(of: tag).plain }
}
