internal import Compute
internal import Learning
public import TextUI

/// Data that is wrong in ways that no network can mend: wrong labels, a missing group, a rare
/// event, one person's mail, a camera that fogs; and a shop in which data is repaired.
///
/// Metrics, shares of 1: `accuracy` and `early.accuracy` (after 8 passes) in `labels`, and
/// `wrong40.accuracy`, `wrong40.early` for every share that has been trained; `accuracy`, `found`
/// (of the kind that is nearly missing), `others` in `missing`; `precision`, `accuracy`,
/// `never.accuracy` by the formula and `drawn.precision`, `drawn.accuracy`, `alarms`, `payments` in
/// `fraud`; `home.blocked`, `away.blocked` (good mail that is blocked), `home.accuracy`,
/// `away.accuracy`, and the same with `plain.` before them for the filter without personal words, in
/// `mailbox`; `month0.accuracy`, `month0.confidence` to `month6…` and `sketch.error` in `drift`; `doubted.wrong` (of the
/// 20 labels that are doubted most), `all.wrong`, `first.found` (of all wrong labels, those among the
/// first tenth) in `doubts`; `accuracy`, `worst` (the least found class), `eights`, `foggy`, `cost`,
/// `wrong.found` in `shop`.
/// `goal` is 1 if a plan of at most 100 points finds 80 % of every class and 90 % of all.
public struct RepairLab: DeskLab {
  /// `repair`.
  public static let id = "repair"
  /// Digits and mails.
  public static let tables = [DigitPots.table, "spambase"]
  /// The shop.
  public static let mainView = RepairView.shop.rawValue
  /// What a plan has to reach.
  static let wanted = (accuracy: 0.9, worst: 0.8)

  let data: RepairData
  let mail: RepairMail
  // What is computed beside the runs follows from these three and from reports.

  /// The view on stage.
  public var view = RepairView.shop {
    didSet { refresh() }
  }
  /// The dials of every view.
  public var book = freshBook {
    didSet { refresh() }
  }
  /// Where wrong labels, payments and weights come from.
  public var seed: UInt64 {
    didSet { refresh() }
  }
  /// The runs.
  public var desk: RunDesk<RepairRun>
  /// The payments that have come in.
  var payments: (stream: FraudStream, tally: FraudStream.Tally)?
  /// Whether the true labels of doubted pictures are shown.
  var isRevealed = false
  /// What the learner expects of the months.
  var sketch = MonthSketch()
  /// How many of the labels that a plan has checked were wrong.
  var found: (run: RepairRun, count: Int)?
  /// Plans that have been carried out, in order.
  var plans: [RepairRun] = []

  /// Prepares digits and mails and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    data = try RepairData(context)
    mail = try RepairMail(context)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// Whether the true labels are shown, and the sketch.
  public var extraSettings: [String: String] {
    ["revealed": isRevealed ? "yes" : "no", "sketch": sketch.text]
  }

  /// Takes them over.
  public mutating func setExtra(_ name: String, to value: String) {
    switch name {
    case "revealed": isRevealed = value == "yes"
    case "sketch": sketch = MonthSketch(value)
    default: break
    }
  }

  /// The keys of the view on stage.
  public var keys: [LabKey] {
    switch view {
    case .doubts:
      [LabKey(["L"], "L", "true labels", help: "Show which of the doubted labels are wrong")]
    case .drift where canSketch:
      [
        LabKey(
          [.left, .right, .up, .down], "↑↓←→", "draw your guess",
          help: "Move along your sketch of the share right, and raise or lower it")
      ]
    case .labels, .missing, .fraud, .mailbox, .drift, .shop: []
    }
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    switch (view, key) {
    case (.doubts, "L"): isRevealed.toggle()
    case (.drift, _) where canSketch: sketch.press(key)
    default: break
    }
    return []
  }

  /// A sketch after the run would be no guess.
  var canSketch: Bool { tags.first.map { desk.steps($0) } ?? 0 == 0 }

  /// Covers the true labels again, and forgets the sketch and the plans.
  public mutating func forgetMarks() {
    switch view {
    case .doubts: isRevealed = false
    case .shop: plans = []
    case .drift: sketch = MonthSketch()
    case .labels, .missing, .fraud, .mailbox: break
    }
  }

  /// Remembers what was tried, and computes what is shown beside reports.
  public mutating func didReceive() {
    refresh()
    guard view == .shop else { return }
    for tag in tags where desk.isFinished(tag) && !plans.contains(tag) { plans.append(tag) }
  }

  /// Lets payments come in, or counts the wrong labels that a plan finds, where that is not done yet.
  private mutating func refresh() {
    guard let tag = tags.first else { return }
    switch view {
    case .fraud:
      let count = desk.steps(tag) * Self.paymentsPerStep
      if payments?.stream != stream || payments?.tally.payments != count {
        payments = (stream, stream.tally(of: count))
      }
    case .shop:
      if found?.run != tag { found = (tag, data.wrongFound(plan, seed: seed)) }
    case .labels, .missing, .mailbox, .drift, .doubts: break
    }
  }
}
