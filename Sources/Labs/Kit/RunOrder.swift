/// A run that a lab wants, under a tag of its own.
public struct RunOrder<Tag: Hashable & Sendable>: Sendable {
  /// What the lab knows the run by.
  public var tag: Tag
  /// What to train and what to report; its number is given by the desk.
  public var job: Job

  /// A run of this job.
  public init(_ tag: Tag, _ job: Job) {
    self.tag = tag
    self.job = job
  }
}

/// How much training goes into one picture, in levels that the learner goes through.
public enum RunPace {
  /// From one step a picture to as many as the processor can.
  public static let levels: [Pace] = [
    .steps(1), .steps(2), .steps(4), .steps(8), .steps(16), .steps(32), .steps(64), .unlimited,
  ]
  /// The level that runs begin with.
  public static let usual = 4

  /// In words: `16 steps a picture`.
  public static func label(_ level: Int) -> String {
    switch levels[min(max(0, level), levels.count - 1)] {
    case .steps(1): "1 step a picture"
    case .steps(let count): "\(count) steps a picture"
    case .unlimited: "as fast as it goes"
    }
  }
}
