internal import Compute
internal import Learning

/// What the trainer's thread is asked, and what comes back.
extension SpamLab {
  // MARK: What the run key does

  mutating func runView() -> [LabCommand] {
    guard isRunnable else { return [] }
    if isTrainable, current != nil { return pauseOrGoOn() }
    switch view {
    case .sort, .mail, .boxes: return []
    case .rules: rulesAreMeasured = true
    case .learn:
      if filter != nil { forgetFilter() }
      tasks.append(.learn(isShown: true))
    case .amount:
      let isNewAmount = !amounts.isEmpty && !amounts.contains { $0.mails == amountMails }
      if !isNewAmount { amounts = [] }
      tasks += amountTasks(isNewAmount ? [amountMails] : amountPlan.mails)
    case .weights:
      weightsAreSorted = true
      weightScroll = 0
    case .change: isChanged = true
    case .use:
      used = nil
      if filterJob == nil || filterJob != report?.job { tasks.append(.learn(isShown: false)) }
      tasks.append(.use)
    case .retrain:
      retrained = nil
      tasks.append(.retrain(mails: retrainMails, isShown: true))
    }
    return startNextTask()
  }

  func amountTasks(_ counts: [Int]) -> [SpamTask] {
    counts.flatMap { count in
      (0..<UInt64(amountPlan.draws)).map {
        .amount(mails: count, seed: amountSeed + $0, plan: amountPlan)
      }
    }
  }

  /// The results of the present plan.
  var amounts: [AmountResult] {
    get { amountResults[amountPlan] ?? [] }
    set { amountResults[amountPlan] = newValue }
  }

  /// Other random numbers for what the view runs.
  mutating func reseed() -> [LabCommand] {
    switch view {
    case .learn: seed += 1
    case .amount:
      // Other mails, tried at once: that is what the key is for.
      amountSeed += UInt64(amountPlan.draws)
      amounts = []
      return current == nil ? runView() : []
    case .retrain: retrainSeed += 1
    case .sort, .rules, .weights, .mail, .change, .use, .boxes: return []
    }
    return reset()
  }

  private mutating func pauseOrGoOn() -> [LabCommand] {
    report?.isRunning == true ? [.pause] : [.go(RunPace.levels[paceLevel])]
  }

  mutating func stepOnce() -> [LabCommand] {
    guard isSteppable else { return [] }
    if current == nil {
      current =
        view == .retrain ? .retrain(mails: retrainMails, isShown: true) : .learn(isShown: true)
      return [.start(makeJob(for: current)), .step]
    }
    return [.step]
  }

  mutating func reset() -> [LabCommand] {
    switch view {
    case .sort: sorting.restart()
    case .rules: rulesAreMeasured = false
    case .learn:
      forgetFilter()
      return startAtRest()
    case .amount:
      amounts = []
      tasks.removeAll(where: \.isAmount)
      if current?.isAmount == true {
        current = nil
        return [.stop]
      }
    case .weights: weightsAreSorted = false
    case .change: isChanged = false
    case .use: used = nil
    case .retrain:
      retrained = nil
      if case .retrain? = current {
        current = nil
        return [.stop]
      }
    case .mail, .boxes: break
    }
    return []
  }

  /// The filter is no longer what the settings say.
  mutating func forgetFilter() {
    filter = nil
    filterJob = nil
    used = nil
    isChanged = false
    if case .learn? = current { current = nil }
    tasks.removeAll { if case .learn = $0 { true } else { false } }
  }

  /// Shows the untrained filter: all weights as they start.
  mutating func startAtRest() -> [LabCommand] {
    current = .learn(isShown: true)
    return [.start(makeJob(for: current))]
  }

  mutating func changePace(by levels: Int) -> [LabCommand] {
    paceLevel = min(max(0, paceLevel + levels), RunPace.levels.count - 1)
    return report?.isRunning == true ? [.go(RunPace.levels[paceLevel])] : []
  }

  /// Where the filter that learns stands; nil once the trainer's thread has done something else.
  public var timeline: Timeline? {
    guard view == .learn, let report, report.job == nextJob - 1, report.furthest > 0 else {
      return nil
    }
    if current == nil ? filterJob != report.job : current != .learn(isShown: true) { return nil }
    return Timeline(step: report.snapshot.position.step, furthest: report.furthest)
  }

  /// Goes back or forth in what the filter has been through; until its end it is trained no more.
  mutating func scrub(to step: Int) -> [LabCommand] {
    guard let timeline else { return [] }
    forgetFilter()
    current = .learn(isShown: true)
    return [.scrub(to: min(max(0, step), timeline.furthest), of: timeline.furthest)]
  }

  // MARK: Tasks

  /// What an earlier sitting had run is run again: the same seeds give the same bits.
  mutating func restoreRuns(_ settings: [String: String]) {
    let done = Set((settings["done"] ?? "").split(separator: " ").map(String.init))
    rulesAreMeasured = done.contains("rules")
    weightsAreSorted = done.contains("weights")
    isChanged = done.contains("change")
    for (plan, runs) in Self.triedAmounts(settings["tried"] ?? "") {
      tasks += runs.map { .amount(mails: $0.mails, seed: $0.seed, plan: plan) }
    }
    if done.contains("retrain") { tasks.append(.retrain(mails: retrainMails, isShown: false)) }
    if done.contains("learn") { tasks.append(.learn(isShown: false)) }
    if done.contains("use") { tasks.append(.use) }
  }

  /// What was tried under each plan: `20,100x1/20:7 100:7;100x5/100:1`.
  var triedText: String {
    amountResults.filter { !$0.value.isEmpty }.map { plan, results in
      plan.text + "/" + results.map { "\($0.mails):\($0.seed)" }.joined(separator: " ")
    }.sorted().joined(separator: ";")
  }

  private static func triedAmounts(
    _ text: String
  ) -> [(plan: AmountPlan, runs: [(mails: Int, seed: UInt64)])] {
    text.split(separator: ";").compactMap { part in
      let halves = part.split(separator: "/")
      guard halves.count == 2, let plan = AmountPlan(halves[0]) else { return nil }
      let runs = halves[1].split(separator: " ").compactMap { run -> (mails: Int, seed: UInt64)? in
        let numbers = run.split(separator: ":")
        guard numbers.count == 2, let mails = Int(numbers[0]), let seed = UInt64(numbers[1]),
          (20...SpamData.trainingCount).contains(mails)
        else { return nil }
        return (mails, seed)
      }
      return (plan, runs)
    }
  }

  mutating func startNextTask() -> [LabCommand] {
    guard current == nil, !tasks.isEmpty else { return [] }
    let task = tasks.removeFirst()
    current = task
    switch task {
    case .learn(let isShown), .retrain(_, let isShown):
      return [
        .start(makeJob(for: task)), .go(isShown ? RunPace.levels[paceLevel] : .unlimited),
      ]
    case .amount: return [.start(makeJob(for: task)), .go(.unlimited)]
    case .use: return [.measure(dayOfUse)]
    }
  }

  mutating func receive(_ report: RunReport) -> [LabCommand] {
    guard let current, report.job == nextJob - 1 else { return [] }
    self.report = report
    switch current {
    case .use:
      let shares = dayOfUse.compactMap {
        report.evaluations[$0.name].map { Double($0.accuracy ?? 0) }
      }
      guard shares.count == Self.groups, let filter else { return [] }
      // Against the network that has just been used: a later run of the thread is another one.
      let moved = zip(Self.numbers(of: filter.report), Self.numbers(of: report)).count { $0 != $1 }
      used = (moved: moved, shares: shares)
    case .learn, .retrain, .amount:
      guard report.snapshot.isFinished else { return [] }
      finish(current, with: report)
    }
    self.current = nil
    return startNextTask()
  }

  /// Weights and offsets of the first layer.
  private static func numbers(of report: RunReport) -> [Float] {
    (report.snapshot.values[weightName] ?? []) + (report.snapshot.values[offsetName] ?? [])
  }

  /// How many numbers a day of use could have changed.
  var weightCount: Int { filter.map { Self.numbers(of: $0.report).count } ?? 58 }

  private mutating func finish(_ task: SpamTask, with report: RunReport) {
    let trained = TrainedFilter(
      weights: hidden == 0 ? report.snapshot.values[Self.weightName] ?? [] : [],
      offset: report.snapshot.values[Self.offsetName]?.first ?? 0, report: report)
    switch task {
    case .learn:
      filter = trained
      filterJob = report.job
      // The evaluations of a day of use belong to the filter that was used.
      used = nil
    case .retrain(let mails, _):
      retrained = trained
      retrainedMails = mails
    case .amount(let mails, let seed, let plan):
      let accuracy = Double(report.evaluations[SpamTrial.unseen.rawValue]?.accuracy ?? 0)
      amountResults[plan, default: []].append(
        AmountResult(mails: mails, seed: seed, accuracy: accuracy))
    case .use: break
    }
  }

  // MARK: Jobs

  static let weightName = TensorName("0.weight")
  static let offsetName = TensorName("0.bias")
  static let groups = 10

  /// The changed mails in ten groups, in the order in which they come in.
  var dayOfUse: [Trial] {
    let size = data.unseenChanged.count / Self.groups
    return (0..<Self.groups).map { group in
      Trial(
        name: "use \(group)",
        data: data.unseenChanged.rows(Array(group * size..<(group + 1) * size)))
    }
  }

  private mutating func makeJob(for task: SpamTask?) -> Job {
    defer { nextJob += 1 }
    return job(for: task)
  }

  func job(for task: SpamTask?) -> Job {
    var training = data.training
    var drawn = seed
    switch task {
    case .amount(let mails, let seed, _):
      // Each seed draws other mails, as another collector would have.
      if mails < training.count { training = data.training.shuffled(seed: seed).prefix(mails) }
      drawn = seed
    case .retrain(let mails, _):
      training = data.fresh.prefix(mails)
      drawn = retrainSeed
    case .learn, .use, nil: training = training.prefix(mails)
    }
    let hidden = if case .learn = task { hidden } else { 0 }
    let validation = if case .retrain = task { data.unseenChanged } else { data.unseen }
    return Job(
      number: nextJob,
      experiment: experiment(
        on: training, checkedOn: validation, hidden: hidden, seed: drawn),
      probes: [Self.weightName, Self.offsetName],
      trials: [
        Trial(name: SpamTrial.unseen.rawValue, data: data.unseen),
        Trial(name: SpamTrial.changed.rawValue, data: data.unseenChanged),
      ],
      queries: data.queries)
  }
}
