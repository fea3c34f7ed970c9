internal import TextUI

/// The keys that terminals send as a sequence of several bytes. Shift, Alt and Ctrl on them are
/// ignored where no key of the tutor needs them.
enum KeySequences {
  /// The key of `ESC [ parameters final`, as in `ESC [ 1 ; 5 A`.
  static func key(parameters: some Sequence<UInt8>, final: UInt8) -> Key? {
    let text = String(decoding: Array(parameters), as: UTF8.self)
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false)
    // Kitty's protocol also tells releases, as the third kind of event: `ESC [ 1 ; 1 : 3 A`.
    guard text.first != "?", numbers.dropFirst().first?.hasSuffix(":3") != true else { return nil }
    let values = numbers.map { Int($0.prefix { $0 != ":" }) }
    let modifiers = values.dropFirst().first.flatMap { $0 } ?? 1
    switch (final, values.first ?? nil) {
    case (UInt8(ascii: "u"), let code?): return ModifiedKey.key(code, modifiers: modifiers)
    // xterm's modifyOtherKeys: `ESC [ 27 ; 5 ; 9 ~`.
    case (UInt8(ascii: "~"), 27):
      return values.count == 3
        ? values[2].flatMap { ModifiedKey.key($0, modifiers: modifiers) } : nil
    case (UInt8(ascii: "~"), let number?): return key(numbered: number)
    case (UInt8(ascii: "~"), nil): return nil
    // With a modifier the first number is 1; any other is an answer of the terminal.
    case (_, 1): return cursorKey(final)
    default: return text.isEmpty ? cursorKey(final) : nil
    }
  }

  /// The key of `ESC O final`: what xterm sends in application mode, and the numeric pad.
  static func key(afterSS3 final: UInt8) -> Key? {
    switch Unicode.Scalar(final) {
    case "M": .enter
    case "I": .tab
    case "X": .character("=")
    // The pad sends the digit's or sign's own code plus 64.
    case "j"..."y": .character(Character(Unicode.Scalar(final - 64)))
    default: cursorKey(final)
    }
  }

  private static func cursorKey(_ final: UInt8) -> Key? {
    switch Unicode.Scalar(final) {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    case "Z": .backTab
    case "P": .function(1)
    case "Q": .function(2)
    case "R": .function(3)
    case "S": .function(4)
    default: nil
    }
  }

  private static func key(numbered number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...24: .function(number - 12)
    default: nil
    }
  }
}
