internal import CKernels

/// A function applied to each element that a kernel can apply while it writes its result.
public enum Activation: Hashable, Sendable {
  case identity, relu
  /// A relu that lets some of what is below 0 through; 0 or more.
  case leakyReLU(slope: Float)
  case tanh, sigmoid
  /// x Φ(x), where Φ is the share of a normal distribution below x.
  case gelu
  /// x · sigmoid(x)
  case silu

  /// As in a formula: `tanh`.
  public var name: String {
    switch self {
    case .identity: "identity"
    case .relu: "relu"
    case .leakyReLU: "leakyReLU"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .gelu: "gelu"
    case .silu: "silu"
    }
  }

  var code: ck_activation {
    switch self {
    case .identity: CK_IDENTITY
    case .relu: CK_RELU
    case .leakyReLU: CK_LEAKY_RELU
    case .tanh: CK_TANH
    case .sigmoid: CK_SIGMOID
    case .gelu: CK_GELU
    case .silu: CK_SILU
    }
  }

  /// What a kernel is given beside the code.
  var parameter: Double {
    switch self {
    case .leakyReLU(let slope): Double(slope)
    case .identity, .relu, .tanh, .sigmoid, .gelu, .silu: 0
    }
  }

  /// Whether the derivative can only be told from the input, since several inputs have one value.
  /// Such a function cannot be applied in place of its input where gradients are wanted.
  public var slopeNeedsInput: Bool {
    switch self {
    case .gelu, .silu: true
    case .identity, .relu, .leakyReLU, .tanh, .sigmoid: false
    }
  }

  /// The function's value at x.
  public func value<Scalar: ReferenceScalar>(at x: Scalar) -> Scalar {
    switch self {
    case .identity: x
    case .relu: x < 0 ? 0 : x
    case .leakyReLU(let slope): x < 0 ? x * Scalar(slope) : x
    case .tanh: Scalar.tanh(x)
    case .sigmoid: Scalar.sigmoid(x)
    case .gelu: x * Scalar.normalShare(below: x)
    case .silu: x * Scalar.sigmoid(x)
    }
  }

  /// The derivative at x, where the function's value is y. That of relu at 0 is taken to be 0, and
  /// that of a leaky relu its slope below 0.
  public func slope<Scalar: ReferenceScalar>(atInput x: Scalar, value y: Scalar) -> Scalar {
    switch self {
    case .identity: return 1
    case .relu: return y > 0 ? 1 : 0
    case .leakyReLU(let slope): return y > 0 ? 1 : Scalar(slope)
    case .tanh: return 1 - y * y
    case .sigmoid: return y * (1 - y)
    case .gelu:
      let density = Scalar.exp(-x * x / 2) * Scalar(0.3989422804014327)
      return Scalar.normalShare(below: x) + x * density
    case .silu:
      // 1 − sigmoid(x) itself would cancel.
      return Scalar.sigmoid(x) * (1 + x * Scalar.sigmoid(-x))
    }
  }
}

extension Activation: CaseIterable {
  /// Every function, a leaky relu with the usual slope.
  public static let allCases: [Activation] = [
    .identity, .relu, .leakyReLU(slope: 0.01), .tanh, .sigmoid, .gelu, .silu,
  ]
}
