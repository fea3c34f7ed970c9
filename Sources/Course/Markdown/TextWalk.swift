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
    let inner: [RichText?] =
      switch kind {
      case .choice(let choices), .multi(let choices):
        choices.options.flatMap { [$0.text] + $0.feedback.flatMap(\.texts) }
      case .numeric(let numeric):
        numeric.slips.map(\.feedback)
          + [numeric.tooHigh, numeric.tooLow, numeric.wrongSign, numeric.right]
      case .order(let lines): lines
      case .short(let short): short.wrong.map(\.feedback) + [short.other, short.right]
      case .shape(let shape):
        shape.slips.map(\.feedback) + shape.axisSlips.map(\.feedback) + [shape.other, shape.right]
      case .match(let matching):
        (matching.left + matching.right).flatMap { [$0.text, $0.feedback] }
          + matching.wrong.map(\.feedback)
      case .plot(let plot): plot.texts
      case .trace(let trace): trace.texts
      case .goal: []
      }
    return prompt.flatMap(\.texts) + inner.compactMap { $0 } + hints + why.flatMap(\.texts)
  }
}

extension PlotReading {
  fileprivate var texts: [RichText?] {
    let slips: [RichText?] =
      switch task {
      case .mark(let mark): mark.slips.map(\.feedback)
      case .curve: curves.map(\.feedback)
      }
    return slips + [below, above, right]
  }
}

extension Trace {
  fileprivate var texts: [RichText?] {
    let shown = rows.joined().map { cell -> RichText? in
      switch cell {
      case .text(let text): text
      case .blank: nil
      }
    }
    return header + shown + blanks.flatMap { $0.slips.map(\.feedback) + [$0.rule] }
  }
}
