internal import Compute
internal import Learning
public import TextUI

/// The last lab: which tasks fit, a case with a plan and an honest score, and claims with the
/// experiments that decide them.
///
/// Metrics: `tasks.answered`, `tasks.right`; in `plan` and `envelope` `slots` (filled), `labels`,
/// `shown` (the score that the plan's own split shows), `baseline` where the plan checks one,
/// `opened`, and once it is `honest`, `guess`, `miss`, `drift` where the plan watches for it;
/// in `claims` `fraud.claimed`, `fraud.deciding`, `fraud.never` … and `claims.right`; `ideas.right`.
/// `goal` is 1 once an envelope was opened whose plan is complete (with a split, a baseline and a
/// drift watch, within the client's labels), whose honest score reaches its target, and whose guess
/// is near.
public struct CaseLab: DeskLab {
  /// `case`.
  public static let id = "case"
  /// Mails, digits and names.
  public static let tables = ["spambase", DigitPots.table, "names"]
  /// The plan board.
  public static let mainView = CaseStage.plan.rawValue

  let spam: SpamData
  let digits: TuneData
  let court: CourtData
  let names: ScaleNames
  /// The view on stage.
  public var view = CaseStage.plan
  /// The dials of every view.
  public var book = freshBook
  /// Where weights, labels and dice come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<CaseRun>
  /// Weights of readers that plans begin with, by model and seed.
  var bases: [CaseRun: [Checkpoint.Tensor]] = [:]
  /// Envelopes that were opened, by case and seed.
  var opened: [Envelope] = []

  /// Reads all data and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    guard let mails = context.tables["spambase"], let letters = context.tables["names"] else {
      throw LabError("case: the mails or the names are missing; see assets/DATA.md.")
    }
    spam = try SpamData(mails)
    digits = try TuneData(context)
    court = CourtData(try DigitPots(context, lab: Self.id))
    names = ScaleNames(letters.values)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// The envelopes.
  public var extraSettings: [String: String] {
    ["opened": opened.map(\.text).joined(separator: ",")]
  }

  /// Takes them over.
  public mutating func setExtra(_ name: String, to value: String) {
    if name == "opened" { opened = value.split(separator: ",").compactMap { Envelope(String($0)) } }
  }

  /// The case on the plan board.
  var file: CaseFile {
    let letter = book["plan"].word("file")
    return CaseFile.allCases.first { $0.letter == letter } ?? .spam
  }

  /// A case is guessed in its own unit, and uses count for one claim alone.
  public var controls: [LabControl] {
    let names = sheet.dials.map(\.name).filter { name in
      switch name {
      case "guess": !file.isLoss
      case "loss": file.isLoss
      case "uses": sheet.word("claim") == CaseClaim.free.rawValue
      default: true
      }
    }
    return sheet.controls(names)
  }

  /// The envelope has a key.
  public var keys: [LabKey] {
    switch view {
    case .envelope where canOpen:
      [
        LabKey(
          ["O"], "O", "open the envelope", help: "See the honest score, once for each seed.")
      ]
    case .tasks, .plan, .envelope, .claims, .ideas: []
    }
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    if view == .envelope, key == "O", canOpen, let envelope = sealed { opened.append(envelope) }
    return []
  }

  /// Keeps the weights of readers that plans begin with.
  public mutating func didReceive() {
    for tag in desk.live where tag.isBase && desk.isFinished(tag) && bases[tag] == nil {
      guard let values = desk.report(tag)?.snapshot.values, let job = desk.jobs[tag],
        let trainer = try? Trainer(job.experiment)
      else { continue }
      bases[tag] = trainer.parameters.compactMap { parameter in
        values[parameter.name].map {
          Checkpoint.Tensor(name: parameter.name, shape: parameter.shape, values: $0)
        }
      }
    }
  }

  /// A plan goes on with the reader that it adapts.
  public mutating func followUp() -> [LabCommand] {
    guard let base = desk.live.first, base.isBase, bases[base] != nil, !desk.isRunning,
      view == .plan || view == .envelope
    else { return [] }
    return desk.show(orders)
  }
}
