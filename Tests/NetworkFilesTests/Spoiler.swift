/// Spoils files at random, the same in every run.
struct Spoiler {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Bytes that mean something to one of the readers come up more often than by chance.
  private static let telling: [UInt8] =
    Array(",\"'\n\r\t .-+eE09;{}[]()<>|:\\u".utf8) + [0, 1, 2, 4, 8, 0x7f, 0x80, 0xef, 0xff]

  /// Lengths and sizes at which arithmetic goes wrong.
  private static let awkward: [UInt64] = [
    0, 1, 2, 4, 7, 8, 255, 256, 65_535, 1 << 16, 1 << 24, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff,
    1 << 32, 1 << 61, 1 << 62, .max >> 1, 1 << 63, .max - 7, .max,
  ]

  /// The file after one to six mistakes, with parts of other files among them.
  mutating func spoiled(_ file: [UInt8], among files: [[UInt8]]) -> [UInt8] {
    var bytes = file
    for _ in 0..<number(in: 1...6) { spoil(&bytes, files) }
    return bytes
  }

  private mutating func spoil(_ bytes: inout [UInt8], _ files: [[UInt8]]) {
    let place = number(in: 0...bytes.count)
    switch number(in: 0...9) {
    case 0: bytes.insert(telling(), at: place)
    case 1 where place < bytes.count: bytes.remove(at: place)
    case 2 where place < bytes.count: bytes[place] = telling()
    case 3 where place < bytes.count: bytes[place] ^= 1 << UInt8(number(in: 0...7))
    case 4 where place < bytes.count: bytes[place] = UInt8(number(in: 0...255))
    case 5: writeAwkwardNumber(into: &bytes, at: place)
    case 6: bytes.removeSubrange(place..<min(bytes.count, place + number(in: 1...16)))
    case 7: bytes += bytes[place...].prefix(256)
    case 8: splice(files[number(in: 0...files.count - 1)], into: &bytes, at: place)
    default: bytes.removeSubrange(place...)
    }
  }

  /// A number of one to eight bytes in either order, or in decimal digits.
  private mutating func writeAwkwardNumber(into bytes: inout [UInt8], at place: Int) {
    let number = Self.awkward[number(in: 0...Self.awkward.count - 1)]
    if self.number(in: 0...2) == 0 {
      let end = bytes[place...].firstIndex { !(0x30...0x39 ~= $0) } ?? bytes.count
      bytes.replaceSubrange(place..<end, with: String(number).utf8)
      return
    }
    let width = 1 << self.number(in: 0...3)
    var written = (0..<width).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
    if self.number(in: 0...1) == 0 { written.reverse() }
    for (offset, byte) in written.enumerated() where place + offset < bytes.count {
      bytes[place + offset] = byte
    }
  }

  private mutating func splice(_ other: [UInt8], into bytes: inout [UInt8], at place: Int) {
    let start = number(in: 0...other.count)
    bytes.replaceSubrange(
      place..<min(bytes.count, place + number(in: 0...32)),
      with: other[start...].prefix(number(in: 0...64)))
  }

  private mutating func telling() -> UInt8 { Self.telling[number(in: 0...Self.telling.count - 1)] }

  private mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }
}
