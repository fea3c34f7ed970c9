import Course

// Lesson text as the words it comes to on a screen, whatever the lines are.

extension RichText {
  /// The words of its runs up to the first number that a run of the lab gives.
  var openingWords: String {
    runs.prefix { $0.placeholder == nil }.map(\.text).joined().normalised
  }

  var placeholders: [Placeholder] { runs.compactMap(\.placeholder) }
}

extension TextBlock {
  /// Every piece of running text in it.
  var texts: [RichText] {
    switch self {
    case .paragraph(let text), .heading(let text): [text]
    case .list(let items, _): items.flatMap { $0.flatMap(\.texts) }
    case .quotation(let inner): inner.flatMap(\.texts)
    case .code: []
    case .table(let header, let rows): header + rows.flatMap { $0 }
    }
  }

  var openingWords: String { texts.first?.openingWords ?? "" }
}

extension String {
  /// With single blanks between words.
  var normalised: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
