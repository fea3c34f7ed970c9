/// Which code computes a plan.
public enum KernelChoice: String, CaseIterable, Sendable {
  /// Fused kernels for the best instructions of this processor: the same bits on one machine.
  case fast
  /// The same kernels with one order of summation and no fused multiply-add: the same bits on
  /// every machine.
  case portable
  /// The plain loops of each op, one op an instruction and nothing fused, for a debugger: every
  /// value exists. The same bits on every machine.
  case reference
}

/// What a plan is to keep and to compute beside the parameters' gradients.
public struct PlanOptions: Sendable {
  /// Which code computes, and so which bits come out and which values exist to be looked at.
  public var kernels: KernelChoice
  /// Values to be kept, with their gradients, although fusion would skip them or others could use
  /// their memory.
  public var keeps: Set<TensorName>
  /// Whether to compute the gradient of the loss for the inputs, too.
  public var differentiatesInputs: Bool
  /// The greatest norm that all gradients together may have in an update; nil for any.
  public var clipsNorm: Double?
  /// How strongly every parameter is pulled towards zero, whatever its size; 0 for not at all. Before
  /// gradients are clipped.
  public var l1Penalty: Double

  /// Whether a step begins by zeroing the gradients of the parameters, as one instruction. Without
  /// it the first op that sends a parameter its gradient replaces the last step's; plans for
  /// looking at always have it.
  public var zeroesGradients: Bool

  /// By default as fast as this processor can, with nothing kept that training does not need.
  public init(
    kernels: KernelChoice = .fast, keeps: Set<TensorName> = [], differentiatesInputs: Bool = false,
    zeroesGradients: Bool = false,
    clipsNorm: Double? = nil, l1Penalty: Double = 0
  ) {
    self.kernels = kernels
    self.keeps = keeps
    self.differentiatesInputs = differentiatesInputs
    self.zeroesGradients = zeroesGradients
    self.clipsNorm = clipsNorm
    self.l1Penalty = l1Penalty
  }
}
