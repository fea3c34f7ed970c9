internal import Compute
internal import Learning
internal import TextUI

/// What the lab has measured.
extension RepairLab {
  /// By the names in the comment of the type.
  public var metrics: [String: Double] {
    var metrics: [String: Double] = ["goal": hasReachedGoal ? 1 : 0]
    switch view {
    case .labels:
      metrics["accuracy"] = tags.first.flatMap(accuracy)
      metrics["early.accuracy"] = tags.first.flatMap(early)
      for run in finishedLabels {
        metrics["wrong\(run.percent).accuracy"] = run.late
        metrics["wrong\(run.percent).early"] = run.early
      }
    case .missing:
      let digit = sheet.count("digit")
      metrics["accuracy"] = tags.first.flatMap(accuracy)
      let found = recalls(tags.first)
      if found.count == 10 {
        metrics["found"] = found[digit]
        let others = found.enumerated().filter { $0.offset != digit }.map(\.element)
        metrics["others"] = others.reduce(0, +) / Double(others.count)
      }
    case .fraud: metrics.merge(fraudMetrics.compactMapValues { $0 }) { $1 }
    case .mailbox: metrics.merge(mailMetrics.compactMapValues { $0 }) { $1 }
    case .drift:
      for (month, claims) in months.enumerated() {
        metrics["month\(month).accuracy"] = claims.accuracy
        metrics["month\(month).confidence"] = claims.confidence
      }
      metrics["sketch.error"] = sketch.error(from: months.compactMap(\.accuracy))
    case .doubts: metrics.merge(doubtMetrics.compactMapValues { $0 }) { $1 }
    case .shop: metrics.merge(shopMetrics.compactMapValues { $0 }) { $1 }
    }
    return metrics.compactMapValues { $0 }
  }

  /// The share right on the data that a run is measured on; nil before its first measurement.
  func accuracy(_ run: RepairRun) -> Double? { desk.report(run)?.accuracy }

  /// Of every class, the share that is found; empty before the first measurement.
  func recalls(_ run: RepairRun?) -> [Double] {
    let rows = run.flatMap { desk.report($0)?.snapshot.evaluation?.confusion } ?? []
    return rows.enumerated().map { label, row in
      let sum = row.reduce(0, +)
      return sum == 0 ? 0 : Double(row[label]) / Double(sum)
    }
  }

  // MARK: Wrong labels

  /// After how many passes a short training ends.
  static let earlyPass = 8

  /// Steps in a pass of a run that has begun.
  func stepsPerPass(_ run: RepairRun) -> Int {
    ((desk.jobs[run]?.experiment.training.count ?? 1) + 31) / 32
  }

  /// The share right after the first passes; nil before they are over.
  func early(_ run: RepairRun) -> Double? {
    guard let report = desk.report(run) else { return nil }
    let steps = stepsPerPass(run) * Self.earlyPass
    guard report.snapshot.position.step >= steps else { return nil }
    return Series("", report.snapshot.validationAccuracy.points()).nearest(to: Double(steps))?.y
  }

  /// Runs on wrong labels that were trained to their end with these passes and this seed.
  var finishedLabels: [(percent: Int, early: Double?, late: Double)] {
    let passes = book[RepairView.labels.rawValue].count("passes")
    return desk.reports.compactMap { run, report -> (Int, Double?, Double)? in
      guard case .labels(let percent, passes, seed) = run, report.snapshot.isFinished,
        let late = report.accuracy
      else { return nil }
      return (percent, early(run), late)
    }.sorted { $0.0 < $1.0 }
  }

  // MARK: Fraud

  private var fraudMetrics: [String: Double?] {
    let tally = payments?.stream == stream ? payments?.tally : nil
    return [
      "precision": stream.precision, "accuracy": stream.accuracy,
      "never.accuracy": stream.neverAccuracy, "drawn.precision": tally?.precision,
      "drawn.accuracy": tally?.accuracy, "alarms": tally.map { Double($0.alarms.count) },
      "payments": tally.map { Double($0.payments) },
    ]
  }

  // MARK: Mail

  /// The share of good mail that a filter blocks, at home or away.
  func blocked(_ run: RepairRun, _ trial: String) -> Double? {
    guard let rows = desk.report(run)?.evaluations[trial]?.confusion, rows.count == 2 else {
      return nil
    }
    return Double(rows[0][1]) / Double(max(1, rows[0][0] + rows[0][1]))
  }

  func mailAccuracy(_ run: RepairRun, _ trial: String) -> Double? {
    desk.report(run)?.evaluations[trial]?.accuracy.map(Double.init)
  }

  private var mailMetrics: [String: Double?] {
    var metrics: [String: Double?] = [:]
    for (run, prefix) in zip(tags, ["", "plain."]) {
      for trial in [Self.homeTrial, Self.awayTrial] {
        metrics["\(prefix)\(trial).blocked"] = blocked(run, trial)
        metrics["\(prefix)\(trial).accuracy"] = mailAccuracy(run, trial)
      }
    }
    return metrics
  }

  // MARK: Months

  /// What the network claims of all test digits in every month, and how much of it is right; empty
  /// before it has been trained.
  var months: [Claims] {
    guard view == .drift, let tag = tags.first, desk.steps(tag) > 0,
      let shares = desk.report(tag)?.answers
    else { return [] }
    let classes = data.digits.test.classes
    let width = classes.count * 10
    guard shares.count == width * RepairData.months else { return [] }
    return (0..<RepairData.months).map { month in
      Claims(
        scores: shares[month * width..<(month + 1) * width]
          .map { PortableMath.log(max($0, .leastNormalMagnitude)) }, classes: classes)
    }
  }

  // MARK: Doubts

  /// A picture that was learned, its label, and what the network says instead.
  struct Doubt: Equatable, Sendable {
    var row: Int
    var label: Int
    var answer: Int
    /// The share that its label gets.
    var share: Double
    /// Whether the label is none of the writer's.
    var isWrong: Bool
  }

  /// All pictures, that whose label gets the smallest share first; empty before the training.
  var doubts: [Doubt] {
    guard view == .doubts, let tag = tags.first, desk.steps(tag) > 0,
      let shares = desk.report(tag)?.answers, let training = desk.jobs[tag]?.experiment.training,
      shares.count == training.count * 10
    else { return [] }
    let truth = data.scaled.training.classes
    return training.classes.enumerated().map { row, label in
      let own = shares[row * 10..<row * 10 + 10]
      let answer = (own.indices.max { own[$0] < own[$1] } ?? row * 10) - row * 10
      return Doubt(
        row: row, label: label, answer: answer, share: Double(own[row * 10 + label]),
        isWrong: label != truth[row])
    }.sorted { ($0.share, $0.row) < ($1.share, $1.row) }
  }

  /// How many doubted labels are looked at.
  static let doubtCount = 20

  private var doubtMetrics: [String: Double?] {
    let doubts = doubts
    guard !doubts.isEmpty else { return [:] }
    let wrong = doubts.count { $0.isWrong }
    let first = doubts.prefix(doubts.count / 10).count { $0.isWrong }
    return [
      "doubted.wrong": Double(doubts.prefix(Self.doubtCount).count { $0.isWrong })
        / Double(Self.doubtCount),
      "all.wrong": Double(wrong) / Double(doubts.count),
      "first.found": wrong > 0 ? Double(first) / Double(wrong) : nil,
    ]
  }

  // MARK: The shop

  private var shopMetrics: [String: Double?] {
    let recalls = recalls(tags.first)
    return [
      "accuracy": tags.first.flatMap(accuracy), "worst": recalls.min(),
      "eights": recalls.count == 10 ? recalls[8] : nil,
      "cost": Double(plan.cost), "foggy": tags.first.flatMap { foggyAccuracy($0) },
      "wrong.found": wrongFound.map(Double.init),
    ]
  }

  /// How many of the labels that the plan checks are wrong; nil for a plan that cannot be paid.
  var wrongFound: Int? { found?.run == tags.first ? found?.count : nil }

  /// The share right of the foggy pictures.
  func foggyAccuracy(_ run: RepairRun) -> Double? {
    desk.report(run)?.evaluations[Self.foggyTrial]?.accuracy.map(Double.init)
  }

  /// Whether a run of the shop is over and good enough.
  func meetsGoal(_ run: RepairRun) -> Bool {
    guard case .shop(let plan, _) = run, plan.isAffordable, desk.isFinished(run),
      let accuracy = accuracy(run), let worst = recalls(run).min()
    else { return false }
    return accuracy >= Self.wanted.accuracy && worst >= Self.wanted.worst
  }

  private var hasReachedGoal: Bool { view == .shop && tags.first.map(meetsGoal) == true }
}
