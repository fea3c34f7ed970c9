public import Compute

/// What moving one number by a little does to the loss, beside what its gradient promises.
public struct Nudge: Equatable, Sendable {
  /// What was moved: an element of a parameter, a buffer or an input.
  public let element: TensorElement
  /// By how much: ε.
  public let amount: Double
  /// The loss of this batch as it is, in double precision.
  public let lossBefore: Double
  /// The loss with the element moved.
  public let lossAfter: Double
  /// `(L(w + h) − L(w − h)) / 2h` for a very small h: the slope as two nudges find it.
  public let twoSided: Double
  /// The gradient that backward computes for the element, before any clipping; nil if it computes
  /// none.
  public let gradient: Float?

  /// ΔL
  public var change: Double { lossAfter - lossBefore }
  /// ΔL/ε
  public var quotient: Double { change / amount }
  /// What the gradient promises for the change: gradient · ε.
  public var promise: Double? { gradient.map { Double($0) * amount } }
}

/// What has been measured of a step, to be measured once.
struct StepFacts {
  /// The loss in double precision.
  var loss: Double?
  /// The gradients where backward has ended: of everything that can be nudged.
  var gradients: [TensorName: [Float]]?
}
