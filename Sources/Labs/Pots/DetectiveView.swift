internal import Learning
internal import TextUI

/// Four reports, what can be found out about them, and what the learner says.
extension PotsLab {
  func drawDetective(on surface: inout Surface, in area: Rect, isFocused: Bool) {
    let row = verdicts.row
    if isWide(area), area.rows < 16 {
      surface.draw(
        reportTable(surface.look, isFocused: isFocused, isNarrow: true), in: area.left(40).top(5))
      surface.write(detectiveNote, column: area.column, row: area.row + 6, within: area.left(40))
      drawFindings(row, on: &surface, in: area.dropLeft(43))
    } else if isWide(area) {
      surface.draw(
        reportTable(surface.look, isFocused: isFocused, isNarrow: false), in: area.top(5).left(90))
      surface.write(detectiveNote, column: area.column, row: area.row + 6, within: area)
      drawFindings(row, on: &surface, in: area.dropTop(8))
    } else {
      surface.draw(reportTable(surface.look, isFocused: isFocused, isNarrow: true), in: area.top(5))
      surface.write(
        detectiveNote.truncated(to: area.columns), column: area.column, row: area.row + 5,
        within: area)
      drawFindings(row, on: &surface, in: area.dropTop(7))
    }
  }

  private func reportTable(_ look: Look, isFocused: Bool, isNarrow: Bool) -> Table {
    let rows = (0..<4).map { number -> [StyledText] in
      var verdict = verdicts.verdicts[number].map { StyledText($0.verdict, .focus) } ?? .muted("?")
      if verdicts.isJudged {
        verdict +=
          StyledText(" ") + mark(verdicts.verdicts[number] == puzzle.pipelines[number], in: look)
      }
      return [
        .strong("report " + PotsCase.letters[number]), StyledText(share(reported(number))),
        StyledText(share(rerun(number))), verdict,
      ]
    }
    return Table(
      [
        Table.Column("", .left), Table.Column("reported", minimum: 8),
        Table.Column(isNarrow ? "again" : "made again, clean", minimum: 6),
        Table.Column("your verdict", .left, minimum: 12),
      ], rows: rows, focus: isFocused ? verdicts.row : nil, gap: isNarrow ? 1 : 3)
  }

  private var detectiveNote: StyledText {
    if verdicts.isJudged {
      return .strong("\(verdicts.rightCount(puzzle.pipelines)) of 4 right")
        + .muted("   R: new reports")
    }
    if !isDone { return .muted("Space: make the four reports") }
    return verdicts.verdicts.contains(nil)
      ? .muted("I T C look into a report, ←→ verdict") : .muted("J: have the verdicts judged")
  }

  /// What was found out about a report.
  private func drawFindings(_ number: Int, on surface: inout Surface, in area: Rect) {
    let looks = verdicts.looks[number]
    let lines = lines(number, looks)
    let columns = min(area.columns, 44)
    let hasChart = looks.contains(.twins) && searched == puzzle
    surface.draw(Readout(lines, columns: columns), in: area.left(columns))
    guard hasChart, let distances = distances[number] else { return }
    let chart = Histogram(
      distances, range: 0...0.4, bins: 40,
      title: .muted("how far the nearest learned picture is"),
      axisTitle: "mean difference of a pixel", isSigned: false)
    let room =
      area.columns >= columns + 40
      ? area.dropLeft(columns + 4).top(20) : area.dropTop(lines.count + 1)
    if room.rows >= 5 { surface.draw(chart, in: room.left(80)) }
  }

  private func lines(_ number: Int, _ looks: Set<PotsVerdicts.Look>) -> [Readout.Line] {
    var lines: [Readout.Line] = [Readout.Line("report " + PotsCase.letters[number], "")]
    if looks.contains(.inspect), searched == puzzle, let found = findings[number] {
      lines += [
        Readout.Line("pictures learned", Numbers.grouped(found.learned)),
        Readout.Line("pictures in the test", Numbers.grouped(found.tested)),
        Readout.Line(
          "scaled by the mean of",
          "\(found.scaledBy) pictures, \(Numbers.significant(found.mean))"),
        Readout.Line("networks measured on the test", "\(found.networks)"),
      ]
    } else {
      lines.append(Readout.Line("how it was made", .muted("I inspects")))
    }
    lines.append(
      Readout.Line(
        "test pictures with a twin",
        looks.contains(.twins)
          ? .strong(twinCount(number).map { "\($0) of \(PotsCase.testCount)" } ?? "–")
          : .muted("T searches")))
    let again: StyledText =
      looks.contains(.rerun)
      ? .strong(rerun(number).map { share($0) } ?? "training") : .muted("C makes it again")
    lines.append(Readout.Line("clean, on fresh pictures", again))
    return lines
  }

  var detectiveSummary: String {
    let parts = (0..<4).map { number in
      var words = "report \(PotsCase.letters[number]) says \(share(reported(number)))"
      if let again = rerun(number) { words += ", made again \(share(again))" }
      if let twins = twinCount(number) { words += ", \(twins) twins" }
      if let verdict = verdicts.verdicts[number] {
        words += ", your verdict \(verdict.verdict)"
        if verdicts.isJudged {
          words += verdict == puzzle.pipelines[number] ? " (right)" : " (wrong)"
        }
      }
      return words
    }
    let chosen = lines(verdicts.row, verdicts.looks[verdicts.row])
      .map { "\($0.name) \($0.value.plain)" }
    return parts.joined(separator: "; ") + "; chosen: " + chosen.joined(separator: ", ")
  }
}
