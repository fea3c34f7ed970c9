internal import Learning
internal import TextUI

/// A digit moved by a pixel or two, and three networks that have never seen it there.
extension WindowLab {
  func drawShift(on surface: inout Surface, in area: Rect) {
    let look = surface.look
    let picture = ImageView(
      shownPicture?.rows ?? [], title: .muted("a \(digit.label), \(offsetWords)"),
      largestZoom: area.rows >= 30 ? 4 : 2)
    let answers = runs.map { run in
      Readout.Line(
        run.name,
        verdict(
          answer(run.net), answerNumbers(run.net), label: digit.label, in: look))
    }
    let shares = table(
      ["0 px", "1 px", "2 px"],
      runs.map { run in
        (run.name, [Self.unseen, "shift1", "shift2"].map { right(run, $0) })
      })
    if isWide(area), area.rows < 12 {
      surface.draw(picture, in: area.left(20))
      surface.draw(shares, in: area.dropLeft(28).top(4).left(46))
      surface.draw(Readout(answers, columns: 30), in: area.dropLeft(28).dropTop(4))
    } else if isWide(area) {
      let left = area.left(max(28, area.columns * 3 / 10))
      surface.draw(picture, in: left.dropBottom(4))
      surface.draw(Readout(answers, columns: 26), in: left.bottom(3))
      let right = area.dropLeft(left.columns + 4)
      surface.draw(shares, in: right.top(4))
      surface.draw(shiftChart, in: right.dropTop(6).top(20))
    } else {
      surface.draw(picture, in: area.left(22).top(8))
      surface.draw(Readout(answers, columns: 28), in: area.dropTop(9).top(3))
      surface.draw(shares, in: area.dropTop(13).top(4))
    }
  }

  private var offsetWords: String {
    let parts = [
      offset.column == 0 ? nil : "\(abs(offset.column)) \(offset.column > 0 ? "right" : "left")",
      offset.row == 0 ? nil : "\(abs(offset.row)) \(offset.row > 0 ? "down" : "up")",
    ].compactMap { $0 }
    return parts.isEmpty ? "not moved" : parts.joined(separator: " ")
  }

  private var shiftChart: LineChart {
    let series = runs.map { run in
      let trials = [Self.unseen, "shift1", "shift2"]
      let points = trials.enumerated().compactMap { pixels, trial in
        accuracy(run, trial).map { ChartPoint(Double(pixels), $0) }
      }
      return Series(run.name, points, stroke: stroke(run.net), marker: .disc)
    }
    return LineChart(
      title: .muted("unseen right"), series,
      x: Axis(0, 2, title: "moved by, pixels", ticks: [0, 1, 2]), y: Axis(0, 1))
  }

  var shiftSummary: String {
    let shares = runs.map { run in
      let right = [Self.unseen, "shift1", "shift2"].map { trial in
        accuracy(run, trial).map { Numbers.percent($0) } ?? "–"
      }
      return "\(run.name) \(right.joined(separator: ", "))"
    }
    let answers = runs.compactMap { run in
      answer(run.net).map { "\(run.name) reads \($0.first)" }
    }
    return "a \(digit.label) \(offsetWords): \(answers.joined(separator: ", ")); right at 0, 1 and "
      + "2 pixels: \(shares.joined(separator: "; "))"
  }
}
