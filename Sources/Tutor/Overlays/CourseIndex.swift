internal import Course

/// What is looked up: all terms and all words of the course, read once.
struct CourseIndex: Equatable, Sendable {
  let glossary: CourseGlossary
  let search: SearchIndex

  init(_ library: Library) {
    glossary = CourseGlossary(library)
    search = SearchIndex(SearchEntry.entries(of: library, glossary))
  }
}
