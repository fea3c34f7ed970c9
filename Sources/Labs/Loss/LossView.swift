/// The pictures of the lab, in the order of lesson L04.
enum LossView: String, CaseIterable, Sendable {
  case softmax, truth, untrained, line, race, certainty, cards

  /// As a learner reads it.
  var title: String {
    switch self {
    case .softmax: "from scores to shares"
    case .truth: "the price of an answer"
    case .untrained: "before any training"
    case .line: "a loss for amounts"
    case .race: "two losses, one mistake"
    case .certainty: "equally right, more sure"
    case .cards: "six cards to get right"
    }
  }
}
