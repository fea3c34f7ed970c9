internal import Learning
internal import TextUI

extension BendLab {
  /// Half of ln 2: two corners solved, two at fifty-fifty.
  static let halfShelf = 0.34657
  /// One corner solved, three that share one answer of 1/3: (3/4) · (ln 3 − (2/3) ln 2).
  static let thirdShelf = 0.47739

  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = [
      "cell": product[1], "best.xor": best["xor"] ?? 0, "best.spiral": best["spiral"] ?? 0,
      "goal": hasReachedGoal ? 1 : 0,
    ]
    metrics["linear.accuracy"] = accuracy(.linear, Self.training)
    metrics["inside.accuracy"] = accuracy(.inside, Self.training)
    metrics["accuracy"] = unseenAccuracy
    metrics["train.accuracy"] = accuracy(.build, Self.training)
    metrics["loss"] = loss(.build)
    metrics["weights"] = Double(weightCount)
    metrics["filters.accuracy"] = accuracy(.filters, Self.unseen)
    let starts = finishedStarts
    metrics["starts.done"] = Double(starts.count)
    metrics["starts.solved"] = Double(starts.count { $0 < Self.solved })
    metrics["starts.half"] = Double(starts.count { ($0 - Self.halfShelf).magnitude < 0.01 })
    metrics["starts.third"] = Double(starts.count { ($0 - Self.thirdShelf).magnitude < 0.01 })
    let deep = deepAccuracies
    if !deep.isEmpty {
      metrics["deep.accuracy"] = deep.reduce(0, +) / Double(deep.count)
      metrics["deep.best"] = deep.max()
      metrics["deep.failed"] = Double(deep.count { $0 < 0.65 })
    }
    return metrics
  }

  /// A loss below which all corners are told apart.
  static let solved = 0.1

  var hasReachedGoal: Bool { (best["xor"] ?? 0) >= 0.99 && (best["spiral"] ?? 0) >= 0.95 }

  /// A share of points, measured on the trainer's thread.
  func accuracy(_ tag: BendRun, _ trial: String) -> Double? {
    desk.report(tag)?.evaluations[trial]?.accuracy.map(Double.init)
  }

  /// The loss on all points that a run is trained on.
  func loss(_ tag: BendRun) -> Double? {
    desk.report(tag)?.evaluations[Self.training].map { Double($0.loss) }
  }

  var unseenAccuracy: Double? { accuracy(.build, Self.unseen) }

  /// The last losses of the starts that are over.
  var finishedStarts: [Double] {
    (0..<Self.startCount).map(BendRun.start).filter(desk.isFinished).compactMap(loss)
  }

  var deepAccuracies: [Double] {
    (0..<Self.deepCount).map(BendRun.deep).compactMap { accuracy($0, Self.unseen) }
  }

  /// Weights and offsets of the learner's network.
  var weightCount: Int {
    let units = sheet.count("units")
    return switch sheet.count("layers") {
    case 0: 3
    case let layers: units * 3 + (layers - 1) * units * (units + 1) + units + 1
    }
  }

  /// What goes on, in a few words.
  public var status: String {
    if view == .product { return "cell \(revealed) of 4" }
    let steps = tags.map { desk.steps($0) }.max() ?? 0
    guard let job = tags.first.flatMap({ desk.jobs[$0] }) else { return "" }
    if let failure = tags.compactMap({ desk.report($0)?.failure }).first { return failure }
    switch view {
    case .filters:
      let epoch = desk.report(.filters)?.snapshot.position.epoch ?? 0
      return "pass \(epoch) of \(job.experiment.epochs)"
    case .product, .linear, .starts, .plateaus, .inside, .build, .units, .deep:
      return steps == 0
        ? "untrained"
        : "update \(Numbers.grouped(steps)) of \(Numbers.grouped(job.experiment.steps ?? 0))"
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    func percent(_ share: Double?) -> String { share.map { Numbers.percent($0) } ?? "nothing yet" }
    switch view {
    case .product:
      let cells = product.prefix(revealed).map { Numbers.tick($0) }.joined(separator: ", ")
      return "B times A, row by row: " + (cells.isEmpty ? "no cell computed yet" : cells)
    case .linear:
      return "\(sheet.count("linear.layers")) layers without a bend draw one straight line; right: "
        + percent(accuracy(.linear, Self.training))
    case .starts, .plateaus:
      let losses = (0..<Self.startCount).compactMap { loss(.start($0)) }
        .map { Numbers.fixed($0, decimals: 3) }.joined(separator: ", ")
      return "\(finishedStarts.count { $0 < Self.solved }) of \(Self.startCount) starts solved; "
        + "losses " + (losses.isEmpty ? "not measured yet" : losses)
    case .inside:
      return "points by their two hidden values; right: "
        + percent(accuracy(.inside, Self.training))
    case .build, .units:
      let shape = Array(repeating: "\(sheet.count("units"))", count: sheet.count("layers"))
        .joined(separator: " and ")
      return "\(shape.isEmpty ? "no" : shape) hidden units on \(sheet.word("data")); "
        + "unseen points right: \(percent(unseenAccuracy)), trained ones: "
        + percent(accuracy(.build, Self.training))
        + (view == .units ? "; chosen: \(chosenName)" : "")
    case .filters:
      return "\(sheet.count("filters")) filters of 5 by 5 pixels; unseen digits right: "
        + percent(accuracy(.filters, Self.unseen))
    case .deep:
      let shares = deepAccuracies.map { Numbers.percent($0, decimals: 0) }.joined(separator: ", ")
      return "\(sheet.count("deep.layers")) layers of 4 \(sheet.word("deep.activation")) units, "
        + "five starts, unseen points right: \(shares.isEmpty ? "nothing yet" : shares)"
    }
  }
}
