/// Where ticks are put.
enum Ticks {
  /// The 1, 2 or 5 × 10ⁿ that divides a range into two to five parts.
  static func step(across range: Double, parts: Int = 5) -> Double {
    guard range > 0, range.isFinite else { return 1 }
    let rough = range / Double(parts)
    let power = Elementary.tenTo(Int(Elementary.logarithm10(rough).rounded(.down)))
    guard power > 0 else { return range }
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
      let first = (low / step - 1e-6).rounded(.up)
      let last = (high / step + 1e-6).rounded(.down)
      // Counted in steps from zero; far from it they are no whole numbers any more.
      guard last >= first, first.magnitude < 1e15, last.magnitude < 1e15 else { continue }
      if last - first < Double(most) {
        return (Int(first)...Int(last)).map { Double($0) * step }
      }
    }
    return [low, high]
  }

  /// Whether a number is short enough to be a label: a tenth of its range at the finest.
  private static func isRound(_ value: Double, within range: Double) -> Bool {
    let steps = value / step(across: range, parts: 10)
    return (steps - steps.rounded()).magnitude < 1e-6
  }

  /// Powers of ten, or 1, 2 and 5 times them where there are few; within less than that, as on a
  /// linear axis.
  static func logarithmic(_ low: Double, _ high: Double, atMost most: Int) -> [Double] {
    let first = Int((Elementary.logarithm10(low) - 1e-9).rounded(.down))
    let last = Int((Elementary.logarithm10(high) + 1e-9).rounded(.down))
    guard most > 1, last >= first else { return linear(low, high, atMost: most) }
    let bounds = low * (1 - 1e-9)...high * (1 + 1e-9)
    let powers = (first...last).map(Elementary.tenTo).filter(bounds.contains)
    if powers.count > most { return thinned(powers, to: most) }
    let fine = (first...last).flatMap { power in
      [1, 2, 5].map { Double($0) * Elementary.tenTo(power) }
    }.filter(bounds.contains)
    if fine.count <= most, fine.count > 1 { return fine }
    if powers.count > 1 { return powers }
    if fine.count > 1 { return thinned(fine, to: most) }
    return linear(low, high, atMost: most).filter { $0 > 0 }
  }

  /// Every second, third … tick, the highest among them.
  private static func thinned(_ ticks: [Double], to most: Int) -> [Double] {
    let distance = max(1, (ticks.count + most - 2) / max(1, most - 1))
    return stride(from: ticks.count - 1, through: 0, by: -distance).reversed().map { ticks[$0] }
  }
}
