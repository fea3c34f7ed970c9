internal import Compute

/// The training examples come sorted by class, in the same order each epoch: for many steps the
/// network is shown one class alone.
public struct UnshuffledData: Sabotage {
  public let name = "the data are not shuffled"
  public let symptom = "The loss swings with the epochs: low, then suddenly high, again and again."
  public let effect = SabotageEffect.swings

  /// The fault as a value.
  public init() {}

  public func applied(to experiment: Experiment) -> Experiment? {
    guard let classes = DataChange.classes(of: experiment.training), Set(classes).count > 1,
      experiment.batchSize < experiment.training.count
    else { return nil }
    // In their old order within a class.
    let order = classes.indices.sorted { (classes[$0], $0) < (classes[$1], $1) }
    var broken = experiment
    broken.training = experiment.training.rows(order)
    broken.shuffles = false
    return broken
  }

  public func traces(in broken: Experiment, _ steps: InstructionList) -> [Trace] {
    [
      Trace(
        .examples(.training),
        "The examples are sorted: first all of one class, then all of the next.",
        isDecisive: true),
      Trace(
        .tensor(.target, step: 0), "Every target of the batch is the same.", isDecisive: true),
      Trace(.setting(.shuffles), "Shuffling is off.", isDecisive: true),
      Trace(
        .curve(.training, step: 0), "The loss swings in time with the epochs.", isDecisive: false),
    ]
  }

  public func repairs(of broken: Experiment) -> [Repair] {
    [
      .right(
        "Shuffle the examples",
        "Each batch now has some of every class, so no step undoes what the last one did."),
      .wrong(
        "Lower the rate to a tenth",
        "The swings are smaller, since every class now moves the weights less before the next one "
          + "moves them back.", trying: .changeRate(by: 0.1)),
      .wrong(
        "Balance the classes",
        "They are equal in number. They only never meet in one batch.", trying: .balanceClasses),
      .wrong(
        "Train four times as long", "There are four times as many swings.",
        trying: .trainLonger(by: 4)),
    ]
  }
}
