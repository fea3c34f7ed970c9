internal import TextUI

/// Ordinary keys that some terminals send by their number in Unicode, with the modifiers that were
/// held: xterm with modifyOtherKeys, and kitty's protocol. The tutor asks for neither, but finds
/// them on where another program has left them so.
enum ModifiedKey {
  /// - Parameters:
  ///   - code: The key by its Unicode scalar, unshifted.
  ///   - modifiers: One more than the sum of shift 1, alt 2, control 4; locks come above.
  static func key(_ code: Int, modifiers: Int) -> Key? {
    let held = max(0, modifiers - 1)
    let (isShifted, isControl) = (held & 1 != 0, held & 4 != 0)
    switch code {
    case 9: return isShifted ? .backTab : .tab
    case 13, 57414: return .enter
    case 27: return .escape
    case 8, 127: return .backspace
    // Kitty's numbers for the digits of the pad.
    case 57399...57408: return .character(Character("\(code - 57399)"))
    // Its other private numbers are keys of their own: modifiers, media keys.
    case 57344...63743: return nil
    default: break
    }
    guard let code = UInt32(exactly: code), let scalar = Unicode.Scalar(code), scalar >= " ",
      scalar.properties.generalCategory != .control
    else { return nil }
    let character = Character(scalar)
    if isControl {
      guard scalar.isASCII else { return nil }
      return .control(Character(character.lowercased()))
    }
    guard isShifted, let upper = character.uppercased().first, character.isLetter else {
      return .character(character)
    }
    return .character(upper)
  }
}
