/// Two spam filters on real mails: one of written rules, one that learns from examples.
public struct SpamLab: Lab {
  /// `spam`.
  public static let id = "spam"
  /// The Spambase table.
  public static let tables = ["spambase"]
  /// A filter that learns.
  public static let mainView = SpamView.learn.rawValue
  /// In the order of lesson L01.
  public static let views = SpamView.allCases.map { LabView($0.rawValue, $0.title) }

  let data: SpamData
  var view = SpamView.learn

  var sorting: SortGame
  var rules: RuleSet
  /// The rule that the arrows are on.
  var ruleCursor = 0
  /// Whether the rules have been sent the unseen mails; from then on the tally follows at once.
  var rulesAreMeasured = false
  /// The tally with another number of rules that must fire, for comparison.
  var tallyBefore: Tally?
  /// Why the last key did nothing.
  var ruleNote: String?

  // How the filter learns.
  var mails = SpamData.trainingCount
  var passes = 20
  var hidden = 0
  var seed: UInt64
  var paceLevel = RunPace.usual

  /// The filter of the lesson, once trained with the present settings.
  var filter: TrainedFilter?
  var amountPlan = AmountPlan()
  /// The amount on the control of that view, to be tried next.
  var amountMails = SpamData.trainingCount
  var amountSeed: UInt64
  /// What was found, each plan's for itself.
  var amountResults: [AmountPlan: [AmountResult]] = [:]
  var weightsAreSorted = false
  /// Whether the boxes say what belongs to them.
  var boxesAreFilled = true
  /// The mail that is looked at, from 0.
  var mailNumber = 0
  /// Whether the filter is measured on mails with the changed wording.
  var measuresChanged = false
  /// First row of the list of weights.
  var weightScroll = 0
  var isChanged = false
  /// How many of the filter's numbers a day of use has changed, and the share right in each group
  /// of it.
  var used: (moved: Int, shares: [Double])?
  var retrainMails = 300
  var retrainSeed: UInt64
  var retrained: TrainedFilter?
  /// The size that `retrained` was trained on.
  var retrainedMails = 0

  // What the trainer's thread is at.
  var tasks: [SpamTask] = []
  var current: SpamTask?
  var report: RunReport?
  /// The job that holds the filter of the lesson, if it is the one on the thread.
  var filterJob: Int?
  var nextJob: Int

  /// Splits the data, sets what the context says, and plans to run again what had been run.
  public init(_ context: LabContext) throws(LabError) {
    guard let table = context.tables["spambase"] else {
      throw LabError("spam: the table `spambase` is missing; see assets/DATA.md.")
    }
    data = try SpamData(table)
    sorting = SortGame(data.examples)
    rules = RuleSet(words: data.words)
    seed = context.seed
    amountSeed = context.seed
    retrainSeed = context.seed
    nextJob = context.firstJob
    for (name, value) in context.settings.sorted(by: { $0.key < $1.key }) {
      set(name, to: value)
    }
    restoreRuns(context.settings)
  }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    switch event {
    case .opened(let view, let settings): return open(view, settings)
    case .setting(let name, let value):
      if name == "fire" { tallyBefore = rulesTally }
      set(name, to: value)
      return startNextTask()
    case .turn(let control, let notches): return turn(control, by: notches)
    case .slide(let control, let share): return slide(control, to: share)
    case .pointer(let event, let size): return point(event, on: size)
    case .run: return runView()
    case .step: return stepOnce()
    case .reset: return reset()
    case .reseed: return reseed()
    case .slower: return changePace(by: -1)
    case .faster: return changePace(by: 1)
    case .scrub(let step): return scrub(to: step)
    case .key(let key): return press(key)
    case .report(let report): return receive(report)
    }
  }

  private mutating func open(_ name: String, _ settings: [String: String]) -> [LabCommand] {
    view = SpamView(rawValue: name) ?? .learn
    amountPlan = AmountPlan()
    ruleNote = nil
    // A learner who wrote no rules is compared with these.
    if view != .sort, view != .rules, rules.chosen.isEmpty {
      rules.choose(["free", "money", "$", "!"])
    }
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) { set(name, to: value) }
    if settings["trained"] == "yes", filter == nil, !tasks.contains(.learn(isShown: false)) {
      tasks.append(.learn(isShown: false))
    }
    return startNextTask()
  }
}
