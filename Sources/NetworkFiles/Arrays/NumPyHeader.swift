/// What the dictionary at the beginning of a `.npy` file says of the numbers behind it.
struct NumPyHeader: Equatable {
  var type: ElementType
  var isBigEndian: Bool
  /// Whether the first axis runs fastest.
  var isFortranOrder: Bool
  var shape: [Int]
}

/// Reads the one Python dictionary that a `.npy` header may be.
///
///     {'descr': '<f4', 'fortran_order': False, 'shape': (60000, 784), }
///
/// Not a reader of Python: three keys, a word for each of the first two, whole numbers in
/// parentheses for the third. Nothing nests, so that nothing can nest too deeply.
struct NumPyHeaderParser {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  private let name: String

  init(_ bytes: [UInt8], in range: Range<Int>, name: String) {
    self.bytes = bytes
    self.name = name
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func header() throws(DataFileError) -> NumPyHeader {
    var type: (ElementType, isBigEndian: Bool)?
    var isFortranOrder: Bool?
    var shape: [Int]?
    try expect("{")
    while !skip("}") {
      let start = position
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where type == nil: type = try elementType()
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try truth()
      case "shape" where shape == nil: shape = try lengths()
      default: throw unreadable("the key \(key.quoted) is unknown or stands twice", at: start)
      }
      if !skip(",") {
        try expect("}")
        break
      }
    }
    passSpaces()
    guard position == end else { throw unreadable("text follows the dictionary") }
    guard let type, let isFortranOrder, let shape else {
      throw unreadable("\"descr\", \"fortran_order\" or \"shape\" is missing")
    }
    return NumPyHeader(
      type: type.0, isBigEndian: type.isBigEndian, isFortranOrder: isFortranOrder, shape: shape)
  }

  // MARK: Values

  private mutating func elementType() throws(DataFileError) -> (ElementType, isBigEndian: Bool) {
    passSpaces()
    let start = position
    guard position < end, bytes[position] != UInt8(ascii: "[") else {
      throw unreadable("the elements are records of several fields", at: start)
    }
    let text = try string()
    // `=` is the byte order of the machine that wrote the file: nearly surely this one's.
    let hasOrder = text.first.map { "<>|=".contains($0) } ?? false
    let isBigEndian = text.first == ">"
    switch hasOrder ? String(text.dropFirst()) : text {
    case "f4": return (.float32, isBigEndian)
    case "f8": return (.float64, isBigEndian)
    case "i4": return (.int32, isBigEndian)
    case "i8": return (.int64, isBigEndian)
    case "u1": return (.uint8, isBigEndian)
    default:
      throw DataFileError(
        "the element type \(text.quoted) cannot be read", in: name, at: "byte \(start)",
        remedy: "Use f4, f8, i4, i8 or u1, for example with array.astype(\"float32\").")
    }
  }

  private mutating func truth() throws(DataFileError) -> Bool {
    if skip("False") { return false }
    try expect("True")
    return true
  }

  private mutating func lengths() throws(DataFileError) -> [Int] {
    try expect("(")
    var lengths: [Int] = []
    while !skip(")") {
      lengths.append(try wholeNumber())
      if !skip(",") {
        try expect(")")
        break
      }
    }
    return lengths
  }

  private mutating func wholeNumber() throws(DataFileError) -> Int {
    passSpaces()
    let start = position
    var number = 0
    while position < end, case let digit = bytes[position] &- 0x30, digit < 10 {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int(digit))
      guard !overflow, !carry else { throw unreadable("an axis is too long", at: start) }
      number = sum
      position += 1
    }
    guard position > start else { throw unreadable("an axis has no whole number") }
    // Python 2 wrote long numbers as 60000L.
    if position < end, bytes[position] == UInt8(ascii: "L") { position += 1 }
    return number
  }

  private mutating func string() throws(DataFileError) -> String {
    passSpaces()
    guard position < end,
      bytes[position] == UInt8(ascii: "'") || bytes[position] == UInt8(ascii: "\"")
    else { throw unreadable("a word in quotes is missing") }
    let quote = bytes[position]
    let start = position + 1
    guard let close = bytes[start..<end].firstIndex(of: quote) else {
      throw unreadable("a quote opens and never closes")
    }
    position = close + 1
    return String(decoding: bytes[start..<close], as: UTF8.self)
  }

  // MARK: Signs

  private mutating func passSpaces() {
    while position < end, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) { position += 1 }
  }

  /// Passes over the sign if it comes next.
  private mutating func skip(_ sign: String) -> Bool {
    passSpaces()
    guard bytes[position..<end].starts(with: sign.utf8) else { return false }
    position += sign.utf8.count
    return true
  }

  private mutating func expect(_ sign: String) throws(DataFileError) {
    guard skip(sign) else { throw unreadable("\"\(sign)\" is missing") }
  }

  private func unreadable(_ problem: String, at place: Int? = nil) -> DataFileError {
    DataFileError(
      "the header cannot be read, \(problem)", in: name, at: "byte \(place ?? position)",
      remedy: "Write it again with numpy.save, as one plain array of numbers.")
  }
}
