internal import TextUI

extension Search {
  private static let size = Size(columns: 92, rows: 18)
  private static let wideColumns = 126
  /// From here on there is room for a preview beside the list.
  fileprivate static let previewColumns = 90
  fileprivate static let listColumns = 46

  func area(on size: Size) -> Rect {
    Overlay.area(forRows: max(Self.size.rows, min(32, size.rows - 20)), in: Rect(size))
  }

  func sheet(in area: Rect) -> Overlay {
    let columns = area.columns >= 150 ? Self.wideColumns : Self.size.columns
    var hints = [KeyHint("↑↓", "choose", priority: 4)]
    if let chosen, chosen.kind != .coming {
      hints.append(KeyHint("Enter", Self.label(of: chosen.place), priority: 5))
    }
    if !query.isEmpty { hints.append(KeyHint("^U", "clear", priority: 1)) }
    return Overlay(
      title: "Search", state: .muted(count), content: SearchText(state: self), columns: columns,
      hints: hints + [KeyHint("Esc", "back", priority: 6)])
  }

  private var count: String {
    if words.isEmpty { return "lessons, labs and terms" }
    return hits.isEmpty ? "nothing found" : "\(cursor + 1) of \(hits.count)"
  }

  private static func label(of place: Place) -> String {
    switch place {
    case .lesson(let id, nil): "open \(id)"
    case .lesson(let id, let step?): "open \(id) at step \(step + 1)"
    case .term: "look it up"
    case .lab: "open the lab"
    }
  }
}

/// What was typed, what was found, and beside it what the chosen find says.
private struct SearchText: Widget {
  let state: Search

  var summary: String {
    guard let chosen = state.chosen else { return "nothing contains \(state.query)" }
    return "\(state.hits.count) found, chosen: \(chosen.title), \(chosen.context)"
  }

  func draw(on surface: inout Surface, in area: Rect) {
    QueryLine(
      mark: "/", query: state.query, hint: "a word or two: titles come first, then the text"
    )
    .draw(on: &surface, in: area.top(1))
    let body = area.dropTop(2)
    guard !state.hits.isEmpty else {
      surface.draw(TextView(.muted(nothing)), in: body.left(64))
      return
    }
    if body.columns >= Search.previewColumns {
      let list = min(60, max(Search.listColumns, body.columns * 2 / 5))
      drawList(on: &surface, in: body.left(list), rowsEach: 1)
      drawPreview(on: &surface, in: body.dropLeft(list + 4).left(66))
    } else {
      drawList(on: &surface, in: body, rowsEach: 2)
    }
  }

  private var nothing: String {
    state.words.count > 1
      ? "No place has all of these words. Fewer words find more."
      : "No lesson, lab or term has this word. A part of it may do."
  }

  private func drawList(on surface: inout Surface, in area: Rect, rowsEach: Int) {
    let room = area.rows / rowsEach
    let first = ListRow.first(of: state.hits.count, chosen: state.cursor, room: room)
    for (row, hit) in state.hits.dropFirst(first).prefix(room).enumerated() {
      let entry = state.index.entries[hit.entry]
      let isFocused = first + row == state.cursor
      let place = area.dropTop(row * rowsEach).top(rowsEach)
      surface.mark(.item(first + row), in: place)
      ListRow.draw(
        entry.title.highlighted(
          state.words, Style(isFocused ? .focus : .ink),
          marked: Style(.strong, on: .standard, .bold)),
        note: StyledText(entry.context, isFocused ? .focus : .muted), isFocused ? .focused : .plain,
        on: &surface, in: place)
      guard rowsEach > 1 else { continue }
      let line = snippet(of: entry, isFocused: isFocused).truncated(to: place.columns - 4)
      surface.write(line, column: place.column + 4, row: place.row + 1, within: place)
    }
    if first > 0 {
      surface.write(.up, column: area.endColumn + 1, row: area.row, style: Style(.muted))
    }
    if first + room < state.hits.count {
      surface.write(
        .down, column: area.endColumn + 1, row: area.row + room * rowsEach - 1,
        style: Style(.muted))
    }
  }

  // MARK: What a find says

  private func highlighted(_ text: String, _ role: Role, on ground: Ink = .standard) -> StyledText {
    text.highlighted(
      state.words, Style(role, on: ground),
      marked: Style(.strong, on: ground, .bold))
  }

  /// The stretch around the first find in the text, or else its beginning.
  private func snippet(of entry: SearchEntry, isFocused: Bool) -> StyledText {
    let ground: Ink = isFocused ? .role(.focusWash) : .standard
    let paragraphs = state.paragraphs(of: entry)
    guard let found = paragraphs.first(where: contains) ?? paragraphs.first else {
      return StyledText()
    }
    return highlighted(found.excerpt(around: state.words), .muted, on: ground)
  }

  private func contains(_ text: String) -> Bool {
    FoldedWord.words(of: text).contains { word in
      state.words.contains { FoldedWord.contains(word.text, $0) }
    }
  }

  /// The title, where it is, and the text from the first find on.
  private func drawPreview(on surface: inout Surface, in area: Rect) {
    guard let entry = state.chosen else { return }
    var blocks: [TextView.Block] = [
      .heading(StyledText(entry.title)), .paragraph(.muted(entry.context)),
    ]
    let paragraphs = state.paragraphs(of: entry)
    let first = paragraphs.firstIndex(where: contains) ?? 0
    if first > 0 { blocks.append(.paragraph(.muted("…"))) }
    blocks += paragraphs.dropFirst(first).map { .paragraph(highlighted($0, .ink)) }
    if paragraphs.isEmpty {
      blocks.append(
        .paragraph(.muted("Its text follows a question and shows once that is answered.")))
    }
    surface.draw(TextView(blocks, isCompact: true), in: area)
  }
}

extension String {
  /// From a few words before the first find on; from its beginning if there is none.
  fileprivate func excerpt(around queries: [String]) -> String {
    let words = FoldedWord.words(of: self)
    guard
      let found = words.firstIndex(where: { word in
        queries.contains { FoldedWord.contains(word.text, $0) }
      }), found > 4
    else { return self }
    return "… " + self[words[found - 3].range.lowerBound...]
  }
}
