/// A record as a table for spreadsheets: a row each event, the oldest first, in CSV (RFC 4180).
///
/// What has no column (settings of runs, drawn numbers) is in the JSON export alone.
public enum RecordTable {
  /// The heads of the columns.
  public static let columns = [
    "time", "kind", "lesson", "step", "item", "revision", "objective", "response", "score",
    "confidence", "misconception", "attempt", "hints", "place", "seconds",
  ]

  /// The table with its heads.
  public static func text(of events: [LearnerEvent]) throws -> String {
    let rows = try ArchivedEvent.sorted(events).map { archived in
      let fields = fields(of: archived.event)
      return columns.map { field(fields[$0] ?? "") }.joined(separator: ",")
    }
    return ([columns.joined(separator: ",")] + rows).map { $0 + "\r\n" }.joined()
  }

  /// A field as CSV has it: in quotation marks where it must be.
  public static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\r\n".contains($0) || $0.isNewline }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private static func fields(of event: LearnerEvent) -> [String: String] {
    var fields = ["time": moment(event.time), "kind": event.kindName]
    switch event.kind {
    case .position(let lesson, let step, _), .stepSeen(let lesson, let step):
      fields["lesson"] = lesson
      // As learners see them: from 1.
      fields["step"] = "\(step + 1)"
    case .answer(let answer):
      fields["lesson"] = answer.lesson
      fields["item"] = answer.item
      fields["revision"] = "\(answer.revision)"
      fields["objective"] = answer.objective
      fields["response"] = answer.response
      fields["score"] = "\(answer.score)"
      fields["confidence"] = answer.confidence.map(\.word)
      fields["misconception"] = answer.misconception
      fields["attempt"] = "\(answer.attempt)"
      fields["hints"] = "\(answer.hints)"
      fields["place"] = answer.place.rawValue
    case .prediction(let prediction):
      fields["lesson"] = prediction.lesson
      fields["item"] = prediction.item
      fields["response"] = prediction.response
      fields["score"] = prediction.isRight.map { $0 ? "1.0" : "0.0" }
      fields["confidence"] = prediction.confidence.map(\.word)
    case .labRun(let lab, let lesson, _, _):
      fields["lesson"] = lesson
      fields["item"] = lab
    case .goalMet(let lab, let lesson):
      fields["lesson"] = lesson
      fields["item"] = lab
    case .flag(let item, let lesson), .skip(let item, let lesson), .tooEasy(let item, let lesson):
      fields["lesson"] = lesson
      fields["item"] = item
    case .studied(let lesson, let seconds):
      fields["lesson"] = lesson
      fields["seconds"] = "\(seconds)"
    case .reset(let lesson): fields["lesson"] = lesson
    case .tour, .unknown: break
    }
    return fields
  }

  /// `2026-11-03T14:05:09.120Z`.
  static func moment(_ time: Int64) -> String {
    let day = Int((Double(time) / 86_400_000).rounded(.down))
    let date = StudyDate(day: day)
    let rest = Int(time - Int64(day) * 86_400_000)
    func padded(_ number: Int, _ width: Int = 2) -> String {
      let digits = "\(number)"
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.dayOfMonth))T"
      + "\(padded(rest / 3_600_000)):\(padded(rest / 60_000 % 60)):\(padded(rest / 1000 % 60))"
      + ".\(padded(rest % 1000, 3))Z"
  }
}

extension Confidence {
  /// `guess`, `fairly` or `sure`.
  public var word: String {
    switch self {
    case .guess: "guess"
    case .fairly: "fairly"
    case .sure: "sure"
    }
  }
}
