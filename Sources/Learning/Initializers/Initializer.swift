internal import Compute

/// How the numbers of a parameter begin, given the inputs that each output sees and the outputs
/// that each input reaches: for a convolution channels · height · width of the kernel, as in
/// `torch.nn.init`.
public indirect enum Initializer: Hashable, Sendable {
  case zero
  case constant(Float)
  /// Evenly within ±bound: `uniform_`.
  case uniform(bound: Float)
  /// Normal with mean 0 and this standard deviation: `normal_`, and what PyTorch gives
  /// `nn.Embedding`.
  case normal(deviation: Float = 1)
  /// Evenly within ±1 / √inputs: what PyTorch gives `nn.Linear`, convolutions and their biases
  /// (`kaiming_uniform_` with a = √5), and with the units as inputs recurrent layers.
  case fanInUniform
  /// Evenly within ±√(6 / (inputs + outputs)): keeps the spread through tanh (Glorot and Bengio
  /// 2010); `xavier_uniform_`.
  case xavierUniform
  /// Normal with variance 2 / (inputs + outputs); `xavier_normal_`.
  case xavierNormal
  /// Evenly within ±√(6 / inputs): keeps the spread through relu (He et al. 2015);
  /// `kaiming_uniform_`.
  case heUniform
  /// Normal with variance 2 / inputs; `kaiming_normal_`.
  case heNormal
  /// The numbers of another initializer times a gain, such as `Initializer.gain(of: .tanh)`.
  case scaled(Float, Initializer)

  /// What makes up for how much a function shrinks the spread of its inputs, as `calculate_gain`:
  /// 1 for identity and sigmoid, 5/3 for tanh, √2 for relu, √(2 / (1 + slope²)) for a leaky relu.
  /// PyTorch has none for gelu and silu, which pass about as much on as relu.
  public static func gain(of function: ActivationLayer.Function) -> Float {
    switch function {
    case .identity, .sigmoid: 1
    case .tanh: 5 / 3
    case .relu, .gelu, .silu: Float(2).squareRoot()
    case .leakyReLU(let slope): (2 / (1 + slope * slope)).squareRoot()
    }
  }

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
    case .uniform(let bound): return uniform(bound)
    case .normal(let deviation): return normal(deviation)
    case .fanInUniform: return uniform(1 / fanIn.squareRoot())
    case .xavierUniform: return uniform((6 / fanSum).squareRoot())
    case .xavierNormal: return normal((2 / fanSum).squareRoot())
    case .heUniform: return uniform((6 / fanIn).squareRoot())
    case .heNormal: return normal((2 / fanIn).squareRoot())
    case .scaled(let gain, let initializer):
      return initializer.values(count: count, inputs: inputs, outputs: outputs, from: &generator)
        .map { gain * $0 }
    }
  }
}
