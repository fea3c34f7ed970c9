internal import Compute
internal import Learning

/// A small transformer, by all that it depends on: from 20 words to scores for what follows each.
///
///     words + places → (attention + → small network +) × layers → norm → scores of 84 words
public struct TinyNet: Hashable, Sendable {
  var text = TinyText.Kind.sentences
  var layers = 1
  var width = 16
  var heads = 1
  var hasMask = true
  /// Whether what follows the last word of a piece is left out.
  var skipsLast = false
  var hasPositions = true
  var hasAttention = true
  var hasNetwork = true
  var hasShortcuts = true
  var updates = 1_500
  var seed: UInt64

  /// What every word becomes on its way, in order: the name that a learner reads, and the tensor.
  var stages: [(name: String, tensor: TensorName)] {
    var stages: [(String, TensorName)] = [("word", "words")]
    if hasPositions { stages.append(("+ place", "order")) }
    for layer in 1...layers {
      let suffix = layers > 1 ? " \(layer)" : ""
      if hasAttention { stages.append(("+ attention" + suffix, TensorName("look\(layer)"))) }
      if hasNetwork { stages.append(("+ network" + suffix, TensorName("mix\(layer)"))) }
    }
    return stages + [("normed", "norm")]
  }

  /// What each word takes from each, in a layer from 1 on.
  func weights(_ layer: Int) -> TensorName {
    TensorName(hasShortcuts ? "look\(layer).attention.weights" : "look\(layer).weights")
  }

  /// The network; without biases in its attention, as the 6,340 weights of the default have it.
  var model: Model {
    var entries: [Model.Entry] = [
      .embedding(tokens: TinyText.words.count, width: width, weights: start, named: "words")
    ]
    if hasPositions { entries.append(.positions(weights: start, named: "order")) }
    for layer in 1...max(1, layers) {
      let (look, mix) = ("look\(layer)", "mix\(layer)")
      if hasAttention {
        if hasShortcuts {
          entries.append(.residual([.layerNorm(), attention("attention")], named: look))
        } else {
          entries += [.layerNorm(), attention(look)]
        }
      }
      if hasNetwork {
        let inner: [Model.Entry] = [.layerNorm(), .dense(4 * width), .gelu]
        if hasShortcuts {
          entries.append(.residual(inner + [.dense(width)], named: mix))
        } else {
          entries += inner + [.dense(width, named: mix)]
        }
      }
    }
    return Model(
      inputShape: Shape(TinyText.context),
      entries + [.layerNorm(named: "norm"), .dense(TinyText.words.count, named: "next")])
  }

  /// Small enough that attention soon makes a difference, and few beginnings get stuck without it.
  private var start: Initializer { .normal(deviation: text == .facts ? 0.5 : 0.1) }

  private func attention(_ name: String) -> Model.Entry {
    .attention(heads: heads, causal: hasMask, hasBias: false, named: name)
  }

  /// How many numbers training changes.
  var weightCount: Int {
    (try? ModelSize(of: model, limit: 10_000_000))?.parameters ?? 0
  }

  /// Every parameter, to be read in each report.
  var parameters: [(name: TensorName, shape: Shape)] {
    guard
      let trainer = try? Trainer(
        Experiment(
          model: model, loss: .crossEntropy, optimizer: SGD(rate: 0),
          training: TinyText.windows(.sentences, count: 1, seed: 1), batchSize: 1))
    else { return [] }
    return trainer.parameters.map { ($0.name, $0.shape) }
  }
}
