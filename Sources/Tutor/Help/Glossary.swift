internal import Course
internal import TextUI

/// The terms of a lesson, each in a sentence.
public struct Glossary: Sendable, Equatable {
  var terms: [Term]
  var cursor = 0

  struct Term: Equatable, Sendable {
    var name: String
    var text: String
  }

  init(of screen: ScreenState) {
    guard case .reading(let reading) = screen else {
      terms = []
      return
    }
    terms = reading.lesson.glossary.sorted { $0.key < $1.key }.map {
      Term(name: $0.key, text: $0.value)
    }
  }

  mutating func press(_ key: Key) -> OverlayState.Answer {
    switch key {
    case .up: cursor = max(0, cursor - 1)
    case .down: cursor = min(max(0, terms.count - 1), cursor + 1)
    case .character("q"): return .quit
    default: return .close
    }
    return .stay
  }
}

extension OverlayState {
  mutating func press(_ key: Key) -> Answer {
    switch self {
    case .help(var help):
      let answer = help.press(key)
      self = .help(help)
      return answer
    case .glossary(var glossary):
      let answer = glossary.press(key)
      self = .glossary(glossary)
      return answer
    }
  }
}
