internal import Compute
internal import Learning
internal import TextUI

/// Batch sizes, learning rates and optimizers on the same digits, raced against each other.
///
/// Metrics: `updates` in `count`; of each run `loss` (on all training digits), `accuracy` (of the
/// validation digits), `passes` (whole ones so far) and `arrived` (the first pass whose mean loss is
/// below 0.1; infinite if none is) after the name of the run: none in `count` and `train`; `b1.` to
/// `b128.` and `all.`, `rate0.01.` to `rate3.`, `sgd.`, `momentum.`, `adam.`, `constant.`, `falling.`;
/// `first.accuracy` and `first.loss` after one pass in `train`, and `ratio`, the latest update over
/// the weights; `plain.arrived` and `momentum.arrived` in steps in `ravine`; `b32.milliseconds` a
/// pass in `time`; `constant.noise`, how much the loss of batches jumps in the last pass; `goal`.
public struct OptimLab: DeskLab {
  /// `optim`.
  public static let id = "optim"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// One run.
  public static let mainView = OptimStage.train.rawValue

  let digits: DigitPots
  /// The view on stage.
  public var view = OptimStage.train
  /// The dials of every view.
  public var book = freshBook
  /// Where weights and the order of the digits come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<OptimRun>
  /// Update ratios of the run on stage by step, as far as pictures were made.
  var ratios = RatioHistory()

  /// Splits the digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: Self.id)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob, paceLevel: 3)
    adopt(context.settings)
  }

  /// A race of runs with different batches has no step of its own.
  public var isSteppable: Bool { isTrainable && !isDone && view != .batches }

  /// A walk begins at the same place whatever the seed.
  public var isSeeded: Bool { view != .ravine }

  /// Remembers the update ratio of the run on stage.
  public mutating func didReceive() {
    guard view == .train, let tag = tags.first, let report = desk.report(tag) else { return }
    ratios.record(report, of: tag)
  }
}

/// Update ratios over a run, from the pictures that were made of it.
struct RatioHistory: Equatable, Sendable {
  private var tag: OptimRun?
  /// One curve a layer, over passes.
  private(set) var curves: [[ChartPoint]] = []
  private static let most = 600

  mutating func record(_ report: RunReport, of tag: OptimRun) {
    let pass = Double(report.snapshot.position.step) / Double(OptimLab.stepsPerPass(tag))
    if tag != self.tag || pass < curves.first?.last?.x ?? 0 || report.snapshot.position.step == 0 {
      (self.tag, curves) = (tag, UpdateRatio.layers.map { _ in [] })
    }
    let rate = OptimLab.rate(of: tag, at: report.snapshot.position.step)
    guard pass > curves.first?.last?.x ?? 0,
      let ratios = UpdateRatio.ratios(report, OptimLab.optimizer(of: tag), rate: rate)
    else { return }
    for (index, ratio) in ratios.enumerated() { curves[index].append(ChartPoint(pass, ratio)) }
    // Every second point says as much.
    if curves[0].count > Self.most {
      for index in curves.indices {
        curves[index] = curves[index].enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      }
    }
  }

  /// What is known of a run; nothing of another one.
  func curves(of tag: OptimRun) -> [[ChartPoint]] { tag == self.tag ? curves : [] }
}

extension OptimLab {
  /// The rate of the step that a run has taken last.
  static func rate(of run: OptimRun, at step: Int) -> Double {
    let schedule: Schedule = run.decays ? .cosine(warmup: 0) : .constant
    return schedule.rate(
      run.rate, at: max(0, step - 1), of: run.passes * stepsPerPass(run))
  }
}
