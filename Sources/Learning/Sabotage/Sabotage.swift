/// A fault that is put into a network that works, for a learner to find and to repair.
public protocol Sabotage: Sendable {
  /// What it is called once it is found: `gradients add up`.
  var name: String { get }
  /// What can be seen from outside, without saying why.
  var symptom: String { get }
  /// What it does to the losses.
  var effect: SabotageEffect { get }

  /// The experiment with the fault in it; nil for one that it cannot be put into.
  func applied(to experiment: Experiment) -> Experiment?

  /// Where the fault, or what follows from it, can be seen.
  ///
  /// - Parameters:
  ///   - broken: the experiment with the fault.
  ///   - steps: its instructions.
  func traces(in broken: Experiment, _ steps: InstructionList) -> [Trace]

  /// What could be done, the right thing first; a case shows them in an order of its own.
  func repairs(of broken: Experiment) -> [Repair]
}

/// What a fault does to the curves of a run, compared with the run without it.
public enum SabotageEffect: String, CaseIterable, Sendable {
  /// The training loss goes up instead of down.
  case climbs = "the training loss climbs"
  /// The training loss leaps far above where it began.
  case leaps = "the training loss leaps above where it began"
  /// The training loss ends higher.
  case endsHigher = "the training loss ends higher"
  /// The training loss jumps from batch to batch.
  case swings = "the training loss swings"
  /// The validation loss climbs while the training loss falls.
  case partsFromValidation = "the validation loss climbs while the training loss falls"
}

/// A place where a fault shows.
public struct Trace: Equatable, Sendable {
  /// What to open.
  public var place: EvidencePlace
  /// What is to be seen there.
  public var sentence: String
  /// Whether it tells this fault from others, and does not only show that something is wrong.
  public var isDecisive: Bool

  /// A place, and what shows there.
  public init(_ place: EvidencePlace, _ sentence: String, isDecisive: Bool) {
    self.place = place
    self.sentence = sentence
    self.isDecisive = isDecisive
  }
}

/// One thing to do about a fault, among others that sound as good.
public struct Repair: Equatable, Sendable {
  /// A few words, as an order: `Set the gradients to zero first`.
  public var title: String
  /// What is said when it is chosen.
  public var feedback: String
  /// What it does to the experiment when it is not the right one; nil does nothing.
  public var remedy: Remedy?
  /// Whether it takes the fault away.
  public var isRight: Bool

  static func right(_ title: String, _ feedback: String) -> Repair {
    Repair(title: title, feedback: feedback, remedy: nil, isRight: true)
  }

  static func wrong(_ title: String, _ feedback: String, trying remedy: Remedy?) -> Repair {
    Repair(title: title, feedback: feedback, remedy: remedy, isRight: false)
  }
}

/// Every sabotage: one line each.
public enum SabotageCatalog {
  /// From the easier to find to the harder.
  public static let all: [any Sabotage] = [
    HundredfoldRate(),
    WrongSignOfUpdate(),
    GradientsAddUp(),
    UnshuffledData(),
    LabelsOffByOne(),
    SwappedLayers(),
    WrongSignOfGradient(),
  ]
}
