internal import Compute
internal import Learning

/// A network of many equal layers between 64 pixels and 10 digits.
public struct DeepNet: Hashable, Sendable {
  /// What each unit does to its sum.
  public enum Bend: String, CaseIterable, Sendable { case sigmoid, tanh, relu }

  /// How weights begin; offsets begin at zero.
  enum Start: Hashable, Sendable {
    /// Random, times this number: 1 keeps the spread of values from layer to layer as well as one
    /// number can, after Glorot for tanh and sigmoid and after He for relu.
    case random(scale: Double)
    /// All weights are one over the number of units.
    case equal
  }

  var depth = 10
  var width = 32
  var bend = Bend.relu
  var start = Start.random(scale: 1)
  /// Whether what comes into a layer is added to what it makes of it.
  var hasShortcuts = false
  /// Whether the sums of a layer are brought to mean 0 and deviation 1 before they are bent.
  var hasNorm = false

  /// From the pixels to ten logits. The first layer has no shortcut, since it changes the width.
  var model: Model {
    Model(
      inputShape: Shape(64),
      (1...max(1, depth)).flatMap { number -> [Model.Entry] in
        let name = "layer\(number)"
        if hasShortcuts, number > 1 {
          let inner = [dense(named: "sum")] + (hasNorm ? [.layerNorm(named: "norm")] : [])
          return [.residual(inner + [activation], named: name)]
        }
        return hasNorm
          ? [dense(named: "sum\(number)"), .layerNorm(named: name), activation]
          : [dense(named: name), activation]
      } + [.dense(10, weights: initializer, biases: .zero, named: "digits")])
  }

  /// What comes out of a layer.
  func output(of number: Int) -> TensorName { TensorName("layer\(number)") }

  /// The weights of a layer.
  func weight(of number: Int) -> TensorName {
    if hasShortcuts, number > 1 { return TensorName("layer\(number).sum.weight") }
    return TensorName(hasNorm ? "sum\(number).weight" : "layer\(number).weight")
  }

  private func dense(named name: String) -> Model.Entry {
    .dense(width, weights: initializer, biases: .zero, named: name)
  }

  private var initializer: Initializer {
    switch start {
    case .random(let scale): .scaled(Float(scale), bend == .relu ? .heNormal : .xavierNormal)
    case .equal: .constant(1 / Float(width))
    }
  }

  private var activation: Model.Entry {
    switch bend {
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    }
  }
}
