/// What an event from elsewhere may say: a file can hold anything, and what is counted must not
/// overflow.
enum EventLimits {
  /// Milliseconds since 1970, from 2000 on to the end of the year 9999.
  static let times: ClosedRange<Int64> = 946_684_800_000...253_402_300_799_999
  /// Bytes of a payload.
  static let payload = 64 << 10

  private static let steps = 0...9_999
  private static let small = 0...9_999
  private static let week = 0...604_800

  /// What is wrong with an event, in a few words; nil for nothing.
  static func problem(with event: LearnerEvent) -> String? {
    switch event.kind {
    case .position(_, let step, let screen):
      steps.contains(step) && steps.contains(screen) ? nil : "no lesson has such a step"
    case .stepSeen(_, let step): steps.contains(step) ? nil : "no lesson has such a step"
    case .answer(let answer): problem(with: answer)
    case .studied(_, let seconds):
      week.contains(seconds) ? nil : "`seconds` is not between 0 and \(week.upperBound)"
    case .prediction, .labRun, .goalMet, .flag, .skip, .tooEasy, .tour, .reset, .unknown: nil
    }
  }

  private static func problem(with answer: AnswerEvent) -> String? {
    guard answer.score >= 0, answer.score <= 1 else { return "`score` is not between 0 and 1" }
    let numbers = [
      ("revision", answer.revision), ("attempt", answer.attempt), ("hints", answer.hints),
      ("weight", answer.weight),
    ]
    for (name, number) in numbers where !small.contains(number) {
      return "`\(name)` is not between 0 and \(small.upperBound)"
    }
    guard answer.drawn.values.allSatisfy(\.isFinite) else { return "`drawn` is not finite" }
    return nil
  }
}
