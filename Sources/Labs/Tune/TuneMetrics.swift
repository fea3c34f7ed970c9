internal import Learning
public import TextUI

/// What the lab has measured, and its keys.
extension TuneLab {
  /// The share of the new camera's digits that a run gets right, to be drawn.
  func right(_ run: TuneRun) -> MeanFigure { desk.right(run, on: camera.rawValue) }
  /// The share of clear digits that a run gets right, to be drawn.
  func clearRight(_ run: TuneRun) -> MeanFigure { desk.right(run, on: Self.clearTrial) }

  /// The share of the new camera's digits that a run gets right.
  func accuracy(_ run: TuneRun) -> Double? { right(run).value }
  /// The share of clear digits that a run gets right.
  func clear(_ run: TuneRun) -> Double? { clearRight(run).value }
  /// Nats a word on new sentences.
  func loss(_ run: TuneRun) -> Double? { desk.loss(run).value }
  /// Nats a word on old sentences.
  func oldLoss(_ run: TuneRun) -> Double? { desk.loss(run, on: Self.clearTrial).value }

  /// By the names in the comment of the lab.
  public var metrics: [String: Double] {
    var metrics: [String: Double] = [
      "goal": hasReachedGoal ? 1 : 0, "language.floor": TuneData.newFloor,
      "cases": Double(zip(decisions, TeamCase.all).count { $0 == $1.best }),
    ]
    if view != .camera || isShown {
      metrics["base.clear"] = clear(.base)
      metrics["base.target"] = accuracy(.base)
    }
    for run in runs {
      switch run {
      case .reader(let way, let tuning):
        let name =
          view == .negative ? "negative.\(tuning.labels).\(way.rawValue)" : way.rawValue
        metrics[name] = accuracy(run)
        metrics[name + ".clear"] = clear(run)
      case .tuned:
        metrics["tuned"] = accuracy(run)
        metrics["tuned.clear"] = clear(run)
      case .pupil(let pupil):
        metrics["language.\(pupil.sentences).\(pupil.isTuned ? "tuned" : "scratch")"] = loss(run)
        if pupil.isTuned { metrics["language.old.\(pupil.sentences)"] = oldLoss(run) }
      case .base, .speaker: break
      }
    }
    metrics["language.old.before"] = oldLoss(.speaker)
    return metrics.compactMapValues { $0 }
  }

  /// The keys of the view on stage.
  public var keys: [LabKey] {
    guard view == .team else { return [] }
    return [
      LabKey([.left, .right], "←→", "case", help: "The case before or after this one"),
      LabKey([.up, .down], "↑↓", "way", help: "Decide for a cheaper or a dearer way"),
    ]
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    guard view == .team else { return [] }
    let last = TeamCase.ways.count - 1
    switch key {
    case .left: caseNumber = max(0, caseNumber - 1)
    case .right: caseNumber = min(TeamCase.all.count - 1, caseNumber + 1)
    case .up: decisions[caseNumber] = decisions[caseNumber].map { max(0, $0 - 1) } ?? last
    case .down: decisions[caseNumber] = decisions[caseNumber].map { min(last, $0 + 1) } ?? 0
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .pageUp,
      .pageDown, .home, .end, .function, .control:
      break
    }
    return []
  }

  /// What goes on, in a few words.
  public var status: String {
    if let failure = reports.compactMap(\.failure).first { return failure }
    guard let run = runs.last, let report = desk.report(run) else { return "" }
    let step = report.snapshot.position.step
    return step == 0 ? "not tuned yet" : "step \(Numbers.grouped(step))"
  }
}
