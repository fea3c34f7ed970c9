internal import Compute
internal import Learning
public import TextUI

/// Networks that read a sequence step by step: what they remember, how what there is to learn gets
/// back to early steps, what gates do, and whether they forecast better than simple rules.
///
/// Metrics: `weights` of the network on stage, `weights.double` of the same for twice as many steps;
/// `accuracy` and `loss` of the game in `unroll` and `build`; `gap5.accuracy` … `gap40.accuracy` and
/// `longest.accuracy` in `echo`; `signal` (what reaches the first step, the last being 1), `factor` (a
/// step's part in that) and `signal.5` … `signal.40` in `signal`; `plain.accuracy`, `gated.accuracy`,
/// `plain.signal`, `gated.signal`, `plain.weights`, `gated.weights` in `gates`; `error` (of forecasts of
/// 1920 to 2008, the root of the mean square, in hundreds of spots), `last.error`, `eleven.error`,
/// `line.error` in `forecast` and `free`; `free.error` over the years ahead from the year chosen,
/// `ahead.1`, `ahead.5`, `ahead.end` from all years in `free`; `network.step`, `attention.step` in
/// `cost`; `best.echo` and `best.sunspots` of the learner's own runs; `goal`.
public struct MemoryLab: DeskLab {
  /// `memory`.
  public static let id = "memory"
  /// The sunspots.
  public static let tables = ["sunspots"]
  /// Everything to be set.
  public static let mainView = MemoryStage.build.rawValue

  let game = EchoGame()
  private let sunspots: YearSeries
  /// The view on stage.
  public var view = MemoryStage.build
  /// The dials of every view.
  public var book = freshBook
  /// Where weights and the order of the rows come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<MemoryRun>
  /// The step that is looked at in `unroll`.
  var moment = 1
  /// The run that is looked at in `echo`, and what of a gated memory is: 0 is the state.
  var chosen = 0
  var gate = 0
  /// The year from which on a network lives on its own forecasts.
  var start = 1950
  /// What came of that, as of the latest report.
  var outlook: Outlook?

  /// Takes the sunspots and the settings over.
  public init(_ context: LabContext) throws(LabError) {
    guard let table = context.tables["sunspots"], table.rowCount > 250 else {
      throw LabError("memory: the sunspots are missing; see assets/DATA.md.")
    }
    sunspots = YearSeries(sunspots: table)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// The numbers of a kind.
  func series(_ kind: YearSeries.Kind) -> YearSeries {
    switch kind {
    case .sunspots: sunspots
    case .sine: .sine
    }
  }

  /// Where the stage's cursors stand.
  public var extraSettings: [String: String] {
    ["step": "\(moment)", "chosen": "\(chosen)", "gate": "\(gate)", "start": "\(start)"]
  }

  /// Takes a cursor over.
  public mutating func setExtra(_ name: String, to value: String) {
    guard let number = Int(value) else { return }
    switch name {
    case "step": moment = min(max(1, number), 12)
    case "chosen": chosen = min(max(0, number), Self.gaps.count - 1)
    case "gate": gate = min(max(0, number), MemoryCell.lstm.gateCount)
    case "start": start = min(max(YearSeries.test, number), 2_000)
    default: break
    }
  }

  /// Nothing runs in a sheet of costs.
  public var isRunnable: Bool { view != .cost }

  /// Each view's cursor, once there is something that it can be moved over.
  public var keys: [LabKey] {
    switch view {
    case .unroll:
      tags.first.flatMap(traces) == nil
        ? []
        : [LabKey([.left, .right], "←→", "choose a step", help: "Show a step's arithmetic.")]
    case .echo:
      [LabKey([.up, .down], "↑↓", "choose a run", help: "Show the memory of another run.")]
    case .gates:
      tags.last.flatMap(traces) == nil
        ? []
        : [
          LabKey(
            ["G"], "G", "state or gate",
            help: "Show the state over time, or how far one of the gates is open.")
        ]
    case .free:
      [
        LabKey(
          [.left, .right], "←→", "move the start",
          help: "Begin a year earlier or later to live on own forecasts.")
      ]
    case .signal, .forecast, .cost, .build: []
    }
  }

  /// Moves the view's cursor.
  public mutating func press(_ key: Key) -> [LabCommand] {
    switch (view, key) {
    case (.unroll, .left): moment = max(1, min(moment, sheet.count("steps")) - 1)
    case (.unroll, .right): moment = min(sheet.count("steps"), moment + 1)
    case (.echo, .up): chosen = max(0, chosen - 1)
    case (.echo, .down): chosen = min(Self.gaps.count - 1, chosen + 1)
    case (.gates, "G"): gate = (gate + 1) % (cell.gateCount + 1)
    case (.free, .left): start = max(YearSeries.test, start - 1)
    case (.free, .right): start = min(2_000, start + 1)
    default: return []
    }
    refreshOutlook()
    return []
  }

  /// The network's own future is reckoned when it has changed.
  public mutating func didReceive() { refreshOutlook() }

  /// Takes the cursors' pictures back.
  public mutating func forgetMarks() { outlook = nil }

  private mutating func refreshOutlook() {
    guard view == .free, let tag = tags.first, let report = desk.report(tag) else { return }
    outlook = Outlook(
      report, tag.net, series(of: tag), from: start, years: sheet.count("horizon"),
      isThorough: !desk.isRunning, after: outlook)
  }

  /// The numbers that a run forecasts.
  func series(of run: MemoryRun) -> YearSeries {
    switch run.task {
    case .echo: sunspots
    case .years(let kind): series(kind)
    }
  }
}
