internal import Compute
internal import Learning

/// A network that answers which number belongs to a letter.
public struct LookupNet: Hashable, Sendable {
  /// How it gets from the pairs to the answer.
  enum Kind: String, Hashable, Sendable {
    /// The question looks at every pair.
    case attention
    /// The question takes the same of every pair: queries and keys are zero and stay so.
    case average
    /// A state is carried from pair to pair.
    case plain, gru, lstm
  }

  var kind = Kind.attention
  var pairs = 6
  var width = 16
  var heads = 1
  var isCausal = false
  var hasPositions = false
  /// Whether it is asked about shuffled bags, too.
  var isShuffled = false
  var updates = 800
  var seed: UInt64

  /// Whether it has an attention, to be looked into.
  var looks: Bool { kind == .attention || kind == .average }
  /// Pairs and the question.
  var rows: Int { pairs + 1 }

  /// As a legend names it.
  var name: String {
    switch kind {
    case .attention: "looking back"
    case .average: "equal weights"
    case .plain: "plain memory"
    case .gru: "GRU memory"
    case .lstm: "LSTM memory"
    }
  }

  /// From rows of zeros and ones to eight logits: places, one attention, and of what it makes the row
  /// of the question.
  var model: Model {
    let answer = Model.Entry.dense(LookupTask.numbers, named: "answer")
    let layers: [Model.Entry] =
      switch kind {
      case .attention, .average:
        [.dense(width, hasBias: false, weights: .normal(deviation: 0.5), named: "places")]
          + (hasPositions ? [.positions(weights: .normal(deviation: 0.3), named: "order")] : [])
          + [
            .attention(heads: heads, causal: isCausal, hasBias: false, named: "attention"),
            .lastRow, answer,
          ]
      case .plain: [.rnn(width, returns: .last, named: "memory"), answer]
      case .gru: [.gru(width, returns: .last, named: "memory"), answer]
      case .lstm: [.lstm(width, returns: .last, named: "memory"), answer]
      }
    return Model(inputShape: Shape(rows, LookupTask.columns), layers)
  }

  /// Where queries and keys are zero, so are all scores and all their slopes: the weights stay equal
  /// through all of training. The values begin as they would otherwise.
  var initial: [Checkpoint.Tensor] {
    guard kind == .average else { return [] }
    var generator = SeededGenerator(seed: seed).split("values")
    let bound = (6 / Float(4 * width)).squareRoot()
    let zeros = [Float](repeating: 0, count: 2 * width * width)
    let values = (0..<width * width).map { _ in generator.uniform(in: -bound...bound) }
    return [
      Checkpoint.Tensor(
        name: "attention.in_proj_weight", shape: Shape(3 * width, width), values: zeros + values)
    ]
  }
}
