public import Compute

/// An instruction of the plan as a row of a list.
public struct StepRow: Equatable, Sendable {
  /// Where it stands to the place that is looked at.
  public enum State: Equatable, Sendable {
    /// It has been run.
    case done
    /// It runs next.
    case next
    /// It runs later in this step.
    case toCome
  }

  /// Its number in the plan, from 0.
  public let number: Int
  /// The part of the step that it belongs to.
  public let phase: Phase
  /// The op or optimizer that it comes from, such as `tanh`.
  public let operation: String
  /// Which part of the op's work it is, where there are several: `gates`.
  public let part: String?
  /// `hidden = tanh(hidden.sum)`
  public let text: String
  /// What it makes, the most important first, with what an optimizer keeps.
  public let results: [TensorName]
  /// What it reads.
  public let operands: [TensorName]
  /// The shape of the first result.
  public let shape: Shape
  /// Whether it has been run.
  public let state: State
}
