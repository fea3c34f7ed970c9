/// Takes JSON (RFC 8259) apart, for a reader that knows what must come next.
///
/// There is no value of any kind here and so no recursion: hostile text can neither exhaust the
/// stack nor make more of itself in memory than it is.
struct JSONScanner {
  /// What errors call the file.
  let name: String
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  /// The text lies in a range of a file; errors count bytes from the file's beginning.
  init(_ bytes: [UInt8], in range: Range<Int>, name: String) {
    self.bytes = bytes
    self.name = name
    position = range.lowerBound
    end = range.upperBound
  }

  /// Passes over the sign that must come next.
  mutating func expect(_ sign: Unicode.Scalar) throws(DataFileError) {
    guard skip(sign) else { throw unreadable("\"\(sign)\" is missing") }
  }

  /// Nothing but space may follow.
  mutating func expectEnd() throws(DataFileError) {
    passSpaces()
    guard position == end else { throw unreadable("text follows the last bracket") }
  }

  /// Goes to the next member of an object, whose opening bracket is passed; false behind its last.
  mutating func findMember(isFirst: inout Bool) throws(DataFileError) -> Bool {
    if skip("}") { return false }
    if !isFirst { try expect(",") }
    isFirst = false
    return true
  }

  /// A member's name and its colon; none may come twice in an object.
  mutating func key(among names: inout Set<String>) throws(DataFileError) -> String {
    passSpaces()
    let start = position
    let key = try string()
    guard names.insert(key).inserted else {
      throw unreadable("\(key.quoted) stands there twice", at: start)
    }
    try expect(":")
    return key
  }

  /// An array of whole numbers from 0 up, and not of more than `most`.
  mutating func wholeNumbers(most: Int) throws(DataFileError) -> [Int] {
    try expect("[")
    var numbers: [Int] = []
    while !skip("]") {
      if !numbers.isEmpty { try expect(",") }
      guard numbers.count < most else { throw unreadable("\(most) numbers are the most here") }
      numbers.append(try wholeNumber())
    }
    return numbers
  }

  private mutating func wholeNumber() throws(DataFileError) -> Int {
    passSpaces()
    let start = position
    var number = 0
    while position < end, case let digit = bytes[position] &- 0x30, digit < 10 {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int(digit))
      guard !overflow, !carry else { throw unreadable("a number is too large", at: start) }
      number = sum
      position += 1
    }
    let hasLeadingZero = position - start > 1 && bytes[start] == UInt8(ascii: "0")
    guard position > start, !hasLeadingZero else {
      throw unreadable("a whole number is missing", at: start)
    }
    return number
  }

  /// A text in quotes.
  mutating func string() throws(DataFileError) -> String {
    try expect("\"")
    let start = position
    var text: [UInt8] = []
    while true {
      guard position < end else {
        throw unreadable("a quote opens and never closes", at: start - 1)
      }
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: text, as: UTF8.self) else {
          throw unreadable("a text is not UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"): text += try escaped().utf8
      case ..<0x20: throw unreadable("a control character stands in a text", at: position - 1)
      default: text.append(byte)
      }
    }
  }

  /// What follows a backslash.
  private mutating func escaped() throws(DataFileError) -> String {
    guard position < end else { throw unreadable("the header ends in a text") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try escapedCodePoint()
    default: throw unreadable("a backslash stands before an unknown letter", at: position - 1)
    }
  }

  /// Four hexadecimal digits, or twice four for a code point beyond U+FFFF.
  private mutating func escapedCodePoint() throws(DataFileError) -> String {
    let start = position
    var code = try fourDigits()
    if 0xd800..<0xdc00 ~= code, bytes[position..<end].starts(with: "\\u".utf8) {
      position += 2
      let low = try fourDigits()
      guard 0xdc00..<0xe000 ~= low else { throw unreadable("half a character", at: start) }
      code = 0x1_0000 + (code - 0xd800) << 10 + (low - 0xdc00)
    }
    guard let character = Unicode.Scalar(code) else {
      throw unreadable("half a character", at: start)
    }
    return String(character)
  }

  private mutating func fourDigits() throws(DataFileError) -> UInt32 {
    let digits = bytes[position..<min(position + 4, end)]
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw unreadable("\\u needs four hexadecimal digits") }
    position += 4
    return code
  }

  private mutating func passSpaces() {
    while position < end, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) { position += 1 }
  }

  private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    passSpaces()
    guard position < end, bytes[position] == sign.value else { return false }
    position += 1
    return true
  }

  /// An error about the place where the scanner stands, or another.
  func unreadable(_ problem: String, at place: Int? = nil) -> DataFileError {
    DataFileError(
      "the header cannot be read, \(problem)", in: name, at: "byte \(place ?? position)",
      remedy: "Save or copy the file again.")
  }
}
