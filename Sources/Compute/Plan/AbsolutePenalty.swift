internal import Kernels

/// What pulls every parameter towards zero by the same amount, however large it is: as adding
/// `strength * p.abs().sum()` to the loss in PyTorch.
///
///     g = g + strength · sign(w)          sign(0) = 0
///
/// Weights that the loss does not need end up swinging around zero within rate · strength (Tibshirani
/// 1996, the lasso). The loss that is reported is the one without the penalty.
enum AbsolutePenalty {
  /// One instruction for all parameters.
  static func step(
    strength: Double, _ layout: ArenaLayout, kernels: KernelTable, parameters: [TensorName]
  ) -> LoweringContext.Step {
    LoweringContext.Step(
      call: kernels.absolutePenalty(
        layout.parameters.lowerBound, gradients: layout.parameterGradients.lowerBound,
        count: layout.parameterGradients.count, strength: strength),
      instruction: Instruction(
        phase: .update, operation: "l1", results: parameters.map(\.gradient),
        operands: parameters, shape: Shape(),
        text: "every gradient g = g + \(strength) × sign(w)"))
  }
}
