internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// What lies on top of the screen: opening it, its keys, and where it leads.
extension Session {
  mutating func pressOverlay(_ key: Key, at now: Timestamp) -> [Effect] {
    guard var top = overlays.popLast() else { return [] }
    switch top.press(key, on: size) {
    case .stay:
      overlays.append(top)
      return []
    case .close: return []
    case .quit: return perform(leaveTour(at: now) + [.quit], at: now)
    case .press(let key): return pressScreen(key, at: now)
    case .run(let item): return answer(item, at: now)
    case .runOf(let item, let choice): return answer(item, of: choice, at: now)
    case .race(let order): return open(order, at: now)
    case .go(let place):
      overlays.append(top)
      return go(to: place, at: now)
    }
  }

  /// All terms and words of the course, read when they are first asked for.
  mutating func courseIndex() -> CourseIndex {
    let made = index ?? CourseIndex(library)
    index = made
    return made
  }

  mutating func showGlossary() {
    let glossary = courseIndex().glossary
    let terms = screen.shown.terms(glossary)
    overlays.append(
      .glossary(
        Glossary(glossary, inSight: terms.all, at: terms.first, lesson: screen.shown.lessonInSight))
    )
  }

  mutating func showSearch() {
    overlays.append(.search(Search(courseIndex().search, seen: placesSeen)))
  }

  /// Steps that were read to their ends.
  var placesSeen: Set<Place> {
    Set(
      library.lessons.flatMap { lesson in
        record.stepsSeen(in: lesson.id).map { Place.lesson(lesson.id, step: $0) }
      })
  }

  /// Where a search or a reference leads. What cannot be opened leaves everything as it is.
  mutating func go(to place: Place, at now: Timestamp) -> [Effect] {
    switch place {
    case .term(let name):
      let glossary = courseIndex().glossary
      overlays.append(
        .glossary(
          Glossary(
            glossary, inSight: screen.shown.terms(glossary).all,
            at: glossary.index(of: name), lesson: screen.shown.lessonInSight)))
      return []
    case .lesson(let id, let step):
      guard library.lesson(id) != nil else { return open(lesson: id, step: step, at: now) }
      if case .reading(var reading) = screen, reading.lesson.id == id {
        overlays = []
        guard let step else { return [] }
        let requests = reading.go(toStep: step, at: now)
        screen = .reading(reading)
        return perform(requests, at: now)
      }
      return leaveScreen(at: now) + open(lesson: id, step: step, at: now)
    case .lab(let id):
      return leaveScreen(at: now) + open(lab: id, settings: [:], seed: 1, at: now)
    }
  }

  /// What the screen has to put down before another one takes its place.
  private mutating func leaveScreen(at now: Timestamp) -> [Effect] {
    overlays = []
    var requests = leaveTour(at: now)
    if case .reading(var reading) = screen {
      if !reading.isAtEnd { requests += reading.leavePage(at: now) }
      screen = .reading(reading)
    }
    return perform(requests, at: now) + clear()
  }

  /// Whoever leaves in the middle of the first half-minute has seen it.
  func leaveTour(at now: Timestamp) -> [ScreenRequest] {
    if case .tour(let tour) = screen { tour.leave(at: now) } else { [] }
  }
}
