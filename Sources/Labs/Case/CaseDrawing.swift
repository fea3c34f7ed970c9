internal import Learning
public import TextUI

extension CaseLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 14 ? StageHead.rows : 1)
    switch view {
    case .tasks: drawTasks(on: &surface, in: body)
    case .plan: drawPlan(on: &surface, in: body)
    case .envelope: drawEnvelope(on: &surface, in: body)
    case .claims: drawClaims(on: &surface, in: body)
    case .ideas: drawIdeas(on: &surface, in: body)
    }
  }

  /// The plan board.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    drawPlan(on: &surface, in: area)
  }

  private func sign(_ isRight: Bool?) -> StyledText {
    switch isRight {
    case true?: StyledText("✓", .right, .bold)
    case false?: StyledText("✗", .wrong, .bold)
    case nil: .muted("·")
    }
  }

  private func note(_ text: StyledText, on surface: inout Surface, in area: Rect) {
    for (row, line) in text.wrapped(to: area.columns).prefix(area.rows).enumerated() {
      surface.write(line, column: area.column, row: area.row + row)
    }
  }

  // MARK: Tasks

  private func drawTasks(on surface: inout Surface, in area: Rect) {
    let isNarrow = area.columns < 70
    let rows = CaseTask.allCases.map { task -> [StyledText] in
      let word = sheet.word(task.rawValue)
      let cells = [sign(isRight(task)), StyledText(task.name), .strong(word)]
      return isNarrow ? cells : cells + [.muted(isRight(task) == nil ? "" : task.why)]
    }
    var columns = [
      Table.Column("", .left, minimum: 1), Table.Column("task", .left),
      Table.Column("you say", .left, minimum: 13),
    ]
    if !isNarrow { columns.append(Table.Column("why", .left, minimum: 3)) }
    surface.draw(Table(columns, rows: rows), in: area.top(rows.count + 1))
    note(
      .muted(
        "fits where examples are many, the pattern is statistical, and errors are cheap or caught"),
      on: &surface, in: area.dropTop(rows.count + 2))
  }

  // MARK: Plan

  /// The eight slots, and the score that they lead to.
  private func drawPlan(on surface: inout Surface, in area: Rect) {
    let rows = PlanSlot.allCases.map { slot -> [StyledText] in
      let word = word(slot)
      return [.muted(slot.rawValue), word == "?" ? .muted("?") : .strong(word), meaning(slot)]
    }
    let table = Table(
      [
        Table.Column("slot", .left, minimum: 7), Table.Column("plan", .left, minimum: 12),
        Table.Column("", .left, minimum: 1),
      ], rows: rows)
    let isLow = area.rows < 14
    let isWide = area.columns >= 76
    let board = isWide ? area.left(44) : area
    let head =
      StyledText.muted("case \(file.letter): ") + .strong(file.name)
    surface.write(head.truncated(to: area.columns), column: area.column, row: area.row)
    if area.rows < 10, area.columns >= 60 {
      // Low: four slots beside four.
      for (half, part) in zip([rows.prefix(4), rows.suffix(4)], area.split(into: 2, gutter: 3)) {
        surface.draw(
          Table(table.columns, rows: Array(half)), in: part.dropTop(1).top(5))
      }
      drawScores(on: &surface, in: area.dropTop(6))
      return
    }
    surface.draw(table, in: board.dropTop(1).top(isLow ? 8 : 9))
    if isWide {
      drawCurve(on: &surface, in: area.dropLeft(48).dropTop(1))
      if !isLow { drawScores(on: &surface, in: board.dropTop(11)) }
    } else {
      drawScores(on: &surface, in: area.dropTop(11))
    }
  }

  /// What a slot stands for in this case.
  private func meaning(_ slot: PlanSlot) -> StyledText {
    guard word(slot) != "?" else { return StyledText() }
    switch slot {
    case .data:
      let unit = file == .names ? "names" : "labels"
      return isWithinBudget
        ? .muted("\(Numbers.grouped(plan.amount)) \(unit)")
        : StyledText("\(Numbers.grouped(plan.amount)) \(unit), too many", .wrong)
    case .split: return .muted(plan.hasSplit ? "honest" : "blind")
    case .model: return .muted(["one layer", "one hidden", "larger"][plan.size])
    case .compute:
      return .muted("\(Numbers.grouped(plan.length)) \(file == .names ? "updates" : "passes")")
    case .adapt:
      return .muted(file == .fog ? "" : "nothing to adapt")
    case .check: return .muted(wantsBaseline ? "simple: \(scoreText(baseline))" : "")
    case .measure, .monitor: return StyledText()
    }
  }

  /// The score as the plan sees it while it is built.
  private func drawCurve(on surface: inout Surface, in area: Rect) {
    let snapshot = desk.report(planTag)?.snapshot
    let isAccuracy = !file.isLoss && word(.measure) != "loss"
    let points = (isAccuracy ? snapshot?.validationAccuracy : snapshot?.validation)?.points() ?? []
    let shown = points.map { ChartPoint($0.x, isAccuracy ? $0.y * 100 : $0.y) }
    let end = max(1, shown.last?.x ?? 1)
    var series = [
      Series(
        plan.hasSplit ? "kept apart" : "as learned", shown, stroke: Stroke(.strong), endMark: "●")
    ]
    if wantsBaseline, isAccuracy || file.isLoss {
      let level = isAccuracy ? baseline * 100 : baseline
      series.append(
        Series(
          "baseline", [ChartPoint(0, level), ChartPoint(end, level)],
          stroke: Stroke(.muted, pattern: .dotted)))
    }
    surface.draw(
      LineChart(
        title: .muted(isAccuracy ? "right, %" : "loss"), series,
        x: Axis(0, end, title: "update"),
        y: isAccuracy
          ? Axis(0, 100)
          : Axis.fitting(series.flatMap(\.points).map(\.y), current: Axis(0, 1))),
      in: area.top(18))
  }

  private func drawScores(on surface: inout Surface, in area: Rect) {
    var lines = [
      Readout.Line(
        plan.hasSplit ? "score kept apart" : "score on what it learned",
        scoreText(shownScore, isStrong: true)),
      Readout.Line("your guess of the honest one", scoreText(guess)),
      Readout.Line("what the client needs", scoreText(file.target)),
    ]
    if word(.measure) == "errors by class" { lines.append(contentsOf: errorLines) }
    surface.draw(Readout(lines, columns: 42), in: area)
  }

  /// Of each class or kind the share right, for those who measure so.
  private var errorLines: [Readout.Line] {
    let confusion = desk.report(planTag)?.snapshot.evaluation?.confusion ?? []
    guard confusion.count <= 10 else { return [] }
    return confusion.enumerated().map { kind, row in
      let all = row.reduce(0, +)
      let name = file == .spam ? ["good mails", "spam"][min(kind, 1)] : "digit \(kind)"
      return Readout.Line("  \(name) right", all > 0 ? "\(row[kind]) of \(all)" : "–")
    }
  }

  // MARK: Envelope

  private func drawEnvelope(on surface: inout Surface, in area: Rect) {
    let envelope = envelope
    let head =
      StyledText.muted("case \(file.letter): ") + .strong(file.name)
      + .muted(", seed \(seed)")
    surface.write(head.truncated(to: area.columns), column: area.column, row: area.row)
    var lines = [
      Readout.Line("slots filled", "\(filledSlots) of 8"),
      Readout.Line(
        "plan complete, within its labels",
        sign(envelope.map(\.isComplete) ?? (filledSlots == 8 ? isPlanComplete : nil))),
      Readout.Line("the plan's own score", scoreText(shownScore)),
      Readout.Line("you guessed", scoreText(envelope?.guess ?? guess)),
    ]
    if let envelope {
      let isReached = file.reaches(envelope.honest)
      let isNear = envelope.miss <= file.tolerance + 1e-9
      lines += [
        Readout.Line(
          "honest score",
          scoreText(score(Self.honestTrial).kept(as: envelope.honest), isStrong: true)),
        Readout.Line("target \(scoreText(file.target))", sign(isReached)),
        Readout.Line("guess off by \(scoreText(envelope.miss))", sign(isNear)),
      ]
      if watchesDrift {
        lines.append(
          Readout.Line("after the world changed", scoreText(score(Self.driftTrial), isStrong: true))
        )
      }
    } else {
      lines.append(Readout.Line("honest score", .muted(canOpen ? "O opens it" : "build first")))
    }
    surface.draw(Readout(lines, columns: 48), in: area.dropTop(area.rows < 11 ? 1 : 2))
    if !opened.isEmpty, area.columns >= 76 {
      let rows = opened.map { entry -> [StyledText] in
        let isLoss = entry.file.isLoss
        func text(_ value: Double) -> StyledText {
          StyledText(isLoss ? Numbers.fixed(value, decimals: 2) : Numbers.percent(value))
        }
        return [
          .strong(entry.file.letter), StyledText("\(entry.seed)"), text(entry.guess),
          text(entry.honest), sign(entry.isGood),
        ]
      }
      surface.draw(
        Table(
          [
            Table.Column("case", .left), Table.Column("seed"), Table.Column("guess", minimum: 6),
            Table.Column("honest", minimum: 6), Table.Column("good", .left, minimum: 4),
          ], rows: rows), in: area.dropLeft(52).dropTop(2))
    }
  }

  // MARK: Claims

  private func drawClaims(on surface: inout Surface, in area: Rect) {
    let rows = CaseClaim.allCases.map { claim -> [StyledText] in
      let word = sheet.word("ask.\(claim.rawValue)")
      let isShown = claim == self.claim
      let headline = area.columns < 60 ? claim.short : claim.headline
      return [
        sign(isRight(claim)), isShown ? .strong(headline) : StyledText(headline),
        word == "?" ? .muted("?") : .strong(word),
      ]
    }
    surface.draw(
      Table(
        [
          Table.Column("", .left, minimum: 1), Table.Column("claim", .left),
          Table.Column("you ask", .left, minimum: 7),
        ], rows: rows, gap: 1), in: area.top(rows.count + 1))
    let below = area.dropTop(rows.count + 2)
    let words = StyledText.muted("tried: \(claim.experiment)")
    let height = words.height(columns: max(1, below.columns))
    note(words, on: &surface, in: below)
    drawFinding(on: &surface, in: below.dropTop(height + 1))
  }

  /// The claimed number beside the deciding one.
  private func drawFinding(on surface: inout Surface, in area: Rect) {
    let (claimed, deciding) = claim.labels
    guard let found = finding(claim) else {
      note(.muted("Space runs the experiment"), on: &surface, in: area)
      return
    }
    guard claim.isShare else {
      surface.draw(
        Readout([
          Readout.Line(claimed, found.claimed.significant()),
          Readout.Line(deciding, found.deciding.significant(isStrong: true)),
        ]), in: area)
      return
    }
    var shares = [
      ShareBars.Share(claimed, found.claimed),
      ShareBars.Share(deciding, found.deciding, isEmphasised: true),
    ]
    if claim == .fraud {
      shares.insert(
        ShareBars.Share("“never spam”", neverShare, text: Numbers.percent(neverShare)), at: 1)
    }
    surface.draw(ShareBars(shares), in: area.top(shares.count).left(72))
  }

  // MARK: Ideas

  private func drawIdeas(on surface: inout Surface, in area: Rect) {
    var row = 0
    for idea in CaseIdea.allCases {
      let word = sheet.word(idea.rawValue)
      let line =
        sign(isRight(idea)) + StyledText(" \(idea.question) ")
        + (word == "?" ? .muted("?") : .strong(word))
      for text in line.wrapped(to: max(1, area.columns), hanging: 2) where row < area.rows {
        surface.write(text, column: area.column, row: area.row + row)
        row += 1
      }
      if isRight(idea) == true, row < area.rows {
        surface.write(
          StyledText.muted("  \(idea.idea)").truncated(to: area.columns), column: area.column,
          row: area.row + row)
        row += 1
      }
      if area.rows >= 12 { row += 1 }
    }
  }
}
