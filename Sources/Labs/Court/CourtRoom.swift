internal import Learning
internal import TextUI

/// The views of silence, of what can be given, and of the sealed readers.
extension CourtLab {
  // MARK: Silence

  func drawSilence(on surface: inout Surface, in area: Rect, isFocused: Bool) {
    let losses = silenced?.losses ?? [Double](repeating: 0, count: 32)
    let unit = sheet.count("unit") - 1
    let rows = max(5, min(16, area.rows - 7))
    surface.draw(
      Columns(
        losses.map { $0 * 100 }, names: losses.indices.map { "unit \($0 + 1)" },
        title: .muted("points lost in silence"), focus: unit), in: area.top(rows))
    let matter = silenced.map { "\($0.losses.count { $0 > 0.005 }) of \($0.losses.count)" } ?? "–"
    let idle = silenced.map { "\($0.losses.count { $0.magnitude < 0.001 })" } ?? "–"
    surface.draw(
      Readout(
        [
          Readout.Line("digits right, all units on", share(silenced?.full)),
          Readout.Line("units that cost over half a point", matter, isStrong: true),
          Readout.Line("units that cost nothing", idle),
          Readout.Line("the worst costs", share(silenced?.losses.max())),
        ], columns: 44), in: area.dropTop(rows + 1))
  }

  // MARK: Audit

  func drawAudit(on surface: inout Surface, in area: Rect) {
    let rows = AuditItem.allCases.map { item -> [StyledText] in
      let answer = sheet.word(item.rawValue)
      let verdict: StyledText =
        switch isRight(item) {
        case true?: StyledText("✓", .right, .bold)
        case false?: StyledText("✗", .wrong, .bold)
        case nil: .muted("")
        }
      let why = isRight(item) == nil ? "" : item.why
      return [StyledText(item.name), .strong(answer), verdict, .muted(why)]
    }
    let table = Table(
      [
        Table.Column("a vendor can honestly give", .left), Table.Column("you", .left, minimum: 6),
        Table.Column("", .left, minimum: 1), Table.Column("", .left),
      ], rows: rows)
    surface.draw(table, in: area.top(rows.count + 1))
    let below = area.dropTop(rows.count + 2)
    guard let confusion = desk.report(.plain(seed: seed))?.snapshot.evaluation?.confusion else {
      note(
        .muted("train the reader: its results for each group come here"), on: &surface, in: below)
      return
    }
    let shares = (0..<confusion.count).map { digit -> ShareBars.Share in
      let row = confusion[digit]
      let all = row.reduce(0, +)
      let right = all > 0 ? Double(row[digit]) / Double(all) : 0
      return ShareBars.Share("digit \(digit)", right, text: "\(row[digit]) of \(all)")
    }
    surface.draw(ShareBars(shares), in: below.left(56).top(shares.count))
  }

  // MARK: Court

  func drawCourt(on surface: inout Surface, in area: Rect) {
    let rows = CourtCase.names.enumerated().map { number, name -> [StyledText] in
      let verdict = verdict(number)
      var mark = StyledText()
      if isJudged {
        mark =
          verdict == truth[number]
          ? StyledText(isBacked(number) ? "✓ backed" : "✓ not backed", .right, .bold)
          : StyledText("✗ \(truth[number].name)", .wrong, .bold)
      }
      return [
        .strong(name), share(desk.report(.sealed(number: number, seed: seed))?.accuracy),
        found(number, .top), found(number, .right), StyledText(verdict?.name ?? "?"), mark,
      ]
    }
    var columns = [
      Table.Column("reader", .left), Table.Column("bench", minimum: 6),
      Table.Column("top", minimum: 6), Table.Column("right", minimum: 6),
      Table.Column("verdict", .left, minimum: 7),
    ]
    if isJudged { columns.append(Table.Column("", .left, minimum: 8)) }
    let table = Table(columns, rows: rows, gap: 1)
    surface.draw(table, in: area.top(5))
    let below = area.dropTop(6)
    guard isOpen else {
      note(
        .muted(
          "Two are clean. One uses a mark in the top row, one the right border. Train them, then "
            + "look: tools cost points."), on: &surface, in: below)
      return
    }
    let isWide = below.columns >= 60 && below.rows >= 5
    let log = isWide ? below.left(below.columns - 30) : below
    drawLog(on: &surface, in: log)
    if isWide { drawExhibit(on: &surface, in: below.right(26)) }
  }

  /// What interventions at a place have found of a reader; the lowest share right.
  private func found(_ reader: Int, _ place: CourtPlace) -> StyledText {
    let shares = evidence.filter {
      $0.reader == reader && $0.place == place && $0.tool.isIntervention
    }.compactMap { finding($0) }
    return shares.min().map { StyledText(Numbers.percent($0)) } ?? .muted("–")
  }

  /// Everything that was used, the latest first.
  private func drawLog(on surface: inout Surface, in area: Rect) {
    guard let tool = CourtTool(rawValue: sheet.word("tool")) else { return }
    let left = CourtCase.budget - spent
    let head =
      StyledText.muted("U  ") + .strong(tool.rawValue)
      + .muted(" reader \(sheet.word("model")), costs \(tool.cost); \(left) points left")
    surface.write(head.truncated(to: area.columns), column: area.column, row: area.row)
    let lines = evidence.reversed().map { piece -> Readout.Line in
      let place = piece.tool.isIntervention ? ", \(piece.place.name)" : ""
      let what: String =
        switch piece.tool {
        case .map: "map's share of top row"
        case .table: "digits right, all"
        case .silence: "worst silence costs"
        case .occlude: "right, covered"
        case .swap: "right, swapped"
        }
      return Readout.Line(
        "\(CourtCase.names[piece.reader]) \(what)\(place)", share(finding(piece)))
    }
    surface.draw(Readout(lines, columns: 48), in: area.dropTop(2))
  }

  /// The map of the reader that was mapped last.
  private func drawExhibit(on surface: inout Surface, in area: Rect) {
    guard let piece = evidence.last(where: { $0.tool == .map }),
      let reader = reader(.sealed(number: piece.reader, seed: seed))
    else { return }
    let map = SlopeMap.mean(reader, data.sealedBench)
    surface.draw(
      ImageView(
        SlopeMap.rows(map), ramp: .gradient, limit: max(map.max() ?? 1, 1e-6),
        title: .muted("map of \(CourtCase.names[piece.reader])")), in: area.top(12))
  }
}
