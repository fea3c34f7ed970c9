internal import Labs
internal import Learning
internal import TextUI

/// The panel of a fault that is looked for: who may be accused, the loss as it is and as it should
/// be, and what was said to accusations; or the data.
///
///     ▸ suspects    data                                             opened 12 places
///
///     Somebody has broken this network.            loss  ┄┄ unbroken  ── broken
///     ▸ 1  The rate is a hundred times too high     …
///       2  A sign is wrong
struct FaultPanel: Widget {
  let game: FaultGame

  var summary: String {
    guard let round = game.round else { return "the data is being read" }
    switch game.page {
    case .data: return FaultData(round: round).summary
    case .suspects:
      let suspects = FaultSuspect.allCases.map { suspect in
        "\(suspect.rawValue + 1) \(suspect.title)" + spokenMark(of: suspect)
      }
      let list = suspects.joined(separator: "; ")
      return "\(TextView(words).summary) Suspects: \(list). \(FaultCurves(game).summary)"
    }
  }

  private func spokenMark(of suspect: FaultSuspect) -> String {
    guard let round = game.round, round.accused.contains(suspect) else { return "" }
    return round.isRight(suspect) ? ", found" : ", innocent"
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    guard let round = game.round else {
      surface.write(.muted("Reading the data …"), column: area.column, row: area.row)
      return
    }
    drawTabs(round, on: &surface, in: area.top(1))
    let body = area.dropTop(area.rows > 12 ? 2 : 1)
    switch game.page {
    case .data: surface.draw(FaultData(round: round), in: body)
    case .suspects: drawSuspects(on: &surface, in: body)
    }
  }

  private func drawTabs(_ round: FaultRound, on surface: inout Surface, in line: Rect) {
    var column = line.column
    for page in FaultGame.Page.allCases {
      let text =
        page == game.page
        ? StyledText("▸ ", .focus, .bold) + .strong(page.title) : .muted("  " + page.title)
      guard column + text.width <= line.endColumn else { break }
      surface.write(text, column: column, row: line.row)
      column += text.width + 2
    }
    let count = round.inspection.places.count
    let opened =
      StyledText.muted("opened ") + .strong("\(count)")
      + .muted(count == 1 ? " place" : " places")
    if column + opened.width <= line.endColumn {
      surface.write(opened, endColumn: line.endColumn, row: line.row)
    }
  }

  // MARK: Suspects

  private func drawSuspects(on surface: inout Surface, in area: Rect) {
    guard area.columns >= 76 else { return drawStack(on: &surface, in: area) }
    let columns = max(42, min(66, area.columns * 9 / 20))
    if area.columns >= 96, area.rows >= 22 {
      drawLeft(on: &surface, in: area.left(columns))
      drawRight(on: &surface, in: area.dropLeft(columns + 4))
      return
    }
    let message = TextView(words, isCompact: true)
    let rows = min(message.height(columns: area.columns), max(0, area.rows - 8))
    let upper = area.dropBottom(rows + 1)
    _ = drawList(isSpread: false, on: &surface, in: upper.left(columns))
    surface.draw(FaultCurves(game), in: upper.dropLeft(columns + 4))
    surface.draw(message, in: area.bottom(rows))
  }

  /// The list above what there is to say.
  private func drawStack(on surface: inout Surface, in area: Rect) {
    let message = TextView(words, isCompact: true)
    let rows = min(message.height(columns: area.columns), max(0, area.rows - 7))
    _ = drawList(isSpread: false, on: &surface, in: area.dropBottom(rows + 1))
    surface.draw(message, in: area.bottom(rows))
  }

  /// Everyone with what one would see; once it is found, how.
  private func drawLeft(on surface: inout Surface, in area: Rect) {
    let isFound = game.round?.isFound == true
    let rest = drawList(isSpread: !isFound, on: &surface, in: area)
    if isFound { surface.draw(TextView(way), in: rest.dropTop(1)) }
  }

  /// The curves above what there is to say.
  private func drawRight(on surface: inout Surface, in area: Rect) {
    let message = TextView(verdict, isCompact: area.rows < 40)
    let rows = min(message.height(columns: area.columns), max(0, area.rows - 9))
    let chart = area.dropBottom(rows + 1).top(24)
    surface.draw(FaultCurves(game), in: chart)
    surface.draw(message, in: area.dropTop(chart.rows + 1))
  }

  /// Every suspect, and what one would see: of all, or of the chosen one where there is little room.
  ///
  /// - Returns: what is left of the area.
  private func drawList(isSpread: Bool, on surface: inout Surface, in area: Rect) -> Rect {
    guard let round = game.round else { return area }
    var rest = area
    let sentence = StyledText(game.network.sentence, .muted).wrapped(to: area.columns)
    if area.rows > sentence.count + FaultSuspect.allCases.count {
      for (row, line) in sentence.enumerated() {
        surface.write(line, column: area.column, row: area.row + row)
      }
      rest = rest.dropTop(sentence.count + (area.rows > 10 ? 1 : 0))
    }
    for suspect in FaultSuspect.allCases {
      guard !rest.isEmpty else { return rest }
      let isChosen = game.cursor == suspect
      let wasAccused = round.accused.contains(suspect)
      let mark =
        !wasAccused
        ? StyledText("  ")
        : round.isRight(suspect)
          ? StyledText("✓ ", .right, .bold) : StyledText("✗ ", .wrong, .bold)
      let text =
        mark + .muted("\(suspect.rawValue + 1)  ")
        + StyledText(suspect.title, wasAccused && !round.isRight(suspect) ? .muted : .strong)
      ListRow.draw(
        text, isChosen ? (round.isFound ? .chosen : .focused) : .plain, on: &surface,
        in: rest.top(1))
      surface.mark(.item(suspect.rawValue), in: rest.top(1))
      rest = rest.dropTop(1)
      guard isSpread else { continue }
      rest = drawClue(of: suspect, on: &surface, in: rest).dropTop(area.rows >= 30 ? 1 : 0)
    }
    guard !isSpread, !round.isFound else { return rest }
    return drawClue(of: game.cursor, on: &surface, in: rest.dropTop(1), indent: 2)
  }

  /// - Returns: what is left of the area.
  private func drawClue(
    of suspect: FaultSuspect, on surface: inout Surface, in area: Rect, indent: Int = 7
  ) -> Rect {
    var rest = area
    let columns = max(10, area.columns - indent)
    for line in StyledText(suspect.clue, .muted).wrapped(to: columns) where !rest.isEmpty {
      surface.write(line, column: rest.column + indent, row: rest.row)
      rest = rest.dropTop(1)
    }
    return rest
  }

  // MARK: Words

  /// What there is to say now.
  var words: [TextView.Block] {
    guard game.round?.isFound == true else { return verdict }
    return verdict + [.paragraph(points + .muted(" \(quickest)"))]
  }

  /// The task, what speaks against a suspect, or what was found.
  private var verdict: [TextView.Block] {
    guard let round = game.round, let feedback = game.feedback else {
      return [
        .heading(StyledText("Somebody has broken this network")),
        .paragraph(
          StyledText(
            "Esc goes to its debugger: walk a step, open what you suspect, ask numbers why they are "
              + "what they are. A comes back here. Then accuse: proof counts more than luck.")),
      ]
    }
    let heading =
      round.isFound
      ? StyledText("✓ Found: ", .right, .bold) + .strong("\(round.culpritName ?? "").")
      : .strong("✗ Innocent. Go on looking.")
    return [.heading(heading), .paragraph(StyledText(feedback))]
  }

  /// How it was found, and how it could have been.
  private var way: [TextView.Block] { [.paragraph(points), .paragraph(.muted(quickest))] }

  private var points: StyledText {
    guard let outcome = game.round?.outcome else { return StyledText() }
    let proof =
      outcome.proof.map { "You had the proof before you accused anybody: \($0)" }
      ?? "You accused without a proof."
    return .strong("\(outcome.points) of 100 points. ")
      + .muted("\(game.tallySentence) \(proof)")
  }

  private var quickest: String { game.round?.outcome.quickest ?? "" }
}
