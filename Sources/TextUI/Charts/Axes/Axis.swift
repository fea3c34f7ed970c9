/// One axis of a chart: what it spans, how, and where its ticks are. Its bounds are given, so that
/// a picture moves only when someone decides that it should.
public struct Axis: Hashable, Sendable {
  /// What equal distances on the axis stand for.
  public enum Scale: Hashable, Sendable {
    case linear
    /// Powers of ten at equal distances; the bounds must be above 0.
    case logarithmic
  }

  /// The value at the left or lower end.
  public var low: Double
  /// The value at the right or upper end, above `low`.
  public var high: Double
  /// How values are spread between the ends.
  public var scale: Scale
  /// What it measures, with its unit: `epoch`, `accuracy %`; may be empty.
  public var title: String
  /// Where ticks are; nil picks three to five at 1, 2 or 5 × 10ⁿ.
  public var fixedTicks: [Double]?

  /// Bounds that are no numbers, or that leave nothing between them, are moved to the nearest that
  /// can be drawn.
  public init(
    _ low: Double, _ high: Double, scale: Scale = .linear, title: String = "",
    ticks: [Double]? = nil
  ) {
    (self.low, self.high) = Self.mended(
      low.isFinite ? low : 0, high.isFinite ? high : 1, scale)
    self.scale = scale
    self.title = title
    fixedTicks = ticks
  }

  /// No bound lies further out, so that a range and its ticks can be computed without overflow.
  static let reach = 1e300

  /// Less than a ten thousand millionth of a number cannot be told apart on a screen.
  private static func mended(_ low: Double, _ high: Double, _ scale: Scale) -> (Double, Double) {
    var (low, high) = (min(max(low, -reach), reach), min(max(high, -reach), reach))
    if scale == .logarithmic { low = max(low, 1e-12) }
    let least = max(low.magnitude, high.magnitude) * 1e-10
    if high - low < max(least, 1e-290) {
      high = scale == .logarithmic ? low * 10 : low + max(1, least)
    }
    return (low, high)
  }

  /// The axis whose bounds are the next 1, 2 or 5 × 10ⁿ around the values; with `current`, no
  /// narrower than that, so that it only ever widens.
  public static func fitting(
    _ values: some Sequence<Double>, includingZero: Bool = true, scale: Scale = .linear,
    title: String = "", current: Axis? = nil
  ) -> Axis {
    var low = current?.low ?? .infinity
    var high = current?.high ?? -.infinity
    for value in values where value.isFinite && (scale == .linear || value > 0) {
      low = min(low, max(value, -reach))
      high = max(high, min(value, reach))
    }
    guard low <= high else {
      return Axis(scale == .linear ? 0 : 0.1, 1, scale: scale, title: title)
    }
    switch scale {
    case .linear:
      if includingZero { (low, high) = (min(low, 0), max(high, 0)) }
      let step = Ticks.step(across: high > low ? high - low : max(high.magnitude, 1))
      low =
        (low / step - 1e-9).rounded(.up) == (low / step + 1e-9).rounded(.down)
        ? low : (low / step).rounded(.down) * step
      high =
        (high / step - 1e-9).rounded(.up) == (high / step + 1e-9).rounded(.down)
        ? high : (high / step).rounded(.up) * step
    case .logarithmic:
      low = Elementary.tenTo(Int(Elementary.logarithm10(low).rounded(.down)))
      high = Elementary.tenTo(Int(Elementary.logarithm10(high).rounded(.up)))
    }
    return Axis(low, high, scale: scale, title: title)
  }

  /// Where a value lies: 0 at `low`, 1 at `high`, beyond them outside of that; nil if the scale has
  /// no place for it.
  public func position(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let share: Double
    switch scale {
    case .linear: share = (value - low) / (high - low)
    case .logarithmic:
      guard value > 0, low > 0 else { return nil }
      let start = Elementary.logarithm(low)
      share = (Elementary.logarithm(value) - start) / (Elementary.logarithm(high) - start)
    }
    // Further out than any screen reaches, and near enough to be multiplied.
    return share.isNaN ? nil : min(max(share, -1e9), 1e9)
  }

  /// The value that lies at a place, `low` at 0 and `high` at 1: the opposite of `position(_:)`.
  public func value(at share: Double) -> Double {
    switch scale {
    case .linear: low + (high - low) * share
    case .logarithmic:
      Elementary.exponential(
        Elementary.logarithm(low) * (1 - share) + Elementary.logarithm(high) * share)
    }
  }

  /// Three to five ticks where the range allows it, fewer where `most` says so.
  public func ticks(atMost most: Int = 5) -> [Double] {
    if let fixedTicks { return fixedTicks.filter { $0 >= low && $0 <= high } }
    // Bounds may have been set to anything since they were mended.
    let sound = Axis(low, high, scale: scale)
    return switch scale {
    case .linear: Ticks.linear(sound.low, sound.high, atMost: most)
    case .logarithmic: Ticks.logarithmic(sound.low, sound.high, atMost: most)
    }
  }
}
