/// A line that is being typed: its characters and the place where the next one goes.
public struct TextEntry: Hashable, Sendable {
  /// What has been typed.
  public private(set) var characters: [Character]
  /// How many characters stand before the caret.
  public private(set) var caret: Int
  /// How many characters there may be at most.
  public var limit: Int

  /// A line with the caret at its end; what is beyond `limit` is left out.
  public init(_ text: String = "", limit: Int = 120) {
    characters = Array(text.prefix(max(0, limit)))
    caret = characters.count
    self.limit = limit
  }

  /// What has been typed.
  public var text: String { String(characters) }
  /// Whether nothing has been typed.
  public var isEmpty: Bool { characters.isEmpty }

  /// Puts a character in at the caret.
  ///
  /// - Returns: whether there was room for it.
  @discardableResult
  public mutating func insert(_ character: Character) -> Bool {
    guard characters.count < limit, character.displayWidth > 0 else { return false }
    characters.insert(character, at: caret)
    caret += 1
    return true
  }

  /// Puts in what has been pasted, as far as there is room: its lines become one, apart by blanks,
  /// and characters that `keeps` refuses are left out.
  public mutating func paste(_ text: String, keeping keeps: (Character) -> Bool = { _ in true }) {
    let pasted = text.trimmed.map { $0.isWhitespace ? " " : $0 }
    for character in pasted where keeps(character) { insert(character) }
  }

  /// Backspace: the character before the caret goes.
  public mutating func erase() {
    guard caret > 0 else { return }
    caret -= 1
    characters.remove(at: caret)
  }

  /// Delete: the character behind the caret goes.
  public mutating func delete() {
    if caret < characters.count { characters.remove(at: caret) }
  }

  /// Moves the caret, as far as there are characters.
  public mutating func move(by places: Int) {
    caret = min(max(0, caret + places), characters.count)
  }

  /// Moves the caret to a place counted in characters, or as near as there is one.
  public mutating func move(to place: Int) { caret = min(max(0, place), characters.count) }

  /// Replaces all of it and moves the caret to the end.
  public mutating func replace(by text: String) { self = TextEntry(text, limit: limit) }

  /// Lets a key edit the line: printable keys are text, ← → Home End move the caret, Backspace and
  /// Delete take away.
  ///
  /// - Returns: whether the key is one of these; the others belong to the screen.
  @discardableResult
  public mutating func press(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(character)
    case .left: move(by: -1)
    case .right: move(by: 1)
    case .home: caret = 0
    case .end: caret = characters.count
    case .backspace: erase()
    case .delete: delete()
    case .enter, .escape, .tab, .backTab, .insert, .up, .down, .pageUp, .pageDown, .function,
      .control:
      return false
    }
    return true
  }
}

extension String {
  /// Without blanks and line ends at both ends.
  fileprivate var trimmed: Substring {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
