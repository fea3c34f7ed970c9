internal import Compute

/// How the numbers of a parameter begin, given the inputs that each output sees and the outputs
/// that each input reaches.
public enum Initializer: Hashable, Sendable {
  case zero
  case constant(Float)
  /// Evenly within ±1 / √inputs: what PyTorch gives `nn.Linear` and the like.
  case fanInUniform
  /// Evenly within ±√(6 / (inputs + outputs)): keeps the spread through tanh (Glorot and Bengio
  /// 2010).
  case xavierUniform
  /// Normal with variance 2 / (inputs + outputs).
  case xavierNormal
  /// Evenly within ±√(6 / inputs): keeps the spread through relu (He et al. 2015).
  case heUniform
  /// Normal with variance 2 / inputs.
  case heNormal
  /// Normal with this standard deviation.
  case normal(Float)

  /// `count` numbers, drawn from `generator` in row-major order.
  func values(
    count: Int, inputs: Int, outputs: Int, from generator: inout SeededGenerator
  ) -> [Float] {
    let fanIn = Float(inputs)
    let fanSum = Float(inputs + outputs)
    func uniform(_ bound: Float) -> [Float] {
      (0..<count).map { _ in generator.uniform(in: -bound...bound) }
    }
    func normal(_ deviation: Float) -> [Float] {
      (0..<count).map { _ in deviation * generator.normal() }
    }
    switch self {
    case .zero: return Array(repeating: 0, count: count)
    case .constant(let value): return Array(repeating: value, count: count)
    case .fanInUniform: return uniform(1 / fanIn.squareRoot())
    case .xavierUniform: return uniform((6 / fanSum).squareRoot())
    case .xavierNormal: return normal((2 / fanSum).squareRoot())
    case .heUniform: return uniform((6 / fanIn).squareRoot())
    case .heNormal: return normal((2 / fanIn).squareRoot())
    case .normal(let deviation): return normal(deviation)
    }
  }
}
