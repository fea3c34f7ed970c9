/// Reads a number as people type it.
///
///     NumberInput.parse("−0,4")      -0.4
///     NumberInput.parse("1 000.5")   1000.5
///     NumberInput.parse("12 %")      12
///     NumberInput.parse("about 3")   nil
public enum NumberInput {
  /// The number in a text; nil where it is none.
  ///
  /// Accepts a decimal point or comma, a plus or any kind of minus, spaces anywhere between digits,
  /// an exponent, and a percent sign at the end, which is left out. A single comma is a decimal
  /// one; several commas, or a comma before a point, separate thousands.
  public static func parse(_ text: String) -> Double? {
    var digits = normalized(text)
    if digits.last == "%" { digits.removeLast() }
    return number(digits)
  }

  /// The other way to read a comma: `7,058` as 7058; nil where the text is not of that form.
  static func thousands(_ text: String) -> Double? {
    let digits = normalized(text)
    let parts = digits.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 3, !digits.contains(".") else { return nil }
    return number(digits.filter { $0 != "," })
  }

  /// Without spaces, with an ASCII minus.
  private static func normalized(_ text: String) -> String {
    String(
      text.compactMap { character -> Character? in
        switch character {
        case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’": nil
        case "−", "–", "‐", "‑", "﹣", "－": "-"
        default: character
        }
      })
  }

  private static func number(_ text: String) -> Double? {
    guard let plain = withPoint(text), let first = plain.first,
      plain.allSatisfy({ "0123456789.eE+-".contains($0) }),
      plain.contains(where: { $0.isNumber }), first != "e", first != "E",
      let value = Double(plain), value.isFinite
    else { return nil }
    return value
  }

  /// With a decimal point and no separators of thousands; nil where commas and points disagree.
  private static func withPoint(_ text: String) -> String? {
    let commas = text.count { $0 == "," }
    let points = text.count { $0 == "." }
    if commas == 0 { return points <= 1 ? text : grouped(text, by: ".") }
    if points == 0 {
      return commas == 1
        ? String(text.map { $0 == "," ? "." : $0 }) : grouped(text, by: ",")
    }
    guard let comma = text.lastIndex(of: ","), let point = text.lastIndex(of: ".") else {
      return nil
    }
    let separator: Character = comma < point ? "," : "."
    let decimal: Character = comma < point ? "." : ","
    let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count == 2, let whole = grouped(String(parts[0]), by: separator) else { return nil }
    return whole + "." + parts[1]
  }

  /// Digits in groups of three, without the separators; nil where the groups are not of three.
  private static func grouped(_ text: String, by separator: Character) -> String? {
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty,
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) })
    else { return nil }
    return groups.joined()
  }
}

extension Numeric {
  /// The number in an answer as typed, in the unit of the question; nil where it is none.
  ///
  /// The unit may follow the number. Where the question is not about percent, `75 %` is 0.75. A
  /// comma before three digits separates thousands where only that reading is right, so that a key
  /// of 7058 accepts `7,058`.
  public func value(of text: String) -> Double? {
    var typed = text
    while typed.last == " " { typed.removeLast() }
    if let unit, unit != "%", typed.count > unit.count, typed.hasSuffix(unit) {
      typed.removeLast(unit.count)
    }
    guard let value = NumberInput.parse(typed) else { return nil }
    if case .value(let key) = key, !accepts(value, for: key),
      let thousands = NumberInput.thousands(typed), accepts(thousands, for: key)
    {
      return thousands
    }
    return typed.hasSuffix("%") && unit != "%" ? value / 100 : value
  }
}
