internal import CNcurses
internal import TextUI

/// Draws surfaces into curses' screen, one changed cell after another.
struct Canvas {
  private struct Drawing {
    let attributes: attr_t
    let pair: Int32
    /// The number of the colour behind the character.
    let ground: Int32
    /// Whether the character has the colour of its ground: nothing of it can be seen.
    let isHidden: Bool
    /// Whether a blank, too, shows more than its ground.
    let marksBlanks: Bool
  }

  private var palette: Palette
  private let colors: ColorNumbers
  private var pairs: PairTable
  private var drawings: [Style: Drawing] = [:]
  /// What curses' screen holds; nil when that is not known.
  private var shown: Surface?

  init(look: Look, colorCount: Int, pairCount: Int) {
    palette = Palette(look)
    colors = ColorNumbers(count: look.colors == .none ? 0 : colorCount)
    pairs = PairTable(capacity: pairCount)
  }

  /// Whether what it drew is still the picture to build on.
  var hasDrawn: Bool { shown != nil }

  /// Draws what differs from the last surface; false when nothing does.
  mutating func draw(_ surface: Surface) -> Bool {
    if surface == shown { return false }
    if !drawCells(of: surface) {
      // Out of colour pairs: the screen's cells name pairs that now mean something else, so that
      // all of them are drawn again. What does not fit even then is drawn without colour.
      pairs.removeAll()
      drawings = [:]
      reset_color_pairs()
      forget()
      _ = drawCells(of: surface)
    }
    shown = surface
    return true
  }

  /// Draws everything anew, in the colours of another theme.
  mutating func follow(_ look: Look) {
    palette = Palette(look)
    drawings = [:]
    forget()
  }

  /// Draws everything the next time.
  mutating func forget() {
    shown = nil
    unsafe werase(cn_stdscr())
    unsafe clearok(cn_curscr(), true)
  }

  /// False when colour pairs ran out on the way.
  private mutating func drawCells(of surface: Surface) -> Bool {
    let old = shown.flatMap { $0.size == surface.size ? $0 : nil }
    let isAnew = old == nil
    if isAnew { unsafe werase(cn_stdscr()) }
    let isFresh = drawings.isEmpty
    for row in 0..<min(surface.size.rows, Int(cn_lines())) {
      var last: Drawing?
      for column in 0..<min(surface.size.columns, Int(cn_columns())) {
        let cell = surface[column, row]
        if cell.isContinuation { continue }
        if let old, old[column, row] == cell { continue }
        guard let own = drawing(of: cell.style, isLastTry: isAnew && isFresh) else {
          return false
        }
        let right = surface[column + 1, row]
        let isBlank = own.isHidden || cell.character == " "
        let drawing = isBlank ? Self.drawing(ofBlank: own, after: last, before: right) : own
        put(
          isBlank ? " " : cell.character, width: right.isContinuation ? 2 : 1, drawing,
          column: column, row: row)
        last = drawing
      }
    }
    return true
  }

  /// A blank may have whatever colour its character would have: that of the one before it costs
  /// nothing to send. At the end of a line it has none, so that the line can be cut there.
  private static func drawing(
    ofBlank own: Drawing, after last: Drawing?, before right: Cell
  ) -> Drawing {
    guard let last, !own.marksBlanks, !last.marksBlanks, last.ground == own.ground,
      own.ground >= 0 || right.character != " "
    else { return own }
    return last
  }

  private func put(
    _ character: Character, width: Int, _ drawing: Drawing, column: Int, row: Int
  ) {
    // A cell of curses holds five code points at most.
    let text = character.unicodeScalars.prefix(5).map { wchar_t(bitPattern: $0.value) }
    unsafe wmove(cn_stdscr(), Int32(row), Int32(column))
    if let first = text.first, wcwidth(first) == width {
      add(text, drawing)
    } else {
      // What the C library measures differently would shift the rest of the line.
      for mark in "? ".unicodeScalars.prefix(width) {
        add([wchar_t(bitPattern: mark.value)], drawing)
      }
    }
  }

  private func add(_ text: [wchar_t], _ drawing: Drawing) {
    var cell = cchar_t()
    unsafe cn_make_cell(&cell, text + [0], drawing.attributes, drawing.pair)
    unsafe wadd_wch(cn_stdscr(), &cell)
  }

  private mutating func drawing(of style: Style, isLastTry: Bool) -> Drawing? {
    if let drawing = drawings[style] { return drawing }
    let resolved = palette.resolve(style)
    let foreground = colors.number(of: resolved.foreground)
    let background = colors.number(of: resolved.background)
    guard let pair = pair(foreground, background) ?? (isLastTry ? 0 : nil) else { return nil }
    let marksBlanks = !resolved.attributes.isDisjoint(with: [.underline, .reverse])
    let drawing = Drawing(
      attributes: Self.bits(of: resolved.attributes), pair: pair, ground: background,
      isHidden: foreground == background && background >= 0 && !marksBlanks,
      marksBlanks: marksBlanks)
    drawings[style] = drawing
    return drawing
  }

  private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32? {
    switch pairs.number(foreground: foreground, background: background) {
    case .known(let number): return number
    case .new(let number):
      return init_extended_pair(number, foreground, background) == OK ? number : 0
    case .full: return nil
    }
  }

  private static func bits(of attributes: Style.Attributes) -> attr_t {
    var bits = CN_NORMAL
    if attributes.contains(.bold) { bits |= CN_BOLD }
    if attributes.contains(.dim) { bits |= CN_DIM }
    if attributes.contains(.italic) { bits |= CN_ITALIC }
    if attributes.contains(.underline) { bits |= CN_UNDERLINE }
    if attributes.contains(.reverse) { bits |= CN_REVERSE }
    return bits
  }
}
