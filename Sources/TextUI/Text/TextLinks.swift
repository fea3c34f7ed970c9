/// Links in a text: stretches that lead somewhere, counted from its beginning.
extension StyledText {
  /// What its links lead to, in order. Neighbouring stretches with the same target are one link.
  public var links: [String] {
    var links: [String] = []
    var former: String?
    for span in spans where !span.text.isEmpty {
      if let link = span.link, link != former { links.append(link) }
      former = span.link
    }
    return links
  }

  /// The same text with link number `focus` marked as what keys act on; any other number marks none.
  public func focusing(link focus: Int) -> StyledText {
    var number = -1
    var former: String?
    return StyledText(
      spans.map { span in
        guard !span.text.isEmpty else { return span }
        if span.link != nil, span.link != former { number += 1 }
        former = span.link
        guard span.link != nil, number == focus else { return span }
        return Span(
          span.text, Style(.focus, on: .role(.focusWash), [.bold, .underline]), link: span.link)
      })
  }
}
