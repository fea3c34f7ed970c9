/// Takes UTF-8 apart into code points, with the place of what is none.
struct TextReader {
  private let bytes: [UInt8]
  private let name: String
  private var position = 0

  init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// The code points of the whole text, line ends as line feeds.
  mutating func codePoints(limit: Int) throws(DataFileError) -> [Int32] {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      throw DataFileError("the text is UTF-16", in: name, remedy: "Save it as UTF-8.")
    }
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    var codes: [Int32] = []
    codes.reserveCapacity(min(bytes.count, limit))
    while position < bytes.count {
      let start = position
      let code = try next()
      if code == 0x0d, position < bytes.count, bytes[position] == 0x0a { continue }
      guard code >= 0x20 && !(0x7f..<0xa0 ~= code) || code == 0x0a || code == 0x09 else {
        throw DataFileError(
          "the control character U+\(hexadecimal(code)) is not text", in: name, at: "byte \(start)",
          remedy: "Remove it, or check that this is a text file.")
      }
      guard codes.count < limit else {
        throw DataFileError(
          "the text holds more than \(limit) characters", in: name, remedy: "Keep a part of it.")
      }
      codes.append(Int32(code))
    }
    guard !codes.isEmpty else {
      throw DataFileError("the file is empty", in: name, remedy: "Put some text into it.")
    }
    return codes
  }

  /// The next code point; well-formed are the nine forms of table 3-7 in the Unicode Standard.
  private mutating func next() throws(DataFileError) -> UInt32 {
    let first = bytes[position]
    if first < 0x80 {
      position += 1
      return UInt32(first)
    }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xbf
    switch first {
    case 0xc2...0xdf: length = 2
    case 0xe0...0xef: length = 3
    case 0xf0...0xf4: length = 4
    default: throw malformed()
    }
    // Longer forms than needed, surrogates, and what lies beyond U+10FFFF.
    if first == 0xe0 { second = 0xa0...0xbf }
    if first == 0xed { second = 0x80...0x9f }
    if first == 0xf0 { second = 0x90...0xbf }
    if first == 0xf4 { second = 0x80...0x8f }
    guard bytes.count - position >= length, second ~= bytes[position + 1] else {
      throw malformed()
    }
    var code = UInt32(first) & (0x7f >> UInt32(length))
    for byte in bytes[position + 1..<position + length] {
      guard 0x80...0xbf ~= byte else { throw malformed() }
      code = code << 6 | UInt32(byte & 0x3f)
    }
    position += length
    return code
  }

  private func malformed() -> DataFileError {
    DataFileError(
      "the text is not UTF-8", in: name, at: "byte \(position)",
      remedy: "Save it as UTF-8, or check that this is a text file.")
  }

  private func hexadecimal(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
