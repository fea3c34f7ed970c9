internal import Compute
internal import Learning
public import TextUI

/// Why did it say that? Weights, maps and experiments as evidence, and four sealed readers to judge.
///
/// Metrics, shares of 1: `accuracy`, `weight.650`, `good.650` and `spam.650` (share of mails with the
/// word), `weight`, `good`, `spam` of the chosen word; `answer`, `top` (the map's share of the top row)
/// for the chosen digit; `match` (how alike its maps are before and after mixing), `edges.match`;
/// `cheat.right`, `cheat.random`, `cheat.absent`, `honest.right` …; `cheat.share`, `honest.share`;
/// `matter` (units whose silence costs more than half a point), `idle` (nothing), `worst` and `unit`
/// (points lost); `audit.right`; in `court` `spent`, `left`, `verdicts`, `right`, `backed` (right ones
/// with an intervention behind them), and for what was used `A.swap.top` and the like.
/// `goal` is 1 once three of four verdicts are right and backed.
public struct CourtLab: DeskLab {
  /// `court`.
  public static let id = "court"
  /// Mails and digits.
  public static let tables = ["spambase", DigitPots.table]
  /// The sealed readers.
  public static let mainView = CourtStage.court.rawValue

  let spam: SpamData
  /// For each measurement, the shares of good mails and of spam in which it is not 0.
  let occurrence: [(good: Double, spam: Double)]
  let data: CourtData
  /// The view on stage.
  public var view = CourtStage.court
  /// The dials of every view.
  public var book = freshBook
  /// Where weights, marks and the order of the sealed readers come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<CourtRun>
  /// The word that is looked at.
  var word = 0
  /// What has been used in court.
  var evidence: [Evidence] = []
  /// What silence costs, by unit, of the job that trained the reader.
  var silenced: (job: Int, full: Double, losses: [Double])?

  /// Reads mails and digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    guard let table = context.tables["spambase"] else {
      throw LabError("court: the mails are missing; see assets/DATA.md.")
    }
    spam = try SpamData(table)
    occurrence = Self.occurrence(in: table)
    data = CourtData(try DigitPots(context, lab: Self.id))
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    word = spam.words.firstIndex(of: Self.suspectWord) ?? 0
    adopt(context.settings)
  }

  /// A word of good mails.
  static let suspectWord = "650"

  private static func occurrence(in table: DataTable) -> [(good: Double, spam: Double)] {
    var counts = [(good: Double, spam: Double)](repeating: (0, 0), count: table.columns.count - 1)
    var (good, spam) = (0.0, 0.0)
    for index in 0..<table.rowCount {
      let row = table.row(index)
      let isSpam = row.last == 1
      if isSpam { spam += 1 } else { good += 1 }
      for (place, value) in row.dropLast().enumerated() where value > 0 {
        if isSpam { counts[place].spam += 1 } else { counts[place].good += 1 }
      }
    }
    return counts.map { ($0.good / max(1, good), $0.spam / max(1, spam)) }
  }

  /// The word, and the evidence.
  public var extraSettings: [String: String] {
    ["word": "\(word + 1)", "evidence": evidence.map(\.text).joined(separator: ",")]
  }

  /// Takes them over.
  public mutating func setExtra(_ name: String, to value: String) {
    switch name {
    case "word": word = min(max(1, Int(value) ?? 1), spam.words.count) - 1
    case "evidence":
      evidence = value.split(separator: ",").compactMap { Evidence(String($0)) }
    default: break
    }
  }

  /// A place matters to tools that change one.
  public var controls: [LabControl] {
    let isPlaced = CourtTool(rawValue: book["court"].word("tool"))?.isIntervention == true
    return sheet.controls(sheet.dials.map(\.name).filter { $0 != "place" || isPlaced })
  }

  /// What can be looked through, and the tool in court.
  public var keys: [LabKey] {
    switch view {
    case .weight:
      [LabKey([.up, .down], "↑↓", "another word", help: "Choose the word that is looked at.")]
    case .map, .scramble:
      [LabKey([.left, .right], "←→", "another digit", help: "Look at another unseen digit.")]
    case .silence:
      [LabKey([.left, .right], "←→", "another unit", help: "Choose the unit that is silenced.")]
    case .court where nextPiece == nil: []
    case .court:
      [LabKey(["U"], "U", "use the tool", help: "Use the tool on the reader; it costs points.")]
    case .marks, .share, .audit: []
    }
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    let notches = key == .left ? -1 : key == .right ? 1 : 0
    switch view {
    case .weight:
      let order = weightOrder
      let place = (order.firstIndex(of: word) ?? 0) + (key == .up ? -1 : key == .down ? 1 : 0)
      if order.indices.contains(place) { word = order[place] }
    case .map, .scramble: _ = book.turn("digit", by: notches, in: view.rawValue)
    case .silence: _ = book.turn("unit", by: notches, in: view.rawValue)
    case .court: if key == "U" { useTool() }
    case .marks, .share, .audit: break
    }
    return []
  }

  /// What was found goes with the readers it was found in.
  public mutating func forgetMarks() { if view == .court { evidence = [] } }

  /// Measures silence once the reader is trained.
  public mutating func didReceive() {
    guard let report = desk.report(.plain(seed: seed)), report.snapshot.isFinished,
      silenced?.job != report.job, let reader = reader(.plain(seed: seed))
    else { return }
    let full = reader.accuracy(on: data.unseen)
    silenced = (
      report.job, full,
      (0..<reader.unitCount).map { full - reader.accuracy(on: data.unseen, silencing: $0) }
    )
  }
}
