public import TextUI

extension LossLab {
  /// Draws the view that is on stage.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area)
    let body = area.dropTop(StageHead.rows)
    switch view {
    case .softmax: drawSoftmax(on: &surface, in: body)
    case .truth: drawTruth(on: &surface, in: body)
    case .untrained: drawUntrained(on: &surface, in: body)
    case .line: drawLine(on: &surface, in: body)
    case .race: drawRace(on: &surface, in: body)
    case .certainty: drawCertainty(on: &surface, in: body)
    case .cards: drawCards(on: &surface, in: body, isFocused: focus == .stage)
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .softmax:
      let names = ScoreCards.answers.enumerated()
      let scores = names.map { "\($1) \(Numbers.tick(self.scores[$0]))" }.joined(separator: ", ")
      guard revealed == 3 else { return "scores: \(scores); \(revealed) of 3 steps to shares done" }
      return "scores: \(scores); shares: "
        + names.map { "\($1) \(Numbers.fixed(shares[$0], decimals: 3))" }.joined(separator: ", ")
    case .truth:
      return "the answer is \(sheet.word("truth")), which got a share of "
        + "\(Numbers.fixed(shares[truth], decimals: 3)): loss "
        + Numbers.fixed(Softmax.loss(scores, truth: truth), decimals: 3)
    case .untrained:
      guard !untrainedLosses.isEmpty else {
        return "five networks for \(sheet.count("classes")) classes, not made yet"
      }
      return "losses of untrained networks: "
        + untrainedLosses.map { Numbers.fixed($0, decimals: 2) }.joined(separator: ", ")
    case .line: return lineSummary
    case .race: return raceSummary
    case .certainty: return certaintySummary
    case .cards:
      return "mean loss \(Numbers.fixed(cards.meanLoss, decimals: 3)), scores add up to "
        + "\(Numbers.fixed(cards.spent, decimals: 1)) of 60; card \(sheet.count("card")) shows "
        + "\(ScoreCards.answers[ScoreCards.truths[sheet.count("card") - 1]]), loss "
        + Numbers.fixed(cards.loss(sheet.count("card") - 1), decimals: 3)
    }
  }

  func short(_ value: Double) -> String { Numbers.fixed(value, decimals: 1) }

  private func drawCards(on surface: inout Surface, in body: Rect, isFocused: Bool) {
    let cards = cards
    let chosen = sheet.count("card") - 1
    let rows = cards.scores.enumerated().map { index, scores -> [StyledText] in
      let truth = ScoreCards.truths[index]
      let numbers = scores.enumerated().map { number, score in
        number == truth ? StyledText.strong(short(score)) : StyledText(short(score))
      }
      return [StyledText("\(index + 1) \(ScoreCards.answers[truth])")] + numbers + [
        StyledText(Numbers.cell(Softmax.shares(scores)[truth])),
        .strong(Numbers.fixed(cards.loss(index), decimals: 2)),
      ]
    }
    let isLow = body.columns >= 70 && body.rows < rows.count + 7
    let table = body.top(rows.count + 1).left(isLow ? 42 : 64)
    surface.draw(
      Table(
        [.init("card", .left, minimum: 7)]
          + ScoreCards.answers.map { .init($0, minimum: 5) }
          + [.init("share", minimum: 5), .init("loss", minimum: 5)],
        rows: rows, focus: chosen, gap: table.columns < 56 ? 1 : 2), in: table)
    let rest = isLow ? body.dropLeft(45) : body.dropTop(rows.count + 2)
    drawCardTotals(cards, on: &surface, in: rest)
  }

  private func drawCardTotals(
    _ cards: ScoreCards, on surface: inout Surface, in area: Rect
  ) {
    let isLow = cards.meanLoss < ScoreCards.aim
    let isCheap = cards.spent <= ScoreCards.budget
    let bars = [
      ShareBars.Share(
        "mean loss", min(1, cards.meanLoss / 1.1),
        text: Numbers.fixed(cards.meanLoss, decimals: 3), isEmphasised: true),
      ShareBars.Share(
        "all scores", min(1, cards.spent / ScoreCards.budget),
        text: "\(short(cards.spent)) of 60", isEmphasised: true),
    ]
    surface.draw(ShareBars(bars), in: area.top(2).left(60))
    func verdict(_ isMet: Bool, _ words: String) -> StyledText {
      isMet
        ? StyledText(Glyph.right.text(in: surface.look) + " ", .right, .bold) + StyledText(words)
        : .muted("· " + words)
    }
    let lines = [
      verdict(isLow, "mean loss below 0.10"),
      verdict(isCheap, "scores, signs aside, at most 60"),
      verdict(hasChecked, "the untrained network was checked"),
    ]
    for (row, line) in lines.enumerated() where row + 3 < area.rows {
      surface.write(
        line.truncated(to: area.columns), column: area.column, row: area.row + 3 + row)
    }
  }
}
