/// Counts the days of studying, which begin at 04:00: who learns past midnight is still at it.
public struct StudyCalendar: Equatable, Sendable, Codable {
  /// How far the local time is ahead of UTC, in seconds.
  public var secondsFromUTC: Int

  /// A calendar of a place, by its distance from UTC in seconds.
  public init(secondsFromUTC: Int = 0) { self.secondsFromUTC = secondsFromUTC }

  /// The number of the day of a moment in milliseconds since 1970, UTC. Day 0 began at 04:00 local
  /// time on 1970-01-01.
  public func day(of time: Int64) -> Int {
    let seconds = time.flooredQuotient(1000) + Int64(secondsFromUTC) - 4 * 3600
    return Int(seconds.flooredQuotient(86_400))
  }
}

extension Int64 {
  /// The quotient rounded towards minus infinity.
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
