/// Reads decimal numbers out of bytes, rounded to the nearest `Float`, ties to even.
///
/// Nearly every number in a data file has few digits and a small exponent. Then mantissa and power
/// of ten are both exact in double precision, one division rounds correctly (Clinger, *How to Read
/// Floating Point Numbers Accurately*, 1990), and rounding the quotient once more to single
/// precision is right unless it lies half-way between two floats. What remains goes to the standard
/// library. The C functions will not do: they obey the locale, and in many the point is a comma.
enum DecimalNumber {
  /// What a cell turned out to hold.
  enum Reading: Equatable {
    case number(Float)
    /// A number, but beyond the largest float.
    case tooLarge
    case notANumber
  }

  /// Reads `bytes[range]`: an optional sign, digits with an optional point, an optional exponent.
  ///
  /// Neither spaces nor `nan`, `inf` or hexadecimal are numbers here.
  static func read(_ bytes: [UInt8], in range: Range<Int>) -> Reading {
    var position = range.lowerBound
    let end = range.upperBound
    var isNegative = false
    if position < end, bytes[position] == plus || bytes[position] == minus {
      isNegative = bytes[position] == minus
      position += 1
    }

    var mantissa: UInt64 = 0
    var digits = 0
    var significantDigits = 0
    var exponent = 0
    var isFraction = false
    while position < end {
      let byte = bytes[position]
      if byte == point && !isFraction {
        isFraction = true
      } else if let digit = digit(byte) {
        digits += 1
        if significantDigits > 0 || digit > 0 { significantDigits += 1 }
        if significantDigits <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
        if isFraction { exponent -= 1 }
      } else {
        break
      }
      position += 1
    }
    guard digits > 0 else { return .notANumber }

    if position < end {
      guard bytes[position] | 0x20 == letterE else { return .notANumber }
      guard let power = exponentPart(bytes, in: position + 1..<end) else { return .notANumber }
      exponent += power
    }

    if significantDigits == 0 { return .number(isNegative ? -0.0 : 0.0) }
    if significantDigits <= 19, let value = nearest(mantissa, timesTenTo: exponent) {
      return .number(isNegative ? -value : value)
    }
    guard let value = Float(String(decoding: bytes[range], as: UTF8.self)) else {
      return .notANumber
    }
    return value.isFinite ? .number(value) : .tooLarge
  }

  /// The digits after an `e`, with their sign. Beyond ±100,000 more digits change nothing.
  private static func exponentPart(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
    var position = range.lowerBound
    var isNegative = false
    if position < range.upperBound, bytes[position] == plus || bytes[position] == minus {
      isNegative = bytes[position] == minus
      position += 1
    }
    guard position < range.upperBound else { return nil }
    var power = 0
    while position < range.upperBound {
      guard let digit = digit(bytes[position]) else { return nil }
      power = min(power * 10 + Int(digit), 100_000)
      position += 1
    }
    return isNegative ? -power : power
  }

  /// The float nearest to mantissa × 10^exponent, where two roundings certainly equal one.
  private static func nearest(_ mantissa: UInt64, timesTenTo exponent: Int) -> Float? {
    guard mantissa < 1 << 53, -22...22 ~= exponent else { return nil }
    let power = powersOfTen[abs(exponent)]
    let value = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    let isHalfWay = value.bitPattern & 0x1fff_ffff == 0x1000_0000
    guard value >= Double(Float.leastNormalMagnitude), !isHalfWay else { return nil }
    let rounded = Float(value)
    return rounded.isFinite ? rounded : nil
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt8? {
    let value = byte &- 0x30
    return value < 10 ? value : nil
  }

  private static let plus = UInt8(ascii: "+")
  private static let minus = UInt8(ascii: "-")
  private static let point = UInt8(ascii: ".")
  private static let letterE = UInt8(ascii: "e")

  /// Exact in double precision up to 10²².
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
