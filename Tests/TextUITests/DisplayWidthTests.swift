import Glibc
import Testing
import TextUI

/// Not in Swift's Glibc, which hides it.
@_silgen_name("wcwidth") private func wcwidth(_ character: Int32) -> Int32

@Suite(.serialized) struct DisplayWidthTests {
  @Test func widthsAreThoseOfTheCLibrary() throws {
    try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0xA1...0x52F, 0x591...0x5F4, 0x1100...0x11FF, 0x1E00...0x1FFE, 0x2010...0x2027,
      0x2030...0x205E, 0x2070...0x209C, 0x20A0...0x20BF, 0x20D0...0x20F0, 0x2100...0x23FF,
      0x2500...0x27BF, 0x2800...0x28FF, 0x2900...0x2BFF, 0x3000...0x30FF, 0x4E00...0x4EFF,
      0xAC00...0xAD00, 0xFE00...0xFE0F, 0xFF01...0xFFE6, 0x1F300...0x1F64F,
    ]
    for value in ranges.joined() {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned
      else { continue }
      let expected = wcwidth(Int32(bitPattern: value))
      // Characters younger than the C library are unknown to it.
      guard expected >= 0 else { continue }
      // glibc shows a soft hyphen; so do we.
      #expect(scalar.displayWidth == Int(expected), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("ŷ", 1), ("e\u{301}", 1), ("日本", 4), ("w₁ ← 2", 6), ("⣿⡇", 2),
    ("\u{7}", 0),
    ("a\nb", 2), ("👍🏽", 2), ("\u{200B}", 0), ("−0.5 ✓", 6),
  ])
  func aTextIsAsWideAsItsCharacters(_ text: String, _ columns: Int) {
    #expect(text.displayWidth == columns)
  }
}
