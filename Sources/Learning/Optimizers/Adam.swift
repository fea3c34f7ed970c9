public import Compute

/// Steps of about the rate's size, whatever the size of the gradient (Kingma and Ba 2015):
/// `torch.optim.Adam`.
///
///     g = w.gradient + decay · w
///     m = β₁ m + (1 − β₁) g
///     v = β₂ v + (1 − β₂) g²
///     w −= rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
///
/// A decay that acts on the parameters themselves is that of `AdamW`.
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
  /// How much of each parameter is added to its gradient, pulling it to 0.
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
    block.adam(beta1: beta1, beta2: beta2, epsilon: epsilon, decay: decay, isDecoupled: false)
  }

  public func formula(_ w: String) -> String {
    let gradient = decay == 0 ? "" : " of \(w).gradient + decay × \(w)"
    return "\(w) − rate × corrected \(w).adam.m / √\(w).adam.v" + gradient
  }
}
