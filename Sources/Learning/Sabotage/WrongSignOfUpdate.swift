internal import Compute

/// The update adds what it should take away: every step goes uphill.
public struct WrongSignOfUpdate: Sabotage {
  public let name = "the update has the wrong sign"
  public let symptom = "The loss climbs from the first step on."
  public let effect = SabotageEffect.climbs

  /// The fault as a value.
  public init() {}

  public func applied(to experiment: Experiment) -> Experiment? {
    var broken = experiment
    broken.optimizer.rate = -experiment.optimizer.rate
    return broken
  }

  public func traces(in broken: Experiment, _ steps: InstructionList) -> [Trace] {
    [
      Trace(.setting(.rate), "The learning rate is below 0.", isDecisive: true),
      Trace(.tensor(.rate, step: 0), "optimizer.rate is below 0.", isDecisive: true),
    ]
      + steps.places { $0.phase == .update && $0.operation == broken.optimizer.name }.map {
        Trace(
          $0, "A weight with a gradient above 0 gets larger here; it should get smaller.",
          isDecisive: true)
      }
      + [
        Trace(
          .curve(.training, step: 0), "The loss climbs from the first step on.", isDecisive: false)
      ]
  }

  public func repairs(of broken: Experiment) -> [Repair] {
    [
      .right(
        "Turn the sign of the update around",
        "The gradient points uphill, so an update takes it away. Now the loss falls."),
      .wrong(
        "Lower the rate to a tenth",
        "Shorter steps uphill are steps uphill: the loss climbs more slowly.",
        trying: .changeRate(by: 0.1)),
      .wrong(
        "Turn the sign of the loss around",
        "That would make two wrong signs. The loss would then be something to make large, and every "
          + "number in the chart would mean its opposite.", trying: nil),
      .wrong(
        "Clip the gradients", "They are shorter now and still added.", trying: .clip(1)),
    ]
  }
}
