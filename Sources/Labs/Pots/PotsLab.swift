internal import Compute
internal import Learning
public import TextUI

/// Three pots of data: what each is for, and the ways in which a test score comes out too good.
///
/// Metrics, shares of 1: `actions.right` (of 8, once checked), `training.accuracy` and
/// `validation.accuracy` in `split`; `drawn`, `best`, `fresh`, `expected` in `coins`; `accuracy`
/// (reported), `honest` (on test pictures that did not leak), `leaked` and `expected` in `leak`, and
/// `leak25.accuracy` for every leak that has been trained; `random.accuracy`, `grouped.accuracy` and
/// `twins` (test pictures with a twin among the learned ones) in `twins`; `a.reported`, `a.rerun`,
/// `a.twins` … and `verdicts.right`, `judged` in `detective`; `accuracy`, `half` (half of the range
/// that holds 95 of 100 resampled scores), `low`, `high`, `formula`, `large.accuracy`, `large.low`,
/// `large.high`, `overlap` in `range`; `validation`, `test` (once opened), `tries`, `opened` in
/// `envelope`.
/// `goal` is 1 once four verdicts were judged and at least three of them were right.
public struct PotsLab: DeskLab {
  /// `pots`.
  public static let id = "pots"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// The detective's work.
  public static let mainView = PotsView.detective.rawValue

  let digits: DigitPots
  /// The same with pixels of mean 0 and deviation 1, which is faster to learn from.
  let scaled: DigitPots
  /// All 1,797 digits.
  let all: Dataset
  // What is computed beside the runs follows from these three and from reports.

  /// The view on stage.
  public var view = PotsView.detective {
    didSet { refresh() }
  }
  /// The dials of every view.
  public var book = freshBook {
    didSet { refresh() }
  }
  /// Where pots, dice, coins and weights come from.
  public var seed: UInt64 {
    didSet { refresh() }
  }
  /// The runs.
  public var desk: RunDesk<PotsRun>
  /// Which actions the learner has dropped on which pots.
  var table = PotsTable()
  /// What was found and said of the four reports.
  var verdicts = PotsVerdicts()
  /// How far the nearest learned picture is from every test picture, by report, where it was asked.
  var distances: [Int: [Double]] = [:]
  /// What an inspection of a report has found, where it was asked.
  var findings: [Int: PotsFinding] = [:]
  /// Which reports those belong to.
  var searched: PotsCase?
  /// The twins of the view that shows them.
  var family: (run: PotsRun, pots: PotsTwins)?
  /// The coins that have been flipped.
  var flips: CoinFlips?
  /// Scores of resampled test pots.
  var resamples: PotsResamples?
  /// The networks that were trained in the envelope's view, in order.
  var tries: [PotsRun] = []
  /// Those whose envelope has been opened.
  var opened: [PotsRun] = []

  /// Splits the digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: Self.id)
    scaled = digits.standardized
    all = digits.training.joined(with: digits.validation).joined(with: digits.test)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// The table of actions, and what was found and said of the reports.
  public var extraSettings: [String: String] {
    ["pots": table.text, "verdicts": verdicts.text]
  }

  /// Takes them over.
  public mutating func setExtra(_ name: String, to value: String) {
    switch name {
    case "pots": table = PotsTable(value)
    case "verdicts": verdicts = PotsVerdicts(value)
    default: break
    }
  }

  /// The seed draws data in every view.
  public var isSeeded: Bool { true }

  /// The keys of the view on stage, as far as they do something now.
  public var keys: [LabKey] {
    switch view {
    case .split: splitKeys
    case .detective: detectiveKeys
    case .envelope:
      isDone && !tags.allSatisfy(opened.contains)
        ? [LabKey(["O"], "O", "open the test", help: "Measure this network on the test pot")] : []
    case .coins, .leak, .twins, .range: []
    }
  }

  private var splitKeys: [LabKey] {
    [
      LabKey([.up, .down], "↑↓", "action", help: "The action above or below"),
      LabKey([.left, .right], "←→", "pot", help: "Drop the action on another pot"),
    ]
      + (table.canCheck
        ? [LabKey(["C"], "C", "check", help: "See which actions are on the right pot")] : [])
  }

  private var detectiveKeys: [LabKey] {
    let looks = verdicts.looks[verdicts.row]
    var keys = [LabKey([.up, .down], "↑↓", "report", help: "The report above or below")]
    if !looks.contains(.inspect) {
      keys.append(LabKey(["I"], "I", "inspect", help: "How the report was made, in numbers"))
    }
    if !looks.contains(.twins) {
      keys.append(
        LabKey(
          ["T"], "T", "search twins", help: "The nearest learned picture of each test picture"))
    }
    if !looks.contains(.rerun), !desk.isRunning {
      keys.append(
        LabKey(["C"], "C", "rerun clean", help: "Make the report again, with nothing leaking"))
    }
    if !verdicts.isJudged {
      keys.append(
        LabKey([.left, .right], "←→", "verdict", help: "Say what is wrong with the report"))
    }
    if isDone, verdicts.canJudge {
      keys.append(
        LabKey(
          ["J"], "J", "judge", help: "Have the four verdicts judged; they stand from then on"))
    }
    return keys
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    switch view {
    case .split: pressSplit(key)
    case .detective: return pressDetective(key)
    case .envelope:
      if key == "O", isDone, let tag = tags.first, !opened.contains(tag) { opened.append(tag) }
    case .coins, .leak, .twins, .range: break
    }
    return []
  }

  private mutating func pressSplit(_ key: Key) {
    switch key {
    case .up: table.move(by: -1)
    case .down: table.move(by: 1)
    case .left: table.push(by: -1)
    case .right: table.push(by: 1)
    case "C": table.check()
    default: break
    }
  }

  private mutating func pressDetective(_ key: Key) -> [LabCommand] {
    switch key {
    case .up: verdicts.choose(verdicts.row - 1)
    case .down: verdicts.choose(verdicts.row + 1)
    case .left: verdicts.turn(by: -1)
    case .right: verdicts.turn(by: 1)
    case "I":
      verdicts.look(.inspect)
      investigate()
    case "T":
      verdicts.look(.twins)
      investigate()
    case "C":
      guard !desk.isRunning else { return [] }
      verdicts.look(.rerun)
      let rerun = rerunRun(verdicts.row)
      return desk.isFinished(rerun) ? [] : desk.sweep([order(rerun)])
    case "J": if isDone { verdicts.judge() }
    default: break
    }
    return []
  }

  /// A press on a row chooses it.
  public mutating func point(_ event: MouseEvent, on size: Size) -> [LabCommand] {
    guard event.action == .press, view == .split || view == .detective else { return [] }
    for hit in hits(at: event, on: size) {
      guard case .item(let row) = hit.part else { continue }
      if view == .split { table.choose(row) } else { verdicts.choose(row) }
      return []
    }
    return []
  }

  /// In the view that runs nothing, what was said of its actions.
  public var hasMarks: Bool { view == .split && table != PotsTable() }

  /// Takes back what was said in the view on stage.
  public mutating func forgetMarks() {
    switch view {
    case .split: table = PotsTable()
    case .detective:
      verdicts = PotsVerdicts()
      for number in 0..<4 { forget(rerunRun(number)) }
    case .envelope: (tries, opened) = ([], [])
    case .coins, .leak, .twins, .range: break
    }
  }

  private mutating func forget(_ run: PotsRun) { desk.forget { $0 == run } }

  /// Remembers what was tried, and computes what is shown beside reports.
  public mutating func didReceive() {
    refresh()
    guard view == .envelope else { return }
    for tag in tags where desk.isFinished(tag) && !tries.contains(tag) { tries.append(tag) }
  }

  /// Computes what the view on stage shows beside its runs, where it is not there yet.
  private mutating func refresh() {
    switch view {
    case .coins: flipCoins()
    case .detective: investigate()
    case .twins: makeTwins()
    case .range: resample()
    case .split, .leak, .envelope: break
    }
  }

  /// Makes the twins that the dials say, once.
  private mutating func makeTwins() {
    guard let tag = tags.first, case .twins(let run) = tag.task, family?.run != tag else { return }
    family = (tag, PotsTwins(run, of: digits.training, seed: seed))
  }

  /// Flips as many coins as the dials say, once.
  private mutating func flipCoins() {
    let (models, examples) = (sheet.count("models"), sheet.count("examples"))
    if flips?.isOf(models: models, examples: examples, seed: seed) != true {
      flips = CoinFlips(models: models, examples: examples, seed: seed)
    }
  }

  /// Finds out what was asked for, once for each set of reports.
  private mutating func investigate() {
    let puzzle = puzzle
    if searched != puzzle { (searched, distances, findings) = (puzzle, [:], [:]) }
    for number in 0..<4 {
      let looks = verdicts.looks[number]
      if looks.contains(.twins), distances[number] == nil {
        distances[number] = puzzle.distances(number, of: all)
      }
      if looks.contains(.inspect), findings[number] == nil {
        let pots = puzzle.pots(number, of: all, isClean: false)
        findings[number] = PotsFinding(
          learned: pots.training.count, tested: pots.test.count, mean: pots.scale.mean,
          scaledBy: pots.scaledBy, networks: puzzle.pipelines[number].tries)
      }
    }
  }
}

/// How a report was made, in numbers.
struct PotsFinding: Equatable, Sendable {
  /// Pictures that were learned from.
  var learned: Int
  /// Pictures in the test pot.
  var tested: Int
  /// What was taken from every pixel.
  var mean: Double
  /// Over how many pictures that is the mean.
  var scaledBy: Int
  /// Networks that were measured on the test pot.
  var networks: Int
}
