/// Reads a payload in the one form in which `LearnerEvent.payload()` writes it: members in a fixed
/// order and no spaces.
///
/// That form is nearly all that a record holds, and reading it takes a tenth of the time of a JSON
/// decoder, which looks for everything that JSON allows. What has another form, be it JSON or not, is
/// left to that decoder; so the scanner may refuse what it likes, but must not read anything
/// otherwise than the decoder does.
struct PayloadScanner {
  private let bytes: [UInt8]
  private var place = 0
  /// Whether the next member is the first of its object.
  private var isFirst = true

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
    guard take(isFirst ? UInt8(ascii: "{") : UInt8(ascii: ",")), take(UInt8(ascii: "\""))
    else { return false }
    for byte in name.utf8 { guard take(byte) else { return false } }
    guard take(UInt8(ascii: "\"")), take(UInt8(ascii: ":")) else { return false }
    place = next
    isFirst = false
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

  /// The payload ends here.
  func expectEnd() throws(OtherForm) {
    guard place == bytes.count else { throw OtherForm() }
  }

  /// An object whose members are read by `body`, which reads at least one.
  mutating func members<Value>(
    _ body: (inout PayloadScanner) throws(OtherForm) -> Value
  ) throws(OtherForm) -> Value {
    isFirst = true
    let value = try body(&self)
    guard !isFirst else { throw OtherForm() }
    try take(UInt8(ascii: "}"))
    return value
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

  /// A text, with escapes of one letter at most.
  mutating func text() throws(OtherForm) -> String {
    try take(UInt8(ascii: "\""))
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      guard bytes[place] != UInt8(ascii: "\\") else {
        place = start
        return try escapedText()
      }
      guard bytes[place] >= 0x20 else { throw OtherForm() }
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    try take(UInt8(ascii: "\""))
    return text
  }

  /// The rest of a text from its first letter.
  private mutating func escapedText() throws(OtherForm) -> String {
    var text: [UInt8] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      guard bytes[place] >= 0x20 else { throw OtherForm() }
      if takes(UInt8(ascii: "\\")) {
        guard place < bytes.count else { throw OtherForm() }
        switch bytes[place] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(bytes[place])
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        default: throw OtherForm()
        }
      } else {
        text.append(bytes[place])
      }
      place += 1
    }
    try take(UInt8(ascii: "\""))
    return String(decoding: text, as: UTF8.self)
  }

  /// A whole number.
  mutating func integer() throws(OtherForm) -> Int {
    let isNegative = takes(UInt8(ascii: "-"))
    let magnitude = try digits(atMost: 19)
    try expectEndOfNumber()
    guard magnitude <= UInt64(Int.max) else {
      guard isNegative, magnitude == Int.min.magnitude else { throw OtherForm() }
      return Int.min
    }
    guard !isNegative || magnitude > 0 else { throw OtherForm() }
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

  /// Values in brackets.
  mutating func list<Value>(
    _ value: (inout PayloadScanner) throws(OtherForm) -> Value
  ) throws(OtherForm) -> [Value] {
    try take(UInt8(ascii: "["))
    var list: [Value] = []
    guard !takes(UInt8(ascii: "]")) else { return list }
    repeat { list.append(try value(&self)) } while takes(UInt8(ascii: ","))
    try take(UInt8(ascii: "]"))
    return list
  }

  /// Texts in brackets.
  mutating func texts() throws(OtherForm) -> [String] {
    try list { (scanner: inout PayloadScanner) throws(OtherForm) in try scanner.text() }
  }

  /// Passes over the comma between two values.
  mutating func next() throws(OtherForm) { try take(UInt8(ascii: ",")) }

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
