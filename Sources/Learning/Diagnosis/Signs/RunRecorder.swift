public import Compute

/// Watches a run for a doctor: looks at it between steps at some moments, more of them near the
/// beginning, where most goes wrong.
///
///     var recorder = try RunRecorder(experiment)
///     recorder.advance(&trainer, by: 100)          instead of trainer.advance(by: .steps(100))
///     let record = recorder.record(of: &trainer)
///
/// A look costs about eight passes of a small sample through the network and its plain loops, and
/// does not disturb the run: the steps in between are the trainer's own, which allocate nothing.
public struct RunRecorder: ~Copyable {
  private let experiment: Experiment
  private var meter: SignsMeter
  /// Steps after which to look, without those that have been.
  private var looks: [Int]
  private var moments: [VitalSigns] = []

  /// For a run of this experiment, about twelve looks in all.
  ///
  /// - Parameter steps: how long it will run; as long as the experiment says if nil.
  /// - Throws: what does not fit in the experiment.
  public init(_ experiment: Experiment, steps: Int? = nil) throws(ShapeError) {
    meter = try SignsMeter(experiment)
    self.experiment = experiment
    looks = Self.looks(in: steps ?? experiment.stepCount)
  }

  /// After which steps a run of so many is looked at.
  ///
  ///     0, 1, 2, n/64, n/32, n/16, n/8, n/4, n/2, 3n/4, n − 1
  public static func looks(in count: Int) -> [Int] {
    let shares = [count / 64, count / 32, count / 16, count / 8, count / 4, count / 2]
    let all = Set([0, 1, 2, count / 4 * 3, count - 1] + shares)
    return all.filter { 0 <= $0 && $0 < count }.sorted()
  }

  /// Trains for so many steps, or to the end of the run if that comes first, and looks where it is
  /// time.
  public mutating func advance(_ trainer: inout Trainer, by steps: Int) {
    let end = trainer.position.step + steps
    while trainer.position.step < end && !trainer.isFinished {
      let step = trainer.position.step
      looks.removeAll { $0 < step }
      if looks.first == step {
        looks.removeFirst()
        look(&trainer)
      } else {
        trainer.advance(by: .steps(min(end, looks.first ?? end) - step))
      }
    }
  }

  /// Looks at the run as it is, lets it take one step, and measures that step. Of a run that is
  /// finished there is no step to measure.
  public mutating func look(_ trainer: inout Trainer) {
    let before = trainer.parameters
    var signs = signs(of: before, at: trainer.position.step)
    if !trainer.isFinished {
      trainer.advance(by: .step)
      meter.probe(from: before, to: trainer.parameters, into: &signs)
    }
    moments.append(signs)
  }

  /// What is known so far. The network is measured once more, on the sample and on the validation
  /// data if they were not measured at this step.
  public mutating func record(of trainer: inout Trainer) -> RunRecord {
    let step = trainer.position.step
    var moments = moments
    if moments.last?.step != step { moments.append(signs(of: trainer.parameters, at: step)) }
    var validated = trainer.evaluation
    if let validation = experiment.validation, trainer.validationCurve.latest?.x != step {
      validated = trainer.evaluate(validation)
    }
    return RunRecord(
      experiment: experiment, step: step, training: trainer.trainingCurve,
      validation: trainer.validationCurve, validationAccuracy: trainer.validationAccuracyCurve,
      divergence: trainer.divergence, moments: moments, trained: trainer.evaluate(meter.sample),
      validated: validated, data: DataSigns(of: experiment, sample: meter.rows))
  }

  private mutating func signs(of parameters: [Checkpoint.Tensor], at step: Int) -> VitalSigns {
    meter.load(parameters)
    return meter.signs(at: step)
  }
}
