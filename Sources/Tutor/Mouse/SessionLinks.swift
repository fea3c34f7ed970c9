internal import Course
internal import Labs
internal import TextUI

/// Following links.
extension Session {
  mutating func follow(_ link: Link, at now: Timestamp) -> [Effect] {
    switch link {
    case .term(let term): return go(to: .term(term), at: now)
    case .lesson(let id):
      guard library.lesson(id) != nil else {
        return perform([.say("\(id) is not written yet.")], at: now)
      }
      return clear() + open(lesson: id, step: nil, at: now)
    case .address(let address): return perform([.say("Open it in a browser: \(address)")], at: now)
    case .key(let text): return text.flatMap { press(.character($0), at: now) }
    }
  }
}
