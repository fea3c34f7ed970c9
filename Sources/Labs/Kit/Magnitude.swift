internal import TextUI

/// Numbers of any size with the letter of their thousands: `268 M`, `1.2 T`.
enum Magnitude {
  private static let letters = ["", "k", "M", "G", "T", "P", "E"]

  /// Three digits and a letter; beyond these, a power of ten.
  static func text(_ value: Double, _ unit: String = "", digits: Int = 3) -> String {
    guard value.isFinite else { return Numbers.significant(value) + tail(unit) }
    var (rest, step) = (value.magnitude, 0)
    while rest >= 999.5, step < letters.count - 1 {
      rest /= 1000
      step += 1
    }
    guard rest < 999.5 else { return power(value) + tail(unit) }
    let number = Numbers.significant(value < 0 ? -rest : rest, digits: digits)
    let letter = letters[step] + unit
    return letter.isEmpty ? number : "\(number)\(Numbers.space)\(letter)"
  }

  /// As `3.2 × 10²³`.
  static func power(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return Numbers.significant(value) }
    var (rest, exponent) = (value, 0)
    while rest >= 9.995 { (rest, exponent) = (rest / 10, exponent + 1) }
    while rest < 0.9995 { (rest, exponent) = (rest * 10, exponent - 1) }
    let digits = String(exponent).map { superscripts[$0] ?? $0 }
    return "\(Numbers.significant(rest, digits: 2)) × 10\(String(digits))"
  }

  /// Seconds in the unit that suits them: `12 µs`, `3.4 ms`, `29 days`.
  static func time(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "–" }
    let units: [(Double, String)] = [
      (1e-6, "ns"), (1e-3, "µs"), (1, "ms"), (120, "s"), (7_200, "min"), (172_800, "h"),
      (86_400 * 730, "days"), (.infinity, "years"),
    ]
    let sizes = [1e-9, 1e-6, 1e-3, 1, 60, 3_600, 86_400, 86_400 * 365.25]
    let place = units.firstIndex { seconds < $0.0 } ?? units.count - 1
    let number = Numbers.significant(seconds / sizes[place], digits: 3)
    return "\(number)\(Numbers.space)\(units[place].1)"
  }

  private static func tail(_ unit: String) -> String {
    unit.isEmpty ? "" : "\(Numbers.space)\(unit)"
  }

  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "-": "⁻",
  ]
}
