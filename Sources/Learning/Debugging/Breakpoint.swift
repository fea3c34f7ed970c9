public import Compute

/// What a run is stopped by.
public enum Breakpoint: Hashable, Sendable {
  /// Before the instruction of this number, in every step.
  case instruction(Int)
  /// Behind the first instruction of a step that makes a number that is infinite or none at all.
  case notFinite
  /// Behind the instruction that makes an element greater than this, which it was not when last
  /// written.
  case rises(TensorElement, above: Float)
  /// Behind the instruction that makes an element less than this, which it was not when last written.
  case falls(TensorElement, below: Float)

  /// The element that is watched.
  var element: TensorElement? {
    switch self {
    case .instruction, .notFinite: nil
    case .rises(let element, _), .falls(let element, _): element
    }
  }

  /// Whether an element that holds this is beyond the threshold.
  func isBeyond(_ value: Float) -> Bool {
    switch self {
    case .instruction, .notFinite: false
    case .rises(_, let threshold): value > threshold
    case .falls(_, let threshold): value < threshold
    }
  }
}

/// How far to run.
public enum StepGoal: Equatable, Sendable {
  /// To where the loss has been computed: of this step, or if it has been, of the next.
  case loss
  /// To where all gradients have been.
  case backward
  /// To where the parameters have been updated: the end of a step.
  case update
  /// To the beginning of the next step, its batch loaded.
  case nextStep
  /// To this place, if it lies ahead.
  case position(StepPosition)
  /// On and on, until something stops it.
  case breakpoint
}

/// Why a run has stopped where it is.
public enum StepStop: Equatable, Sendable {
  /// It is where it was to go.
  case arrived
  /// A breakpoint, and the tensor that it is about.
  case breakpoint(Breakpoint, TensorName?)
  /// The loss is not finite, so that there is no update.
  case diverged(Divergence)
  /// It was told to.
  case interrupted
  /// It has begun as many steps as it was allowed to.
  case limit
}
