public import Compute

/// A function applied to each element.
public struct ActivationLayer: Layer {
  /// The functions to choose from.
  public enum Function: String, CaseIterable, Sendable { case relu, tanh, sigmoid }

  /// What becomes of each element.
  public var function: Function
  public var kind: String { function.rawValue }

  /// A layer that applies `function` and has no parameters.
  public init(_ function: Function) { self.function = function }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    switch function {
    case .relu: try builder.applyActivation(ReLU(), to: input)
    case .tanh: try builder.applyActivation(Tanh(), to: input)
    case .sigmoid: try builder.applyActivation(Sigmoid(), to: input)
    }
  }
}

extension Model.Entry {
  /// max(0, x)
  public static let relu = Model.Entry(ActivationLayer(.relu))
  /// tanh(x)
  public static let tanh = Model.Entry(ActivationLayer(.tanh))
  /// 1 / (1 + e⁻ˣ)
  public static let sigmoid = Model.Entry(ActivationLayer(.sigmoid))
}
