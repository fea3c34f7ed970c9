extension TextBlock {
  /// All texts in it, in reading order; pieces of code are none.
  public var texts: [RichText] {
    switch self {
    case .paragraph(let text), .heading(let text): [text]
    case .list(let items, _): items.joined().flatMap(\.texts)
    case .quotation(let blocks): blocks.flatMap(\.texts)
    case .code: []
    case .table(let header, let rows): header + rows.joined()
    }
  }
}

extension Question {
  /// All texts in it, from the prompt to the explanation.
  public var texts: [RichText] {
    let inner =
      switch kind {
      case .choice(let choices), .multi(let choices):
        choices.options.flatMap { [$0.text] + $0.feedback.flatMap(\.texts) }
      case .numeric(let numeric):
        numeric.slips.map(\.feedback)
          + [numeric.tooHigh, numeric.tooLow, numeric.right].compactMap { $0 }
      case .order(let lines): lines
      }
    return prompt.flatMap(\.texts) + inner + hints + why.flatMap(\.texts)
  }
}
