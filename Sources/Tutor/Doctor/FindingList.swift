internal import Learning
internal import TextUI

/// What was found, the worst first, a row each: how far it has gone, and what it is.
///
///     ▸ ●●● severe  rate too high
///       ●●○ clear   dead units
struct FindingList: Widget {
  var findings: [Finding]
  var chosen: Int

  /// With its title.
  var rows: Int { findings.isEmpty ? 2 : findings.count + 1 }

  var summary: String {
    guard !findings.isEmpty else { return "healthy: nothing is wrong" }
    return findings.map { "\($0.ailment.rawValue), \($0.degree.rawValue)" }.joined(separator: "; ")
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.write(.strong("what is wrong"), column: area.column, row: area.row)
    let body = area.dropTop(1)
    guard !findings.isEmpty else {
      surface.write(
        StyledText("✓", .right, .bold) + .muted(" nothing that could be measured"),
        column: body.column, row: body.row)
      return
    }
    let window = ScrollWindow(
      count: findings.count, rows: body.rows, focus: chosen..<chosen + 1)
    for index in window.shown {
      let row = body.row + index - window.first
      let finding = findings[index]
      let isChosen = index == chosen
      let line = Rect(column: body.column, row: row, columns: body.columns, rows: 1)
      let ground: Ink = isChosen ? .role(.focusWash) : .standard
      if isChosen { surface.fill(line, with: Cell(" ", Style(.ink, on: ground))) }
      let cursor = isChosen ? StyledText("▸ ", .focus, .bold) : StyledText("  ")
      let degree = finding.degree.rawValue
      let text =
        cursor + StyledText("\(finding.degree.dots) ", finding.degree.role)
        + .muted(degree + String(repeating: " ", count: max(1, 8 - degree.count)))
        + StyledText(finding.ailment.rawValue, isChosen ? .strong : .ink, isChosen ? .bold : [])
      surface.write(
        (isChosen ? text.on(ground) : text).truncated(to: body.columns), column: body.column,
        row: row)
      surface.mark(.item(index), in: line)
    }
    surface.draw(ScrollMarks(window), in: body)
  }
}

/// Numbers that show a finding, each with its name and where it was measured.
struct EvidenceList: Widget {
  var title: String
  var evidence: [Evidence]
  var shown: Int

  var summary: String {
    evidence.map { "\($0.name) \($0.text)" }.joined(separator: "; ")
  }

  /// The rows that it takes, its title among them.
  static func height(_ evidence: [Evidence], columns: Int) -> Int {
    evidence.reduce(1) { $0 + lines(of: $1, columns: columns).count }
  }

  /// Its name in lines that leave room for the number at the right of the first.
  private static func lines(of evidence: Evidence, columns: Int) -> [StyledText] {
    StyledText(evidence.name).wrapped(
      to: max(8, columns - 2 - evidence.text.displayWidth - 2))
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.write(.strong(title), column: area.column, row: area.row)
    let body = area.dropTop(1)
    let rows = evidence.map { Self.lines(of: $0, columns: body.columns) }
    var starts: [Int] = []
    var count = 0
    for lines in rows {
      starts.append(count)
      count += lines.count
    }
    let focus =
      evidence.indices.contains(shown)
      ? starts[shown]..<starts[shown] + rows[shown].count : nil
    let window = ScrollWindow(count: count, rows: body.rows, focus: focus)
    for (index, lines) in rows.enumerated() {
      let isShown = index == shown
      for (offset, line) in lines.enumerated() {
        let number = starts[index] + offset
        guard window.shown.contains(number) else { continue }
        let row = body.row + number - window.first
        let whole = Rect(column: body.column, row: row, columns: body.columns, rows: 1)
        let ground: Ink = isShown ? .role(.focusWash) : .standard
        if isShown { surface.fill(whole, with: Cell(" ", Style(.ink, on: ground))) }
        let cursor =
          isShown && offset == 0 ? StyledText("▸ ", .focus, .bold) : StyledText("  ")
        let text = cursor + (isShown ? line : line.recolored(.muted))
        surface.write(
          (isShown ? text.on(ground) : text).truncated(to: body.columns), column: body.column,
          row: row)
        if offset == 0 {
          let value = StyledText(evidence[index].text, .strong, .bold)
          surface.write(
            isShown ? value.on(ground) : value, endColumn: body.endColumn, row: row)
        }
        surface.mark(.item(index), in: whole)
      }
    }
    surface.draw(ScrollMarks(window), in: body)
  }
}
