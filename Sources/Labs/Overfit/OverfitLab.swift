internal import Compute
internal import Learning
public import TextUI

/// Networks that learn by heart: labels by dice, few noisy points, and what helps.
///
/// Metrics: `accuracy` and `real.accuracy` in `dice`; of one run on moons `train.loss`,
/// `train.accuracy`, `loss` and `accuracy` of unseen points, `gap` (share right on training points
/// less that on unseen ones), `best.loss` and `best.update`; `early.accuracy` at update 100;
/// `stop.loss`, `stop.accuracy` and `stop.update` at the flag; in races `plain.loss`, `weak.loss`,
/// `strong.loss`, `dropout.accuracy` and the like, `n40.accuracy` to `n2000.gap`, `unit.gap`,
/// `large.accuracy`; `sketch.error`, how far the learner's sketch lies from the curve; `dice.seen`;
/// `goal`.
public struct OverfitLab: DeskLab {
  /// `overfit`.
  public static let id = "overfit"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// Everything to be set.
  public static let mainView = OverfitStage.plane.rawValue
  /// How many times the lowest loss on unseen points a good stop may have.
  static let tolerance = 1.05

  let digits: DigitPots
  /// The view on stage.
  public var view = OverfitStage.plane
  /// The dials of every view.
  public var book = freshBook
  /// Where points, dice and weights come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<OverfitRun>
  /// What the learner expects of the loss on unseen points; empty before the first stroke.
  var sketch = LossSketch()
  /// Whether a network has learned labels by dice.
  var diceAreSeen = false

  /// Splits the digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: Self.id)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// The sketch, and whether the dice were seen.
  public var extraSettings: [String: String] {
    ["sketch": sketch.text, "diced": diceAreSeen ? "yes" : "no"]
  }

  /// Takes them over.
  public mutating func setExtra(_ name: String, to value: String) {
    switch name {
    case "sketch": sketch = LossSketch(value)
    case "diced": diceAreSeen = value == "yes"
    default: break
    }
  }

  /// A sketch can be drawn before the run; the flag can be moved.
  public var keys: [LabKey] {
    switch view {
    case .curves where canSketch:
      [
        LabKey(
          [.left, .right, .up, .down], "↑↓←→", "draw your guess",
          help: "Move along your sketch of the loss on unseen points, and raise or lower it.")
      ]
    case .stop:
      [LabKey([.left, .right], "←→", "move the flag", help: "Stop training earlier or later.")]
    case .dice, .curves, .accuracy, .remedies, .data, .unit, .plane: []
    }
  }

  /// A sketch after the run would be no guess.
  var canSketch: Bool {
    tags.first.flatMap { desk.report($0)?.snapshot.position.step } ?? 0 == 0
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    switch (view, key) {
    case (.curves, _) where canSketch: sketch.press(key)
    case (.stop, .left): _ = book.turn("stop", by: -1, in: view.rawValue)
    case (.stop, .right): _ = book.turn("stop", by: 1, in: view.rawValue)
    default: break
    }
    return []
  }

  /// A press on the chart puts the flag there.
  public mutating func point(_ event: MouseEvent, on size: Size) -> [LabCommand] {
    guard view == .stop, event.action == .press || event.action == .move,
      let update = flag(atColumn: event.column, on: size)
    else { return [] }
    _ = book.set("stop", to: "\(update)", in: view.rawValue)
    return []
  }

  /// The sketch goes.
  public mutating func forgetMarks() { if view == .curves { sketch = LossSketch() } }

  /// Remembers that labels by dice were learned.
  public mutating func didReceive() {
    if view == .dice, let tag = tags.first, sheet.word("labels") == "dice", desk.isFinished(tag) {
      diceAreSeen = true
    }
  }
}
