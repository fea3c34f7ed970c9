internal import Learning

/// What the lab has measured, and how far its runs are.
extension SpamLab {
  /// Whether the view has a run of its own.
  public var isRunnable: Bool {
    switch view {
    case .sort, .mail, .boxes: false
    case .rules: !rulesAreMeasured
    case .weights: !weightsAreSorted
    case .change: !isChanged
    case .learn, .retrain: current == nil || isTraining
    case .amount, .use: current == nil
    }
  }

  /// Whether the view draws random numbers.
  public var isSeeded: Bool { isTrainable || view == .amount }
  /// Whether the view shows training step by step.
  public var isTrainable: Bool { view == .learn || view == .retrain }

  /// Whether a single step can be taken now.
  public var isSteppable: Bool {
    isTrainable && run != .finished && (current == nil || isTraining)
  }

  /// Whether there is something to take back.
  public var isResettable: Bool {
    switch view {
    case .sort: !sorting.guesses.isEmpty
    case .rules: rulesAreMeasured
    case .learn: filter != nil || isUnderWay
    case .amount: !amounts.isEmpty || current?.isAmount == true
    case .weights: weightsAreSorted
    case .change: isChanged
    case .use: used != nil
    case .retrain: retrained != nil || isUnderWay
    case .mail, .boxes: false
    }
  }

  /// Whether the run on the thread is the one that the view shows as it goes.
  private var isTraining: Bool {
    switch current {
    case .learn: view == .learn
    case .retrain: view == .retrain
    case .amount, .use, nil: false
    }
  }

  /// Whether the run in view has taken a step.
  private var isUnderWay: Bool {
    isTraining && report?.job == nextJob - 1 && (report?.snapshot.position.step ?? 0) > 0
  }

  /// How far the run of the view is.
  public var run: RunState {
    switch view {
    case .sort: sorting.isOver ? .finished : .ready
    case .rules: rulesAreMeasured ? .finished : .ready
    case .learn: trainingState(isDone: filter != nil)
    case .amount:
      if current != nil || !tasks.isEmpty { .running } else { amounts.isEmpty ? .ready : .finished }
    case .weights: weightsAreSorted && filter != nil ? .finished : .ready
    case .change: isChanged && filter != nil ? .finished : .ready
    case .use: used != nil ? .finished : current == nil ? .ready : .running
    case .retrain: trainingState(isDone: retrained != nil)
    case .mail: filter == nil ? .ready : .finished
    case .boxes: .finished
    }
  }

  private func trainingState(isDone: Bool) -> RunState {
    if isDone { return .finished }
    return current != nil && report?.isRunning == true ? .running : .ready
  }

  /// The rules on the unseen mails, before and after the wording changed.
  var rulesTally: Tally { Tally(data.raw, blockedBy: rules) }
  var changedRulesTally: Tally { Tally(data.rawChanged, blockedBy: rules) }

  /// What has been measured so far; what has not is missing.
  public var metrics: [String: Double] {
    var metrics: [String: Double] = [:]
    metrics["sort.right"] = Double(sorting.right)
    metrics["sort.done"] = Double(sorting.guesses.count)
    let tally = rulesTally
    metrics["rules.accuracy"] = tally.accuracy
    metrics["rules.blocked"] = tally.blocked
    metrics["rules.missed"] = tally.missed
    metrics["changed"] = isChanged ? 1 : 0
    addFilter(to: &metrics, tally)
    addAmounts(to: &metrics, tally)
    if let used {
      let third = used.shares.count / 3
      metrics["used.gain"] =
        mean(used.shares.suffix(third)) - mean(used.shares.prefix(third))
    }
    metrics["weights.moved"] = weightsMoved.map(Double.init)
    if let retrained {
      metrics["retrained.accuracy"] = retrained.accuracy(on: .changed)
      metrics["retrained.mails"] = Double(retrainedMails)
    }
    return metrics
  }

  private func addFilter(to metrics: inout [String: Double], _ rules: Tally) {
    guard let filter else { return }
    metrics["loss"] = Double(filter.report.snapshot.batchLoss)
    metrics["steps"] = Double(filter.report.snapshot.position.step)
    if let accuracy = filter.accuracy(on: .unseen) { metrics["accuracy"] = accuracy }
    for (word, weight) in zip(data.words, filter.weights) {
      metrics["weight.\(word)"] = Double(weight)
    }
    guard isChanged, let before = filter.accuracy(on: .unseen),
      let after = filter.accuracy(on: .changed)
    else { return }
    let changedRules = changedRulesTally
    metrics["changed.accuracy"] = after
    metrics["changed.rules.accuracy"] = changedRules.accuracy
    metrics["drop.learned"] = before - after
    metrics["drop.rules"] = rules.accuracy - changedRules.accuracy
  }

  /// For each amount tried the median over its seeds, and the smallest that beats the rules.
  private func addAmounts(to metrics: inout [String: Double], _ rules: Tally) {
    guard !amounts.isEmpty, current == nil else { return }
    let tried = Set(amounts.map(\.mails)).sorted()
    for mails in tried { metrics["accuracy.\(mails)"] = accuracy(with: mails) }
    let first = tried.first { accuracy(with: $0) > rules.accuracy }
    metrics["amount.beats"] = first.map(Double.init) ?? .infinity
  }

  /// The median over the seeds tried.
  func accuracy(with mails: Int) -> Double {
    let found = amounts.filter { $0.mails == mails }.map(\.accuracy).sorted()
    return found.isEmpty ? 0 : found[found.count / 2]
  }

  /// How many of the 58 numbers of the filter differ after a day of use.
  var weightsMoved: Int? { used?.moved }

  private func mean(_ values: some Collection<Double>) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
