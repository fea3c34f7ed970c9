internal import Compute

/// The classes of the training examples are counted from another number than those of the validation
/// examples: each is one too high, and the last is the first.
public struct LabelsOffByOne: Sabotage {
  public let name = "the training labels are off by one"
  public let symptom =
    "The training loss falls as it should, and the validation loss climbs from the start."
  public let effect = SabotageEffect.partsFromValidation

  /// The fault as a value.
  public init() {}

  public func applied(to experiment: Experiment) -> Experiment? {
    let training = experiment.training
    let targets: Dataset.Targets
    switch training.targets {
    case .classes(let classes, let count, let shape):
      guard count > 1 else { return nil }
      targets = .classes(
        classes.map { $0 < 0 ? $0 : ($0 + 1) % Int32(count) }, count: count, shape: shape)
    case .values(let values, let shape):
      guard values.allSatisfy({ $0 == 0 || $0 == 1 }), shape.count == 1 else { return nil }
      targets = .values(values.map { 1 - $0 }, shape: shape)
    }
    var broken = experiment
    broken.training = Dataset(
      inputs: training.inputs, inputShape: training.inputShape, targets: targets)
    return broken
  }

  public func traces(in broken: Experiment, _ steps: InstructionList) -> [Trace] {
    [
      Trace(
        .examples(.training), "These examples have the label of the next class.",
        isDecisive: true),
      Trace(
        .tensor(.target, step: 0), "The targets of the batch are one above what its inputs show.",
        isDecisive: true),
      Trace(
        .confusion(.validation, classes: []),
        "Nearly every example is put into the class behind its own: the table is full beside its "
          + "diagonal.", isDecisive: true),
      Trace(
        .curve(.validation, step: 0),
        "The validation loss climbs while the training loss falls.", isDecisive: false),
      Trace(
        .curve(.validationAccuracy, step: 0), "Worse than guessing: something is turned around.",
        isDecisive: false),
    ]
  }

  public func repairs(of broken: Experiment) -> [Repair] {
    [
      .right(
        "Take one off the training labels",
        "Both parts of the data now count their classes alike, and what is learned in training holds "
          + "in validation."),
      .wrong(
        "Stop earlier, it is overfitting",
        "Overfitting begins low and ends high. Here the validation loss climbs from the very start.",
        trying: .stop(after: broken.stepCount / 4)),
      .wrong(
        "Use fewer units",
        "A smaller network learns the wrong labels, too.", trying: .scaleUnits(by: 0.5)),
      .wrong(
        "Balance the classes", "They are as balanced as before, under wrong names.",
        trying: .balanceClasses),
    ]
  }
}
