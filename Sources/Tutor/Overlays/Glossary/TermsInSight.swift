internal import Course
internal import Labs

/// The terms that a screen shows, and the one that is looked up first.
struct TermsInSight: Equatable {
  /// All of them, by their places in the glossary.
  var all: Set<Int> = []
  /// The one that the screen sets off, or else the first one.
  var first: Int?

  /// The terms of a lesson that is not open, of which none shows.
  init(of lesson: Lesson?, _ glossary: CourseGlossary) {
    first = glossary.terms.indices.first { index in
      glossary.terms[index].definitions.contains { $0.lesson == lesson?.id }
    }
  }

  /// Those that texts mention.
  init(texts: [String], _ glossary: CourseGlossary) {
    for mention in texts.flatMap(glossary.mentions) {
      first = first ?? mention.term
      all.insert(mention.term)
    }
  }

  /// The control that keys act on, then links and bold words, then terms of this lesson, then the
  /// others.
  init(on reading: ReadingScreen, _ glossary: CourseGlossary) {
    let texts =
      reading.isAtEnd
      ? reading.lesson.objectives.map { RichText($0.text) }
      : reading.visibleBlocks.flatMap(\.texts)
    self.init(texts: texts.map(\.plain), glossary)
    var wanted: [Int] = []
    if case .control(let index) = reading.focus, reading.controls.indices.contains(index) {
      wanted += glossary.mentions(in: reading.controls[index].label).map(\.term)
    }
    let runs = texts.flatMap(\.runs)
    wanted += runs.compactMap { run in
      run.link.flatMap {
        $0.hasPrefix("glossary:") ? glossary.index(of: String($0.dropFirst(9))) : nil
      }
    }
    wanted += runs.filter { $0.emphases.contains(.strong) }.flatMap { run in
      glossary.mentions(in: run.text).map(\.term)
    }
    let own = texts.flatMap { glossary.mentions(in: $0.plain) }.map(\.term).filter { term in
      glossary.terms[term].definitions.contains { $0.lesson == reading.lesson.id }
    }
    first =
      wanted.first ?? own.first ?? first
      ?? glossary.terms.firstIndex { term in
        term.definitions.contains { $0.lesson == reading.lesson.id }
      }
  }
}

extension Block {
  /// What it says before anything is answered.
  fileprivate var texts: [RichText] {
    switch self {
    case .text(let text): text.texts
    case .predict(let question), .observe(let question), .quiz(let question):
      question.prompt.flatMap(\.texts)
    case .lab, .figure: []
    }
  }
}

extension Stage {
  /// What the lab says of itself.
  var words: String {
    guard let lab else { return entry.title }
    return ([lab.status, lab.summary, entry.title] + lab.controls.map(\.label))
      .joined(separator: ". ")
  }
}
