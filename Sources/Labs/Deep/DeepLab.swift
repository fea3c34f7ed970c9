internal import Compute
internal import Learning
public import TextUI

/// Networks of many layers: how signals and slopes die or explode in them, and what keeps them alive.
///
/// Metrics: `spread.first`, `spread.last`, `slope.first`, `slope.last` and `dead` of the network in the
/// views of one network; `loss` (the mean over the last pass), `accuracy` (of digits kept apart, the
/// validation part) and `moved` (how far the first layer's weights have come) in `zero` and `build`;
/// in races `plain.loss`, `shortcut.accuracy` and the like, and `first.loss`, `second.accuracy` for two
/// depths; `sigmoid.5.loss` for the table of depths; `exploded` where a loss was no number any more;
/// `goal`.
public struct DeepLab: DeskLab {
  /// `deep`.
  public static let id = "deep"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// Everything to be set.
  public static let mainView = DeepStage.build.rawValue

  let digits: DigitPots
  /// The view on stage.
  public var view = DeepStage.build
  /// The dials of every view.
  public var book = freshBook
  /// Where weights and the order of the digits come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<DeepRun>
  /// The activation whose curves are shown below the table of depths.
  var row = 0

  /// Splits the digits, brings them to mean 0 and deviation 1, and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: Self.id).standardized
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// The row of the table that is looked at.
  public var extraSettings: [String: String] { ["row": "\(row)"] }

  /// Takes the row over.
  public mutating func setExtra(_ name: String, to value: String) {
    if name == "row", let number = Int(value) {
      row = min(max(0, number), DeepNet.Bend.allCases.count - 1)
    }
  }

  /// The table's rows can be walked through; layer norm has a key of its own where it is the point.
  public var keys: [LabKey] {
    switch view {
    case .depth:
      [
        LabKey(
          [.up, .down], "↑↓", "choose a row", help: "Show the curves of another activation.")
      ]
    case .tall, .build:
      [
        LabKey(
          ["L"], "L", "layer norm", help: "Put a layer norm before each bend, or take it away.")
      ]
    case .spread, .slopes, .zero, .deeper, .shortcut: []
    }
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    switch (view, key) {
    case (.depth, .up): row = max(0, row - 1)
    case (.depth, .down): row = min(DeepNet.Bend.allCases.count - 1, row + 1)
    case (.tall, "L"), (.build, "L"):
      return book.turn("norm", by: sheet.isOn("norm") ? -1 : 1, in: view.rawValue) ? arrange() : []
    default: break
    }
    return []
  }
}
