internal import Learning
public import TextUI

extension NamesLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .context: drawContext(on: &surface, in: body)
    case .places: drawPlaces(on: &surface, in: body)
    case .width: drawWidth(on: &surface, in: body)
    case .sample: drawSample(on: &surface, in: body)
    case .copies: drawCopies(on: &surface, in: body)
    case .films: drawFilms(on: &surface, in: body)
    case .ladder: drawLadder(on: &surface, in: body)
    case .build: drawBuild(on: &surface, in: body)
    }
  }

  // MARK: Pieces

  /// Losses on names kept apart over the updates; the lines across are what counting reaches.
  func lossChart(_ tags: [NamesRun]) -> LineChart {
    let end = Double(tags.map(\.updates).max() ?? 1)
    let runs = tags.enumerated().map { index, tag in
      Series(
        tag.name, desk.report(tag)?.snapshot.validation.points() ?? [],
        stroke: RaceStrokes.stroke(index), endMark: "●")
    }
    let names = rungs.all.map(\.name).joined(separator: ", ")
    return LineChart(
      title: .muted("loss"), runs, x: Axis(0, end, title: "update"),
      y: Axis(1.9, 3.4, ticks: rungs.all.map(\.loss)), note: .muted("lines: \(names) letters"))
  }

  /// Losses as bars, the longest first: what each model does not know.
  var ladder: ShareBars {
    var rows: [ShareBars.Share] = []
    func add(
      _ name: String, _ loss: Double?, isEmphasised: Bool = false, mark: NumberMark? = nil
    ) {
      rows.append(
        ShareBars.Share(
          name, loss ?? 0, text: loss == nil ? "–" : lossText(loss), isEmphasised: isEmphasised,
          mark: mark))
    }
    add("guessing", rungs.guessing)
    if view == .context {
      let names = ["frequencies", "after 1", "after 2"]
      for (name, loss) in zip(names, tally?.losses ?? []) { add(name, loss, isEmphasised: true) }
    } else {
      for rung in rungs.all.dropFirst() { add(rung.name, rung.loss) }
      for tag in tags {
        add(tag.name, loss(tag), isEmphasised: true, mark: desk.validationMark(tag))
      }
    }
    return ShareBars(rows, full: rungs.guessing)
  }

  /// Letters on the plane of the first two numbers of each.
  var letterMap: EmbeddingMap {
    map(places(tags.first), names: NamePots.symbols, focus: letter)
  }

  /// Films on their plane.
  var filmMap: EmbeddingMap { map(places(tags.first), names: FilmTastes.titles, focus: film) }

  private func map(_ places: [[Double]], names: [String], focus: Int) -> EmbeddingMap {
    let marks = tags.first.flatMap { desk.marks($0) }
    return EmbeddingMap(
      zip(names, places).enumerated().map { row, item in
        EmbeddingMap.Item(
          item.0, item.1.first ?? 0, item.1.dropFirst().first ?? 0,
          number: marks?.parameter(NameNet.placesWeight, row * item.1.count))
      },
      focus: places.isEmpty ? nil : focus,
      neighbors: Array(Self.neighbors(of: focus, places).prefix(3)))
  }

  /// Names that were made up, in columns; those that were learned from are marked.
  func drawNames(on surface: inout Surface, in area: Rect) {
    let head =
      StyledText.muted("at temperature \(Numbers.tick(temperature))   ")
      + StyledText("= learned from", .focus)
    surface.write(head.truncated(to: area.columns), column: area.column, row: area.row)
    let room = area.dropTop(1)
    let width = 17
    let columns = max(1, room.columns / width)
    for (index, name) in (census?.samples ?? []).enumerated() {
      let (row, column) = (index / columns, index % columns)
      guard row < room.rows else { break }
      let isKnown = pots.known.contains(name)
      let text =
        StyledText(isKnown ? "= " : "  ", .focus, .bold)
        + StyledText(NamePots.text(name), isKnown ? .focus : .ink)
      surface.write(
        text.truncated(to: min(width - 1, room.columns)), column: room.column + column * width,
        row: room.row + row)
    }
  }
}
