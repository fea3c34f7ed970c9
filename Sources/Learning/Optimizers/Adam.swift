public import Compute

/// Steps of about the rate's size, whatever the size of the gradient (Kingma and Ba 2015), with
/// PyTorch's formula and defaults.
///
///     m = β₁ m + (1 − β₁) g
///     v = β₂ v + (1 − β₂) g²
///     w −= rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
///
/// With a decay, w −= rate · decay · w comes first, as in AdamW (Loshchilov and Hutter 2019).
public struct Adam: Optimizer {
  /// About how far a parameter moves in one step.
  public var rate: Double
  /// How much of the mean gradient m is kept from step to step, 0 ..< 1: it remembers some
  /// 1 / (1 − β₁) of them.
  public var beta1: Double
  /// How much of the mean square v is kept from step to step, 0 ..< 1.
  public var beta2: Double
  /// Keeps the divisor above 0 where gradients have been 0 so far.
  public var epsilon: Double
  /// The part of each parameter, times the rate, that a step takes away; 0 for plain Adam.
  public var decay: Double

  /// By default as `torch.optim.Adam`.
  public init(
    rate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    decay: Double = 0
  ) {
    self.rate = rate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.decay = decay
  }

  public var name: String { "adam" }
  public var stateNames: [String] { ["m", "v"] }

  public func update(_ block: UpdateBlock) -> UpdateBlock.Update {
    block.adam(beta1: beta1, beta2: beta2, epsilon: epsilon, decay: decay)
  }

  public func formula(_ w: String) -> String {
    let ratio = "corrected \(w).adam.m / √\(w).adam.v"
    return "\(w) − rate × " + (decay == 0 ? ratio : "(\(ratio) + decay × \(w))")
  }
}
