internal import Learning
public import TextUI

/// Which view is drawn, and what it says in one line.
extension SpamLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .sort: drawSorting(on: &surface, in: body)
    case .rules: drawRules(on: &surface, in: body, isFocused: focus == .stage)
    case .learn, .retrain: drawTraining(shownReport, on: &surface, in: body)
    case .amount: drawAmounts(on: &surface, in: body)
    case .weights: drawWeights(on: &surface, in: body)
    case .change: drawChange(on: &surface, in: body)
    case .use: drawUse(on: &surface, in: body)
    case .mail: drawMail(on: &surface, in: body)
    case .boxes: drawBoxes(on: &surface, in: body)
    }
  }

  /// How the view stands, in a few words.
  public var status: String {
    switch view {
    case .sort:
      return sorting.isOver
        ? "\(sorting.right) of \(sorting.mails.count) right"
        : "mail \(sorting.guesses.count + 1) of \(sorting.mails.count)"
    case .rules:
      return "\(rules.chosen.count) of \(RuleSet.most) chosen"
    case .learn, .retrain: return trainingStatus
    case .amount:
      if case .amount(let mails, _, _)? = current { return "training on \(Numbers.grouped(mails))" }
      return amounts.isEmpty ? "seed \(amountSeed)" : "\(data.raw.count) unseen mails"
    case .mail: return "\(mailNumber + 1) of \(Self.mailCount)"
    case .weights, .change, .use:
      if case .learn? = current { return "training the filter first" }
      return view == .weights ? "58 numbers, no mails" : ""
    case .boxes: return ""
    }
  }

  /// The run that the present view is about, as far as it is.
  var shownReport: RunReport? {
    switch (view, current) {
    case (.retrain, .retrain): report
    case (.retrain, _): retrained?.report
    case (_, .learn): report
    default: filter?.report
    }
  }

  private var trainingStatus: String {
    guard let report = shownReport else {
      return "seed \(view == .retrain ? retrainSeed : seed)"
    }
    if let failure = report.failure { return failure }
    let position = report.snapshot.position
    if report.snapshot.isFinished {
      return "computed in \(Numbers.significant(report.seconds, digits: 2)) s"
    }
    return "pass \(min(position.epoch + 1, passes)) of \(passes)"
  }

  /// The view on stage in one line.
  public var summary: String {
    switch view {
    case .sort: return sortingSummary
    case .rules: return rulesSummary
    case .learn, .retrain: return trainingSummary
    case .amount:
      let points = Set(amounts.map(\.mails)).sorted().map {
        "\(Numbers.grouped($0)) mails \(Numbers.percent(accuracy(with: $0)))"
      }
      return points.isEmpty ? "no amounts tried yet" : points.joined(separator: ", ")
    case .weights:
      if let filter, filter.weights.isEmpty {
        return "\(hidden) hidden units weigh every word, so that no word has one weight of its own"
      }
      return weightsAreSorted && filter != nil
        ? "towards good mail: " + strongest(towardsSpam: false, 5)
          + "; towards spam: " + strongest(towardsSpam: true, 5)
        : filter.map { weightsSummary($0.weights) + ", not sorted yet" } ?? "not trained yet"
    case .mail: return mailSummary
    case .change: return changeSummary
    case .use:
      guard let used else { return "a day of use has not been run" }
      let shares = used.shares.map { Numbers.percent($0, decimals: 0) }.joined(separator: ", ")
      return
        "share right in ten groups: \(shares); weights changed: \(weightsMoved ?? 0) of \(weightCount)"
    case .boxes:
      return "artificial intelligence contains machine learning, which contains deep learning"
        + (boxesAreFilled
          ? "; your rules are in the outer box, your unit in the middle one, networks of many layers "
            + "in the inner one" : "")
    }
  }

  /// The things on the stage: rules to choose from, bars, amounts tried.
  public var details: [String] {
    switch view {
    case .sort:
      sorting.isOver
        ? sorting.mails.indices.map(sortedLine)
        : mailBars(sorting.current).shares.map { "\($0.name) \($0.text ?? "")" }
    case .rules: rules.rules.indices.map(ruleLine)
    case .weights where weightsAreSorted:
      [false, true].flatMap { towardsSpam in
        sortedWeights(towardsSpam: towardsSpam).map { bar in
          "\(bar.name) \(Numbers.fixed(bar.value, decimals: 2, sign: .always))"
        }
      }
    case .mail: mailDetails
    case .learn, .amount, .weights, .change, .use, .retrain, .boxes: []
    }
  }

  private func strongest(towardsSpam: Bool, _ count: Int) -> String {
    sortedWeights(towardsSpam: towardsSpam).prefix(count)
      .map { "\($0.name) \(Numbers.fixed($0.value, decimals: 2, sign: .always))" }
      .joined(separator: ", ")
  }
}
