internal import TextUI

extension Glossary {
  private static let size = Size(columns: 92, rows: 18)

  func area(on size: Size) -> Rect {
    // On a tall screen more of the list is in sight.
    let most = max(Self.size.rows, size.rows - 16)
    return Overlay.area(
      forRows: min(max(Self.size.rows, glossary.terms.count + 2), most), in: Rect(size))
  }

  var sheet: Overlay {
    let all = glossary.terms.count
    let count = filter.isEmpty ? "\(all) terms" : "\(listed.count) of \(all) terms"
    return Overlay(
      title: "Glossary", state: .muted(all == 1 ? "1 term" : count),
      content: GlossaryText(state: self), columns: Self.size.columns, hints: hints)
  }

  private var hints: [KeyHint] {
    var hints = [KeyHint("↑↓", "choose", priority: 5)]
    if let links = page?.links, links.indices.contains(link) {
      hints.append(KeyHint("Enter", Self.label(of: links[link]), priority: 6))
      if links.count > 1 { hints.append(KeyHint("Tab", "next link", priority: 4)) }
    }
    if !trail.isEmpty { hints.append(KeyHint("←", "back", priority: 3)) }
    if !filter.isEmpty { hints.append(KeyHint("^U", "clear", priority: 1)) }
    return hints + [KeyHint("Esc", "close", priority: 7)]
  }

  private static func label(of place: Place) -> String {
    switch place {
    case .lesson(let id, _): "open \(id)"
    case .term(let name): "go to \(name)"
    case .lab: "open the lab"
    }
  }
}

/// The list at the left, the open term at the right.
private struct GlossaryText: Widget {
  let state: Glossary

  var summary: String {
    guard let term = state.term else { return "no term contains \(state.filter)" }
    let entry = state.glossary.terms[term]
    return "\(entry.name): \(entry.definitions.first?.text ?? "")"
  }

  func draw(on surface: inout Surface, in area: Rect) {
    QueryLine(
      mark: "", query: state.filter,
      hint: state.glossary.terms.isEmpty ? "" : "type to find a term"
    ).draw(on: &surface, in: area.top(1))
    let body = area.dropTop(2)
    let columns = min(26, body.columns / 3)
    drawList(on: &surface, in: body.left(columns))
    let page = body.dropLeft(columns + 4).left(64)
    if let blocks = state.page?.blocks {
      surface.draw(TextView(blocks), in: page)
    } else {
      surface.draw(TextView(.muted(nothing)), in: page)
    }
  }

  private var nothing: String {
    state.glossary.terms.isEmpty
      ? "The lessons bring no terms yet." : "No term contains this. Backspace takes a letter back."
  }

  private func drawList(on surface: inout Surface, in area: Rect) {
    let first = ListRow.first(of: state.listed.count, chosen: state.cursor, room: area.rows)
    for (row, term) in state.listed.dropFirst(first).prefix(area.rows).enumerated() {
      surface.mark(.item(first + row), in: area.line(row))
      let isInSight = state.inSight.contains(term)
      let place: ListRow.State =
        first + row != state.cursor ? .plain : state.link == 0 ? .focused : .chosen
      ListRow.draw(
        state.glossary.terms[term].name.highlighted(
          state.filter.foldedWords, Style(place.role), marked: Style(.strong, on: .standard, .bold)),
        note: isInSight ? StyledText("here", place == .plain ? .muted : place.role) : StyledText(),
        place, on: &surface, in: area.line(row))
    }
    if first > 0 { mark(.up, on: &surface, column: area.endColumn + 1, row: area.row) }
    if first + area.rows < state.listed.count {
      mark(.down, on: &surface, column: area.endColumn + 1, row: area.endRow - 1)
    }
  }

  private func mark(_ glyph: Glyph, on surface: inout Surface, column: Int, row: Int) {
    surface.write(glyph, column: column, row: row, style: Style(.muted))
  }
}
