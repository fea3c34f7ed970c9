internal import Learning
internal import TextUI

/// What the lab has measured.
extension PotsLab {
  /// By the names in the comment of the type.
  public var metrics: [String: Double] {
    var metrics: [String: Double] = ["goal": hasReachedGoal ? 1 : 0]
    if table.isChecked { metrics["actions.right"] = Double(table.rightCount) }
    switch view {
    case .split:
      metrics["training.accuracy"] = trial(tags.first, Self.learnedTrial)
      metrics["validation.accuracy"] = tags.first.flatMap(accuracy)
    case .coins: metrics.merge(coinMetrics) { $1 }
    case .leak: metrics.merge(leakMetrics) { $1 }
    case .twins:
      metrics["random.accuracy"] = accuracy(tags[0])
      metrics["grouped.accuracy"] = accuracy(tags[1])
      metrics["twins"] = twins?.twinShare
    case .detective: metrics.merge(detectiveMetrics) { $1 }
    case .range: metrics.merge(rangeMetrics) { $1 }
    case .envelope:
      metrics["validation"] = tags.first.flatMap(accuracy)
      metrics["test"] = tags.first.flatMap(openedScore)
      metrics["tries"] = Double(tries.count)
      metrics["opened"] = Double(opened.count)
    }
    return metrics.compactMapValues { $0 }
  }

  private var hasReachedGoal: Bool {
    verdicts.isJudged && verdicts.rightCount(puzzle.pipelines) >= 3
  }

  /// The share right on the data that a run is measured on; nil before its first measurement.
  func accuracy(_ run: PotsRun) -> Double? { desk.report(run)?.accuracy }

  /// The share right on a trial of a run.
  func trial(_ run: PotsRun?, _ name: String) -> Double? {
    run.flatMap { desk.report($0)?.evaluations[name]?.accuracy }.map(Double.init)
  }

  // MARK: Coins

  /// How many coin models have been made so far.
  var drawnCount: Int { tags.first.map { desk.steps($0) } ?? 0 }

  private var coinMetrics: [String: Double] {
    guard let flips else { return [:] }
    var metrics = [
      "drawn": Double(drawnCount),
      "expected": CoinFlips.expectedBest(of: flips.models, examples: flips.examples),
    ]
    if let best = flips.best(of: drawnCount) {
      metrics["best"] = flips.shares[best]
      metrics["fresh"] = flips.freshShare(of: best)
    }
    return metrics
  }

  // MARK: Leaks

  /// Leaks that were trained to their end with this seed and these passes, the least first.
  var finishedLeaks: [(percent: Int, share: Double)] {
    let passes = sheet.count("passes")
    return desk.reports.compactMap { run, report -> (Int, Double)? in
      guard case .leak(let percent, passes) = run.task, run.seed == seed,
        report.snapshot.isFinished, let share = report.accuracy
      else { return nil }
      return (percent, share)
    }.sorted { $0.0 < $1.0 }
  }

  /// What is reported with a leak: leaked items are known by heart, a tenth of the others is right
  /// by luck.
  func expectedReport(_ percent: Int) -> Double {
    Double(percent) / 100 + (1 - Double(percent) / 100) * 0.1
  }

  private var leakMetrics: [String: Double] {
    let percent = sheet.count("leak")
    var metrics = ["leaked": Double(percent) / 100, "expected": expectedReport(percent)]
    metrics["accuracy"] = tags.first.flatMap(accuracy)
    metrics["honest"] = trial(tags.first, Self.freshTrial)
    for leak in finishedLeaks { metrics["leak\(leak.percent).accuracy"] = leak.share }
    return metrics
  }

  // MARK: Twins

  /// The twins as the dials say, split at random; nil before they were made.
  var twins: PotsTwins? { family?.run == tags.first ? family?.pots : nil }

  // MARK: Reports

  /// What a report says; nil before all of its networks are trained.
  func reported(_ number: Int) -> Double? {
    let scores = (0..<puzzle.pipelines[number].tries).map { attempt -> Double? in
      let run = reportRun(number, attempt: attempt)
      return desk.isFinished(run) ? accuracy(run) : nil
    }
    return scores.contains(nil) ? nil : scores.compactMap { $0 }.max()
  }

  /// What the same report says when it is made again with nothing leaking.
  func rerun(_ number: Int) -> Double? {
    let run = rerunRun(number)
    return verdicts.looks[number].contains(.rerun) && desk.isFinished(run) ? accuracy(run) : nil
  }

  /// How many test pictures have a twin among the learned ones; nil before they were searched.
  func twinCount(_ number: Int) -> Int? {
    guard searched == puzzle, verdicts.looks[number].contains(.twins) else { return nil }
    return distances[number]?.count { $0 < PotsCase.twinDistance }
  }

  private var detectiveMetrics: [String: Double] {
    var metrics = ["judged": verdicts.isJudged ? 1.0 : 0]
    for (number, letter) in ["a", "b", "c", "d"].enumerated() {
      metrics["\(letter).reported"] = reported(number)
      metrics["\(letter).rerun"] = rerun(number)
      metrics["\(letter).twins"] = twinCount(number).map(Double.init)
    }
    if verdicts.isJudged {
      metrics["verdicts.right"] = Double(verdicts.rightCount(puzzle.pipelines))
    }
    return metrics
  }

  // MARK: Ranges

  /// Which of the test digits each of the two networks gets right; nil before both are done.
  private var rights: [[Bool]]? {
    guard isDone else { return nil }
    let classes = digits.test.classes
    return tags.map { run in
      let shares = desk.report(run)?.answers ?? []
      guard shares.count == classes.count * 10 else { return [] }
      return Claims(scores: shares, classes: classes).isRight
    }
  }

  /// Draws test pots again if their size or the networks have changed.
  mutating func resample() {
    guard view == .range, let rights, rights.allSatisfy({ !$0.isEmpty }) else { return }
    let items = sheet.count("items")
    if resamples?.rights != rights || resamples?.items != items {
      resamples = PotsResamples(rights, items: items, seed: seed)
    }
  }

  /// The resamples if they belong to what is on the stage.
  var currentResamples: PotsResamples? {
    guard isDone, let resamples, resamples.rights == rights else { return nil }
    return resamples
  }

  /// The share of the test digits that a network gets right.
  func rangeShare(_ network: Int) -> Double? {
    rights?[network].isEmpty == false
      ? rights.map { Double($0[network].count { $0 }) / Double($0[network].count) } : nil
  }

  private var rangeMetrics: [String: Double] {
    guard let resamples = currentResamples, let share = rangeShare(0), let large = rangeShare(1),
      let range = resamples.range(0), let other = resamples.range(1)
    else { return [:] }
    return [
      "accuracy": share, "low": range.lowerBound, "high": range.upperBound,
      "half": (range.upperBound - range.lowerBound) / 2,
      "formula": PotsResamples.half(share, items: sheet.count("items")),
      "large.accuracy": large, "large.low": other.lowerBound, "large.high": other.upperBound,
      "overlap": range.overlaps(other) ? 1 : 0,
    ]
  }

  // MARK: The envelope

  /// The score of a network on the test pot, if its envelope was opened.
  func openedScore(_ run: PotsRun) -> Double? {
    opened.contains(run) ? trial(run, Self.testTrial) : nil
  }
}
