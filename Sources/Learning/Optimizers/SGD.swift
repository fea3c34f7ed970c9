public import Compute

/// Stochastic gradient descent, with PyTorch's formula for momentum.
///
///     g = w.gradient + decay · w
///     w −= rate · g                                    without momentum
///     velocity = momentum · velocity + g
///     w −= rate · velocity                             with momentum
///     w −= rate · (g + momentum · velocity)            with Nesterov's look ahead
public struct SGD: Optimizer {
  /// How far a step goes for each unit of the gradient.
  public var rate: Double
  /// How much of the velocity is kept from step to step, 0 ..< 1; 0 keeps no velocity at all.
  public var momentum: Double
  /// Whether to step as if the velocity had already moved on; nothing without momentum.
  public var nesterov: Bool
  /// How much of each parameter is added to its gradient, pulling it to 0.
  public var decay: Double

  /// By default the plain rule, `w −= rate · w.gradient`.
  public init(rate: Double, momentum: Double = 0, nesterov: Bool = false, decay: Double = 0) {
    self.rate = rate
    self.momentum = momentum
    self.nesterov = nesterov
    self.decay = decay
  }

  public var name: String { "sgd" }
  public var stateNames: [String] { momentum == 0 ? [] : ["velocity"] }

  public func update(_ block: UpdateBlock) -> UpdateBlock.Update {
    momentum == 0
      ? block.sgd(decay: decay)
      : block.momentum(momentum, nesterov: nesterov, decay: decay)
  }

  public func formula(_ w: String) -> String {
    let gradient = decay == 0 ? "\(w).gradient" : "\(w).gradient + decay × \(w)"
    let velocity = "\(w).sgd.velocity"
    return switch (momentum == 0, nesterov) {
    case (true, _): "\(w) − rate × " + (decay == 0 ? gradient : "(\(gradient))")
    case (false, false): "\(w) − rate × \(velocity)"
    case (false, true): "\(w) − rate × (\(gradient) + momentum × \(velocity))"
    }
  }
}
