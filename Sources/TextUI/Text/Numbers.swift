/// How numbers are written: with a real minus, three significant digits, thin groups, and a
/// width that does not change while the value does.
///
/// Rounding looks at the shortest decimal that stands for the value and rounds halves away from
/// zero, so that 1.005 becomes 1.01 as on paper. Spaces within a number are no-break spaces; a
/// surface shows them as plain ones.
public enum Numbers {
  /// When a sign is written.
  public enum Sign: Sendable {
    /// Before negative numbers only.
    case minus
    /// Before every number but zero.
    case always
  }

  /// U+2212, as wide as a plus.
  public static let minus: Character = "\u{2212}"
  /// U+00A0, within a number and before its unit.
  public static let space: Character = "\u{A0}"

  /// As many decimals as leave `digits` significant ones: `0.0412`, `1.65`, `31.4`, `412`,
  /// `31 400`; below 0.0001 and from a thousand million on with an exponent, `4.12e−7`.
  public static func significant(
    _ value: Double, digits: Int = 3, sign: Sign = .minus
  ) -> String {
    guard let number = Decimal(value) else { return notFinite(value, sign) }
    let rounded = number.rounded(significant: digits)
    let power = rounded.isZero ? 0 : rounded.exponent
    let body: String
    if power < -4 || power > 8 {
      let mantissa = Decimal(isNegative: false, digits: rounded.digits, exponent: 0)
      body =
        mantissa.written(decimals: digits - 1) + "e" + (power < 0 ? String(minus) : "")
        + "\(abs(power))"
    } else {
      body = rounded.written(decimals: max(0, digits - 1 - power))
    }
    return signed(body, isNegative: rounded.isNegative, isZero: rounded.isZero, sign)
  }

  /// Exactly `decimals` places: `−0.412`. Nothing is ever written as minus zero.
  public static func fixed(
    _ value: Double, decimals: Int = 3, sign: Sign = .minus
  ) -> String {
    guard let number = Decimal(value) else { return notFinite(value, sign) }
    let rounded = number.rounded(decimals: decimals)
    return signed(
      rounded.written(decimals: decimals), isNegative: rounded.isNegative,
      isZero: rounded.isZero, sign)
  }

  /// The shortest that is exact enough for a tick: `0.5`, `−2`, `1000`.
  public static func tick(_ value: Double) -> String {
    let parts = significant(value, digits: 4).split(separator: "e", maxSplits: 1)
    guard var short = parts.first, short.contains(".") else { return parts.joined() }
    while short.hasSuffix("0") { short.removeLast() }
    if short.hasSuffix(".") { short.removeLast() }
    return ([short] + parts.dropFirst()).joined(separator: "e")
  }

  /// With a space every three digits from five digits on: `2761`, `31 400`.
  public static func grouped(_ value: Int, sign: Sign = .minus) -> String {
    signed(groups(String(value.magnitude)), isNegative: value < 0, isZero: value == 0, sign)
  }

  /// A share of 1 as a percentage: `29.4 %`; what would round to nothing, as `< 0.1 %`.
  public static func percent(_ share: Double, decimals: Int = 1) -> String {
    guard share.isFinite else { return notFinite(share, .minus) }
    let text = fixed(share * 100, decimals: decimals)
    let least = Decimal(isNegative: false, digits: [1], exponent: -decimals)
    guard share > 0, fixed(share * 100, decimals: decimals) == fixed(0, decimals: decimals) else {
      return text + "\(space)%"
    }
    return "<\(space)" + least.written(decimals: decimals) + "\(space)%"
  }

  /// A share in the three columns of a table's cell: `.91`, `1.0`, `.00`.
  public static func cell(_ share: Double) -> String {
    let text = fixed(share, decimals: 2)
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    return text.hasPrefix("1.") ? fixed(share, decimals: 1) : text
  }

  /// Right-aligned in `columns`.
  public static func padded(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - text.displayWidth)) + text
  }

  private static func signed(
    _ body: String, isNegative: Bool, isZero: Bool, _ sign: Sign
  ) -> String {
    if isZero { return body }
    if isNegative { return String(minus) + body }
    return sign == .always ? "+" + body : body
  }

  private static func notFinite(_ value: Double, _ sign: Sign) -> String {
    value.isNaN
      ? "NaN" : signed("\u{221E}", isNegative: value < 0, isZero: false, sign)
  }

  fileprivate static func groups(_ digits: String) -> String {
    guard digits.count > 4 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(space) }
      text.append(digit)
    }
    return text
  }
}

/// A number as decimal digits: 0.d₁d₂d₃… × 10^(exponent + 1), d₁ ≠ 0 unless it is zero.
private struct Decimal {
  var isNegative: Bool
  var digits: [UInt8]
  /// The power of ten of the first digit.
  var exponent: Int

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  /// Reads the shortest text that stands for the value: `-0.00125`, `1.5e-07`.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    var digits: [UInt8] = []
    var exponent = 0
    var pointAt: Int?
    var power = 0
    let parts = value.magnitude.description.split(separator: "e")
    for character in parts.first ?? "0" {
      if let digit = character.wholeNumberValue {
        digits.append(UInt8(digit))
      } else {
        pointAt = digits.count
      }
    }
    if parts.count > 1 { power = Int(parts[1]) ?? 0 }
    exponent = (pointAt ?? digits.count) - 1 + power
    let zeros = digits.prefix { $0 == 0 }.count
    if zeros < digits.count {
      digits.removeFirst(zeros)
      exponent -= zeros
    } else {
      digits = [0]
      exponent = 0
    }
    self.init(isNegative: value < 0, digits: digits, exponent: exponent)
  }

  func rounded(significant count: Int) -> Decimal { keeping(max(1, count)) }

  func rounded(decimals: Int) -> Decimal { keeping(exponent + 1 + max(0, decimals)) }

  /// The first `count` digits, rounded; nothing is left of a number below half of the last place.
  private func keeping(_ count: Int) -> Decimal {
    guard count < digits.count else { return self }
    guard count >= 0, let next = digits.dropFirst(count).first else {
      return Decimal(isNegative: false, digits: [0], exponent: 0)
    }
    var kept = Array(digits.prefix(count))
    var exponent = exponent
    if next >= 5 {
      var index = kept.count - 1
      while index >= 0, kept[index] == 9 {
        kept[index] = 0
        index -= 1
      }
      if index >= 0 {
        kept[index] += 1
      } else {
        kept.insert(1, at: 0)
        exponent += 1
      }
    }
    if kept.allSatisfy({ $0 == 0 }) { return Decimal(isNegative: false, digits: [0], exponent: 0) }
    return Decimal(isNegative: isNegative, digits: kept, exponent: exponent)
  }

  /// The magnitude with that many places, grouped before the point.
  func written(decimals: Int) -> String {
    func digit(at power: Int) -> String {
      let index = exponent - power
      return digits.indices.contains(index) ? String(digits[index]) : "0"
    }
    let whole = stride(from: max(0, exponent), through: 0, by: -1).map(digit).joined()
    guard decimals > 0 else { return Numbers.groups(whole) }
    let places = stride(from: -1, through: -decimals, by: -1).map(digit).joined()
    return Numbers.groups(whole) + "." + places
  }
}
