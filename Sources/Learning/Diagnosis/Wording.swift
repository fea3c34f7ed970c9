internal import Compute

/// Numbers as sentences have them.
enum Wording {
  /// Three digits that count: `0.0123`, `4.57`, `1,240`, `3.1e−8`.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "no number" : "infinite" }
    let size = abs(value)
    if size == 0 { return "0" }
    if size >= 1000 && size < 1e6 { return grouped(Int(value.rounded())) }
    if size >= 1e6 || size < 1e-4 { return scientific(value) }
    var (decimals, scale) = (2, 100.0)
    var bound = 1.0
    while size < bound && decimals < 7 {
      decimals += 1
      scale *= 10
      bound /= 10
    }
    if size >= 10 { (decimals, scale) = (1, 10) }
    if size >= 100 { (decimals, scale) = (0, 1) }
    return fixed(value, decimals: decimals, scale: scale)
  }

  /// `37 %`
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "no share" }
    return "\(Int((share * 100).rounded())) %"
  }

  /// `1 unit`, `3 units`
  static func count(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) " + (count == 1 ? noun : plural ?? noun + "s")
  }

  /// `hidden`, but `layer 3` for one that goes by its number.
  static func layer(_ name: String) -> String {
    name.allSatisfy { $0.isNumber || $0 == "." } ? "layer " + name : name
  }

  private static func fixed(_ value: Double, decimals: Int, scale: Double) -> String {
    let scaled = Int((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "−" : ""
    guard decimals > 0 else { return sign + String(scaled) }
    let digits = String(scaled)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let split = padded.index(padded.endIndex, offsetBy: -decimals)
    var tail = padded[split...]
    while tail.last == "0" { tail = tail.dropLast() }
    return sign + padded[..<split] + (tail.isEmpty ? "" : "." + tail)
  }

  private static func scientific(_ value: Double) -> String {
    var exponent = 0
    var digits = abs(value)
    while digits >= 9.95 {
      digits /= 10
      exponent += 1
    }
    while digits < 0.995 {
      digits *= 10
      exponent -= 1
    }
    return (value < 0 ? "−" : "") + fixed(digits, decimals: 1, scale: 10)
      + "e" + (exponent < 0 ? "−" : "") + String(abs(exponent))
  }

  private static func grouped(_ value: Int) -> String {
    let digits = String(abs(value))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0 && (digits.count - place).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return (value < 0 ? "−" : "") + text
  }
}
