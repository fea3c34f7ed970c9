internal import TextUI

extension Help {
  func draw(on surface: inout Surface) {
    let widest = rows.map(\.key.displayWidth).max() ?? 0
    let lines = rows.map { row in
      StyledText(
        row.key + String(repeating: " ", count: widest - row.key.displayWidth + 3), .strong, .bold)
        + StyledText(row.text)
    }
    let sheet = Overlay(title: title, content: TextView([.lines(lines)], scroll: scroll))
    surface.draw(sheet, in: sheet.area(in: Rect(surface.size)))
  }
}

extension Glossary {
  func draw(on surface: inout Surface) {
    var blocks: [TextView.Block] = []
    for term in terms.dropFirst(cursor) {
      blocks.append(.paragraph(StyledText.strong(term.name) + StyledText("  " + term.text)))
    }
    if blocks.isEmpty {
      blocks = [.paragraph(StyledText.muted("This lesson brings no new terms."))]
    }
    let sheet = Overlay(
      title: "Glossary", content: TextView(blocks),
      hints: [KeyHint("↑↓", "scroll"), KeyHint("Esc", "close")])
    surface.draw(sheet, in: sheet.area(in: Rect(surface.size)))
  }
}
