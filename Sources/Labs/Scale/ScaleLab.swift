internal import Compute
internal import Learning
public import TextUI

/// What size is worth and what it costs: a law measured on small networks, and the arithmetic from
/// there to a data centre.
///
/// Metrics: in `law` the loss on unseen names `n300.h2` … `n4500.h512`, `n300.best` (hidden units with
/// the lowest), and of the law fitted to most names `law.exponent`, `law.floor`, `law.predicted` and
/// `law.measured` (at the largest size); `operations` in `work` and `plan`; in `plan` also `days`,
/// `device.days`, `cost`, `energy` (MWh), `tokens.ratio`; in `ratio` `h2` … (losses at equal work),
/// `best.ratio` (tokens for each weight of the best), `rule.tokens`; in `use` `reader.rate`,
/// `all.rate` (tokens a second) and `bytes`; in `bits` `bits.32` … `bits.2` (shares right of unseen
/// digits), `bits.smallest` (the least that loses a point at most), `bits.set`; `plan.energy`,
/// `lab.energy` in `energy` (MWh); `rate` in `stack`.
/// `goal` is 1 once the dial in `bits` stands at the smallest width, and the sheet in `plan` has a
/// price and watts of the learner's, at least 10⁹ weights, ten tokens for each, and a cost within the
/// budget.
public struct ScaleLab: DeskLab {
  /// `scale`.
  public static let id = "scale"
  /// Names for the law, digits for the bits.
  public static let tables = ["names", DigitPots.table]
  /// The measured law.
  public static let mainView = ScaleStage.law.rawValue

  let names: ScaleNames
  let digits: DigitPots
  /// The view on stage.
  public var view = ScaleStage.law
  /// The dials of every view.
  public var book = freshBook
  /// Where weights and batches come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<ScaleRun>
  /// What the digits network does with coarser weights, of the job that trained it.
  var coarse: (job: Int, shares: [Int: Double])?

  /// Splits names and digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    guard let table = context.tables["names"], table.columns == ["token"] else {
      throw LabError("scale: the names are missing; see assets/DATA.md.")
    }
    names = ScaleNames(table.values)
    digits = try DigitPots(context, lab: Self.id)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// One width after the other with the arrows.
  public var keys: [LabKey] {
    switch view {
    case .bits:
      [
        LabKey(
          [.left, .right], "←→", "fewer or more bits", help: "Store weights in other bits.")
      ]
    case .stack:
      [LabKey([.up, .down], "↑↓", "another layer", help: "Choose the layer that is slow.")]
    case .law, .work, .plan, .ratio, .use, .energy: []
    }
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    switch (view, key) {
    case (.bits, .left): _ = book.turn("width", by: -1, in: view.rawValue)
    case (.bits, .right): _ = book.turn("width", by: 1, in: view.rawValue)
    case (.stack, .up): _ = book.turn("layer", by: -1, in: view.rawValue)
    case (.stack, .down): _ = book.turn("layer", by: 1, in: view.rawValue)
    default: break
    }
    return []
  }

  /// Measures coarser weights once the digits are learned.
  public mutating func didReceive() {
    guard let report = desk.report(.digits(seed: seed)), report.snapshot.isFinished,
      coarse?.job != report.job, let reader = DigitReader(report.snapshot.values)
    else { return }
    let network = CoarseDigits(reader)
    coarse = (
      report.job,
      Dictionary(
        uniqueKeysWithValues: CoarseDigits.widths.map {
          ($0, network.accuracy(on: digits.test, bits: $0))
        })
    )
  }
}
