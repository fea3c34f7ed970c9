/// One character cell.
public struct Cell: Hashable, Sendable {
  /// What it shows, as wide as one column or two.
  public var character: Character
  /// How it is drawn.
  public var style: Style

  /// A character in the terminal's own colours, unless it has a style.
  public init(_ character: Character, _ style: Style = .plain) {
    self.character = character
    self.style = style
  }

  /// What a surface is full of before anything is drawn.
  public static let blank = Cell(" ")

  /// True for the right half of a double-width character, which a terminal must not be sent.
  public var isContinuation: Bool { character == Self.continuation }

  static let continuation: Character = "\u{200B}"
}

/// A picture made of cells; what lies outside is clipped.
///
/// Whatever is stored can be shown: control characters become blanks, no-break and thin spaces
/// plain ones, and where the look has no more than ASCII every character its stand-in.
public struct Surface: Sendable {
  /// How many cells there are; it never changes.
  public let size: Size
  /// What the terminal can show, for widgets that pick their marks by it.
  public let look: Look
  /// Where drawing has an effect; narrowed while a widget draws, see `narrowClip(to:)`.
  public private(set) var clip: Rect
  /// What the mouse can act on, in the order in which it was marked; see `mark(_:in:)`.
  public private(set) var regions: [HitRegion] = []
  /// The numbers of networks that stand on it, in the order in which they were marked; see
  /// `mark(_:value:in:half:)`.
  public private(set) var numbers: [NumberRegion] = []
  /// In whose name marks are made.
  private(set) var owner = ""
  private var cells: [Cell]

  /// A surface of blanks; less than no columns or rows are none.
  public init(_ size: Size, look: Look = .standard) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.look = look
    clip = Rect(self.size)
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  /// The whole of it.
  public var bounds: Rect { Rect(size) }

  /// Reading outside gives a blank; writing outside, or outside the clip, does nothing.
  ///
  /// A double-width character also takes the cell at its right, and is left out if that one is
  /// not free to take.
  public subscript(column: Int, row: Int) -> Cell {
    get {
      bounds.contains(column: column, row: row) ? cells[row * size.columns + column] : .blank
    }
    set {
      guard clip.contains(column: column, row: row) else { return }
      let shown = showable(newValue.character)
      if shown.isWide {
        guard column + 1 < clip.endColumn else { return }
        store(Cell(shown.character, newValue.style), at: row * size.columns + column)
        store(Cell(Cell.continuation, newValue.style), at: row * size.columns + column + 1)
      } else {
        store(Cell(shown.character, newValue.style), at: row * size.columns + column)
      }
    }
  }

  /// Keeps drawing within `area` as well as the present clip, and returns the latter.
  ///
  ///     let outer = surface.narrowClip(to: area)
  ///     defer { surface.restoreClip(outer) }
  public mutating func narrowClip(to area: Rect) -> Rect {
    let outer = clip
    clip = clip.intersection(area)
    return outer
  }

  /// Ends what `narrowClip(to:)` began.
  public mutating func restoreClip(_ outer: Rect) { clip = outer.intersection(bounds) }

  /// Puts a picture into this one.
  public mutating func copy(_ other: Surface, at origin: Point) {
    copy(other, part: other.bounds, at: origin)
  }

  mutating func addRegion(_ region: HitRegion) { regions.append(region) }

  mutating func addNumber(_ number: NumberRegion) { numbers.append(number) }

  /// Takes the mouse from all that was drawn so far: something lies on top of it.
  public mutating func coverRegions() { (regions, numbers) = ([], []) }

  /// Makes marks in another name, and returns the former one.
  mutating func setOwner(_ name: String) -> String {
    defer { owner = name }
    return owner
  }

  private func showable(_ character: Character) -> (character: Character, isWide: Bool) {
    if let byte = character.utf8.first, byte < 0x80 {
      if byte >= 0x20, byte != 0x7F, character.utf8.count == 1 { return (character, false) }
      return (byte >= 0x20 && byte != 0x7F ? firstScalar(of: character) : " ", false)
    }
    if look.glyphs == .ascii { return (character.asciiFolded, false) }
    switch character.displayWidth {
    case 0: return (" ", false)
    case 1: return (character.isWhitespace ? " " : character, false)
    default: return (character, true)
    }
  }

  /// ASCII with combining marks keeps them where the look allows it.
  private func firstScalar(of character: Character) -> Character {
    guard look.glyphs == .ascii, let scalar = character.unicodeScalars.first else {
      return character
    }
    return Character(scalar)
  }

  /// Stores a cell; a double-width character that loses one of its halves loses the other too.
  private mutating func store(_ cell: Cell, at index: Int) {
    let old = cells[index]
    cells[index] = cell
    if old.isContinuation, !cell.isContinuation, index % size.columns > 0 {
      cells[index - 1].character = " "
    }
    let right = index + 1
    if right % size.columns != 0, cells[right].isContinuation { cells[right].character = " " }
  }
}

extension Surface: Equatable {
  /// What is seen is the same; the clip and the marks do not matter.
  public static func == (first: Surface, second: Surface) -> Bool {
    first.size == second.size && first.look == second.look && first.cells == second.cells
  }
}
