/// Numbers as a learner reads them, with as many decimals as a comparison needs.
struct NumberText: Equatable {
  /// How many decimals are written.
  var decimals: Int

  /// Enough decimals to see a bound and the distance to it: none for two whole numbers, else two to
  /// six.
  init(comparing value: Double, with bound: Double) {
    let isWhole = [value, bound].allSatisfy { $0.rounded() == $0 || !$0.isFinite }
    decimals = isWhole ? 0 : 2
    guard !isWhole else { return }
    var smallest = 1.0
    for size in [abs(value - bound), abs(bound)] where size > 0 { smallest = min(smallest, size) }
    smallest *= 100
    while smallest < 1, decimals < 6 {
      smallest *= 10
      decimals += 1
    }
  }

  /// The number with the fixed count of decimals; very large ones as Swift writes them.
  func text(_ value: Double) -> String {
    guard value.isFinite else {
      return value.isNaN ? "not a number" : value < 0 ? "−infinite" : "infinite"
    }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return "\(value)".replacingMinus }
    let digits = String(Int64(scaled))
    let sign = value < 0 && scaled > 0 ? "−" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// The number without needless decimals: `30`, `0.9`, `−0.25`.
  static func shortest(_ value: Double) -> String {
    let text = "\(value)"
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text).replacingMinus
  }
}

extension String {
  /// The same with a typographic minus in front.
  fileprivate var replacingMinus: String {
    hasPrefix("-") ? "−" + dropFirst() : self
  }
}
