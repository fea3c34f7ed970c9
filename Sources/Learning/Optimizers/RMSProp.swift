public import Compute

/// Divides each gradient by the root of its mean square (Hinton's lectures, 6e):
/// `torch.optim.RMSprop`.
///
///     g = w.gradient + decay · w
///     v = α v + (1 − α) g²
///     w −= rate · g / (√v + ε)                         without momentum
///     velocity = momentum · velocity + g / (√v + ε)
///     w −= rate · velocity                             with momentum
///
/// Centered, √(v − mean²) takes the place of √v, with mean = α mean + (1 − α) g (Graves 2013): the
/// deviation of the gradient instead of its size.
public struct RMSProp: Optimizer {
  /// How far a parameter moves for a gradient of the usual size.
  public var rate: Double
  /// How much of the mean square v is kept from step to step, 0 ..< 1.
  public var alpha: Double
  /// Keeps the divisor above 0.
  public var epsilon: Double
  /// How much of the velocity is kept from step to step, 0 ..< 1; 0 keeps no velocity at all.
  public var momentum: Double
  /// Whether the mean gradient is taken out of its mean square.
  public var isCentered: Bool
  /// How much of each parameter is added to its gradient, pulling it to 0.
  public var decay: Double

  /// By default as `torch.optim.RMSprop`.
  public init(
    rate: Double = 1e-2, alpha: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0,
    isCentered: Bool = false, decay: Double = 0
  ) {
    self.rate = rate
    self.alpha = alpha
    self.epsilon = epsilon
    self.momentum = momentum
    self.isCentered = isCentered
    self.decay = decay
  }

  public var name: String { "rmsprop" }
  public var stateNames: [String] {
    ["v"] + (isCentered ? ["mean"] : []) + (momentum == 0 ? [] : ["velocity"])
  }

  public func update(_ block: UpdateBlock) -> UpdateBlock.Update {
    block.rmsProp(
      alpha: alpha, epsilon: epsilon, decay: decay, momentum: momentum, isCentered: isCentered)
  }

  public func formula(_ w: String) -> String {
    let own = "\(w).rmsprop"
    if momentum != 0 { return "\(w) − rate × \(own).velocity" }
    let gradient = decay == 0 ? "\(w).gradient" : "(\(w).gradient + decay × \(w))"
    let size = isCentered ? "√(\(own).v − \(own).mean²)" : "√\(own).v"
    return "\(w) − rate × \(gradient) / \(size)"
  }
}
