/// A field for a number, its unit at the right and a hint or what is wrong with it below.
///
///     your answer   0.34▏    loss
///                   between 0 and 1
public struct NumberField: Widget {
  /// At the left of the field; empty starts with the field itself.
  public var label: String
  /// What has been typed.
  public var text: String
  /// Where the next character goes, counted in characters; nil is the end.
  public var caret: Int?
  /// At the right of the field, as the number is to be read: `%`, `loss`.
  public var unit: String?
  /// `between 0 and 100`.
  public var hint: String?
  /// What is wrong with the text; takes the hint's place.
  public var error: String?
  /// Whether keys type into it; only then is there a caret.
  public var isFocused: Bool
  /// Columns of the field.
  public var fieldColumns: Int

  /// A field that is being typed into. `fieldColumns` is at least 3, which leave room for a digit and
  /// the caret.
  public init(
    label: String, text: String, caret: Int? = nil, unit: String? = nil, hint: String? = nil,
    error: String? = nil, isFocused: Bool = true, fieldColumns: Int = 10
  ) {
    self.label = label
    self.text = text
    self.caret = caret
    self.unit = unit
    self.hint = hint
    self.error = error
    self.isFocused = isFocused
    self.fieldColumns = max(3, fieldColumns)
  }

  /// One for the field, and one for a hint or error of one line.
  public static let rows = 2

  public var summary: String {
    var words = "\(label): \(text.isEmpty ? "empty" : text)"
    if let unit { words += " \(unit)" }
    if let error { words += ", \(error)" } else if let hint { words += ", \(hint)" }
    return words
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let start = area.column + (label.isEmpty ? 0 : label.displayWidth + 3)
    surface.write(StyledText.muted(label), column: area.column, row: area.row)
    let field = Rect(column: start, row: area.row, columns: fieldColumns, rows: 1)
    drawField(on: &surface, in: field)
    if let unit {
      surface.write(StyledText.muted(unit), column: field.endColumn + 1, row: area.row)
    }
    for (row, line) in remark(in: surface.look).wrapped(to: area.endColumn - start, hanging: 2)
      .enumerated()
    {
      surface.write(line, column: start, row: area.row + 1 + row)
    }
  }

  private func remark(in look: Look) -> StyledText {
    if let error {
      return StyledText(Glyph.wrong.text(in: look) + " ", .wrong, .bold) + StyledText(error)
    }
    return .muted(hint ?? "")
  }

  /// Right-aligned, with one column at the right for the caret.
  private func drawField(on surface: inout Surface, in field: Rect) {
    let background: Ink = .role(isFocused ? .focusWash : .wash)
    let style = Style(isFocused ? .focus : .strong, on: background, .bold)
    surface.fill(field, with: Cell(" ", style))
    let characters = Array(text)
    let caret = min(max(0, caret ?? characters.count), characters.count)
    let last = field.endColumn - 2
    // A text that is too long is shown from its end, or from the caret if that lies further left.
    let room = max(1, field.columns - 3)
    let first = max(0, min(characters.count - room, caret))
    let shown = characters[first...].prefix(room)
    var column = last - shown.count
    for (offset, character) in shown.enumerated() {
      let isCaret = isFocused && first + offset == caret
      surface.write(
        String(character), column: column, row: field.row,
        style: isCaret ? Style(.focus, on: background, [.bold, .underline]) : style, within: field)
      column += 1
    }
    if isFocused, caret == characters.count {
      surface.write(.caret, column: last, row: field.row, style: style)
    }
  }
}
