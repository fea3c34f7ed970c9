internal import Course
internal import Labs

/// Something that a search can find.
struct SearchEntry: Equatable, Sendable {
  /// What it is; of two equally good finds the earlier kind comes first, and what cannot be opened
  /// yet last.
  enum Kind: Int, Equatable, Sendable { case lesson, term, lab, step, coming }

  var kind: Kind
  var place: Place
  /// What it is called.
  var title: String
  /// Headings within it, and the short name that it goes by.
  var headings: [String] = []
  /// What it says, a paragraph each.
  var paragraphs: [String]
  /// Where it belongs, as the list says it: `L05, step 3`.
  var context: String
  /// Words that are found too, but less: the title of the lesson around a step.
  var surroundings = ""
  /// Shows only once its step has been read to its end: it follows a question that it answers.
  var isHeldBack = false
}

extension SearchEntry {
  /// Everything there is to find, in the order of the course.
  static func entries(of library: Library, _ glossary: CourseGlossary) -> [SearchEntry] {
    library.syllabus.entries.flatMap { entry -> [SearchEntry] in
      guard let lesson = library.lesson(entry.id) else {
        return [
          SearchEntry(
            kind: .coming, place: .lesson(entry.id, step: nil), title: entry.title,
            headings: [entry.id], paragraphs: [entry.promise], context: "\(entry.id), coming")
        ]
      }
      return [self.lesson(lesson)] + lesson.steps.indices.flatMap { steps(of: lesson, number: $0) }
    } + glossary.terms.map(term) + LabCatalog.entries.map(lab)
  }

  private static func lesson(_ lesson: Lesson) -> SearchEntry {
    SearchEntry(
      kind: .lesson, place: .lesson(lesson.id, step: nil), title: lesson.title,
      headings: [lesson.id], paragraphs: [lesson.promise] + lesson.objectives.map(\.text),
      context: lesson.id)
  }

  private static func term(_ term: CourseGlossary.Term) -> SearchEntry {
    SearchEntry(
      kind: .term, place: .term(term.name), title: term.name,
      paragraphs: term.definitions.map(\.text), context: "glossary")
  }

  private static func lab(_ lab: LabEntry) -> SearchEntry {
    SearchEntry(
      kind: .lab, place: .lab(lab.id), title: lab.title, headings: [lab.id],
      paragraphs: [lab.views.map(\.title).joined(separator: ", ")], context: "lab")
  }

  /// What a step says before its first question, and what it says after it.
  private static func steps(of lesson: Lesson, number: Int) -> [SearchEntry] {
    let step = lesson.steps[number]
    var open = SearchEntry(
      kind: .step, place: .lesson(lesson.id, step: number), title: step.title, paragraphs: [],
      context: "\(lesson.id), step \(number + 1)",
      surroundings: "\(lesson.id) \(lesson.title)")
    var heldBack = open
    heldBack.isHeldBack = true
    for screen in step.screens {
      var isBehindQuestion = false
      for block in screen.blocks {
        let told: [TextBlock]
        switch block {
        case .text(let text): told = [text]
        case .lab: told = []
        case .figure(let figure): told = [.paragraph(RichText(figure.alt))]
        // What is asked, never what is answered.
        case .predict(let question), .quiz(let question): told = question.prompt
        case .observe(let question):
          // A look back tells what there was to see.
          isBehindQuestion = true
          told = question.prompt
        }
        for text in told {
          if isBehindQuestion { heldBack.add(text) } else { open.add(text) }
        }
        isBehindQuestion = isBehindQuestion || block.question != nil
      }
    }
    return heldBack.paragraphs.isEmpty && heldBack.headings.isEmpty ? [open] : [open, heldBack]
  }

  private mutating func add(_ block: TextBlock) {
    switch block {
    case .heading(let text): headings.append(text.readable)
    case .paragraph(let text): paragraphs.append(text.readable)
    case .list(let items, _):
      paragraphs += items.map { $0.flatMap(\.texts).map(\.readable).joined(separator: " ") }
    case .quotation(let blocks): for block in blocks { add(block) }
    case .code(let code): paragraphs.append(code)
    case .table(let header, let rows):
      paragraphs += ([header] + rows).map { $0.map(\.readable).joined(separator: "  ") }
    }
  }
}

extension RichText {
  /// The characters alone; numbers that a run provides as `…`.
  var readable: String { runs.map { $0.placeholder == nil ? $0.text : "…" }.joined() }
}
