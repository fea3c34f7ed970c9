internal import Compute

/// The learning rate is a hundred times too high.
public struct HundredfoldRate: Sabotage {
  public let name = "the rate is a hundred times too high"
  public let symptom = "The loss leaps about from the first steps on."
  public let effect = SabotageEffect.leaps

  /// The fault as a value.
  public init() {}

  public func applied(to experiment: Experiment) -> Experiment? {
    var broken = experiment
    broken.optimizer.rate = experiment.optimizer.rate * 100
    return broken
  }

  public func traces(in broken: Experiment, _ steps: InstructionList) -> [Trace] {
    [
      Trace(.setting(.rate), "The learning rate is a hundred times what it was.", isDecisive: true),
      Trace(
        .tensor(.rate, step: 0), "optimizer.rate is a hundred times what it was.", isDecisive: true),
    ]
      + steps.places { $0.phase == .update && $0.operation == broken.optimizer.name }.map {
        Trace($0, "This update is larger than the weights it changes.", isDecisive: true)
      }
      + [
        Trace(
          .curve(.training, step: 0), "The loss leaps instead of falling.", isDecisive: false)
      ]
  }

  public func repairs(of broken: Experiment) -> [Repair] {
    [
      .right(
        "Divide the rate by a hundred", "The steps are short enough now to follow the valley down."),
      .wrong(
        "Train four times as long", "More leaps, and no way down.", trying: .trainLonger(by: 4)),
      .wrong(
        "Begin with other weights", "The first steps throw any weights far away.",
        trying: .initializeAnew),
      .wrong(
        "Give the network more units",
        "The valley is as narrow with more units; the steps still jump over it.",
        trying: .scaleUnits(by: 4)),
    ]
  }
}
