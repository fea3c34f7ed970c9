internal import Learning
internal import TextUI

/// One kind of digit that is nearly missing.
extension RepairLab {
  func drawMissing(on surface: inout Surface, in area: Rect) {
    let tag = tags.first
    let digit = sheet.count("digit")
    let kept = desk.jobs[tag ?? .fraud(stream)]?.experiment.training.classes ?? []
    let counts = (0..<10).map { label in kept.count { $0 == label } }
    let recalls = recalls(tag)
    let lines = [
      Readout.Line("all digits right", right(tag)),
      line(
        "\(digit)s found", isBegun(tag) && recalls.count == 10 ? recalls[digit] : nil,
        isStrong: true),
      Readout.Line("\(digit)s learned from", Numbers.grouped(counts[digit])),
    ]
    let head = StyledText.muted("of each kind, how many are found")
    if isWide(area) {
      let left = area.dropRight(36)
      surface.write(head.truncated(to: left.columns), column: left.column, row: left.row)
      let rows = left.dropTop(1)
      surface.draw(classBars(tag, emphasising: digit), in: rows.top(10).left(90))
      surface.draw(Readout(lines, columns: 30), in: area.right(30).top(4))
      let chart = Columns(
        counts.map(Double.init), names: (0..<10).map(String.init),
        title: .muted("how many of each were learned from"), focus: digit)
      let below = area.dropTop(13)
      if below.rows >= 5 { surface.draw(chart, in: below.left(60).top(8)) }
    } else {
      surface.write(head.truncated(to: area.columns), column: area.column, row: area.row)
      surface.draw(classBars(tag, emphasising: digit), in: area.dropTop(1).top(10))
      surface.draw(Readout(lines, columns: 40), in: area.dropTop(12))
    }
  }

  var missingSummary: String {
    let tag = tags.first
    guard isBegun(tag) else {
      return "\(sheet.count("kept")) \(sheet.count("digit"))s to learn from, not trained yet"
    }
    let found = recalls(tag).enumerated().map { "\($0.offset)s \(share($0.element))" }
    return "\(sheet.count("kept")) \(sheet.count("digit"))s to learn from: "
      + "\(share(tag.flatMap(accuracy))) right overall; found of each kind: "
      + found.joined(separator: ", ")
  }
}
