internal import Course
internal import Labs
internal import TextUI

/// Following links.
extension Session {
  mutating func follow(_ link: Link, at now: Timestamp) -> [Effect] {
    switch link {
    case .term(let term):
      var glossary = Glossary(of: screen)
      glossary.cursor = glossary.terms.firstIndex { $0.name == term } ?? 0
      overlay = .glossary(glossary)
      return []
    case .lesson(let id):
      guard library.lesson(id) != nil else { return say("\(id) is not written yet.") }
      return [.lab(.stop)] + open(lesson: id, step: nil, at: now)
    case .address(let address): return say("Open it in a browser: \(address)")
    case .key(let text): return text.flatMap { press(.character($0), at: now) }
    }
  }
}
