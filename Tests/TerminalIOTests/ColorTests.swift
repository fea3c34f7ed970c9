import TerminalIO
import Testing
import TextUI

@Suite struct ColorTests {
  @Test func aColourThatTheTerminalLacksIsItsOwn() {
    let eight = ColorNumbers(count: 8)
    #expect(eight.number(of: .indexed(7)) == 7)
    #expect(eight.number(of: .indexed(8)) == -1)
    #expect(eight.number(of: .indexed(74)) == -1)
    #expect(eight.number(of: .rgb(255, 0, 0)) == -1)
    #expect(eight.number(of: .standard) == -1)
  }

  @Test func twentyFourBitColoursAreTheirOwnNumbers() {
    let direct = ColorNumbers(count: 1 << 24)
    #expect(direct.number(of: .rgb(0x12, 0x34, 0x56)) == 0x123456)
    #expect(direct.number(of: .indexed(7)) == 7)
    #expect(direct.number(of: .indexed(16)) == 0x000100)
    #expect(direct.number(of: .indexed(21)) == 0x0000FF)
    #expect(direct.number(of: .indexed(244)) == 0x808080)
  }

  @Test func noTwentyFourBitColourIsTakenForAnAnsiOne() {
    let direct = ColorNumbers(count: 1 << 24)
    for blue in UInt8.min...16 { #expect(direct.number(of: .rgb(0, 0, blue)) > 7) }
  }

  @Test func withAPaletteTheNearestEntryIsTaken() {
    let palette = ColorNumbers(count: 256)
    #expect(palette.number(of: .rgb(255, 0, 0)) == 196)
    #expect(palette.number(of: .rgb(94, 136, 174)) == 67)
    #expect(palette.number(of: .rgb(129, 128, 127)) == 244)
  }

  @Test func pairsAreNumberedOnceAndRunOut() {
    var pairs = PairTable(capacity: 4)
    #expect(pairs.number(foreground: -1, background: -1) == .known(0))
    #expect(pairs.number(foreground: 1, background: -1) == .new(1))
    #expect(pairs.number(foreground: -1, background: 1) == .new(2))
    #expect(pairs.number(foreground: 1, background: -1) == .known(1))
    #expect(pairs.number(foreground: 2, background: 2) == .new(3))
    #expect(pairs.number(foreground: 3, background: 3) == .full)
    #expect(pairs.number(foreground: 2, background: 2) == .known(3))
    pairs.removeAll()
    #expect(pairs.number(foreground: 3, background: 3) == .new(1))
  }
}
