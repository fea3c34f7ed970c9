internal import Compute
internal import Learning
public import TextUI

extension CourtLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .weight: drawWeight(on: &surface, in: body)
    case .map: drawMap(on: &surface, in: body)
    case .scramble: drawScramble(on: &surface, in: body)
    case .marks: drawMarks(on: &surface, in: body)
    case .share: drawShares(on: &surface, in: body)
    case .silence: drawSilence(on: &surface, in: body, isFocused: focus == .stage)
    case .audit: drawAudit(on: &surface, in: body)
    case .court: drawCourt(on: &surface, in: body)
    }
  }

  /// The four readers, sealed.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    drawCourt(on: &surface, in: area)
  }

  func share(_ value: Double?) -> StyledText {
    value.map { .strong(Numbers.percent($0)) } ?? .muted("–")
  }

  func share(_ right: MeanFigure) -> StyledText {
    right.isKnown ? right.percent(isStrong: true) : .muted("–")
  }

  func note(_ text: StyledText, on surface: inout Surface, in area: Rect) {
    for (row, line) in text.wrapped(to: area.columns).prefix(area.rows).enumerated() {
      surface.write(line, column: area.column, row: area.row + row)
    }
  }

  // MARK: Weight

  private func drawWeight(on surface: inout Surface, in area: Rect) {
    let weights = weights
    let bars = spam.words.indices.map { place in
      SignedBars.Bar(
        spam.shortName(place), weights.indices.contains(place) ? weights[place] : 0,
        number: desk.marks(.spam(seed: seed))?.parameter("output.weight", place))
    }
    let weight = weights.indices.contains(word) ? weights[word] : 0
    let isGoodWord = occurrence[word].good > occurrence[word].spam
    let lines = [
      Readout.Line("“\(spam.shortName(word))” in good mails", share(occurrence[word].good)),
      Readout.Line("“\(spam.shortName(word))” in spam", share(occurrence[word].spam)),
      Readout.Line("so it is a word of", isGoodWord ? "good mails" : "spam"),
      Readout.Line(
        "its weight pushes towards", weight == 0 ? "nothing" : weight > 0 ? "spam" : "good mail",
        isStrong: true),
      Readout.Line("mails sorted rightly", share(desk.right(.spam(seed: seed)))),
    ]
    let isWide = area.columns >= 66
    let list = isWide ? area.left(area.columns / 2 - 2) : area.dropBottom(lines.count + 1)
    surface.draw(SignedBars(bars, focus: word, order: .value), in: list)
    let numbers = isWide ? area.dropLeft(area.columns / 2 + 2) : area.bottom(lines.count)
    surface.draw(Readout(lines, columns: 44), in: numbers.top(lines.count))
    if isWide {
      note(
        .muted("+ pushes towards spam, − towards good mail. Related words share the work."),
        on: &surface, in: numbers.dropTop(lines.count + 1))
    }
  }

  // MARK: Maps

  private func pictureView(_ title: String) -> ImageView {
    ImageView(SlopeMap.rows(picture), title: .muted(title))
  }

  private func mapView(_ values: [Double], _ title: String) -> ImageView {
    let limit = max(values.map(\.magnitude).max() ?? 1, 1e-6)
    return ImageView(SlopeMap.rows(values), ramp: .signed, limit: limit, title: .muted(title))
  }

  private func drawMap(on surface: inout Surface, in area: Rect) {
    let reader = reader(.plain(seed: seed))
    let lines = [
      Readout.Line("it is a", "\(data.unseen.classes[digitNumber])"),
      Readout.Line(
        "it is read as",
        reader.map { "\($0.answer(data.unseen.input(at: digitNumber)))" } ?? "–", isStrong: true),
      Readout.Line(
        "unseen digits right", share(desk.right(.plain(seed: seed)))),
      Readout.Line("+ more light raises the score", ""),
      Readout.Line("− more light lowers it", ""),
    ]
    let pictures = area.rows < 12 ? area.left(area.columns / 2) : area.dropBottom(lines.count + 1)
    let parts = pictures.top(18).split(into: 2, gutter: 3)
    surface.draw(pictureView("the digit"), in: parts[0])
    if let reader { surface.draw(mapView(map(reader), "what moves its score"), in: parts[1]) }
    surface.draw(
      Readout(lines, columns: 36),
      in: area.rows < 12 ? area.dropLeft(pictures.columns + 3) : area.bottom(lines.count))
  }

  private func drawScramble(on surface: inout Surface, in area: Rect) {
    let reader = reader(.plain(seed: seed))
    let edges = SlopeMap.edges(picture)
    let isLow = area.rows < 12
    let pictures = isLow ? area.left(area.columns * 6 / 10) : area.dropBottom(6)
    let count = area.columns >= 56 || isLow ? 4 : 2
    let parts = pictures.top(18).split(into: count, gutter: 2)
    if count == 4 {
      surface.draw(pictureView("digit"), in: parts[0])
      surface.draw(mapView(edges, "edges"), in: parts[3])
    }
    if let reader, let mixedReader {
      surface.draw(mapView(map(reader), "trained"), in: parts[count == 4 ? 1 : 0])
      surface.draw(mapView(map(mixedReader), "mixed up"), in: parts[count == 4 ? 2 : 1])
    }
    let match = mapMatch.map { Numbers.fixed($0, decimals: 2) } ?? "–"
    surface.draw(
      Readout(
        [
          Readout.Line("digits right, as mixed", share(mixedReader?.accuracy(on: data.unseen))),
          Readout.Line("maps agree by", match, isStrong: true),
          Readout.Line("edges agree by", "1.00"),
          Readout.Line("1 is the same, 0 is nothing alike", ""),
        ], columns: 36), in: isLow ? area.dropLeft(pictures.columns + 3) : area.bottom(4))
  }

  // MARK: Marks

  private func drawMarks(on surface: inout Surface, in area: Rect) {
    let test = sheet.word("test")
    let bench = data.bench(test, seed: seed)
    let (cheat, honest) = (reader(.cheat(seed: seed)), reader(.honest(seed: seed)))
    let items = (0..<6).map { row -> ImageGrid.Item in
      let pixels = bench.input(at: row)
      let answers = [cheat, honest].map { $0.map { "\($0.answer(pixels))" } ?? "–" }
      return ImageGrid.Item(
        SlopeMap.rows(pixels.map(Double.init)), caption: "\(answers[0]) \(answers[1])")
    }
    let table = Table(
      [
        Table.Column("marks are", .left), Table.Column("cheat right", minimum: 8),
        Table.Column("honest right", minimum: 8),
      ],
      rows: Self.tests.map { name in
        [
          name == test ? .strong(name) : .muted(name),
          share(desk.right(.cheat(seed: seed), on: name)),
          share(desk.right(.honest(seed: seed), on: name)),
        ]
      })
    let isLow = area.rows < 12
    let words = StyledText.muted("below each: what the cheat says, what the honest one says")
    if isLow {
      surface.draw(table, in: area.right(40).top(4))
      surface.draw(ImageGrid(items), in: area.left(area.columns - 44))
      return
    }
    surface.draw(table, in: area.top(4))
    note(words, on: &surface, in: area.dropTop(5).top(2))
    surface.draw(ImageGrid(items), in: area.dropTop(8).top(20))
  }

  // MARK: Shares

  private func drawShares(on surface: inout Surface, in area: Rect) {
    let isLow = area.rows < 12
    let maps = [
      ("the cheat's map", marksMap(.cheat(seed: seed))),
      ("the honest one's", marksMap(.honest(seed: seed))),
    ]
    let limit = max(maps.compactMap(\.1).flatMap { $0 }.max() ?? 1, 1e-6)
    let pictures = isLow ? area.left(area.columns / 2) : area.dropBottom(5)
    for ((title, map), part) in zip(maps, pictures.top(18).split(into: 2, gutter: 3)) {
      guard let map else { continue }
      surface.draw(
        ImageView(SlopeMap.rows(map), ramp: .gradient, limit: limit, title: .muted(title)), in: part
      )
    }
    surface.draw(
      Readout(
        [
          Readout.Line("share of the top row, cheat", share(topShare(.cheat(seed: seed)))),
          Readout.Line("share of the top row, honest", share(topShare(.honest(seed: seed)))),
          Readout.Line("an even share", "12.5 %"),
          Readout.Line("mean over 360 digits", ""),
        ], columns: 40), in: isLow ? area.dropLeft(pictures.columns + 3) : area.bottom(4))
  }
}
