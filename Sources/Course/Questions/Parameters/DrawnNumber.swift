/// How a drawn number is written into a question.
enum DrawnNumber {
  /// Exact to twelve digits, in the form that fields are read in: `-0.25`.
  static func exact(_ value: Double) -> String {
    let text = "\(value.tidied)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// As people read it: seven digits where that is all of it, else four; with a real minus.
  ///
  ///     0.125 → 0.125     1/3 → 0.3333     -12 → −12     1234567.8 → 1234568
  static func readable(_ value: Double) -> String {
    let text = exact(value)
    let digits = text.prefix { $0 != "e" }.filter { $0.isNumber }.drop { $0 == "0" }.count
    guard digits > 7, value.magnitude < 1e15, value.magnitude >= 1e-4 else {
      return withMinus(text)
    }
    var decimals = 0
    var size = value.magnitude
    while size < 1000, decimals < 8 {
      size *= 10
      decimals += 1
    }
    return fixed(value, decimals: decimals, trimmed: true)
  }

  /// With a count of decimals: `−0.50`.
  static func fixed(_ value: Double, decimals: Int, trimmed: Bool = false) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e15 else { return withMinus(exact(value)) }
    var digits = String(Int64(scaled))
    let sign = value < 0 && scaled > 0 ? "−" : ""
    guard decimals > 0 else { return sign + digits }
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var text = String(digits.dropLast(decimals) + "." + digits.suffix(decimals))
    if trimmed {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return sign + text
  }

  /// A whole number, with a space every three digits from five digits on: `31 400`.
  static func integer(_ value: Double) -> String {
    let text = fixed(value, decimals: 0)
    let digits = text.filter(\.isNumber)
    guard digits.count >= 5, digits.count == text.count || text.hasPrefix("−") else { return text }
    var groups = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { groups += "\u{A0}" }
      groups.append(digit)
    }
    return text.hasPrefix("−") ? "−" + groups : groups
  }

  private static func withMinus(_ text: String) -> String {
    text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
