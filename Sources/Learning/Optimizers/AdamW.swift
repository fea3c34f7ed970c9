public import Compute

/// Adam whose decay pulls at the parameters themselves instead of their gradients, so that it is
/// not divided by √v (Loshchilov and Hutter 2019): `torch.optim.AdamW`.
///
///     w −= rate · decay · w
///     m = β₁ m + (1 − β₁) g
///     v = β₂ v + (1 − β₂) g²
///     w −= rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
public struct AdamW: Optimizer {
  /// About how far a parameter moves in one step.
  public var rate: Double
  /// How much of the mean gradient m is kept from step to step, 0 ..< 1.
  public var beta1: Double
  /// How much of the mean square v is kept from step to step, 0 ..< 1.
  public var beta2: Double
  /// Keeps the divisor above 0 where gradients have been 0 so far.
  public var epsilon: Double
  /// The part of each parameter, times the rate, that a step takes away.
  public var decay: Double

  /// By default as `torch.optim.AdamW`.
  public init(
    rate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    decay: Double = 1e-2
  ) {
    self.rate = rate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.decay = decay
  }

  public var name: String { "adamw" }
  public var stateNames: [String] { ["m", "v"] }

  public func update(_ block: UpdateBlock) -> UpdateBlock.Update {
    block.adam(beta1: beta1, beta2: beta2, epsilon: epsilon, decay: decay, isDecoupled: true)
  }

  public func formula(_ w: String) -> String {
    let ratio = "corrected \(w).adamw.m / √\(w).adamw.v"
    return "\(w) − rate × " + (decay == 0 ? ratio : "(\(ratio) + decay × \(w))")
  }
}
