internal import Learning
internal import TextUI

/// What the lab has measured.
extension WindowLab {
  /// By the names in the comment of the lab.
  public var metrics: [String: Double] {
    var metrics: [String: Double] = ["goal": hasReachedGoal ? 1 : 0, "edited": isEdited ? 1 : 0]
    metrics["count.dense"] = Double(denseCount)
    metrics["count.window"] = Double(kernelCount)
    if let value = slideValue { metrics["cell"] = value }
    for run in runs(of: .motif) {
      let name = "motif.\(run.net.rawValue)"
      metrics[name + ".weights"] = Double(model(run).weightCount)
      metrics[name] = accuracy(run, Self.unseen)
      metrics[name + ".seen"] = accuracy(run, Self.seen)
    }
    for run in runs(of: .digits) {
      metrics["digits.\(run.net.rawValue)"] = accuracy(run, Self.unseen)
      for pixels in 1...2 {
        metrics["shift\(pixels).\(run.net.rawValue)"] = accuracy(run, "shift\(pixels)")
      }
    }
    for run in runs(of: .shuffle) {
      metrics[(run.isShuffled ? "shuffle." : "plain.") + run.net.rawValue] = accuracy(run)
    }
    for run in runs(of: .fashion) { metrics["fashion.\(run.net.rawValue)"] = accuracy(run) }
    if view == .draw, let answer = answer(.window) {
      metrics["answer"] = Double(answer.first)
      metrics["answer.share"] = answer.confidence
    }
    return metrics.compactMapValues { $0 }
  }

  /// The share right on a trial, or on the validation data.
  func accuracy(_ run: WindowRun, _ trial: String? = nil) -> Double? { right(run, trial).value }

  /// The same, to be drawn.
  func right(_ run: WindowRun, _ trial: String? = nil) -> MeanFigure {
    trial.map { desk.right(run, on: $0) } ?? desk.right(run)
  }

  /// `97.3 %`, or a dash.
  func percent(_ share: MeanFigure) -> StyledText {
    share.isKnown ? share.percent(isStrong: true) : .muted("–")
  }

  /// A small net that finds the motif anywhere, and the test that shows what its bet is.
  private var hasReachedGoal: Bool {
    bestSmall >= 0.99 && runs(of: .shuffle).allSatisfy(desk.isFinished)
  }

  /// What goes on, in a few words.
  public var status: String {
    guard let last = runs.last, trains else { return slideStatus }
    guard let report = desk.report(last) else { return "" }
    if let failure = report.failure { return failure }
    let step = report.snapshot.position.step
    if step == 0 { return "untrained" }
    return isEdited ? "edited by hand" : "step \(Numbers.grouped(step))"
  }

  private var slideStatus: String {
    guard view == .slide else { return "" }
    let here = slideStep.place
    return "row \(here.row + 1), column \(here.column + 1)"
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .motif: raceSummary(of: .motif, "unseen pictures")
    case .slide: slideSummary
    case .count:
      "\(Numbers.grouped(denseCount)) weights for the dense layer, "
        + "\(Numbers.grouped(kernelCount)) for the windows"
    case .form: formSummary
    case .digits: digitSummary
    case .draw: drawSummary
    case .cover: coverSummary
    case .shift: shiftSummary
    case .shuffle: shuffleSummary
    case .fashion: raceSummary(of: .fashion, "unseen clothes")
    }
  }

  private func raceSummary(of group: WindowGroup, _ what: String) -> String {
    runs(of: group).map { run in
      let right = accuracy(run).map { Numbers.percent($0) } ?? "nothing yet"
      return "\(run.name), \(Numbers.grouped(model(run).weightCount)) weights: \(right)"
    }.joined(separator: "; ") + " of the \(what) right"
  }
}
