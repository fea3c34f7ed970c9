/// Numbers as an explanation writes them.
enum NumberText {
  /// Six places after the point without needless zeros; powers of ten where that says too little.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "not a number" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    let size = abs(value)
    let sign = value < 0 ? "−" : ""
    if size == 0 { return "0" }
    if size >= 1e7 || size < 1e-4 { return sign + scientific(size) }
    return sign + decimal(size, places: 6)
  }

  /// In brackets where it follows a sign.
  static func factor(_ value: Double) -> String {
    value < 0 ? "(\(text(value)))" : text(value)
  }

  private static func decimal(_ size: Double, places: Int) -> String {
    let unit = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = Int((size * Double(unit)).rounded())
    let (whole, part) = scaled.quotientAndRemainder(dividingBy: unit)
    var digits = String(part)
    digits = String(repeating: "0", count: max(0, places - digits.count)) + digits
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? String(whole) : "\(whole).\(digits)"
  }

  private static func scientific(_ size: Double) -> String {
    var (mantissa, exponent) = (size, 0)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    if (mantissa * 1000).rounded() >= 10_000 { (mantissa, exponent) = (1, exponent + 1) }
    return decimal(mantissa, places: 3) + "e" + (exponent < 0 ? "−" : "") + String(abs(exponent))
  }
}
