public import Compute

/// A number that speaks for a finding, and where in the run it can be looked at.
public struct Evidence: Equatable, Sendable {
  /// What the number is, in a few words: `loss after the step`.
  public var name: String
  /// The number.
  public var value: Double
  /// Where it comes from.
  public var place: EvidencePlace

  /// A number with its name and its place.
  public init(_ name: String, _ value: Double, at place: EvidencePlace) {
    self.name = name
    self.value = value
    self.place = place
  }
}

/// Something in a run that a screen can open or point at.
public enum EvidencePlace: Hashable, Sendable {
  /// A tensor after so many steps; these units of it, or all if none are named.
  case tensor(TensorName, step: Int, units: [Int] = [])
  /// A curve at a step.
  case curve(RunCurve, step: Int)
  /// Examples of a part of the data; all if none are named.
  case examples(Split, rows: [Int] = [])
  /// The table of which class was put into which, in these rows.
  case confusion(Split, classes: [Int])
  /// An instruction of the plan, by its number from 0.
  case instruction(Int)
  /// A setting of the experiment.
  case setting(RunSetting)
}

/// What a run draws over its steps.
public enum RunCurve: String, CaseIterable, Sendable {
  /// The loss of each batch.
  case training
  /// The loss on the validation data.
  case validation
  /// The share of right answers on the validation data.
  case validationAccuracy
}

/// What a person sets before a run.
public enum RunSetting: String, CaseIterable, Sendable {
  /// The learning rate.
  case rate
  /// Whether the examples come in a new order each epoch.
  case shuffles
  /// The layers and their order.
  case layers
  /// How long to train.
  case steps
}
