internal import Learning
internal import TextUI

extension ScaleLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": isGoalReached ? 1.0 : 0]
    switch view {
    case .law: addLaw(to: &metrics)
    case .work: metrics["operations"] = setOperations
    case .plan:
      let plan = plan
      metrics["operations"] = plan.operations
      metrics["days"] = plan.days
      metrics["device.days"] = plan.days * plan.devices
      metrics["cost"] = plan.cost
      metrics["energy"] = plan.energy
      metrics["tokens.ratio"] = plan.ratio
    case .ratio:
      for hidden in ScaleNet.sizes { metrics["h\(hidden)"] = loss(isoTag(hidden)) }
      metrics["best.ratio"] = bestIso.map { tokens(isoTag($0)) / weights($0) }
      metrics["rule.tokens"] = ruleTokens
    case .use:
      metrics["bytes"] = use.bytes(batch: sheet.count("batch"))
      metrics["reader.rate"] = use.readerRate(batch: sheet.count("batch"))
      metrics["all.rate"] = use.rate(batch: sheet.count("batch"))
    case .bits:
      for (width, share) in coarse?.shares ?? [:] { metrics["bits.\(width)"] = share }
      metrics["bits.smallest"] = smallestWidth.map(Double.init)
      metrics["bits.set"] = coarse?.shares[sheet.count("width")]
    case .energy:
      metrics["plan.energy"] = planEnergy
      metrics["lab.energy"] = labEnergy
    case .stack: metrics["rate"] = ScaleStack.rate(stackRates)
    }
    return metrics
  }

  private func addLaw(to metrics: inout [String: Double]) {
    for names in amounts {
      for hidden in ScaleNet.sizes {
        metrics["n\(names).h\(hidden)"] = loss(law(hidden, names))
      }
      metrics["n\(names).best"] = bestSize(names).map(Double.init)
    }
    metrics["law.exponent"] = fitted?.exponent
    metrics["law.floor"] = fitted?.floor
    metrics["law.predicted"] = fitted?.loss(at: weights(512))
    metrics["law.measured"] = amounts.last.flatMap { loss(law(512, $0)) }
  }

  // MARK: The law

  func weights(_ hidden: Int) -> Double { Double(ScaleNet.weights(hidden: hidden)) }

  /// The hidden units with the lowest loss on unseen names, once all sizes are done.
  func bestSize(_ names: Int) -> Int? {
    let losses = ScaleNet.sizes.compactMap { size in loss(law(size, names)).map { (size, $0) } }
    guard losses.count == ScaleNet.sizes.count else { return nil }
    return losses.min { $0.1 < $1.1 }?.0
  }

  /// The law through the runs with most names, up to the size that is set.
  var fitted: PowerLaw? {
    guard let names = amounts.last else { return nil }
    let sizes = ScaleNet.sizes.filter { $0 <= book[ScaleStage.law.rawValue].count("fit") }
    let losses = sizes.compactMap { loss(law($0, names)) }
    return PowerLaw(sizes: sizes.map(weights), losses: losses)
  }

  // MARK: Equal work

  /// Letters that a run has learned from, counting repetitions.
  func tokens(_ tag: ScaleRun) -> Double {
    switch tag {
    case .law(_, _, let updates, _): Double(updates * ScaleNet.batch)
    case .digits: 0
    }
  }

  /// The size with the lowest loss for the same work.
  var bestIso: Int? {
    let losses = ScaleNet.sizes.compactMap { size in loss(isoTag(size)).map { (size, $0) } }
    guard losses.count == ScaleNet.sizes.count else { return nil }
    return losses.min { $0.1 < $1.1 }?.0
  }

  /// Tokens for the weights that are set, by the rule of thumb.
  var ruleTokens: Double {
    book[ScaleStage.ratio.rawValue].number("weights") * 1e9 * PublishedFigure.tokensPerWeight.value
  }

  // MARK: Arithmetic

  /// Work of the sheet in `work`.
  var setOperations: Double { 6 * sheet.number("weights") * 1e9 * sheet.number("tokens") * 1e9 }

  /// The budget sheet as it is set.
  var plan: TrainingPlan {
    let sheet = book[ScaleStage.plan.rawValue]
    return TrainingPlan(
      weights: sheet.number("weights") * 1e9, tokens: sheet.number("tokens") * 1e9,
      devices: Double(sheet.count("devices")), speed: sheet.number("speed") * 1e12,
      share: sheet.number("share") / 100, price: sheet.number("price"),
      power: sheet.number("power"))
  }

  /// What may be spent, in the learner's money.
  var budget: Double { book[ScaleStage.plan.rawValue].number("budget") * 1_000 }

  /// Whether the plan can be paid for and has tokens enough.
  var isPlanGood: Bool {
    guard let cost = plan.cost, plan.energy != nil else { return false }
    return cost <= budget && plan.ratio >= 10 && plan.weights >= 1e9
  }

  /// The smallest width that loses a point at most.
  var smallestWidth: Int? {
    guard let shares = coarse?.shares, let full = shares[32] else { return nil }
    return shares.filter { $0.value >= full - 0.01 - 1e-9 }.keys.min()
  }

  private var isGoalReached: Bool {
    smallestWidth == book[ScaleStage.bits.rawValue].count("width") && isPlanGood
  }

  var use: ScaleUse {
    let sheet = book[ScaleStage.use.rawValue]
    return ScaleUse(
      weights: sheet.number("weights") * 1e9, bytesPerWeight: Double(sheet.count("width")) / 8,
      bandwidth: sheet.number("bandwidth") * 1e12, store: sheet.number("store") * 1e9)
  }

  /// MWh of the plan with its building; nil without watts.
  var planEnergy: Double? {
    plan.energy.map { $0 * book[ScaleStage.energy.rawValue].number("overhead") }
  }

  /// MWh that the runs of this lab have taken so far, at the watts that are set.
  var labEnergy: Double? {
    let seconds = desk.reports.values.reduce(0) { $0 + $1.seconds }
    guard seconds > 0 else { return nil }
    return seconds * book[ScaleStage.energy.rawValue].number("watts") / 3_600 / 1e6
  }

  /// The rates of the layers, the slow one among them.
  var stackRates: [Double] {
    let sheet = book[ScaleStage.stack.rawValue]
    return ScaleStack.names.map { $0 == sheet.word("layer") ? sheet.number("rate") : 1 }
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    switch view {
    case .law, .ratio:
      let done = tags.count { desk.isFinished($0) }
      return done == 0 ? "\(tags.count) runs" : "\(done) of \(tags.count) done"
    case .bits:
      let step = tags.first.flatMap { desk.report($0) }?.snapshot.position.step ?? 0
      return step == 0 ? "untrained" : "update \(Numbers.grouped(step))"
    case .work, .plan, .use, .energy, .stack: return "arithmetic"
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .law:
      let parts = amounts.map { names in
        let losses = ScaleNet.sizes.map { size in
          loss(law(size, names)).map { Numbers.fixed($0, decimals: 2) } ?? "–"
        }
        return "\(names) names: \(losses.joined(separator: ", "))"
      }
      return "loss on unseen names for 2, 8, 32, 128, 512 hidden units; "
        + parts.joined(separator: "; ")
    case .work:
      return "\(Magnitude.power(setOperations)) operations, "
        + "\(Magnitude.power(setOperations / lessonOperations)) times the model of L16"
    case .plan:
      return
        "\(Magnitude.power(plan.operations)) operations, \(Magnitude.time(plan.seconds)), cost "
        + "\(plan.cost.map { Magnitude.text($0) } ?? "needs your price"), tokens for each weight "
        + Numbers.significant(plan.ratio)
    case .ratio:
      let parts = ScaleNet.sizes.map { size in
        "\(size): \(loss(isoTag(size)).map { Numbers.fixed($0, decimals: 2) } ?? "–")"
      }
      return "losses at equal work by hidden units " + parts.joined(separator: ", ")
    case .use:
      return
        "\(Magnitude.text(use.readerRate(batch: sheet.count("batch")))) tokens a second for each "
        + "of \(sheet.count("batch")) readers at most, "
        + "\(Magnitude.text(use.rate(batch: sheet.count("batch")))) for all"
    case .bits:
      let parts = CoarseDigits.widths.compactMap { width in
        coarse?.shares[width].map { "\(width) bits \(Numbers.percent($0))" }
      }
      return parts.isEmpty ? "nothing has run yet" : parts.joined(separator: ", ")
    case .energy:
      return
        "your plan \(planEnergy.map { Magnitude.text($0 * 1e6, "Wh") } ?? "needs your watts"); "
        + figures.map { "\($0.name) \(Magnitude.text($0.value * 1e6, "Wh")) (\($0.source))" }
        .joined(separator: "; ")
    case .stack:
      return "\(sheet.word("layer")) at \(Numbers.percent(sheet.number("rate"), decimals: 0)), the "
        + "whole at \(Numbers.percent(ScaleStack.rate(stackRates), decimals: 0))"
    }
  }

  var lessonOperations: Double {
    6 * PublishedFigure.lessonWeights * PublishedFigure.lessonTokens
  }

  /// What the plan's energy is held against.
  var figures: [PublishedFigure] { [.largeTraining, .centres2024, .centres2030] }
}
