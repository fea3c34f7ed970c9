internal import Labs
internal import Learning
internal import TextUI

extension RunsScreen {
  /// From here on a lab can be drawn beside another one.
  private static let pictureColumns = 44
  private static let listColumns = 26

  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    let kept = shelf.runs.count - visiting.count
    let count = kept == 0 ? "empty" : "\(kept) of \(RunShelf.most) places"
    surface.draw(Header(path: ["Runs that were kept"], state: .muted(count)), in: grid.header)
    defer { surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer) }
    guard !shelf.runs.isEmpty else {
      surface.draw(TextView(.muted(Self.emptiness)), in: grid.body.left(66))
      return
    }
    let list = grid.body.left(min(46, max(Self.listColumns, grid.body.columns / 4)))
    surface.pane(Pane.map, in: list) { drawList(on: &$0, in: list) }
    let rest = grid.body.dropLeft(list.columns + (grid.body.columns >= 120 ? 4 : 2))
    let tabs = rest.top(Tabs.rows)
    surface.pane(Pane.text, in: tabs) {
      $0.draw(
        Tabs(Picture.allCases.map(\.title), selection: picture.rawValue), in: tabs)
    }
    draw(picture, on: &surface, in: rest.dropTop(Tabs.rows + (rest.rows > 22 ? 1 : 0)))
  }

  private static let emptiness = """
    No run lies on the shelf yet. In a lab, K keeps the run on stage as it is, and B keeps it and \
    lets the next change branch off there.
    """

  // MARK: The list

  private func drawList(on surface: inout Surface, in area: Rect) {
    let below = details(columns: area.columns, in: surface.look)
    let room = max(1, min(shelf.runs.count, area.rows - min(below.count + 1, area.rows / 2)))
    let first = ListRow.first(of: shelf.runs.count, chosen: cursor, room: room)
    for (row, run) in shelf.runs.dropFirst(first).prefix(room).enumerated() {
      let line = area.line(row)
      surface.mark(.item(first + row), in: line)
      let isFocused = first + row == cursor
      let sign =
        ticked.firstIndex(of: run.letter).map { RunStrokes.sign($0, in: surface.look) }
        ?? .muted("·")
      let role: Role = isFocused ? .focus : .ink
      // Of a name that is typed the end is seen, where it grows.
      let width = max(1, line.columns - ListRow.indent - sign.width - 5)
      let name =
        isFocused && naming != nil
        ? StyledText(String((naming?.text ?? "").suffix(width)), .focus, .bold)
          + StyledText("▏", .focus)
        : StyledText(run.name, role, isFocused ? .bold : [])
      ListRow.draw(
        sign + StyledText(" \(run.letter)  ", role, .bold) + name,
        isFocused ? .focused : .plain, on: &surface, in: line)
    }
    let text = area.dropTop(room + 1)
    for (row, line) in below.prefix(text.rows).enumerated() {
      surface.write(line, column: text.column + ListRow.indent, row: text.row + row, within: text)
    }
  }

  /// What there is to say of the chosen run.
  private func details(columns: Int, in look: Look) -> [StyledText] {
    guard let run = chosen else { return [] }
    let title = LabCatalog.entry(named: run.recipe.last.lab)?.title ?? run.recipe.last.lab
    var lines = [
      StyledText.muted(title), .muted("step \(Numbers.grouped(run.steps))"),
    ]
    if visiting.contains(run.letter) {
      lines.append(StyledText("on stage now, not kept yet: K keeps it", .ink))
    }
    if let loss = run.report?.snapshot.training.latest?.y ?? run.recipe.training {
      lines.append(.muted("last batch ") + StyledText(Numbers.significant(Double(loss)), .ink))
    }
    if let origin = run.origin { lines.append(StyledText(origin, .gradient)) }
    if let check = run.checkSentence {
      let isRight = run.check == .done(.same)
      lines.append(StyledText(check, isRight ? .right : .ink))
    } else if run.run == nil {
      lines.append(.muted("from an earlier sitting: L makes it again, so that it can be drawn"))
    }
    return lines.flatMap { $0.wrapped(to: max(8, columns - ListRow.indent)) }
  }

  // MARK: The pictures

  private func draw(_ picture: Picture, on surface: inout Surface, in area: Rect) {
    guard !compared.isEmpty else {
      surface.draw(TextView(.muted("Space ticks the runs to compare.")), in: area)
      return
    }
    switch picture {
    case .curves where area.rows >= 30: drawBoth(on: &surface, in: area)
    case .curves: drawCurves(on: &surface, in: area)
    case .pair: drawPair(on: &surface, in: area)
    case .differences: drawDifferences(on: &surface, in: area)
    }
  }

  private func drawBoth(on surface: inout Surface, in area: Rect) {
    let rows = min(
      area.rows / 2, differences.table(strokes: compared.map(\.stroke), in: surface.look).height + 2
    )
    drawCurves(on: &surface, in: area.dropBottom(rows + 1))
    drawDifferences(on: &surface, in: area.bottom(rows))
  }

  private func drawCurves(on surface: inout Surface, in area: Rect) {
    let shown = compared.filter { $0.run.report != nil }
    guard !shown.isEmpty else {
      surface.draw(
        TextView(.muted("L makes a run of an earlier sitting again; then its curve is here.")),
        in: area)
      return
    }
    surface.draw(
      RunChart(
        curves: shown.map {
          RunChart.Curve(letter: $0.run.letter, stroke: $0.stroke, $0.run.report)
        }), in: area)
  }

  private func drawPair(on surface: inout Surface, in area: Rect) {
    let runs = pair
    let width = (area.columns - 3) / 2
    if runs.count > 1, width >= Self.pictureColumns {
      draw(runs[0], on: &surface, in: area.left(width))
      surface.verticalRule(
        column: area.column + width + 1, row: area.row, rows: area.rows, style: Style(.grid))
      draw(runs[1], on: &surface, in: area.right(width))
    } else if let run = runs.first {
      draw(run, on: &surface, in: area)
    }
  }

  /// A run as its lab draws it, below its name.
  private func draw(_ run: KeptRun, on surface: inout Surface, in area: Rect) {
    let place = ticked.firstIndex(of: run.letter) ?? 0
    let title =
      RunStrokes.sign(place, in: surface.look) + StyledText(" " + run.title, .strong, .bold)
    let step = StyledText.muted("step \(Numbers.grouped(run.steps))")
    surface.write(
      title.truncated(to: max(0, area.columns - step.width - 2)), column: area.column,
      row: area.row, within: area)
    surface.write(step, endColumn: area.endColumn, row: area.row)
    let body = area.dropTop(2)
    guard let lab = run.lab else {
      surface.draw(
        TextView(.muted("It is from an earlier sitting: L makes it again.")), in: body)
      return
    }
    let outer = surface.narrowClip(to: body)
    lab.draw(on: &surface, in: body, focus: .none)
    surface.restoreClip(outer)
    // What lies in the picture is not to be pressed here.
    surface.mark(.pane, in: body)
  }

  var differences: RunDifferences { RunDifferences(compared.map(\.run)) }

  private func drawDifferences(on surface: inout Surface, in area: Rect) {
    let differences = differences
    let table = differences.table(strokes: compared.map(\.stroke), in: surface.look)
    surface.draw(table, in: area.top(min(table.height, area.rows - 1)))
    let note = area.dropTop(
      min(table.height + (area.rows > table.height + 1 ? 1 : 0), area.rows - 1))
    surface.write(
      StyledText.muted(differences.note).truncated(to: note.columns), column: note.column,
      row: note.row, within: note)
  }
}
