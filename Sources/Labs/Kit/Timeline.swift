internal import Learning

/// Where the runs on stage stand in what they have been through.
public struct Timeline: Equatable, Sendable {
  /// Steps completed by the run that has come furthest.
  public var step: Int
  /// Steps that it had completed when it was furthest.
  public var furthest: Int
  /// Steps that it had completed when it began: 0, unless it branches off another run.
  public var earliest: Int

  /// A place on the way to the furthest step.
  public init(step: Int, furthest: Int, earliest: Int = 0) {
    self.step = step
    self.furthest = furthest
    self.earliest = earliest
  }

  /// A fiftieth of the way: what a key goes back or forth, a step at least.
  public var stride: Int { max(1, (furthest - earliest) / 50) }
}

extension RunDesk {
  /// Where the runs on stage stand; nil before their first step, and for a sweep, which nobody
  /// watches.
  public var timeline: Timeline? {
    guard sweepCount == 0 else { return nil }
    let leading = live.compactMap { reports[$0] }.max { $0.furthest < $1.furthest }
    guard let leading, leading.furthest > leading.earliest else { return nil }
    return Timeline(
      step: leading.snapshot.position.step, furthest: leading.furthest,
      earliest: leading.earliest)
  }
}
