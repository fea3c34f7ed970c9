internal import Learning
internal import TextUI

extension OptimLab {
  /// The loss below which a run has arrived.
  static let arrivalLoss = 0.1

  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": isGoalReached ? 1.0 : 0]
    for tag in tags {
      guard let report = desk.report(tag) else { continue }
      let position = report.snapshot.position
      if tag.steepness != nil {
        let arrived = RavineWalk.arrivalStep(tag, steps: position.step)
        metrics[prefix(tag) + "arrived"] = arrived.map(Double.init) ?? .infinity
        metrics[prefix(tag) + "loss"] = ravineLoss(report, tag)
        continue
      }
      metrics[prefix(tag) + "loss"] = recentLoss(report, tag)
      metrics[prefix(tag) + "accuracy"] = report.accuracy
      metrics[prefix(tag) + "passes"] = Double(position.epoch)
      metrics[prefix(tag) + "arrived"] = arrived(tag).map(Double.init) ?? .infinity
      switch view {
      case .count: metrics["updates"] = Double(position.step)
      case .time: metrics[prefix(tag) + "milliseconds"] = milliseconds(tag)
      case .decay: metrics[prefix(tag) + "noise"] = noise(report, tag)
      case .train:
        metrics["first.loss"] = passLosses(tag).first
        metrics["first.accuracy"] = report.snapshot.validationAccuracy.points().first?.y
        metrics["ratio"] = ratios.curves(of: tag).first?.last?.y
      case .batches, .rates, .ravine, .adam, .best: break
      }
    }
    return metrics
  }

  /// What stands before the metrics of a run: it begins with a letter.
  private func prefix(_ tag: OptimRun) -> String {
    switch view {
    case .count, .train: ""
    case .batches, .time: tag.batch == Self.digitCount ? "all." : "b\(tag.batch)."
    case .rates, .adam: "rate\(tag.name)."
    case .ravine, .best, .decay: tag.name + "."
    }
  }

  /// Within eight passes: little loss, and good on the validation digits.
  private var isGoalReached: Bool {
    guard view == .train, let tag = tags.first, let report = desk.report(tag), isDone else {
      return false
    }
    let losses = passLosses(tag)
    let shares = report.snapshot.validationAccuracy.points()
    return (0..<min(8, losses.count, shares.count)).contains { pass in
      losses[pass] < Self.arrivalLoss && shares[pass].y >= 0.95
    }
  }

  // MARK: Of one run

  /// The loss on all digits that are learned from, with the weights as they are.
  func recentLoss(_ report: RunReport, _ tag: OptimRun) -> Double? {
    if report.snapshot.divergence != nil { return .infinity }
    return report.evaluations[Self.learnedTrial].map { Double($0.loss) }
  }

  /// The mean training loss of each whole pass.
  func passLosses(_ tag: OptimRun) -> [Double] {
    guard let report = desk.report(tag) else { return [] }
    let width = Self.stepsPerPass(tag)
    let whole = report.snapshot.position.step / width
    var sums = [Double](repeating: 0, count: whole)
    var counts = [Double](repeating: 0, count: whole)
    for bucket in report.snapshot.training.buckets {
      // A bucket of a long run may reach into the next pass; the middle of it counts.
      let pass = ((bucket.first + bucket.last) / 2 - 1) / width
      guard sums.indices.contains(pass) else { continue }
      sums[pass] += Double(bucket.mean) * Double(bucket.count)
      counts[pass] += Double(bucket.count)
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / $1 : .infinity }
  }

  /// The first pass whose mean loss is small.
  func arrived(_ tag: OptimRun) -> Int? {
    passLosses(tag).firstIndex { $0 < Self.arrivalLoss }.map { $0 + 1 }
  }

  /// Time in training steps by pass.
  func milliseconds(_ tag: OptimRun) -> Double? {
    guard let report = desk.report(tag), desk.isFinished(tag) else { return nil }
    return report.seconds * 1_000 / Double(max(1, tag.passes))
  }

  /// The standard deviation of the losses of single batches in the last pass.
  func noise(_ report: RunReport, _ tag: OptimRun) -> Double? {
    let width = Self.stepsPerPass(tag)
    let last = report.snapshot.training.buckets.filter {
      $0.first > report.snapshot.position.step - width
    }.map { Double($0.mean) }
    guard last.count > 1 else { return nil }
    let mean = last.reduce(0, +) / Double(last.count)
    return (last.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(last.count)).squareRoot()
  }

  /// The loss at the place that the network's weights say.
  func ravineLoss(_ report: RunReport, _ tag: OptimRun) -> Double? {
    guard let place = report.snapshot.values[RavineWalk.weight], place.count == 2 else {
      return nil
    }
    return RavineWalk.loss(
      ChartPoint(Double(place[0]), Double(place[1])), tag.steepness ?? 1)
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    let reports = tags.compactMap { desk.report($0) }
    switch view {
    case .ravine:
      let step = reports.map(\.snapshot.position.step).max() ?? 0
      return "step \(step) of \(Self.walkSteps)"
    case .time:
      let done = tags.count { desk.isFinished($0) }
      return done == 0 ? "not measured yet" : "\(done) of \(tags.count) measured"
    case .count:
      let step = reports.first?.snapshot.position.step ?? 0
      return step == 0 ? "untrained" : "nudge \(step)"
    case .train, .batches, .rates, .adam, .best, .decay:
      // The slowest of a race says how far it is: those that exploded are over.
      let passes = zip(tags, reports).compactMap { tag, report in
        report.snapshot.divergence == nil ? report.snapshot.position.epoch : nil
      }.min()
      return "pass \(passes ?? 0) of \(tags.first?.passes ?? 0)"
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    if view == .ravine { return landscape.summary }
    if view == .time, tags.contains(where: desk.isFinished) { return timeBars.summary }
    let parts = tags.compactMap { tag -> String? in
      guard let report = desk.report(tag) else { return nil }
      let name = tag.name.isEmpty ? "" : tag.name + ": "
      guard report.snapshot.position.step > 0 else { return name + "untrained" }
      let right = report.accuracy.map { ", \(Numbers.percent($0)) of unseen digits right" } ?? ""
      return "\(name)\(report.snapshot.position.step) nudges, loss \(lossText(tag))\(right)"
    }
    return parts.isEmpty ? "nothing has run yet" : parts.joined(separator: "; ")
  }

  /// The loss of a run on the digits that it learns from, which can be asked about.
  func lossFigure(_ tag: OptimRun, _ style: Role = .ink) -> StyledText {
    let text =
      style == .strong ? StyledText.strong(lossText(tag)) : StyledText(lossText(tag), style)
    guard let loss = desk.report(tag).flatMap({ recentLoss($0, tag) }), loss.isFinite else {
      return text
    }
    return text.asking(desk.meanMark(tag, trial: Self.learnedTrial), loss)
  }

  func lossText(_ tag: OptimRun) -> String {
    guard let loss = desk.report(tag).flatMap({ recentLoss($0, tag) }) else { return "–" }
    return loss.isFinite ? Numbers.significant(loss) : "exploded"
  }
}
