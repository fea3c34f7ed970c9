internal import Compute
internal import Learning
internal import TextUI

/// Paper, pen, and what the networks read.
extension WindowLab {
  /// Columns of the paper.
  private func paper(in area: Rect) -> Rect {
    area.left(isWide(area) && area.rows >= 34 ? 64 : 32)
  }

  private var sketchView: ImageView {
    ImageView(
      sketch.picture.rows, focus: sketch.pen,
      largestZoom: 4)
  }

  func sketchPixel(at point: Point, in area: Rect) -> Point? {
    let found = sketchView.pixels(at: point, in: paper(in: area))
    // Outside of the paper a stroke goes on at its edge.
    return found.first
  }

  func drawSketch(on surface: inout Surface, in area: Rect) {
    let paper = paper(in: area)
    surface.draw(sketchView, in: paper)
    let side = area.dropLeft(min(paper.columns, max(16, area.rows * 2)) + 3)
    let isNarrow = side.columns < 24
    guard side.columns >= 8 else { return }
    let answer = answer(.window)
    if isNarrow {
      drawAnswer(answer, on: &surface, in: side)
      return
    }
    let hasPicture = side.rows >= 14
    let bars = side.dropTop(1).top(10).left(34)
    surface.write(
      StyledText.strong("windows") + .muted(" read"), column: side.column, row: side.row)
    surface.draw(answerBars(answer, answerNumbers(.window), rows: bars.rows), in: bars)
    let isFar = side.columns >= 58
    let seen = isFar ? side.dropLeft(37) : side.dropTop(12)
    guard isFar || hasPicture else { return }
    let others = [WindowRun.Net.dense, .global].map { net in
      let answer = self.answer(net)
      return Readout.Line(
        WindowRun(group: .digits, net: net).name,
        answer.map {
          StyledText("\($0.first)  ") + confidence($0, answerNumbers(net))
        } ?? StyledText("–"))
    }
    surface.draw(Readout(others, columns: 24), in: seen.top(2))
    guard seen.rows >= 10 else { return }
    surface.draw(
      ImageView(
        sketch.seen.padded(to: PixelSize(8)).rows, title: .muted("as it is seen"),
        largestZoom: 2), in: seen.dropTop(3))
  }

  /// Where there is room for little: the digit, its share, and the next.
  private func drawAnswer(_ answer: Answer?, on surface: inout Surface, in area: Rect) {
    surface.write(.muted("reads"), column: area.column, row: area.row)
    guard let answer else { return }
    if area.rows >= 8 {
      surface.draw(BigText("\(answer.first)"), in: area.dropTop(1).top(5))
    } else {
      surface.write(.strong("\(answer.first)"), column: area.column, row: area.row + 1)
    }
    let rest = area.dropTop(area.rows >= 8 ? 7 : 2)
    for (row, digit) in answer.ranking.prefix(rest.rows).prefix(4).enumerated() {
      let share = Numbers.percent(answer.shares[digit], decimals: 0)
      surface.write(
        (StyledText("\(digit) ", row == 0 ? .strong : .muted)
          + StyledText(share, .ink).asking(
            answerNumbers(.window)?.mark(row: 0, column: digit), answer.shares[digit]))
          .truncated(to: area.columns), column: rest.column, row: rest.row + row)
    }
  }

  var drawSummary: String {
    let pen =
      "pen at row \(sketch.pen.row + 1), column \(sketch.pen.column + 1) of 16"
      + (sketch.isDown ? ", down" : ", lifted")
    let paper = sketch.isBlank ? "blank paper" : "a drawing"
    guard let answer = answer(.window) else { return "\(paper); \(pen)" }
    let top = answer.ranking.prefix(3).map {
      "\($0) \(Numbers.percent(answer.shares[$0], decimals: 0))"
    }
    return "\(paper), read as \(top.joined(separator: ", ")); \(pen)"
  }
}
