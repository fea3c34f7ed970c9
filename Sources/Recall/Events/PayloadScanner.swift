/// Reads a payload in the one form in which `LearnerEvent.payload()` writes it: members in a fixed
/// order, no spaces, no escapes.
///
/// That form is nearly all that a record holds, and reading it takes a tenth of the time of a JSON
/// decoder, which looks for everything that JSON allows. What has another form, be it JSON or not, is
/// left to that decoder; so the scanner may refuse what it likes, but must not read anything
/// otherwise than the decoder does.
struct PayloadScanner {
  private let bytes: [UInt8]
  private var place = 0

  /// The payload has another form.
  struct OtherForm: Error {}

  init(_ payload: String) { bytes = Array(payload.utf8) }

  // MARK: Members

  /// Whether the next member has this name; passes over the name if so.
  mutating func has(_ name: String) -> Bool {
    var next = place
    func take(_ byte: UInt8) -> Bool {
      guard next < bytes.count, bytes[next] == byte else { return false }
      next += 1
      return true
    }
    guard take(place == 0 ? UInt8(ascii: "{") : UInt8(ascii: ",")), take(UInt8(ascii: "\""))
    else { return false }
    for byte in name.utf8 { guard take(byte) else { return false } }
    guard take(UInt8(ascii: "\"")), take(UInt8(ascii: ":")) else { return false }
    place = next
    return true
  }

  /// Passes over the name of the next member, which must be this one.
  mutating func expect(_ name: String) throws(OtherForm) {
    guard has(name) else { throw OtherForm() }
  }

  /// The next member is the version that this code writes.
  mutating func expectVersion() throws(OtherForm) {
    guard try integer("version") == LearnerEvent.payloadVersion else { throw OtherForm() }
  }

  /// The object ends here, and the payload with it.
  mutating func expectEnd() throws(OtherForm) {
    try take(UInt8(ascii: "}"))
    guard place == bytes.count else { throw OtherForm() }
  }

  mutating func text(_ name: String) throws(OtherForm) -> String {
    try expect(name)
    return try text()
  }

  mutating func integer(_ name: String) throws(OtherForm) -> Int {
    try expect(name)
    return try integer()
  }

  mutating func number(_ name: String) throws(OtherForm) -> Double {
    try expect(name)
    return try number()
  }

  // MARK: Values

  /// A text without escapes.
  mutating func text() throws(OtherForm) -> String {
    try take(UInt8(ascii: "\""))
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      guard bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\\") else { throw OtherForm() }
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    try take(UInt8(ascii: "\""))
    return text
  }

  /// A whole number of at most 18 digits.
  mutating func integer() throws(OtherForm) -> Int {
    let isNegative = takes(UInt8(ascii: "-"))
    let magnitude = try digits(atMost: 18)
    guard !isNegative || magnitude > 0 else { throw OtherForm() }
    try expectEndOfNumber()
    return isNegative ? -Int(magnitude) : Int(magnitude)
  }

  /// A whole number from 0.
  mutating func unsigned() throws(OtherForm) -> UInt64 {
    let magnitude = try digits(atMost: 20)
    try expectEndOfNumber()
    return magnitude
  }

  /// A number without an exponent.
  mutating func number() throws(OtherForm) -> Double {
    let start = place
    let isNegative = takes(UInt8(ascii: "-"))
    var mantissa = try digits(atMost: 15)
    var scale = 1.0
    if takes(UInt8(ascii: ".")) {
      let first = place
      while place < bytes.count, let digit = digit(at: place) {
        mantissa = mantissa &* 10 &+ digit
        scale *= 10
        place += 1
      }
      guard place > first else { throw OtherForm() }
    }
    try expectEndOfNumber()
    // Up to 15 digits and their power of ten are exact, and their quotient is the nearest number.
    let number =
      place - start <= 15
      ? (isNegative ? -1 : 1) * Double(mantissa) / scale
      : Double(String(decoding: bytes[start..<place], as: UTF8.self))
    // Decoders differ in what they make of -0.
    guard let number, number != 0 || !isNegative else { throw OtherForm() }
    return number
  }

  /// `true` or `false`.
  mutating func truth() throws(OtherForm) -> Bool {
    let isTrue = place < bytes.count && bytes[place] == UInt8(ascii: "t")
    for byte in (isTrue ? "true" : "false").utf8 { try take(byte) }
    return isTrue
  }

  /// Texts in brackets.
  mutating func texts() throws(OtherForm) -> [String] {
    try take(UInt8(ascii: "["))
    var texts: [String] = []
    guard !takes(UInt8(ascii: "]")) else { return texts }
    repeat { texts.append(try text()) } while takes(UInt8(ascii: ","))
    try take(UInt8(ascii: "]"))
    return texts
  }

  /// An object of values of one kind; no name stands in it twice.
  mutating func object<Value>(
    _ value: (inout PayloadScanner) throws(OtherForm) -> Value
  ) throws(OtherForm) -> [String: Value] {
    try take(UInt8(ascii: "{"))
    var object: [String: Value] = [:]
    guard !takes(UInt8(ascii: "}")) else { return object }
    repeat {
      let name = try text()
      try take(UInt8(ascii: ":"))
      guard object.updateValue(try value(&self), forKey: name) == nil else { throw OtherForm() }
    } while takes(UInt8(ascii: ","))
    try take(UInt8(ascii: "}"))
    return object
  }

  // MARK: Bytes

  private mutating func takes(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func take(_ byte: UInt8) throws(OtherForm) {
    guard takes(byte) else { throw OtherForm() }
  }

  private func digit(at place: Int) -> UInt64? {
    let value = bytes[place] &- UInt8(ascii: "0")
    return value < 10 ? UInt64(value) : nil
  }

  /// Digits, without a zero before others.
  private mutating func digits(atMost most: Int) throws(OtherForm) -> UInt64 {
    let start = place
    var value: UInt64 = 0
    while place < bytes.count, let digit = digit(at: place) {
      let (product, isTooGreat) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooGreatNow) = product.addingReportingOverflow(digit)
      guard !isTooGreat, !isTooGreatNow else { throw OtherForm() }
      value = sum
      place += 1
    }
    let count = place - start
    guard count > 0, count <= most, count == 1 || bytes[start] != UInt8(ascii: "0")
    else { throw OtherForm() }
    return value
  }

  /// Neither a fraction nor an exponent follows.
  private func expectEndOfNumber() throws(OtherForm) {
    guard place < bytes.count else { throw OtherForm() }
    switch bytes[place] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): return
    default: throw OtherForm()
    }
  }
}
