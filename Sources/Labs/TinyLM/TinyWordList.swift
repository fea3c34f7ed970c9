internal import Learning
internal import TextUI

/// Every word of the language, by kind, to choose the next one from: bright where the language can
/// go on with it.
struct TinyWordList: Widget {
  /// Words that belong together, from left to right.
  static let columns: [[Int]] = {
    func forms(_ pairs: [Grammar.Inflection]) -> [[String]] {
      [false, true].map { isPlural in pairs.map { $0.form(isPlural: isPlural) } }
    }
    let names =
      [["the", "."] + Grammar.adjectives + Grammar.prepositions] + forms(Grammar.nouns)
      + forms(Grammar.verbs + Grammar.transitiveVerbs)
      + [["lives", "waits", "drinks", "in"] + Grammar.drinks, Grammar.cities]
      + stride(from: 0, to: Grammar.people.count, by: 8).map {
        Array(Grammar.people[$0..<min($0 + 8, Grammar.people.count)])
      }
    return names.map { $0.compactMap { TinyText.numbers[$0] } }
  }()
  /// Rows that show all of them.
  static let rows = columns.map(\.count).max() ?? 0

  /// The word that keys act on.
  var cursor: Int
  /// What the language itself can go on with.
  var allowed: Set<Int>

  var summary: String { "chosen \(TinyText.words[cursor])" }

  /// Where a word stands.
  private static func place(of word: Int) -> Point {
    for (column, words) in columns.enumerated() {
      if let row = words.firstIndex(of: word) { return Point(column: column, row: row) }
    }
    return Point(column: 0, row: 0)
  }

  /// The word that many columns and rows away; at an edge the nearest.
  static func word(after word: Int, columns across: Int, rows down: Int) -> Int {
    let place = place(of: word)
    let words = columns[min(max(0, place.column + across), columns.count - 1)]
    return words[min(max(0, place.row + down), words.count - 1)]
  }

  /// Columns of the screen that a group takes, the sign of the cursor and a gap included.
  private static let widths = columns.map { words in
    (words.map { TinyText.words[$0].displayWidth }.max() ?? 0) + 2
  }

  /// The groups that are shown: all of them, or those around the cursor.
  private func shown(in columns: Int) -> Range<Int> {
    let focus = Self.place(of: cursor).column
    var first = 0
    while first < focus, Self.widths[first...focus].reduce(0, +) > columns { first += 1 }
    var end = focus + 1
    while end < Self.widths.count, Self.widths[first...end].reduce(0, +) <= columns { end += 1 }
    return first..<end
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let shown = shown(in: area.columns)
    let last = max(0, Self.rows - area.rows)
    let top = min(max(0, Self.place(of: cursor).row - area.rows / 2), last)
    var column = area.column
    for group in shown {
      for (row, word) in Self.columns[group].dropFirst(top).prefix(area.rows).enumerated() {
        let cell = Rect(
          column: column, row: area.row + row, columns: Self.widths[group] - 1, rows: 1)
        draw(word, on: &surface, in: cell)
      }
      column += Self.widths[group]
    }
    if shown.upperBound < Self.columns.count, column < area.endColumn {
      surface.write(.ellipsis, column: area.endColumn - 1, row: area.row, style: Style(.muted))
    }
  }

  private func draw(_ word: Int, on surface: inout Surface, in cell: Rect) {
    let isFocused = word == cursor
    if isFocused {
      surface.write(.cursor, column: cell.column, row: cell.row, style: Style(.focus, .bold))
    }
    let isAllowed = allowed.contains(word)
    let text = StyledText(
      TinyText.words[word], isFocused ? .focus : isAllowed ? .strong : .muted,
      isFocused || isAllowed ? .bold : [])
    surface.write(
      text.truncated(to: cell.columns - 1), column: cell.column + 1, row: cell.row)
    surface.mark(.head(word), in: cell)
  }
}

extension TinyLab {
  /// The words that the language itself can go on with; none after what it cannot say.
  var allowed: Set<Int> {
    let text = view == .sample ? writer.text : prompt
    let shares = GrammarPlace.after(text)?.shares ?? []
    return Set(shares.indices.filter { shares[$0] > 0 })
  }

  private var wordList: TinyWordList { TinyWordList(cursor: own.cursor, allowed: allowed) }

  /// The text so far with a blank for the next word.
  func drawText(on surface: inout Surface, in area: Rect, focus: Int? = nil) {
    let words = view == .sample ? Array(writer.text.suffix(161)) : prompt
    let first = (view == .sample ? writer.text : prompt).count - words.count
    // The full stop that everything begins with is shown where it can be looked at.
    let hidden = view == .sample || isChoosing ? 1 : 0
    let tokens = words.dropFirst(hidden).map { TokenStrip.Token(TinyText.words[$0]) }
    var strip = TokenStrip(
      tokens + [TokenStrip.Token("____")], focus: focus.map { $0 - hidden } ?? tokens.count)
    strip.firstMark = first + hidden
    surface.draw(strip, in: area)
  }

  /// The text, every word of the language to go on with, and what the network would say.
  func drawList(on surface: inout Surface, in area: Rect) {
    let width = typed.reduce(6) { $0 + TinyText.words[$1].displayWidth + 3 }
    let most = area.rows >= 16 ? 3 : 1
    let textRows = min(most, max(1, (width + area.columns - 1) / max(1, area.columns)))
    drawText(on: &surface, in: area.top(textRows))
    let rest = area.dropTop(textRows + (area.rows >= 16 ? 1 : 0))
    write(
      .strong("add a word") + .muted("   bright: can come here"), on: &surface,
      in: rest.top(1))
    let list = rest.dropTop(1).top(TinyWordList.rows)
    surface.draw(wordList, in: list)
    let temperature = view == .sample ? sheet.number("temperature") : 1
    if area.columns >= 130 {
      drawNext(
        on: &surface, in: rest.dropLeft(84).left(60).top(20), temperature: temperature)
    } else if rest.rows >= TinyWordList.rows + 5 {
      drawNext(
        on: &surface, in: rest.dropTop(TinyWordList.rows + 2).left(70),
        temperature: temperature)
    }
  }

  /// Where the list is, in words.
  var listSummary: String {
    let next = allowed.contains(own.cursor) ? "which can come here" : "which cannot come here"
    return "choosing a word, \(TinyText.words[own.cursor]), \(next)"
  }

  /// While words are chosen, the list: a line for each kind.
  public var details: [String] {
    isChoosing ? TinyWordList.columns.map { TinyText.text($0) } : []
  }
}
