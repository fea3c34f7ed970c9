extension Reference {
  /// w −= rate · (g + decay · w)
  public static func sgd<Scalar: ReferenceScalar>(
    _ w: inout [Scalar], _ g: [Scalar], rate: Scalar, decay: Scalar
  ) {
    for i in w.indices { w[i] -= rate * (g[i] + decay * w[i]) }
  }

  /// velocity = momentum · velocity + g;  w −= rate · velocity, or with Nesterov's look ahead
  /// w −= rate · (g + momentum · velocity)
  public static func momentum<Scalar: ReferenceScalar>(
    _ w: inout [Scalar], _ g: [Scalar], velocity: inout [Scalar], rate: Scalar,
    momentum: Scalar, nesterov: Bool, decay: Scalar
  ) {
    for i in w.indices {
      let gradient = g[i] + decay * w[i]
      velocity[i] = momentum * velocity[i] + gradient
      w[i] -= rate * (nesterov ? gradient + momentum * velocity[i] : velocity[i])
    }
  }

  /// Update number t, from 1: m = β₁ m + (1 − β₁) g,  v = β₂ v + (1 − β₂) g²,
  /// w −= rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
  ///
  /// With g + decay · w in the place of g, or decoupled, after w −= rate · decay · w.
  public static func adam<Scalar: ReferenceScalar>(
    _ w: inout [Scalar], _ g: [Scalar], m: inout [Scalar], v: inout [Scalar], t: Int,
    rate: Scalar, beta1: Scalar, beta2: Scalar, epsilon: Scalar, decay: Scalar, isDecoupled: Bool
  ) {
    let correction1 = 1 - (0..<t).reduce(1) { power, _ in power * beta1 }
    let correction2 = 1 - (0..<t).reduce(1) { power, _ in power * beta2 }
    for i in w.indices {
      let gradient = isDecoupled ? g[i] : g[i] + decay * w[i]
      m[i] = beta1 * m[i] + (1 - beta1) * gradient
      v[i] = beta2 * v[i] + (1 - beta2) * gradient * gradient
      if isDecoupled { w[i] -= rate * decay * w[i] }
      w[i] -=
        rate / correction1 * m[i] / (v[i].squareRoot() / correction2.squareRoot() + epsilon)
    }
  }

  /// v = α v + (1 − α) g²,  and if it is centered, mean = α mean + (1 − α) g;
  /// direction = g / (√v + ε), or g / (√(v − mean²) + ε);
  /// velocity = momentum · velocity + direction;  w −= rate · velocity
  ///
  /// With g + decay · w in the place of g. Without momentum the velocity is the direction itself.
  public static func rmsProp<Scalar: ReferenceScalar>(
    _ w: inout [Scalar], _ g: [Scalar], v: inout [Scalar], mean: inout [Scalar],
    velocity: inout [Scalar], rate: Scalar, alpha: Scalar, epsilon: Scalar, decay: Scalar,
    momentum: Scalar, isCentered: Bool
  ) {
    for i in w.indices {
      let gradient = g[i] + decay * w[i]
      v[i] = alpha * v[i] + (1 - alpha) * gradient * gradient
      mean[i] = alpha * mean[i] + (1 - alpha) * gradient
      let variance = isCentered ? max(0, v[i] - mean[i] * mean[i]) : v[i]
      velocity[i] = momentum * velocity[i] + gradient / (variance.squareRoot() + epsilon)
      w[i] -= rate * velocity[i]
    }
  }
}
