internal import Compute
public import Learning
internal import TextUI

/// Names drawn letter by letter, and whether they are new.
extension NamesLab {
  /// The way from scores to shares for the letter that comes next, the likeliest first.
  var steps: [Sampling.Step] {
    guard let speaker else { return [] }
    let labels = ["end"] + NamePots.symbols.dropFirst()
    return Sampling.steps(
      labels, scores: speaker.scores(after: lettersBefore), temperature: temperature)
  }

  /// The name under which the letters before the next one are sent through the network.
  static let nextLetter = "letters before"

  /// The letters that the next one is drawn after, as the network reads them.
  public func examination(_ name: String, ofJob number: Int) -> Examination? {
    guard name == Self.nextLetter, let net = tags.first?.net else { return nil }
    return Examination(
      name, inputs: NameSpeaker.read(lettersBefore, by: net).map(Float.init),
      tensors: [.output])
  }

  /// The name on stage, with a blank for what comes next.
  var drawnText: String {
    NamePots.text(drawn.filter { $0 != 0 }) + (isEnded ? "." : "_")
  }

  // MARK: Drawing

  func drawSample(on surface: inout Surface, in area: Rect) {
    let head =
      StyledText.muted("name so far  ") + StyledText(drawnText, .focus, .bold)
      + .muted(isEnded ? "  its end was drawn" : "   what may come next:")
    let numbers = sampleNumbers
    if area.columns >= 88, area.rows >= 12 {
      let left = area.left(min(90, area.columns * 58 / 100))
      surface.write(head.truncated(to: left.columns), column: left.column, row: left.row)
      drawShares(on: &surface, in: left.dropTop(2))
      let right = area.dropLeft(left.columns + 4)
      let most = right.rows - numbers.lines.count - 1
      let rows = min(most, 1 + (60 + right.columns / 17 - 1) / max(1, right.columns / 17))
      drawNames(on: &surface, in: right.top(rows))
      surface.draw(numbers, in: right.dropTop(rows + 1).top(numbers.lines.count))
    } else if area.columns >= 66 {
      surface.write(head.truncated(to: area.columns), column: area.column, row: area.row)
      let body = area.dropTop(1)
      drawShares(on: &surface, in: body.left(44))
      drawNames(on: &surface, in: body.dropLeft(47))
    } else {
      surface.write(head.truncated(to: area.columns), column: area.column, row: area.row)
      let body = area.dropTop(1)
      let rows = min(body.rows, max(4, body.rows * 6 / 10))
      drawShares(on: &surface, in: body.top(rows))
      drawNames(on: &surface, in: body.dropTop(rows + 1))
    }
  }

  /// The table of arithmetic, as many letters as there is room for.
  private func drawShares(on surface: inout Surface, in area: Rect) {
    let shown = Array(steps.prefix(max(0, area.rows - 1)))
    let scores = tags.first.flatMap { desk.marks($0) }.map {
      NumberGrid($0.value(.output, of: Self.nextLetter))
    }
    let table = Sampling.table(
      shown, heading: "letter", temperature: temperature, scores: scores)
    surface.draw(table, in: area.left(44))
    guard area.columns >= 52 else { return }
    // A bar beside each row, all on one scale.
    let bars = ShareBars(
      shown.enumerated().map { row, step in
        ShareBars.Share("", step.share, text: "", isEmphasised: row == 0)
      })
    surface.draw(bars, in: area.dropLeft(41).dropTop(1))
  }

  private var sampleNumbers: Readout {
    let open = speaker.map {
      Sampling.openChoices($0.shares(after: lettersBefore, temperature: temperature))
    }
    return Readout(
      [
        Readout.Line(
          "as open as so many letters", open.map { Numbers.fixed($0, decimals: 1) } ?? "–"),
        Readout.Line(
          "different, of \(census?.count ?? 0)", shareText(census?.distinct), isStrong: true),
        Readout.Line("learned from", shareText(census?.known)),
      ], columns: 40)
  }

  private func shareText(_ share: Double?) -> String {
    share.map { Numbers.percent($0) } ?? "–"
  }

  // MARK: Copies

  func drawCopies(on surface: inout Surface, in area: Rect) {
    let table = Table(
      [
        Table.Column("temperature", .left), Table.Column("different", minimum: 9),
        Table.Column("learned from", minimum: 12),
      ],
      rows: NameCensus.temperatures.map { temperature in
        let census = censuses.first { $0.temperature == temperature }
        return [
          .strong(Numbers.tick(temperature)), StyledText(shareText(census?.distinct)),
          StyledText(shareText(census?.known)),
        ]
      })
    let rows = NameCensus.temperatures.count + 1
    let now = Readout(
      [
        Readout.Line(
          "different at \(Numbers.tick(temperature))", shareText(census?.distinct)),
        Readout.Line("learned from", shareText(census?.known), isStrong: true),
      ], columns: 40)
    if area.columns >= 88, area.rows >= 16 {
      let left = area.left(area.columns * 55 / 100)
      drawNames(on: &surface, in: left)
      let right = area.dropLeft(left.columns + 4)
      surface.draw(copyChart, in: right.top(min(16, right.rows - rows - 4)))
      let below = right.dropTop(min(16, right.rows - rows - 4) + 1)
      surface.draw(table, in: below.top(rows))
      surface.draw(now, in: below.dropTop(rows + 1))
    } else if area.columns >= 66 {
      drawNames(on: &surface, in: area.dropRight(43))
      surface.draw(table, in: area.right(40).top(rows))
    } else {
      drawNames(on: &surface, in: area.dropBottom(rows + 4))
      surface.draw(table, in: area.bottom(rows + 3).top(rows))
      surface.draw(now, in: area.bottom(2))
    }
  }

  /// Both shares over the temperature.
  private var copyChart: LineChart {
    LineChart(
      title: .muted("of \(NameCensus.count) names"),
      [
        Series(
          "different", censuses.map { ChartPoint($0.temperature, $0.distinct) },
          stroke: Stroke(.strong, isThick: true), marker: .disc),
        Series(
          "learned from", censuses.map { ChartPoint($0.temperature, $0.known) },
          stroke: Stroke(.focus, pattern: .dashed), marker: .disc),
      ], x: Axis(0, 2, title: "temperature"), y: Axis(0, 1))
  }

  // MARK: Films

  func drawFilms(on surface: inout Surface, in area: Rect) {
    let numbers = filmNumbers
    if area.columns >= 66 {
      let right = area.right(34)
      surface.draw(filmMap, in: area.dropRight(37).top(34))
      surface.draw(numbers, in: right)
    } else {
      surface.draw(filmMap, in: area.dropBottom(3))
      surface.draw(numbers, in: area.bottom(2))
    }
  }

  private var filmNumbers: Readout {
    let places = places(tags.first)
    let near = Self.neighbors(of: film, places).prefix(3).map { other in
      Readout.Line(
        FilmTastes.titles[other],
        Numbers.fixed(Self.distance(places[other], places[film]), decimals: 2))
    }
    let kinds = FilmTastes.kinds.enumerated().flatMap { kind, name in
      (0..<3).map { Readout.Line($0 == 0 ? name : "", FilmTastes.titles[kind * 3 + $0]) }
    }
    let same = metrics["same"].map { "\(Int(($0 * 12).rounded())) of 12" } ?? "–"
    let blank = Readout.Line("", "")
    return Readout(
      [
        Readout.Line("nearest is of its kind", same, isStrong: true),
        Readout.Line("people asked", Numbers.grouped(sheet.count("viewers"))), blank,
        Readout.Line("who saw \(FilmTastes.titles[film])", "may like"),
      ] + near + [blank, Readout.Line("kinds, which nobody told it", "")] + kinds)
  }

  // MARK: The task

  func drawBuild(on surface: inout Surface, in area: Rect) {
    let tag = tags.first
    let weights = tag?.net?.weightCount ?? 0
    let numbers = Readout(
      [
        Readout.Line("loss (2.10 wanted)", lossFigure(tag)),
        Readout.Line(
          "weights (4 000 at most)",
          StyledText(Numbers.grouped(weights), weights > 4_000 ? .wrong : .ink)),
        Readout.Line(
          "best so far",
          bestLoss.map {
            StyledText(lossText($0), $0 <= 2.10 ? .right : .ink, $0 <= 2.10 ? .bold : [])
          } ?? .muted("–")),
      ], columns: 36)
    if area.columns >= 88, area.rows >= 16 {
      let left = area.left(area.columns * 55 / 100)
      let rows = min(22, left.rows - 4)
      surface.draw(lossChart(tags), in: left.top(rows))
      surface.draw(numbers, in: left.dropTop(rows + 1))
      let right = area.dropLeft(left.columns + 4)
      let half = min(24, right.rows * 6 / 10)
      surface.draw(letterMap, in: right.top(half))
      drawNames(on: &surface, in: right.dropTop(half + 1))
    } else if area.columns >= 66 {
      surface.draw(lossChart(tags), in: area.dropRight(39))
      let right = area.right(36)
      surface.draw(numbers, in: right.top(3))
      drawNames(on: &surface, in: right.dropTop(4))
    } else {
      let rows = max(6, (area.rows - 5) * 6 / 10)
      surface.draw(lossChart(tags), in: area.top(rows))
      surface.draw(numbers, in: area.dropTop(rows + 1).top(3))
      drawNames(on: &surface, in: area.dropTop(rows + 5))
    }
  }
}
