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
  /// The same for races of runs whose steps differ in size: from a small share of a pass over the
  /// data to as many passes as the processor can.
  public static let passLevels: [Pace] = [
    .passes(1.0 / 128), .passes(1.0 / 64), .passes(1.0 / 32), .passes(1.0 / 16), .passes(1.0 / 8),
    .passes(1.0 / 4), .passes(1), .unlimited,
  ]
  /// The level that runs begin with.
  public static let usual = 4

  /// In words: `16 steps a picture`.
  public static func label(_ level: Int, of levels: [Pace] = Self.levels) -> String {
    switch levels[min(max(0, level), levels.count - 1)] {
    case .steps(1): "1 step a picture"
    case .steps(let count): "\(count) steps a picture"
    case .passes(1): "1 pass a picture"
    case .passes(let share): "1/\(Int((1 / max(share, 1e-6)).rounded())) pass a picture"
    case .unlimited: "as fast as it goes"
    }
  }
}
