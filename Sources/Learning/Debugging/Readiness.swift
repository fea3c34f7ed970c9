/// How far a tensor is at some place in a step.
public enum Readiness: Equatable, Sendable {
  /// There from the start of the step: an input, a target, a setting, or what the step before left.
  case given
  /// No instruction has written it yet in this step; it reads as zero.
  case toCome
  /// Some of the instructions that write it are still to come: a gradient that more is added to, a
  /// sequence of which only the first steps in time are there.
  case partly
  /// Written, or of a parameter updated, in this step.
  case done

  /// Whether it holds what the step makes of it, or what it begins with.
  public var isComputed: Bool {
    switch self {
    case .given, .done: true
    case .toCome, .partly: false
    }
  }
}
