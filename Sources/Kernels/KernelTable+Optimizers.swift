internal import CKernels

extension KernelTable {
  /// An update of `count` parameters; the learning rate is the float at offset `rate`.
  public func update(
    _ rule: UpdateKernel, parameters: Int, gradients: Int, rate: Int, count: Int
  ) -> KernelCall {
    let kernel =
      switch rule {
      case .sgd: table.pointee.sgd
      case .momentum: table.pointee.sgd_momentum
      case .adam(_, _, _, _, let isDecoupled, _, _):
        isDecoupled ? table.pointee.adamw : table.pointee.adam
      case .rmsProp: table.pointee.rmsprop
      }
    func place(_ offset: Int) -> ck_matrix { ck_matrix(offset: offset, stride: 0) }
    return KernelCall(kernel) {
      ($0.a, $0.b) = (place(parameters), place(gradients))
      ($0.inner, $0.columns) = (rate, count)
      switch rule {
      case .sgd(let decay):
        $0.scalar.0 = decay
      case .momentum(let momentum, let nesterov, let decay, let velocity):
        $0.c = place(velocity)
        ($0.scalar.0, $0.scalar.1) = (decay, momentum)
        $0.flags = nesterov ? CK_NESTEROV.rawValue : 0
      case .adam(let beta1, let beta2, let epsilon, let decay, _, let m, let v):
        ($0.c, $0.d) = (place(m), place(v))
        $0.scalar = (beta1, beta2, epsilon, decay)
      case .rmsProp(let alpha, let epsilon, let decay, let momentum, let v, let mean, let velocity):
        $0.c = place(v)
        if let mean { $0.d = place(mean) }
        if let velocity { $0.e = place(velocity) }
        $0.scalar = (alpha, epsilon, decay, momentum)
      }
    }
  }
}

/// An optimizer that has a kernel, with its constants and the offsets of its state;
/// `ReferenceOptimizers.swift` has the formulas.
public enum UpdateKernel: Sendable {
  case sgd(decay: Double)
  case momentum(Double, nesterov: Bool, decay: Double, velocity: Int)
  /// With decay a part of the gradient, or apart from it as in AdamW.
  case adam(
    beta1: Double, beta2: Double, epsilon: Double, decay: Double, isDecoupled: Bool, m: Int, v: Int)
  /// With a mean gradient if it is centered, and a velocity if it has momentum.
  case rmsProp(
    alpha: Double, epsilon: Double, decay: Double, momentum: Double, v: Int, mean: Int?,
    velocity: Int?)
}
