internal import Compute
internal import Learning
internal import TextUI

/// A small language model and sentences that say the place first.
extension TuneLab {
  func drawLanguage(on surface: inout Surface, in area: Rect) {
    if isWide(area), area.rows < 12 {
      surface.draw(languageChart, in: area.dropRight(47))
      surface.draw(languageTable, in: area.right(44))
    } else if isWide(area) {
      let right = area.right(44)
      surface.draw(languageChart, in: area.dropRight(48).top(30))
      surface.draw(languageTable, in: right.top(4))
      drawSentences(on: &surface, in: right.dropTop(6))
    } else {
      surface.draw(languageTable, in: area.top(4))
      surface.draw(languageChart, in: area.dropTop(5))
    }
  }

  private var languageTable: TextUI.Table {
    Table(
      [
        Table.Column("nats a word", .left), Table.Column("scratch", minimum: 7),
        Table.Column("tuned", minimum: 7), Table.Column("old text", minimum: 7),
      ],
      rows: [
        [.muted("before"), .muted(""), .muted(""), nats(desk.loss(.speaker, on: Self.clearTrial))]
      ]
        + Self.amounts.map { amount in
          let tuned = pupil(amount, isTuned: true)
          return [
            StyledText("\(amount) sentences"),
            nats(desk.loss(pupil(amount, isTuned: false))), nats(desk.loss(tuned)),
            nats(desk.loss(tuned, on: Self.clearTrial)),
          ]
        })
  }

  private func nats(_ loss: MeanFigure) -> StyledText {
    loss.isKnown ? loss.text(isStrong: true) { Numbers.fixed($0, decimals: 2) } : .muted("–")
  }

  /// The loss on new sentences over the updates, and below it what cannot be done without.
  private var languageChart: LineChart {
    let updates = Double(sheet.count("updates"))
    let series = runs.map { run -> Series in
      guard case .pupil(let pupil) = run else { return Series("", []) }
      let (sentences, isTuned) = (pupil.sentences, pupil.isTuned)
      let points = desk.report(run)?.snapshot.validation.points() ?? []
      return Series(
        "\(isTuned ? "tuned" : "scratch") \(sentences)", points,
        stroke: Stroke(
          isTuned ? .positive : .negative, pattern: sentences == 20 ? .dotted : .solid,
          isThick: sentences == 20), endMark: "●")
    }
    let floor = Series(
      "least", [ChartPoint(0, TuneData.newFloor), ChartPoint(updates, TuneData.newFloor)],
      stroke: Stroke(.muted, pattern: .dashed))
    return LineChart(
      title: .muted("loss"), [floor] + series, x: Axis(0, updates, title: "update"),
      y: Axis(1, 5, ticks: [1, 2, 3, 4, 5]))
  }

  /// Some sentences of both kinds.
  private func drawSentences(on surface: inout Surface, in area: Rect) {
    var old = Grammar.Speaker(SeededGenerator(seed: seed).split("shown"))
    var new = SeededGenerator(seed: seed).split("place first")
    var lines = [StyledText.muted("it knows")]
    for _ in 0..<3 { lines.append(StyledText(Self.spoken(old.sentence()))) }
    lines += [StyledText(""), .muted("it is to learn")]
    for _ in 0..<4 { lines.append(StyledText(Self.spoken(TuneData.newSentence(&new)))) }
    for (row, line) in lines.prefix(area.rows).enumerated() {
      surface.write(line.truncated(to: area.columns), column: area.column, row: area.row + row)
    }
  }

  /// Words as a sentence, without a space before the full stop.
  private static func spoken(_ words: [String]) -> String {
    words.dropLast().joined(separator: " ") + "."
  }

  var languageSummary: String {
    func nats(_ value: Double?) -> String {
      value.map { Numbers.fixed($0, decimals: 2) } ?? "–"
    }
    let results = Self.amounts.map { amount -> String in
      let tuned = pupil(amount, isTuned: true)
      return "\(amount) sentences: scratch "
        + nats(loss(pupil(amount, isTuned: false)))
        + ", tuned \(nats(loss(tuned))), on old text then \(nats(oldLoss(tuned)))"
    }
    return "loss in nats a word, at least \(nats(TuneData.newFloor)); "
      + results.joined(separator: "; ") + "; old text before \(nats(oldLoss(.speaker)))"
  }
}
