/// A line to type into, with a hint or what is wrong with it below.
///
///     search   gradient desc▏
///              Enter opens the first of 3
public struct TextField: Widget {
  /// At the left of the field; empty starts with the field itself.
  public var label: String
  /// What has been typed, and where the next character goes.
  public var entry: TextEntry
  /// What stands in the field as long as nothing has been typed.
  public var placeholder: String
  /// Below the field.
  public var hint: String?
  /// What is wrong with the text; takes the hint's place.
  public var error: String?
  /// Whether keys type into it; only then is there a caret.
  public var isFocused: Bool
  /// Columns of the field; nil takes what the label leaves.
  public var fieldColumns: Int?

  /// A field that is being typed into, as wide as there is room.
  public init(
    label: String, entry: TextEntry, placeholder: String = "", hint: String? = nil,
    error: String? = nil, isFocused: Bool = true, fieldColumns: Int? = nil
  ) {
    self.label = label
    self.entry = entry
    self.placeholder = placeholder
    self.hint = hint
    self.error = error
    self.isFocused = isFocused
    self.fieldColumns = fieldColumns
  }

  public var summary: String {
    var words = label.isEmpty ? "" : label + ": "
    words += entry.isEmpty ? "empty" : entry.text
    if isFocused, entry.caret < entry.characters.count {
      words += ", caret before \(entry.characters[entry.caret])"
    }
    if let error { words += ", \(error)" } else if let hint { words += ", \(hint)" }
    return words
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let start = label.isEmpty ? 0 : label.displayWidth + 3
    surface.write(StyledText.muted(label), column: area.column, row: area.row)
    let rest = area.dropLeft(start)
    let field = rest.line(0).left(fieldColumns ?? rest.columns)
    drawField(on: &surface, in: field)
    for (row, line) in remark(in: surface.look).wrapped(to: rest.columns, hanging: 2)
      .prefix(max(0, area.rows - 1)).enumerated()
    {
      surface.write(line, column: rest.column, row: area.row + 1 + row)
    }
  }

  private func remark(in look: Look) -> StyledText {
    if let error {
      return StyledText(Glyph.wrong.text(in: look) + " ", .wrong, .bold) + StyledText(error)
    }
    return .muted(hint ?? "")
  }

  /// One blank at the left; what does not fit is cut where it is furthest from the caret, and `…`
  /// says so.
  private func drawField(on surface: inout Surface, in field: Rect) {
    guard !field.isEmpty else { return }
    let background: Ink = .role(isFocused ? .focusWash : .wash)
    let style = Style(isFocused ? .focus : .strong, on: background, .bold)
    surface.fill(field, with: Cell(" ", style))
    surface.mark(.control(0), in: field)
    let room = field.columns - 2
    if entry.isEmpty, !isFocused || room > placeholder.displayWidth {
      surface.write(
        StyledText(placeholder, Style(.muted, on: background)).truncated(to: room),
        column: field.column + 1 + (isFocused ? 1 : 0), row: field.row)
    }
    let first = firstShown(room: room)
    var column = field.column + 1
    for index in first..<entry.characters.count {
      let character = entry.characters[index]
      guard column + character.displayWidth < field.endColumn else { break }
      let isCaret = isFocused && index == entry.caret
      surface.write(
        String(character), column: column, row: field.row,
        style: isCaret ? Style(.focus, on: background, [.bold, .underline]) : style, within: field)
      column += character.displayWidth
    }
    if first > 0 { surface.write(.ellipsis, column: field.column, row: field.row, style: style) }
    if isFocused, entry.caret == entry.characters.count {
      surface.write(.caret, column: column, row: field.row, style: style)
    }
  }

  /// The first character that is shown: as few as possible are left out, and the caret is in sight.
  private func firstShown(room: Int) -> Int {
    var first = 0
    var width = entry.characters[..<entry.caret].reduce(0) { $0 + $1.displayWidth } + 1
    while width > max(1, room), first < entry.caret {
      width -= entry.characters[first].displayWidth
      first += 1
    }
    return first
  }
}
