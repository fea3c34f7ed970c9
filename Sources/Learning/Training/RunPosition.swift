public import Compute

/// How far a run is.
public struct RunPosition: Equatable, Sendable {
  /// Steps completed.
  public var step: Int
  /// Epochs completed.
  public var epoch: Int
  /// The number in the plan of the instruction that runs next, from 0.
  public var instruction: Int
  /// The phase of that instruction.
  public var phase: Phase

  /// By default the start of a run.
  public init(step: Int = 0, epoch: Int = 0, instruction: Int = 0, phase: Phase = .zero) {
    self.step = step
    self.epoch = epoch
    self.instruction = instruction
    self.phase = phase
  }
}

/// How far to advance a run.
public enum Stride: Equatable, Sendable {
  /// One instruction of the plan.
  case instruction
  /// To the end of a step: the one under way, or else a whole one.
  case step
  /// To the end of the epoch.
  case epoch
  /// This many steps.
  case steps(Int)
  /// To the end of the run.
  case toEnd
}
