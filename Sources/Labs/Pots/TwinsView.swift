internal import Learning
internal import TextUI

/// Noisy twins of pictures, split at random or by their originals.
extension PotsLab {
  func drawTwins(on surface: inout Surface, in area: Rect) {
    let curves = [
      passCurve(tags[0], "twins split at random", Stroke(.negative, pattern: .dashed)),
      passCurve(tags[1], "split by original", Stroke(.strong)),
    ]
    var chart = LineChart(
      title: .muted("reported, %"), curves, x: Axis(0, 60, title: "pass"), y: Axis(0, 100))
    if sheet.word("labels") == "dice" {
      chart.series.insert(
        Series(
          "", [ChartPoint(0, 10), ChartPoint(60, 10)], stroke: Stroke(.muted, pattern: .dotted)),
        at: 0)
    }
    let isBegun = desk.steps(tags[0]) > 0
    let lines = [
      Readout.Line("split at random", desk.right(tags[0]).shown(isBegun), isStrong: true),
      Readout.Line("split by original", desk.right(tags[1]).shown(isBegun), isStrong: true),
      line("test twins learned", twins?.twinShare),
    ]
    if isWide(area), area.rows < 16 {
      drawFamily(on: &surface, in: area.left(30), columns: 3)
      let right = area.dropLeft(32)
      surface.draw(chart, in: right.dropBottom(3))
      surface.draw(Readout(lines, columns: 40), in: right.bottom(3))
    } else if isWide(area) {
      let left = area.left(max(30, area.columns * 3 / 10))
      drawFamily(on: &surface, in: left.dropBottom(4), columns: 3)
      surface.draw(Readout(lines, columns: 38), in: left.bottom(3))
      surface.draw(chart, in: area.dropLeft(left.columns + 3).top(34))
    } else {
      drawFamily(on: &surface, in: area.top(6), columns: 4)
      surface.draw(chart, in: area.dropTop(7).dropBottom(4))
      surface.draw(Readout(lines, columns: 40), in: area.bottom(3))
    }
  }

  /// One picture's twins, with the pot that each went to.
  private func drawFamily(on surface: inout Surface, in area: Rect, columns: Int) {
    let family = twins?.example ?? []
    surface.write(
      StyledText.muted("twins of one digit, at random").truncated(to: area.columns),
      column: area.column, row: area.row, within: area)
    let items = family.prefix(columns * max(1, area.rows / 5)).map { twin in
      ImageGrid.Item(twin.picture.rows, caption: twin.isTest ? "test" : "train")
    }
    surface.draw(ImageGrid(Array(items), largestZoom: 2), in: area.dropTop(1))
  }

  var twinsSummary: String {
    "labels \(sheet.word("labels")), \(sheet.count("twins")) noisy twins of each picture: "
      + "\(share(accuracy(tags[0]))) reported if they are split at random, "
      + "\(share(accuracy(tags[1]))) if by original; "
      + "\(share(twins?.twinShare)) of the test pictures have a learned twin"
  }
}
