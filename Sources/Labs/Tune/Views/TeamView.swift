internal import TextUI

/// What a small team can do with a large model, from the cheapest to the dearest.
extension TuneLab {
  func drawTeam(on surface: inout Surface, in area: Rect) {
    let item = TeamCase.all[caseNumber]
    let choice = decisions[caseNumber]
    var row = area.row
    func write(_ text: StyledText, _ surface: inout Surface) {
      surface.write(text.truncated(to: area.columns), column: area.column, row: row)
      row += 1
    }
    write(
      .muted("case \(caseNumber + 1) of \(TeamCase.all.count)  ") + .strong(item.wish), &surface)
    if area.rows >= 12 { row += 1 }
    let rows = TeamCase.ways.enumerated().map { index, way -> [StyledText] in
      let changes = ["none", "none", "some, or all", "all"][index]
      let needs = ["a few lines", "your documents", "labelled examples", "text and machines"][index]
      let isChosen = index == choice
      return [
        StyledText(way, isChosen ? .focus : .ink, isChosen ? .bold : []),
        StyledText(changes, .muted), StyledText(needs, .muted),
      ]
    }
    let table = Table(
      [
        Table.Column("cheapest first", .left), Table.Column("weights changed", .left),
        Table.Column("needs", .left),
      ], rows: rows, focus: choice)
    surface.draw(
      table,
      in: Rect(column: area.column, row: row, columns: min(70, area.columns), rows: 5)
        .intersection(area))
    row += area.rows >= 12 ? 6 : 5
    guard let choice else {
      write(.muted("decide with ↑ and ↓"), &surface)
      return
    }
    let isRight = choice == item.best
    write(
      StyledText(
        isRight
          ? Glyph.right.text(in: surface.look) : String(Glyph.wrong.character(in: surface.look)),
        isRight ? .right : .wrong, .bold)
        + StyledText(" ")
        + (isRight
          ? StyledText(TeamCase.ways[choice]) : .muted("it can be had for less, or better")),
      &surface)
    if isRight {
      for line in lines(of: item.reason, columns: area.columns) {
        write(StyledText(line), &surface)
      }
    }
  }

  private func lines(of text: String, columns: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + word.count < columns {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  var teamSummary: String {
    let item = TeamCase.all[caseNumber]
    let choice = decisions[caseNumber].map { TeamCase.ways[$0] } ?? "not decided"
    let verdict =
      decisions[caseNumber].map { $0 == item.best ? ", which suits: \(item.reason)" : "" } ?? ""
    return "case \(caseNumber + 1): \(item.wish); \(choice)\(verdict)"
  }
}
