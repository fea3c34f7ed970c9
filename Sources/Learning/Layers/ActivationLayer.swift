public import Compute

/// A function applied to each element.
public struct ActivationLayer: Layer {
  /// The functions to choose from.
  public enum Function: Hashable, Sendable {
    case relu
    /// With the slope below 0.
    case leakyReLU(slope: Float)
    case gelu, silu, tanh, sigmoid, identity
  }

  /// What becomes of each element.
  public var function: Function

  public var kind: String {
    switch function {
    case .relu: "relu"
    case .leakyReLU: "leaky-relu"
    case .gelu: "gelu"
    case .silu: "silu"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .identity: "identity"
    }
  }

  /// A layer that applies `function` and has no parameters.
  public init(_ function: Function) { self.function = function }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    switch function {
    case .relu: return try builder.applyActivation(ReLU(), to: input)
    case .leakyReLU(let slope):
      guard slope >= 0 && slope.isFinite else {
        throw ShapeError("a slope of \(slope) bends the wrong way; use a number from 0 on.")
      }
      return try builder.applyActivation(LeakyReLU(slope: slope), to: input)
    case .gelu: return try builder.applyActivation(GELU(), to: input)
    case .silu: return try builder.applyActivation(SiLU(), to: input)
    case .tanh: return try builder.applyActivation(Tanh(), to: input)
    case .sigmoid: return try builder.applyActivation(Sigmoid(), to: input)
    case .identity: return try builder.applyActivation(Identity(), to: input)
    }
  }
}

extension Model.Entry {
  /// max(0, x)
  public static let relu = Model.Entry(ActivationLayer(.relu))
  /// x above 0 and slope · x below: `nn.LeakyReLU`.
  public static func leakyReLU(slope: Float = 0.01) -> Model.Entry {
    Model.Entry(ActivationLayer(.leakyReLU(slope: slope)))
  }
  /// x Φ(x), exact: `nn.GELU`.
  public static let gelu = Model.Entry(ActivationLayer(.gelu))
  /// x / (1 + e⁻ˣ): `nn.SiLU`.
  public static let silu = Model.Entry(ActivationLayer(.silu))
  /// tanh(x)
  public static let tanh = Model.Entry(ActivationLayer(.tanh))
  /// 1 / (1 + e⁻ˣ)
  public static let sigmoid = Model.Entry(ActivationLayer(.sigmoid))
  /// x
  public static let identity = Model.Entry(ActivationLayer(.identity))
}
