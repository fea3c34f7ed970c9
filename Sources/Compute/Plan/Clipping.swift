internal import Kernels

/// What keeps the gradients of one step from being too large together: as PyTorch's
/// `clip_grad_norm_`, before the optimizer.
///
///     gradient.norm = √Σ g² over all parameters
///     g = g · min(1, limit / (gradient.norm + 10⁻⁶))
///
/// (Pascanu, Mikolov and Bengio 2013.)
enum Clipping {
  /// Two instructions: the norm needs all gradients, the clipping only the norm.
  static func steps(
    limit: Double, _ layout: ArenaLayout, kernels: KernelTable, parameters: [TensorName]
  ) -> [LoweringContext.Step] {
    guard let norm = layout.gradientNorm else { return [] }
    let gradients = layout.parameterGradients
    return [
      LoweringContext.Step(
        call: kernels.norm(gradients.lowerBound, count: gradients.count, into: norm.offset),
        instruction: Instruction(
          phase: .update, operation: "norm", results: [.gradientNorm],
          operands: parameters.map(\.gradient), shape: Shape(),
          text: "\(TensorName.gradientNorm) = √Σ g² over the gradient of every parameter")),
      LoweringContext.Step(
        call: kernels.clip(
          gradients.lowerBound, count: gradients.count, norm: norm.offset, limit: limit),
        instruction: Instruction(
          phase: .update, operation: "clip", results: parameters.map(\.gradient),
          operands: [.gradientNorm], shape: Shape(),
          text: "every gradient g = g × min(1, \(limit) / (\(TensorName.gradientNorm) + 1e-6))")),
    ]
  }
}

extension TensorName {
  /// The norm of all gradients together before they are clipped, one number; only there in a plan
  /// that clips.
  public static let gradientNorm: TensorName = "gradient.norm"
}
