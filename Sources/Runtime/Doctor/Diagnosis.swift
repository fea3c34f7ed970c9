/// One thing that was looked at: how it is, and what to do about it.
public struct Diagnosis: Equatable, Sendable {
  /// What was looked at: `colours`.
  public var subject: String
  /// How it is.
  public var verdict: Verdict
  /// What was found.
  public var finding: String
  /// What to do, where something could be better.
  public var remedy: String?

  /// How much is wrong.
  public enum Verdict: Equatable, Sendable {
    case sound
    /// It works, and could do better.
    case improvable
    /// Something does not work.
    case broken
  }

  /// A finding; sound unless it is said otherwise.
  public init(
    _ subject: String, _ finding: String, _ verdict: Verdict = .sound, remedy: String? = nil
  ) {
    self.subject = subject
    self.verdict = verdict
    self.finding = finding
    self.remedy = remedy
  }
}
