/// Numbered options to choose from, as a question shows them.
///
/// Give it the text column with one column more at its left: the focused or locked row is washed
/// from there on, markers stand in the second column, numbers in the fourth and options from the
/// seventh on.
///
///     ◉ 2  in different valleys       your prediction
public struct OptionList: Widget {
  /// One line to choose.
  public struct Option: Hashable, Sendable {
    /// What it says, in as many rows as it takes.
    public var text: StyledText
    /// How it stands in the question.
    public var mark: Mark
    /// At the right of its first line: `your prediction`.
    public var note: String?

    /// An option that nobody has chosen, unless it is marked.
    public init(_ text: StyledText, mark: Mark = .none, note: String? = nil) {
      self.text = text
      self.mark = mark
      self.note = note
    }
  }

  /// How an option stands: chosen, judged, or neither.
  public enum Mark: Hashable, Sendable {
    case none
    /// One of several that are ticked.
    case checked
    /// Given as the answer, and not judged yet.
    case locked
    /// The right one, chosen or not.
    case right
    /// Chosen, and wrong.
    case wrong
  }

  /// How many of the options make an answer.
  public enum Kind: Hashable, Sendable {
    /// One of them.
    case single
    /// Any number of them, each with a box.
    case multiple
    /// All of them, in an order; the line that is being moved, if any.
    case order(moving: Int? = nil)
  }

  /// What options are called, and chosen by: 1, 2, 3 or a, b, c, from a again after z.
  public enum Labels: Hashable, Sendable { case digits, letters }

  /// In the order in which they are shown.
  public var options: [Option]
  /// Decides between markers, boxes and moving lines.
  public var kind: Kind
  /// What keys act on; nil once it is answered, or while another pane is focused.
  public var focus: Int?
  /// Letters where digits already mean something else on the screen.
  public var labels: Labels
  /// The row wished for at the top; moved so that the focused option is in sight.
  public var scroll: Int

  /// By default one of the numbered options is to be chosen, and none is focused.
  public init(
    _ options: [Option], kind: Kind = .single, focus: Int? = nil, labels: Labels = .digits,
    scroll: Int = 0
  ) {
    self.options = options
    self.kind = kind
    self.focus = focus
    self.labels = labels
    self.scroll = scroll
  }

  /// Columns before the text of an option.
  private var indent: Int { kind == .multiple ? 10 : 6 }

  public var summary: String {
    if options.isEmpty { return "no options" }
    return options.enumerated().map { index, option in
      var words = "\(label(index)) \(option.text.plain)"
      switch option.mark {
      case .none: break
      case .checked: words += ", ticked"
      case .locked: words += ", locked in"
      case .right: words += ", right"
      case .wrong: words += ", your answer, wrong"
      }
      if let note = option.note { words += ", \(note)" }
      if case .order(let moving?) = kind, index == moving { words += ", being moved" }
      if index == focus { words += ", focused" }
      return words
    }.joined(separator: "; ")
  }

  /// How many rows it takes in that many columns.
  public func height(columns: Int) -> Int {
    options.indices.reduce(0) { $0 + lines($1, columns: columns).count }
  }

  /// The rows of option `index`, counted from the first row of the list, for the mouse.
  public func rows(of index: Int, columns: Int) -> Range<Int> {
    let start = options.indices.prefix(index).reduce(0) { $0 + lines($1, columns: columns).count }
    return start..<start
      + (options.indices.contains(index) ? lines(index, columns: columns).count : 0)
  }

  /// Draws as many options as fit, the focused one always among them, and says how many rows do
  /// not.
  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let window = window(in: area.size)
    var row = area.row - window.first
    for index in options.indices {
      let lines = lines(index, columns: area.columns)
      draw(index, lines, on: &surface, row: row, in: area)
      surface.mark(
        .item(index),
        in: Rect(column: area.column, row: row, columns: area.columns, rows: lines.count))
      row += lines.count
    }
    surface.draw(ScrollMarks(window), in: area)
  }

  private func draw(
    _ index: Int, _ lines: [StyledText], on surface: inout Surface, row: Int, in area: Rect
  ) {
    let option = options[index]
    let background = background(index)
    if background != .standard {
      let rows = Rect(column: area.column, row: row, columns: area.columns, rows: lines.count)
      surface.fill(rows, with: Cell(" ", Style(.ink, on: background)))
    }
    let emphasis = emphasis(index)
    for (offset, line) in lines.enumerated() {
      let styled = line.mapStyles { style in
        Style(emphasis.foreground(style), on: background, style.attributes.union(emphasis.bold))
      }
      surface.write(styled, column: area.column + indent, row: row + offset)
    }
    let number = Style(
      index == focus ? .focus : emphasis.number, on: background, emphasis.bold)
    surface.write(label(index), column: area.column + 3, row: row, style: number)
    if kind == .multiple {
      let isTicked = option.mark != .none && !isMissed(index)
      surface.write(
        isTicked ? "[x]" : "[ ]", column: area.column + 6, row: row,
        style: Style(emphasis.number, on: background, emphasis.bold))
    }
    drawMarker(index, on: &surface, column: area.column + 1, row: row, background: background)
    if let note = note(index), lines.count > 0 {
      let room = area.columns - indent - lines[0].width - 3
      if note.displayWidth <= room {
        surface.write(
          StyledText(note, Style(.muted, on: background)), endColumn: area.endColumn - 1, row: row)
      }
    }
  }

  private func drawMarker(
    _ index: Int, on surface: inout Surface, column: Int, row: Int, background: Ink
  ) {
    switch options[index].mark {
    case .right:
      let text = Glyph.right.text(in: surface.look)
      surface.write(
        text, column: column + 1 - text.count, row: row, style: Style(.right, on: background, .bold)
      )
    case .wrong:
      surface.write(.wrong, column: column, row: row, style: Style(.wrong, on: background, .bold))
    case .locked:
      surface.write(.locked, column: column, row: row, style: Style(.ink, on: background))
    case .none, .checked:
      guard index == focus else { return }
      let glyph: Glyph = isMoving(index) ? .moves : .cursor
      surface.write(glyph, column: column, row: row, style: Style(.focus, on: background, .bold))
    }
  }

  private struct Emphasis {
    var number: Role
    var text: Role?
    var bold: Style.Attributes

    /// Words that carry a colour of their own keep it unless the option steps back.
    func foreground(_ style: Style) -> Ink {
      guard let text else { return style.foreground }
      return text == .muted || style.foreground == .role(.ink) ? .role(text) : style.foreground
    }
  }

  private func emphasis(_ index: Int) -> Emphasis {
    switch options[index].mark {
    case .locked, .wrong: Emphasis(number: .strong, text: .strong, bold: .bold)
    case .right: Emphasis(number: .strong, text: nil, bold: isMissed(index) ? [] : .bold)
    case .checked: Emphasis(number: .strong, text: .strong, bold: .bold)
    case .none:
      if index == focus {
        Emphasis(number: .focus, text: .strong, bold: .bold)
      } else if isAnswered {
        Emphasis(number: .muted, text: .muted, bold: [])
      } else {
        Emphasis(number: .strong, text: nil, bold: [])
      }
    }
  }

  private func background(_ index: Int) -> Ink {
    if index == focus { return .role(.focusWash) }
    return switch options[index].mark {
    case .locked, .wrong: .role(.wash)
    case .right: isMissed(index) ? .standard : .role(.wash)
    case .none, .checked: .standard
    }
  }

  /// Something has been locked or judged, so that the other options step back.
  private var isAnswered: Bool {
    options.contains { $0.mark != .none && $0.mark != .checked }
  }

  /// Right, but another option was chosen.
  private func isMissed(_ index: Int) -> Bool {
    kind == .single && options[index].mark == .right
      && options.contains { $0.mark == .wrong }
  }

  private func isMoving(_ index: Int) -> Bool {
    if case .order(let moving) = kind { moving == index } else { false }
  }

  private func note(_ index: Int) -> String? {
    options[index].note ?? (isMoving(index) ? "moving" : nil)
  }

  private func label(_ index: Int) -> String {
    switch labels {
    case .digits: return "\(index + 1)"
    case .letters:
      let letters = Array("abcdefghijklmnopqrstuvwxyz")
      return String(letters[index % letters.count])
    }
  }

  /// A note shares the first line with the text only where both have room.
  private func lines(_ index: Int, columns: Int) -> [StyledText] {
    options[index].text.wrapped(to: max(1, columns - indent - 1))
  }

  /// The rows in sight: all of them, or those around the focused option.
  public func window(in size: Size) -> ScrollWindow {
    let height = height(columns: size.columns)
    return ScrollWindow(
      count: height, rows: size.rows, first: scroll,
      focus: focus.map { rows(of: $0, columns: size.columns) })
  }
}
