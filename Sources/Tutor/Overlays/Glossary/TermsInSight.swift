internal import Course
internal import Labs

/// The terms that a screen shows, and the one that is looked up first.
struct TermsInSight: Equatable {
  /// All of them, by their places in the glossary.
  var all: Set<Int> = []
  /// The one that the screen sets off, or else the first one.
  var first: Int?

  init(on screen: ScreenState, _ glossary: CourseGlossary) {
    switch screen {
    case .home(let home):
      let lesson = home.chosen?.lesson
      let own = glossary.terms.indices.filter { index in
        glossary.terms[index].definitions.contains { $0.lesson == lesson?.id }
      }
      self.init(texts: [], glossary)
      first = own.first
    case .reading(let reading): self.init(on: reading, glossary)
    case .labRoom(let room): self.init(texts: [room.stage.words], glossary)
    case .tour(let tour): self.init(texts: [tour.stage?.words ?? ""], glossary)
    }
  }

  private init(texts: [String], _ glossary: CourseGlossary) {
    for mention in texts.flatMap(glossary.mentions) {
      first = first ?? mention.term
      all.insert(mention.term)
    }
  }

  /// The control that keys act on, then links and bold words, then terms of this lesson, then the
  /// others.
  private init(on reading: ReadingScreen, _ glossary: CourseGlossary) {
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
    case .lab: []
    }
  }
}

extension Stage {
  /// What the lab says of itself.
  fileprivate var words: String {
    guard let lab else { return entry.title }
    return ([lab.status, lab.summary, entry.title] + lab.controls.map(\.label))
      .joined(separator: ". ")
  }
}
