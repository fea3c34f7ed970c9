internal import Compute
internal import Learning
internal import TextUI

/// Scores, shares, and the loss of an answer.
extension LossLab {
  func drawSoftmax(on surface: inout Surface, in body: Rect) {
    let powers = Softmax.powers(scores)
    let sum = powers.reduce(0, +)
    func cell(_ text: String, at step: Int) -> StyledText {
      step > revealed ? .muted("?") : step == revealed ? .strong(text) : StyledText(text)
    }
    let largest = shares.indices.max { shares[$0] < shares[$1] } ?? 0
    let rows =
      ScoreCards.answers.enumerated().map { index, answer -> [StyledText] in
        [
          StyledText(answer), StyledText(short(scores[index])),
          cell(Numbers.significant(powers[index]), at: 1), StyledText(""),
          cell(Numbers.fixed(shares[index], decimals: 3), at: 3),
        ]
      } + [
        [
          .muted("sum"), StyledText(""), StyledText(""),
          cell(Numbers.significant(sum), at: 2), cell("1.000", at: 3),
        ]
      ]
    let isLow = body.columns >= 66 && body.rows < 14
    let left = isLow ? body.left(40) : body.left(60)
    surface.draw(
      Table(
        [
          .init("", .left, minimum: 6), .init("score", minimum: 6), .init("e^score", minimum: 8),
          .init("sum", minimum: 8), .init("share", minimum: 6),
        ], rows: rows, gap: 1), in: left.top(5))
    let bars = ScoreCards.answers.enumerated().map { index, answer in
      ShareBars.Share(
        answer, revealed == 3 ? shares[index] : 0,
        text: revealed == 3 ? Numbers.percent(shares[index]) : "?",
        isEmphasised: revealed == 3 && index == largest)
    }
    let picture = isLow ? body.dropLeft(44) : body.dropTop(7)
    surface.write(
      .muted("shares of one whole").truncated(to: picture.columns), column: picture.column,
      row: picture.row)
    surface.draw(ShareBars(bars), in: picture.dropTop(1).top(3).left(60))
    let notes = [
      "1  e to the power of each score", "2  add them up", "3  each divided by the sum",
    ]
    let list = isLow ? body.dropTop(6).left(40) : picture.dropTop(6)
    for (index, note) in notes.enumerated() where index < list.rows {
      let text = index < revealed ? StyledText(note) : .muted(note)
      surface.write(text.truncated(to: list.columns), column: list.column, row: list.row + index)
    }
  }

  /// The loss over the share of the right answer, with the answers on it.
  func drawTruth(on surface: inout Surface, in body: Rect) {
    let plan = StagePlan(body, numberRows: 5, numberColumns: 30)
    let curve = (1...200).map { index -> ChartPoint in
      let share = Double(index) / 200
      return ChartPoint(share, -PortableMath.log(share))
    }
    let shown = isPriced ? Array(shares.indices) : [truth]
    let marks = shown.map { index in
      let answer = ScoreCards.answers[index]
      return LineChart.Mark(
        at: ChartPoint(shares[index], min(Softmax.loss(scores, truth: index), 4.9)),
        index == truth ? "●" : "○", label: answer)
    }
    surface.draw(
      LineChart(
        title: .muted("loss = −ln(share of the right answer)"),
        [Series("", curve, stroke: Stroke(.muted))],
        x: Axis(0, 1, title: "share"), y: Axis(0, 5), marks: marks), in: plan.picture)
    let rows = ScoreCards.phrases.enumerated().map { index, name -> [StyledText] in
      let isShown = shown.contains(index)
      let loss = Numbers.fixed(Softmax.loss(scores, truth: index), decimals: 3)
      return [
        index == truth ? .strong("if it is " + name) : StyledText("if it is " + name),
        StyledText(Numbers.fixed(shares[index], decimals: 3)),
        isShown ? (index == truth ? .strong(loss) : StyledText(loss)) : .muted("?"),
      ]
    }
    surface.draw(
      Table(
        [.init("", .left), .init("share", minimum: 6), .init("loss", minimum: 6)], rows: rows),
      in: plan.numbers.left(48))
  }

  /// Five networks that have never been trained.
  func drawUntrained(on surface: inout Surface, in body: Rect) {
    let losses = untrainedLosses
    let expected = PortableMath.log(Double(sheet.count("classes")))
    let hasRun = !losses.isEmpty
    let full = max(expected, losses.max() ?? 0, 3) * 1.1
    let bars = (0..<Self.untrainedCount).map { index in
      ShareBars.Share("start \(index + 1)", loss(.untrained(index)), unknown: "not made") {
        Numbers.fixed($0, decimals: 2)
      }
    }
    let mean = losses.reduce(0, +) / Double(max(1, losses.count))
    let isNear = mean < expected * 1.5
    let classes = sheet.count("classes")
    let words =
      !hasRun
      ? "Nothing measured yet: what do you expect?"
      : isNear
        ? "Every answer gets a share of about 1/\(classes)."
        : "Far above ln \(classes): inputs too large."
    let verdict = hasRun && !isNear ? StyledText(words, .wrong) : StyledText.muted(words)
    let title = StyledText.muted("loss on \(classes) kinds of digits, 64-32-\(classes)")
    let isLow = body.rows < 11
    surface.write(
      (isLow && hasRun ? verdict : title).truncated(to: body.columns), column: body.column,
      row: body.row)
    surface.draw(ShareBars(bars, full: full), in: body.dropTop(isLow ? 1 : 2).top(5).left(72))
    let line = body.dropTop(isLow ? 6 : 8)
    if hasRun {
      surface.draw(
        ShareBars(
          [
            ShareBars.Share(
              classes == 10 ? "ln 10  " : "ln \(classes)   ", expected,
              text: Numbers.fixed(expected, decimals: 3),
              isEmphasised: true)
          ], full: full), in: line.top(1).left(72))
    }
    guard !isLow else { return }
    surface.write(verdict.truncated(to: body.columns), column: body.column, row: line.row + 2)
  }
}
