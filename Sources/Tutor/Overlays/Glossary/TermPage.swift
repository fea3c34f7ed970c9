internal import TextUI

/// What the glossary says of one term, with everything in it that leads somewhere.
struct TermPage {
  /// Where the page leads: first to the lesson that introduces the term, then in reading order.
  private(set) var links: [Place] = []
  /// The text, with the focused link set off.
  private(set) var blocks: [TextView.Block] = []

  private let glossary: CourseGlossary
  private let term: Int
  private let focus: Int

  /// - Parameter focus: The link that Enter follows; it is gold if the learner went there.
  /// - Parameter lesson: The lesson being read, whose own words come first.
  init(of term: Int, in glossary: CourseGlossary, lesson: String? = nil, focus: Int = 0) {
    self.glossary = glossary
    self.term = term
    self.focus = focus
    guard glossary.terms.indices.contains(term) else { return }
    let entry = glossary.terms[term]
    guard let introduction = entry.definitions.first?.lesson else { return }
    if glossary.lessons[introduction] != nil { links.append(.lesson(introduction, step: nil)) }
    blocks = [.heading(StyledText(entry.name))]
    let own = entry.definitions.filter { $0.lesson == lesson }
    let others = entry.definitions.filter { $0.lesson != lesson }
    for (index, definition) in (own + others).enumerated() {
      if index > 0 { blocks.append(.paragraph(.muted("In ") + reference(definition.lesson))) }
      blocks.append(.paragraph(linked(definition.text)))
    }
    addEnd(introduction, entry)
  }

  private mutating func addEnd(_ introduction: String, _ entry: CourseGlossary.Term) {
    blocks.append(.paragraph(.muted("Introduced in ") + reference(introduction)))
    let related = glossary.related[term].filter {
      !links.contains(.term(glossary.terms[$0].name))
    }
    guard !related.isEmpty else { return }
    var line = StyledText.muted("See also  ")
    for (index, other) in related.enumerated() {
      if index > 0 { line += .muted(", ") }
      let name = glossary.terms[other].name
      line += link(name, to: .term(name))
    }
    blocks.append(.paragraph(line))
  }

  // MARK: Links

  /// A lesson by id and title.
  private mutating func reference(_ lesson: String) -> StyledText {
    guard let title = glossary.lessons[lesson] else { return StyledText(lesson) }
    return link("\(lesson) \(title)", to: .lesson(lesson, step: nil))
  }

  private mutating func link(_ text: String, to place: Place) -> StyledText {
    let number = links.firstIndex(of: place) ?? links.count
    if number == links.count { links.append(place) }
    let style =
      number != focus
      ? Style(.ink, on: .standard, .underline)
      : number == 0
        ? Style(.strong, on: .standard, [.bold, .underline])
        : Style(.focus, on: .role(.focusWash), [.bold, .underline])
    return StyledText(text, style)
  }

  /// The text with links where it names other terms and lessons.
  private mutating func linked(_ text: String) -> StyledText {
    var targets: [(range: Range<String.Index>, place: Place)] = glossary.mentions(in: text)
      .filter { $0.term != term }
      .map { ($0.range, .term(glossary.terms[$0.term].name)) }
    for word in FoldedWord.words(of: text) {
      let name = String(text[word.range])
      if glossary.lessons[name] != nil { targets.append((word.range, .lesson(name, step: nil))) }
    }
    targets.sort { $0.range.lowerBound < $1.range.lowerBound }
    var styled = StyledText()
    var place = text.startIndex
    for target in targets where target.range.lowerBound >= place {
      styled += StyledText(String(text[place..<target.range.lowerBound]))
      styled += link(String(text[target.range]), to: target.place)
      place = target.range.upperBound
    }
    return styled + StyledText(String(text[place...]))
  }
}
