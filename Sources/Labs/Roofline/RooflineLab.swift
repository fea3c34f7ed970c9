internal import Compute
internal import Learning
public import TextUI

/// The roofline of the learner's own machine: what its arithmetic and its memory can do, and what of
/// that each operation of a network gets.
///
/// Metrics, rates in thousand millions of operations (or bytes) a second, times in seconds:
/// `operations`, `bytes`, `intensity`, `seconds`, `rate` of the layer in `count`; `plain`, `rowwise`,
/// `blocked`, `kernels`, `blas`, `kernels.all`, `blas.all` and `ratio` (the fastest single thread by
/// `plain`) in `ways`; `product.rate`, `vector.rate` and `vector.slower` in `vector`; `item.1`,
/// `item.32` … (time for one item), `item.set`, `item.ratio` (batch 1 by the set one) in `batch`;
/// `peak`, `bandwidth`, `ridge`, `product.rate`, `product.intensity`, `product.memory` (1 if memory
/// limits it) and so on for six operations, `answered` and `right` in `roof`; `digits.cpu`,
/// `digits.gpu`, `wide.cpu` …, `branches.gpu` in `jobs`; `product.gain` … in `faster`; `spam.rate`,
/// `spam.intensity` … in `nets`; `spread` (how far repetitions lie apart) and `processors`;
/// `goal` is 1 once five of the six classifications agree with the measurement.
public struct RooflineLab: DeskLab {
  /// `roofline`.
  public static let id = "roofline"
  /// Everything comes together there.
  public static let mainView = RooflineStage.roof.rawValue

  /// The view on stage.
  public var view = RooflineStage.roof
  /// The dials of every view.
  public var book = freshBook
  /// Nothing is drawn by it: what is measured does not depend on the numbers.
  public var seed: UInt64
  /// The measurements.
  public var desk: RunDesk<RooflineRun>

  /// Takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// No random numbers matter here.
  public var isSeeded: Bool { false }

  /// The batch can be moved along its curve.
  public var keys: [LabKey] {
    switch view {
    case .batch:
      [
        LabKey(
          [.left, .right], "←→", "other batch", help: "Compare another batch with batch 1.")
      ]
    case .count, .ways, .vector, .roof, .jobs, .faster, .nets: []
    }
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    guard view == .batch else { return [] }
    let notches = key == .left ? -1 : key == .right ? 1 : 0
    _ = book.turn("batch", by: notches, in: view.rawValue)
    return []
  }
}
