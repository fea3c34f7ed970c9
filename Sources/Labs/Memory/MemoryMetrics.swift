internal import Compute
internal import Learning
internal import TextUI

extension MemoryLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": isGoalReached ? 1.0 : 0]
    metrics["best.echo"] = bestEcho
    metrics["best.sunspots"] = bestForecast
    if let tag = tags.first {
      metrics["weights"] = Double(tag.net.weightCount)
      var longer = tag.net
      longer.steps *= 2
      metrics["weights.double"] = Double(longer.weightCount)
    }
    switch view {
    case .unroll:
      metrics["accuracy"] = tags.first.flatMap(accuracy)
      metrics["loss"] = tags.first.flatMap(loss)
    case .echo:
      for tag in tags { metrics["gap\(tag.gap).accuracy"] = accuracy(tag) }
      metrics["longest.accuracy"] = tags.last.flatMap(accuracy)
    case .signal:
      let backwards = traces(look(sheet.count("gap")))?.backwards ?? []
      metrics["signal"] = backwards.last
      metrics["factor"] = Self.factor(backwards)
      for tag in tags { metrics["signal.\(tag.gap)"] = traces(tag)?.backwards.last }
    case .gates:
      for (name, tag) in zip(["plain", "gated"], tags) {
        metrics["\(name).accuracy"] = accuracy(tag)
        metrics["\(name).signal"] = traces(tag)?.backwards.last
        metrics["\(name).weights"] = Double(tag.net.weightCount)
      }
    case .forecast, .free:
      guard let tag = tags.first else { break }
      metrics["error"] = error(tag)
      for rule in YearSeries.Rule.allCases {
        let series = series(of: tag)
        metrics["\(rule.rawValue).error"] = series.error(of: series.forecasts(rule))
      }
      if view == .free, let outlook {
        metrics["free.error"] = freeError(outlook, tag)
        metrics["ahead.1"] = outlook.errors.first
        metrics["ahead.5"] = outlook.errors.dropFirst(4).first
        metrics["ahead.end"] = outlook.errors.last
      }
    case .cost:
      metrics["weights"] = Double(costNet.weightCount)
      metrics["network.step"] = costs.network
      metrics["attention.step"] = costs.attention
    case .build:
      guard let tag = tags.first else { break }
      switch tag.task {
      case .echo:
        metrics["accuracy"] = accuracy(tag)
        metrics["loss"] = loss(tag)
      case .years: metrics["error"] = error(tag)
      }
    }
    return metrics
  }

  // MARK: Of a run

  /// The share of unseen rows that are right.
  func accuracy(_ tag: MemoryRun) -> Double? { desk.report(tag)?.accuracy }
  /// The loss on unseen rows.
  func loss(_ tag: MemoryRun) -> Double? {
    desk.report(tag)?.snapshot.evaluation.map { Double($0.loss) }
  }
  /// The error of forecasts, each from true years.
  func error(_ tag: MemoryRun) -> Double? {
    guard let answers = desk.report(tag)?.answers, !answers.isEmpty else { return nil }
    return series(of: tag).error(of: answers.map(Double.init))
  }
  /// What went on in it.
  func traces(_ tag: MemoryRun) -> MemoryTraces? { MemoryTraces(desk.report(tag), of: tag.net) }

  /// How far its own forecasts are off over all the years ahead that are known.
  func freeError(_ outlook: Outlook, _ tag: MemoryRun) -> Double? {
    let series = series(of: tag)
    let misses = outlook.free.enumerated().map { $1 - series.value(outlook.from + $0) }
      .filter(\.isFinite)
    guard !misses.isEmpty else { return nil }
    return (misses.reduce(0) { $0 + $1 * $1 } / Double(misses.count)).squareRoot()
  }

  /// What one step on the way back multiplies the signal by, on average.
  static func factor(_ backwards: [Double]) -> Double? {
    guard backwards.count > 1, let end = backwards.last, end > 0 else { return nil }
    return PortableMath.exp(PortableMath.log(end) / Double(backwards.count - 1))
  }

  // MARK: The task

  /// The best of the learner's own runs with a gap of 20 or more.
  var bestEcho: Double? {
    desk.reports.compactMap { tag, report in
      tag.isOwn && tag.gap >= 20 && report.snapshot.isFinished ? report.accuracy : nil
    }.max()
  }

  /// The least error of the learner's own runs on sunspots.
  var bestForecast: Double? {
    desk.reports.keys.compactMap { tag in
      tag.isOwn && tag.task == .years(.sunspots) && desk.isFinished(tag) ? error(tag) : nil
    }.min()
  }

  private var isGoalReached: Bool {
    bestEcho ?? 0 >= 0.95 && bestForecast ?? .infinity <= 0.25
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    switch view {
    case .signal:
      let done = tags.count { desk.isFinished($0) }
      return done == 0 ? "untrained" : "\(done) gaps compared"
    case .cost: return "counted"
    case .unroll, .echo, .gates, .forecast, .free, .build:
      let steps = tags.compactMap { desk.report($0)?.snapshot.position.step }.max() ?? 0
      if desk.report(tags.first ?? look(5))?.snapshot.divergence != nil { return "exploded" }
      let budget = tags.first?.net.outputs == 1 ? Self.forecastUpdates : Self.updates
      return steps == 0 && !desk.isRunning ? "untrained" : "update \(steps) of \(budget)"
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .unroll: return unrolledSummary
    case .echo, .gates:
      return tags.map { tag in
        "\(tag.name): "
          + (accuracy(tag).map { Numbers.percent($0, decimals: 0) + " of rows right" }
            ?? "untrained, guessing is right in 25 %")
      }.joined(separator: "; ")
    case .signal: return signalSummary
    case .forecast: return forecastSummary
    case .free: return freeSummary
    case .cost:
      return "after \(sheet.count("length")) steps, one more costs a recurrent network "
        + "\(Numbers.grouped(Int(costs.network))) products, attention "
        + Numbers.grouped(Int(costs.attention))
    case .build:
      guard let tag = tags.first else { return view.title }
      let result: String =
        switch tag.task {
        case .echo:
          "gap \(tag.gap): "
            + (accuracy(tag).map { Numbers.percent($0, decimals: 0) + " of rows right" }
              ?? "untrained")
        case .years(let kind):
          "\(kind.rawValue): error " + (error(tag).map { Numbers.significant($0) } ?? "unknown")
        }
      return result + "; wanted: 95 % right with a gap of 20, best so far "
        + (bestEcho.map { Numbers.percent($0, decimals: 0) } ?? "none")
        + "; error on sunspots of 0.25 at most, best so far "
        + (bestForecast.map { Numbers.significant($0) } ?? "none")
    }
  }
}
