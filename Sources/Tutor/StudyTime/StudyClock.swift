internal import Course
internal import Recall

/// Counts the time at work: what lies between one key or move of the mouse and the next, but never
/// more than a minute, after which somebody has gone away.
///
/// It belongs to the lesson or quiz that is up, also while a lab, a debugger or help lies over it. An
/// event tells of it when that is left.
struct StudyClock: Sendable {
  /// The longest pause that counts, in milliseconds.
  static let longestPause: Timestamp = 60_000

  /// What time is spent with.
  enum Subject: Equatable, Sendable {
    case lesson(String)
    /// A quiz that belongs to no lesson in particular.
    case quiz
  }

  private var last: Timestamp?
  private var subject: Subject?
  private var milliseconds: Timestamp = 0

  /// Somebody is at work.
  mutating func beat(at now: Timestamp) {
    if let last, subject != nil { milliseconds += min(max(0, now - last), Self.longestPause) }
    last = now
  }

  /// From now on time is spent with this; nil for nothing that counts.
  ///
  /// - Returns: what there is to record of what was up before; nothing below a second.
  mutating func turn(to next: Subject?) -> LearnerEvent.Kind? {
    guard next != subject else { return nil }
    defer { (subject, milliseconds) = (next, 0) }
    let seconds = Int(milliseconds / 1000)
    guard seconds > 0 else { return nil }
    switch subject {
    case .lesson(let id): return .studied(lesson: id, seconds: seconds)
    case .quiz: return .studied(lesson: nil, seconds: seconds)
    case nil: return nil
    }
  }
}

extension Session {
  /// Lets a key or the mouse do what it does, and counts the time until now.
  mutating func studying(
    at now: Timestamp, _ change: (inout Session) -> [Effect]
  ) -> [Effect] {
    beat(at: now)
    return tellingTime(change(&self), at: now)
  }

  /// Somebody is at work.
  mutating func beat(at now: Timestamp) {
    // What the sitting was opened with was not turned to by a key.
    _ = studyClock.turn(to: studySubject)
    studyClock.beat(at: now)
  }

  /// What follows from a key, with the event that tells of the time spent, where something was left.
  mutating func tellingTime(_ effects: [Effect], at now: Timestamp) -> [Effect] {
    let end = effects.firstIndex(of: .quit)
    guard let kind = studyClock.turn(to: end == nil ? studySubject : nil) else { return effects }
    // What comes after leaving is not carried out.
    let place = end ?? effects.endIndex
    return effects[..<place] + [.record(LearnerEvent(time: now, kind))] + effects[place...]
  }

  /// The lesson or quiz that is up, or that other screens lie over.
  private var studySubject: StudyClock.Subject? {
    for state in [screen] + below.reversed() {
      switch state {
      case .reading(let reading): return .lesson(reading.lesson.id)
      case .quiz(let quiz): return quiz.studySubject
      case .home, .labRoom, .tour, .debugMenu, .doctor, .breakdown, .quizMenu, .debugger, .runs,
        .race, .progress:
        continue
      }
    }
    return nil
  }
}

extension QuizScreen {
  fileprivate var studySubject: StudyClock.Subject {
    if case .lesson(let id) = scope { .lesson(id) } else { .quiz }
  }
}
