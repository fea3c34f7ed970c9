import Course

/// A lesson that needs itself, through whatever others, could never be begun.
struct NeedsWithoutCycle: LessonCheck {
  let name = "needs-without-cycle"
  let rule = "no lesson needs itself, directly or through others"

  func findings(in library: Library) -> [Finding] {
    var needs = Dictionary(
      library.syllabus.entries.map { ($0.id, $0.needs) }, uniquingKeysWith: { first, _ in first })
    for lesson in library.lessons { needs[lesson.id] = lesson.needs }
    return library.syllabus.entries.compactMap { entry in
      guard let way = way(from: entry.id, backTo: entry.id, needs), way.min() == entry.id else {
        return nil
      }
      let message = "\((way + [entry.id]).joined(separator: " needs ")): a circle"
      let advice = "take one of them out of `needs`"
      if let lesson = library.lesson(entry.id) {
        return finding(in: lesson, field: "needs", message, advice)
      }
      return Finding(
        file: SyllabusAgreement.file, line: entry.line, message: message, advice: advice,
        check: name)
    }
  }

  /// The shortest way along needs that comes back; nil where there is none.
  private func way(
    from start: String, backTo end: String, _ needs: [String: [String]]
  ) -> [String]? {
    var ways = [[start]]
    var seen: Set<String> = []
    while !ways.isEmpty {
      var longer: [[String]] = []
      for way in ways {
        for need in needs[way.last ?? start] ?? [] {
          if need == end { return way }
          if seen.insert(need).inserted { longer.append(way + [need]) }
        }
      }
      ways = longer
    }
    return nil
  }
}
