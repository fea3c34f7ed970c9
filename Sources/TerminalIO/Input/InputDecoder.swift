package import TextUI

/// Turns the bytes that a terminal sends into input.
///
/// Understands xterm and its kin, kitty, tmux, rxvt and the Linux console. A sequence may arrive
/// in pieces: what is unfinished is kept until the rest comes, or until `giveUp`. What it does not
/// know it swallows rather than typing it, and the terminal's answers to questions, however late,
/// are kept in `answers`.
package struct InputDecoder {
  /// After this long a lone ESC is the key and not the beginning of a sequence.
  package static let escapeDelay = 0.025
  /// After this long the rest of a sequence will not come.
  package static let sequenceDelay = 0.25
  /// After this long in the middle of a paste its end has been lost on the way.
  package static let pasteDelay = 5.0
  /// What is pasted beyond this is dropped.
  package static let longestPaste = 1 << 20

  private static let escape: UInt8 = 0x1B
  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private var pending: [UInt8] = []
  /// What was pasted so far, while a paste goes on.
  private var pasted: [UInt8]?
  /// The last bytes of the paste that were searched for its end, which may begin in them.
  private var tail: [UInt8] = []
  /// What the terminal has said about itself.
  package private(set) var answers = TerminalAnswers()

  /// A decoder to which nothing was sent yet.
  package init() {}

  private enum Item {
    case input(Input, length: Int)
    case nothing(length: Int)
    /// The terminal's own words: an operating system command, or a control sequence.
    case command(ArraySlice<UInt8>, length: Int)
    case report(ArraySlice<UInt8>, final: UInt8, length: Int)
    case pasteStart
    case unfinished
  }

  /// Seconds to wait for the rest of what has begun; nil when nothing has.
  package var patience: Double? {
    if pasted != nil { return Self.pasteDelay }
    if pending.isEmpty { return nil }
    return pending == [Self.escape] ? Self.escapeDelay : Self.sequenceDelay
  }

  /// What these bytes, after those before them, mean.
  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Input] {
    pending += bytes
    var inputs: [Input] = []
    // Taken from the front one by one, the rest would move each time.
    var rest = pending[...]
    defer { pending = Array(rest) }
    while !rest.isEmpty {
      if pasted != nil {
        guard let input = continuePaste(&rest) else { break }
        inputs.append(input)
        continue
      }
      switch Self.item(at: rest) {
      case .input(let input, let length):
        inputs.append(input)
        rest = rest.dropFirst(length)
      case .nothing(let length):
        rest = rest.dropFirst(length)
      case .command(let body, let length):
        answers.hear(command: body)
        rest = rest.dropFirst(length)
      case .report(let parameters, let final, let length):
        answers.hear(parameters: parameters, final: final)
        rest = rest.dropFirst(length)
      case .pasteStart:
        pasted = []
        rest = rest.dropFirst(Self.pasteStart.count)
      case .unfinished:
        return inputs
      }
    }
    return inputs
  }

  /// What the unfinished bytes mean, now that the rest did not come.
  package mutating func giveUp() -> [Input] {
    if let input = endPaste(adding: tail) { return [input] }
    defer { pending = [] }
    guard pending.first == Self.escape else { return [] }
    switch pending.count {
    case 1: return [.key(.escape)]
    // Alt with a key that also begins sequences.
    case 2: return [.key(.escape), .key(.character(Character(Unicode.Scalar(pending[1]))))]
    default: return []
    }
  }

  // MARK: Paste

  /// Takes in what belongs to the paste; the whole of it once its end has come.
  private mutating func continuePaste(_ bytes: inout ArraySlice<UInt8>) -> Input? {
    let searched = tail + bytes
    bytes = []
    guard let end = searched.firstRange(of: Self.pasteEnd) else {
      let sure = max(0, searched.count - Self.pasteEnd.count + 1)
      keep(searched[..<sure])
      tail = Array(searched[sure...])
      return nil
    }
    bytes = searched[end.upperBound...]
    return endPaste(adding: searched[..<end.lowerBound])
  }

  private mutating func endPaste(adding bytes: some Collection<UInt8>) -> Input? {
    guard pasted != nil else { return nil }
    keep(bytes)
    defer {
      pasted = nil
      tail = []
    }
    return pasted.map { .paste(Self.text(ofPaste: $0)) }
  }

  /// A paste without an end would take all the memory there is.
  private mutating func keep(_ bytes: some Collection<UInt8>) {
    guard let count = pasted?.count else { return }
    pasted?.append(contentsOf: bytes.prefix(Self.longestPaste - count))
  }

  /// Lines end in a line feed; of the control characters only that and the tab are kept.
  private static func text(ofPaste bytes: some Sequence<UInt8>) -> String {
    let text = String(decoding: Array(bytes), as: UTF8.self)
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n": if previous != "\r" { scalars.append("\n") }
      case "\t": scalars.append("\t")
      case "\0"..<" ", "\u{7F}": break
      default: scalars.append(scalar)
      }
      previous = scalar
    }
    return String(scalars)
  }
}

extension InputDecoder {
  private static func item(at bytes: ArraySlice<UInt8>) -> Item {
    guard let first = bytes.first else { return .unfinished }
    switch first {
    case escape: return sequence(at: bytes)
    case 0x0D, 0x0A: return .input(.key(.enter), length: 1)
    case 0x09: return .input(.key(.tab), length: 1)
    case 0x08, 0x7F: return .input(.key(.backspace), length: 1)
    case 0x00: return .input(.key(.control(" ")), length: 1)
    case 0x01...0x1A: return .input(.key(.control(letter(first + 0x60))), length: 1)
    case 0x1C...0x1F: return .input(.key(.control(letter(first + 0x40))), length: 1)
    default: return character(at: bytes, first: first)
    }
  }

  private static func letter(_ code: UInt8) -> Character { Character(Unicode.Scalar(code)) }

  /// One Unicode scalar in UTF-8; bytes that are none are passed over.
  private static func character(at bytes: ArraySlice<UInt8>, first: UInt8) -> Item {
    let length =
      switch first {
      case 0x00..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    guard length > 0 else { return .nothing(length: 1) }
    let isBroken = bytes.dropFirst().prefix(length - 1).contains { $0 & 0xC0 != 0x80 }
    guard !isBroken else { return .nothing(length: 1) }
    guard bytes.count >= length else { return .unfinished }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self)
    guard let scalar = text.unicodeScalars.first, scalar != "\u{FFFD}",
      scalar.properties.generalCategory != .control
    else { return .nothing(length: length) }
    return .input(.key(.character(Character(scalar))), length: length)
  }

  private static func sequence(at bytes: ArraySlice<UInt8>) -> Item {
    guard let second = bytes.dropFirst().first else { return .unfinished }
    switch second {
    case UInt8(ascii: "["): return controlSequence(at: bytes)
    case UInt8(ascii: "O"):
      guard let final = bytes.dropFirst(2).first else { return .unfinished }
      guard let key = KeySequences.key(afterSS3: final) else { break }
      return .input(.key(key), length: 3)
    // Answers to questions: operating system commands, device strings and their like.
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return controlString(at: bytes)
    default: break
    }
    // Alt sends ESC before the key: two keys.
    return .input(.key(.escape), length: 1)
  }

  /// Everything up to BEL or ST.
  private static func controlString(at bytes: ArraySlice<UInt8>) -> Item {
    let body = bytes.dropFirst(2)
    guard let end = body.firstIndex(where: { $0 == 0x07 || $0 == escape }) else {
      return .unfinished
    }
    var length = end - bytes.startIndex + 1
    if bytes[end] == escape {
      guard end + 1 < bytes.endIndex else { return .unfinished }
      // Any other ESC begins something new.
      length += bytes[end + 1] == UInt8(ascii: "\\") ? 1 : -1
    }
    let isCommand = bytes.dropFirst().first == UInt8(ascii: "]")
    return isCommand ? .command(body[..<end], length: length) : .nothing(length: length)
  }

  /// `ESC [`, parameters, intermediates, a final byte.
  private static func controlSequence(at bytes: ArraySlice<UInt8>) -> Item {
    let body = bytes.dropFirst(2)
    // The Linux console's F1 to F5: ESC [ [ A.
    if body.first == UInt8(ascii: "[") {
      guard let letter = body.dropFirst().first else { return .unfinished }
      guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else {
        return .nothing(length: 4)
      }
      return .input(.key(.function(Int(letter - UInt8(ascii: "A")) + 1)), length: 4)
    }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      return .unfinished
    }
    let length = end - bytes.startIndex + 1
    guard (0x40...0x7E).contains(bytes[end]) else { return .nothing(length: length - 1) }
    let parameters = body[..<end]

    switch bytes[end] {
    case UInt8(ascii: "M") where parameters.isEmpty:
      guard bytes.count >= 6 else { return .unfinished }
      return mouse(MouseReport(legacy: Array(bytes.dropFirst(3).prefix(3))), length: 6)
    case UInt8(ascii: "M"), UInt8(ascii: "m"):
      return mouse(MouseReport(parameters, final: bytes[end]), length: length)
    case UInt8(ascii: "~") where parameters.elementsEqual("200".utf8): return .pasteStart
    case UInt8(ascii: "c"), UInt8(ascii: "y"):
      return .report(parameters, final: bytes[end], length: length)
    default:
      guard let key = KeySequences.key(parameters: parameters, final: bytes[end]) else {
        return .nothing(length: length)
      }
      return .input(.key(key), length: length)
    }
  }

  private static func mouse(_ report: MouseReport?, length: Int) -> Item {
    report.map { .input(.mouse($0.event), length: length) } ?? .nothing(length: length)
  }
}
