internal import Compute
internal import Learning

/// A network that tells the next letter of a name from those before.
public struct NameNet: Hashable, Sendable {
  /// What looks at the letters before.
  enum Kind: String, CaseIterable, Sendable {
    /// A fixed number of letters side by side, and one hidden layer.
    case window
    /// All letters, one after the other, through a state.
    case recurrent
    /// All letters, each looking back at those before.
    case transformer
  }

  var kind = Kind.window
  /// Letters side by side.
  var context = 3
  /// Numbers for each letter.
  var places = 8
  /// Units between the letters and the scores.
  var hidden = 64

  /// A row of numbers for each letter.
  static let placesWeight = TensorName("places.weight")
  /// What a speaker needs to know of a network of the first kind.
  static let probes: [TensorName] = [
    placesWeight, "hidden.weight", "hidden.bias", "scores.weight", "scores.bias",
  ]

  /// From letters to 27 scores; those of whole names give scores for every letter.
  var model: Model {
    let table = Model.Entry.embedding(
      tokens: NamePots.tokenCount, width: places, named: "places")
    let scores = Model.Entry.dense(NamePots.tokenCount, named: "scores")
    switch kind {
    case .window:
      return Model(
        inputShape: Shape(context),
        [table, .flatten, .dense(hidden, named: "hidden"), .tanh, scores])
    case .recurrent:
      return Model(
        inputShape: Shape(NamePots.longest), [table, .rnn(hidden, named: "memory"), scores])
    case .transformer:
      return Model(
        inputShape: Shape(NamePots.longest),
        [
          table, .positions(named: "order"),
          .transformer(heads: 4, hidden: hidden, causal: true, named: "block"), scores,
        ])
    }
  }

  /// Numbers that training changes.
  var weightCount: Int {
    let scores = NamePots.tokenCount * (kind == .transformer ? places + 1 : hidden + 1)
    let table = NamePots.tokenCount * places
    switch kind {
    case .window: return table + hidden * (context * places + 1) + scores
    case .recurrent: return table + hidden * (places + hidden + 2) + scores
    case .transformer:
      // Two norms, four projections of the width, and two layers.
      return table + NamePots.longest * places + 4 * places + 4 * places * (places + 1)
        + hidden * (places + 1) + places * (hidden + 1) + scores
    }
  }
}
