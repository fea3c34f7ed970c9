internal import Labs
internal import TextUI

/// What would be lost by a key, as a question to ask first; nil where nothing would.
///
/// Answers are on disk as soon as they are given, and lessons open where they were left: all that
/// can be lost is the time that a long run has taken.
extension Stage {
  /// From here on a run is worth a question, in seconds of computing.
  static let longRun = 10.0

  private var isLong: Bool { secondsComputed >= Self.longRun }

  private var duration: String {
    let seconds = Int(secondsComputed.rounded())
    return seconds < 100 ? "\(seconds) seconds" : "\((seconds + 30) / 60) minutes"
  }

  func lossByReset(_ key: Key) -> Confirmation? {
    guard isLong else { return nil }
    return Confirmation(
      title: "Back to the start?",
      sentence: """
        This run has taken \(duration) of computing. From its start it would need as long again.
        """,
      options: [
        Confirmation.Option("n", "keep the run"),
        Confirmation.Option("y", "back to the start", goesOn: key),
      ])
  }

  func lossByLeaving(_ key: Key) -> Confirmation? {
    guard isLong, run != .finished else { return nil }
    return Confirmation(
      title: "Stop the run?",
      sentence: """
        The run on stage is not over, and has taken \(duration) of computing so far. Leaving \
        stops it; the next time it begins anew.
        """,
      options: [
        Confirmation.Option("n", "stay"),
        Confirmation.Option("y", "stop it and leave", goesOn: key),
      ])
  }
}
