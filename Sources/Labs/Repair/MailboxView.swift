internal import Learning
internal import TextUI

/// Two mail filters, at home and in another mailbox.
extension RepairLab {
  private static let filterNames = ["all 57 measurements", "47, without his words"]

  func drawMailbox(on surface: inout Surface, in area: Rect) {
    let rows = zip(tags, Self.filterNames).map { run, name -> [StyledText] in
      let isBegun = isBegun(run)
      return [.strong(name)]
        + [Self.homeTrial, Self.awayTrial].map { trial in
          StyledText(isBegun ? share(blocked(run, trial)) : "–")
        }
        + [Self.homeTrial, Self.awayTrial].map { trial in
          desk.right(run, on: trial).shown(isBegun).percent()
        }
    }
    let isNarrow = area.columns < 76
    let table = Table(
      [
        Table.Column("filter", .left),
        Table.Column(isNarrow ? "home" : "blocked at home", minimum: 6),
        Table.Column(isNarrow ? "away" : "blocked away", minimum: 6),
      ] + (isNarrow ? [] : [Table.Column("right at home"), Table.Column("right away")]),
      rows: rows)
    surface.write(
      StyledText.muted("good mail that is blocked").truncated(to: area.columns),
      column: area.column, row: area.row)
    let bars = ShareBars(
      zip(tags, ["all 57", "47"]).flatMap { run, name in
        [(Self.homeTrial, "at home"), (Self.awayTrial, "away")].map { trial, place in
          let value = isBegun(run) ? blocked(run, trial) : nil
          return ShareBars.Share(
            "\(name), \(place)", value ?? 0, text: share(value),
            isEmphasised: trial == Self.awayTrial)
        }
      }, full: 0.2)
    surface.draw(bars, in: area.dropTop(1).top(4).left(90))
    let below = area.dropTop(6)
    if below.rows >= 4 { surface.draw(table, in: below.top(3)) }
    let words = RepairMail.words.joined(separator: ", ")
    let note = StyledText.muted("his ten words: ") + StyledText(words)
    let rest = below.dropTop(4)
    for (row, line) in note.wrapped(to: max(1, rest.columns)).enumerated() where row < rest.rows {
      surface.write(line, column: rest.column, row: rest.row + row)
    }
    let shown = rest.dropTop(4)
    if shown.rows >= 6 { surface.draw(lossChart, in: shown.left(90).top(16)) }
  }

  private var lossChart: LineChart {
    let curves = zip(
      tags,
      zip(["all 57", "47"], [Stroke(.strong), Stroke(.negative, pattern: .dashed)])
    )
    .map { run, look in
      let width = Double(max(1, ((desk.jobs[run]?.experiment.training.count ?? 1) + 63) / 64))
      let points = desk.report(run)?.snapshot.validationAccuracy.points() ?? []
      return Series(look.0, points.map { ChartPoint($0.x / width, $0.y * 100) }, stroke: look.1)
    }
    return LineChart(
      title: .muted("right at home, %"), curves,
      x: Axis(0, Double(sheet.count("passes")), title: "pass"), y: Axis(80, 100))
  }

  var mailSummary: String {
    let parts = zip(tags, Self.filterNames).map { run, name in
      guard isBegun(run) else { return "\(name): untrained" }
      return "\(name): blocks \(share(blocked(run, Self.homeTrial))) of good mail at home, "
        + "\(share(blocked(run, Self.awayTrial))) in another mailbox; right "
        + "\(share(mailAccuracy(run, Self.homeTrial))) and "
        + share(mailAccuracy(run, Self.awayTrial))
    }
    return parts.joined(separator: "; ")
  }
}
