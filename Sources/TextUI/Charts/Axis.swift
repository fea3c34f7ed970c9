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
    var (low, high) = (low.isFinite ? low : 0, high.isFinite ? high : 1)
    if scale == .logarithmic { low = max(low, 1e-12) }
    if high <= low { high = scale == .logarithmic ? low * 10 : low + 1 }
    self.low = low
    self.high = high
    self.scale = scale
    self.title = title
    fixedTicks = ticks
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
      low = min(low, value)
      high = max(high, value)
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
    switch scale {
    case .linear: return value.isFinite ? (value - low) / (high - low) : nil
    case .logarithmic:
      guard value > 0, value.isFinite else { return nil }
      let start = Elementary.logarithm10(low)
      return (Elementary.logarithm10(value) - start) / (Elementary.logarithm10(high) - start)
    }
  }

  /// Three to five ticks where the range allows it, fewer where `most` says so.
  public func ticks(atMost most: Int = 5) -> [Double] {
    if let fixedTicks { return fixedTicks.filter { $0 >= low && $0 <= high } }
    return switch scale {
    case .linear: Ticks.linear(low, high, atMost: most)
    case .logarithmic: Ticks.logarithmic(low, high, atMost: most)
    }
  }
}

/// Where ticks are put.
enum Ticks {
  /// The 1, 2 or 5 × 10ⁿ that divides a range into two to five parts.
  static func step(across range: Double, parts: Int = 5) -> Double {
    guard range > 0, range.isFinite else { return 1 }
    let rough = range / Double(parts)
    let power = Elementary.tenTo(Int(Elementary.logarithm10(rough).rounded(.down)))
    for factor in [1.0, 2, 5, 10] where range / (factor * power) <= Double(parts) + 1e-9 {
      return factor * power
    }
    return 10 * power
  }

  static func linear(_ low: Double, _ high: Double, atMost most: Int) -> [Double] {
    guard most > 1, high > low else { return most == 1 ? [low] : [] }
    if most == 2, isRound(low, within: high - low), isRound(high, within: high - low) {
      return [low, high]
    }
    for parts in stride(from: most, through: 1, by: -1) {
      let step = step(across: high - low, parts: parts)
      let first = Int((low / step - 1e-6).rounded(.up))
      let last = Int((high / step + 1e-6).rounded(.down))
      guard last >= first else { continue }
      if last - first < most { return (first...last).map { Double($0) * step } }
    }
    return [low, high]
  }

  /// Whether a number is short enough to be a label: a tenth of its range at the finest.
  private static func isRound(_ value: Double, within range: Double) -> Bool {
    let steps = value / step(across: range, parts: 10)
    return (steps - steps.rounded()).magnitude < 1e-6
  }

  static func logarithmic(_ low: Double, _ high: Double, atMost most: Int) -> [Double] {
    let first = Int((Elementary.logarithm10(low) - 1e-9).rounded(.up))
    let last = Int((Elementary.logarithm10(high) + 1e-9).rounded(.down))
    guard last > first else { return linear(low, high, atMost: most).filter { $0 > 0 } }
    let stride = max(1, (last - first + most - 1) / max(1, most - 1))
    return Swift.stride(from: last, through: first, by: -stride).reversed().map(Elementary.tenTo)
  }
}
