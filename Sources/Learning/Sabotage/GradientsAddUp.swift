internal import Compute

/// The zeroing of gradients is missing: backward adds to what the steps before have left, as PyTorch
/// does without `zero_grad`.
public struct GradientsAddUp: Sabotage {
  public let name = "gradients add up from step to step"
  public let symptom =
    "The loss falls at first, then it swings, and the weights go further and further."
  public let effect = SabotageEffect.endsHigher

  /// The fault as a value.
  public init() {}

  public func applied(to experiment: Experiment) -> Experiment? {
    var broken = experiment
    broken.fault = .keepsGradients
    return broken
  }

  public func traces(in broken: Experiment, _ steps: InstructionList) -> [Trace] {
    let gradients = Set(steps.parameters.map(\.gradient))
    let additions = steps.places {
      $0.phase == .backward && !gradients.isDisjoint(with: $0.results)
    }
    let zeroing = steps.places { $0.phase == .zero }
    return zeroing.map {
      Trace(
        $0,
        "The step begins by setting the gradients of values to zero, and nothing sets those "
          + "of the parameters to zero.", isDecisive: true)
    }
      + additions.map {
        Trace(
          $0, "The gradient that this adds to is not 0 before: it still has the last step's.",
          isDecisive: true)
      }
      + steps.parameters.map {
        Trace(
          .tensor($0.gradient, step: 1),
          "Before backward begins there are numbers in \($0.gradient) already.", isDecisive: true)
      }
      + [
        Trace(
          .curve(.training, step: 0), "The loss swings more and more, so the steps are too long.",
          isDecisive: false)
      ]
  }

  public func repairs(of broken: Experiment) -> [Repair] {
    [
      .right(
        "Set the gradients to zero first",
        "Backward adds, so each step must begin with zeros. Now every update uses the gradient of "
          + "its own batch."),
      .wrong(
        "Lower the rate to a tenth",
        "The steps are shorter, and the sum of all gradients still grows: it takes longer until the "
          + "loss swings.", trying: .changeRate(by: 0.1)),
      .wrong(
        "Clip the gradients",
        "The steps are no longer than the limit now, but they point where the old gradients point.",
        trying: .clip(1)),
      .wrong(
        "Begin with other weights",
        "From other weights the gradients add up just the same.", trying: .initializeAnew),
    ]
  }
}
