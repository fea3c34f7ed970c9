internal import CKernels

/// A function applied to each element that a kernel can apply while it writes its result.
public enum Activation: String, CaseIterable, Sendable {
  case identity, relu, tanh, sigmoid

  var code: ck_activation {
    switch self {
    case .identity: CK_IDENTITY
    case .relu: CK_RELU
    case .tanh: CK_TANH
    case .sigmoid: CK_SIGMOID
    }
  }

  /// The function's value at x.
  public func value<Scalar: ReferenceScalar>(at x: Scalar) -> Scalar {
    switch self {
    case .identity: x
    case .relu: x < 0 ? 0 : x
    case .tanh: Scalar.tanh(x)
    case .sigmoid: Scalar.sigmoid(x)
    }
  }

  /// The derivative, from the function's value y there. That of relu at 0 is taken to be 0.
  public func slope<Scalar: ReferenceScalar>(atValue y: Scalar) -> Scalar {
    switch self {
    case .identity: 1
    case .relu: y > 0 ? 1 : 0
    case .tanh: 1 - y * y
    case .sigmoid: y * (1 - y)
    }
  }
}
