internal import Learning

/// What may be wrong with a network: the list that a learner accuses one from.
public enum FaultSuspect: Int, CaseIterable, Sendable {
  /// The learning rate is a hundred times too high.
  case rate
  /// A sign is wrong: of the update, or of one gradient.
  case sign
  /// Gradients are not set to zero between steps.
  case zeroing
  /// An activation stands before its layer.
  case layers
  /// The examples come sorted by class.
  case order
  /// The training labels are off by one.
  case labels

  /// As the list has it.
  public var title: String {
    switch self {
    case .rate: "The rate is 100 times too high"
    case .sign: "A sign is wrong"
    case .zeroing: "Gradients are not set to zero"
    case .layers: "Two layers are swapped"
    case .order: "The data are not shuffled"
    case .labels: "The labels are off by one"
    }
  }

  /// What one would see if it were so.
  public var clue: String {
    switch self {
    case .rate: "The first updates are larger than the weights they change."
    case .sign: "Weights move the way the loss rises: a nudge can tell."
    case .zeroing: "A step's slopes still hold those of the step before."
    case .layers: "An activation comes before its layer, not behind it."
    case .order: "All targets of a batch are the same, step after step."
    case .labels: "The target of an example is not what its input shows."
    }
  }

  /// The faults that it stands for.
  var faults: [any Sabotage] {
    switch self {
    case .rate: [HundredfoldRate()]
    case .sign: [WrongSignOfUpdate(), WrongSignOfGradient()]
    case .zeroing: [GradientsAddUp()]
    case .layers: [SwappedLayers()]
    case .order: [UnshuffledData()]
    case .labels: [LabelsOffByOne()]
    }
  }

  /// Who is to be accused of a fault.
  static func of(_ fault: any Sabotage) -> FaultSuspect? {
    allCases.first { suspect in suspect.faults.contains { $0.name == fault.name } }
  }
}
