internal import TextUI

/// One report of the mouse: the left button or the wheel. The other buttons belong to the terminal.
struct MouseReport {
  let event: MouseEvent

  /// The SGR form, `ESC [ < code ; column ; row M`, or `m` for a release; columns count from 1.
  init?(_ parameters: some Sequence<UInt8>, final: UInt8) {
    let text = String(decoding: Array(parameters), as: UTF8.self)
    let numbers = text.dropFirst().split(separator: ";").compactMap { Int($0) }
    guard text.hasPrefix("<"), numbers.count == 3 else { return nil }
    self.init(
      code: numbers[0], column: numbers[1] - 1, row: numbers[2] - 1,
      isRelease: final == UInt8(ascii: "m"))
  }

  /// The old form, `ESC [ M` and three bytes, each offset by 32.
  init?(legacy bytes: [UInt8]) {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(bytes[0]) - 32
    // It does not say which button was released; the code then reads as a fourth one.
    let isRelease = code & 0b1100011 == 3
    self.init(
      code: isRelease ? code & ~3 : code, column: Int(bytes[1]) - 33, row: Int(bytes[2]) - 33,
      isRelease: isRelease)
  }

  private init?(code: Int, column: Int, row: Int, isRelease: Bool) {
    guard column >= 0, row >= 0 else { return nil }
    let isWheel = code & 64 != 0
    let button = code & 3
    let action: MouseEvent.Action
    switch (isWheel, button) {
    case (true, 0): action = .wheelUp
    case (true, 1): action = .wheelDown
    case (false, 0) where isRelease: action = .release
    case (false, 0): action = code & 32 != 0 ? .move : .press
    default: return nil
    }
    event = MouseEvent(action, column: column, row: row)
  }
}
