internal import Learning
internal import TextUI

extension NeuronLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    let sum = summed.sum(sheet.number("x1"), sheet.number("x2"))
    var metrics = [
      "sum": sum, "output": squash.value(sum), "presses": Double(presses),
      "hand.best": handBest, "search.done": searchIsDone ? 1 : 0,
      "goal": handBest >= 0.95 && searchIsDone ? 1 : 0,
    ]
    if view.hasPlane {
      let axes = points.kind.axes
      metrics["accuracy"] = unit.accuracy(marks)
      metrics["angle"] = unit.angle
      metrics["sharpness"] = unit.length
      metrics["sharpness.before"] = unit.length / Double(1 << doubled)
      metrics["yes"] = unit.yesShare(axes)
      var before = unit
      before.offset = offsetBefore
      metrics["yes.before"] = before.yesShare(axes)
    }
    if view == .hand, let trained {
      metrics["trained.accuracy"] = trainedAccuracy
      metrics["trained.w1"] = trained.w1
      metrics["trained.w2"] = trained.w2
      metrics["trained.offset"] = trained.offset
      let gaps = [trained.w1 - unit.w1, trained.w2 - unit.w2, trained.offset - unit.offset]
      metrics["same"] = gaps.allSatisfy { $0.magnitude <= 0.1 } ? 1 : 0
    }
    if view == .xor, let winner = search.winner { metrics["search.best"] = winner.accuracy }
    return metrics
  }

  /// The share of points that the trained unit has right.
  var trainedAccuracy: Double? {
    desk.report(.training)?.evaluations[Self.trial]?.accuracy.map(Double.init)
  }

  /// What goes on, in a few words.
  public var status: String {
    switch view {
    case .sum: return "step \(revealed) of 4"
    case .sharp: return doubled == 0 ? "" : "\(1 << doubled) × as large as before"
    case .offset: return ""
    case .activation: return "\(compared) of 4 compared"
    case .hand:
      let steps = desk.steps(.training)
      return steps == 0 ? "press \(presses)" : "update \(steps) of \(sheet.count("updates"))"
    case .xor:
      let steps = desk.steps(.search)
      return steps == 0 && !searchIsDone
        ? "" : "\(search.best.count * LineSearch.offsetCount) lines tried"
    case .brain: return ""
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .sum: return sumSummary
    case .activation: return activationSummary
    case .sharp, .offset:
      return lineSummary
        + ", yes on \(Numbers.percent(unit.yesShare(points.kind.axes), decimals: 0))"
        + " of the plane"
    case .hand:
      let hand = "your line has \(Numbers.percent(unit.accuracy(marks))) right; " + lineSummary
      guard let trained, let accuracy = trainedAccuracy else { return hand }
      return hand + "; training after \(desk.steps(.training)) updates has "
        + "\(Numbers.percent(accuracy)) right with weights "
        + "\(signed(trained.w1)) and \(signed(trained.w2)), offset \(signed(trained.offset))"
    case .xor:
      let hand = "your line has \(Numbers.percent(unit.accuracy(marks))) of four clouds right"
      guard let winner = search.winner else { return hand + "; no other line tried yet" }
      return hand + "; the best of \(search.best.count * LineSearch.offsetCount) lines has "
        + Numbers.percent(winner.accuracy)
    case .brain:
      return Self.likenesses.map { "\($0.what): here \($0.unit), in a brain \($0.cell)" }
        .joined(separator: "; ")
    }
  }

  private var lineSummary: String {
    let angle = unit.angle.map { "a line at \(Numbers.fixed($0, decimals: 0)) degrees" }
    return "\(angle ?? "no line"), weights \(signed(unit.w1)) and \(signed(unit.w2)), "
      + "offset \(signed(unit.offset))"
  }

  func signed(_ value: Double, decimals: Int = 2) -> String {
    Numbers.fixed(value, decimals: decimals, sign: .always)
  }
}
