internal import Course
internal import TextUI

/// Lesson text as text for the screen.
struct Prose {
  /// The numbers of the learner's own run.
  let metrics: [String: Double]
  /// Terms of the glossary: where one is set in bold it leads there.
  var terms: Set<String> = []

  func blocks(_ blocks: [TextBlock]) -> [TextView.Block] { blocks.flatMap(block) }

  private func block(_ block: TextBlock) -> [TextView.Block] {
    switch block {
    case .paragraph(let text): [.paragraph(styled(text))]
    case .heading(let text): [.heading(styled(text))]
    case .list(let items, let ordered):
      items.enumerated().map { index, item in
        .item(line(item), marker: ordered ? "\(index + 1)" : "•")
      }
    case .quotation(let inner): [.quotation(line(inner))]
    case .code(let code):
      [
        .lines(
          code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            StyledText("   " + line, .strong)
          })
      ]
    case .table(let header, let rows):
      [.lines(tableLines(([header] + rows).map { $0.map(styled) }))]
    }
  }

  /// Columns as wide as their widest cell, two apart; the first row in muted letters.
  private func tableLines(_ rows: [[StyledText]]) -> [StyledText] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    return rows.enumerated().map { index, row in
      var line = StyledText()
      for (column, cell) in row.enumerated() {
        line += index == 0 ? cell.recolored(.muted) : cell
        line += StyledText(String(repeating: " ", count: widths[column] - cell.width + 2))
      }
      return line
    }
  }

  /// Several blocks in one line, for places with no room for paragraphs.
  func line(_ blocks: [TextBlock]) -> StyledText {
    var line = StyledText()
    for block in blocks {
      if !line.isEmpty { line += StyledText(" ") }
      switch block {
      case .paragraph(let text), .heading(let text): line += styled(text)
      case .list(let items, _): for item in items { line += self.line(item) }
      case .quotation(let inner): line += self.line(inner)
      case .code(let code): line += StyledText(code, .strong)
      case .table(let header, let rows):
        for cell in header + rows.joined() { line += styled(cell) + StyledText(" ") }
      }
    }
    return line
  }

  func styled(_ text: RichText) -> StyledText {
    StyledText(
      text.runs.map { run in
        if let placeholder = run.placeholder {
          return StyledText.Span(value(of: placeholder), Style(.strong, .bold))
        }
        let link = link(of: run)
        var style = style(of: run)
        if link != nil { style.attributes.insert(.underline) }
        return StyledText.Span(run.text, style, link: link?.target)
      })
  }

  private func style(of run: RichText.Run) -> Style {
    var style = Style(.ink)
    if run.emphases.contains(.strong) { style = Style(.strong, .bold) }
    if run.emphases.contains(.code) { style = Style(.strong) }
    if run.emphases.contains(.emphasis) { style.attributes.insert(.italic) }
    return style
  }

  private func link(of run: RichText.Run) -> Link? {
    if let target = run.link { return Link(target) }
    guard run.emphases.contains(.strong), let term = terms.first(where: run.text.isTerm) else {
      return nil
    }
    return .term(term)
  }

  /// The number, or `…` as long as nothing has been measured.
  private func value(of placeholder: Placeholder) -> String {
    guard let value = metrics[placeholder.metric] else { return "…" }
    switch placeholder.format {
    case .number: return Numbers.significant(value, digits: 3)
    case .percent: return Numbers.percent(value)
    case .integer:
      return value.isFinite && value.magnitude < 1e15 ? Numbers.grouped(Int(value.rounded())) : "∞"
    }
  }
}

extension String {
  /// Whether it is that term, in the plural or at the beginning of a sentence for all that matters.
  fileprivate func isTerm(_ term: String) -> Bool {
    let word = lowercased()
    return word == term || word == term + "s" || word == term + "es"
  }
}
