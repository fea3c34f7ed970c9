import Labs
import Learning
import SessionPlay
import Testing
import TextUI

/// Means that are measured and written on a stage can be asked about.
@Suite struct MeanMarkTests {
  private static let sizes = [Size(columns: 96, rows: 24), Size(columns: 190, rows: 50)]

  /// Lines of views in which such a number stands without being asked about, and why.
  private static let exceptions: [(view: String, words: String, reason: String)] = [
    ("court court", "", "what a sealed reader does with each digit costs points"),
    ("pots detective", "report", "its parts would tell what leaked"),
    ("pots detective", "clean, on fresh", "its parts would tell what leaked"),
    ("overfit stop", "at the flag", "read off the curve, of a step that is over"),
    ("names build", "best so far", "the least of several runs"),
    ("spam amount", " mails ", "the middle of several filters, which are not kept"),
    ("case envelope", "  A   ", "a case that was opened before"),
    ("loss line", "mean squared", "the learner's own line, where training begins"),
    ("stress varied", "half the light", "as often right as in the light, by chance"),
    ("stress claims", "is right", "counted by the lab over claims at a temperature"),
    ("repair drift", "", "counted by the lab over a month's pictures"),
    ("court scramble", "as mixed", "counted by the lab with weights in another order"),
    ("court silence", "all units on", "counted by the lab as with a silent unit"),
    ("scale bits", "32 bits", "counted by the lab as with fewer bits"),
    ("pots range", "as well", "counted by the lab as in a resample"),
    ("pots leak", "◆", "at a mark of the chart; it stands below, too"),
    ("pots envelope", "┈", "at a mark of the chart; it stands below, too"),
  ]

  @Test(arguments: CatalogView.all)
  func aMeasuredMeanThatIsWrittenIsMarked(_ view: CatalogView) throws {
    let played = try Played.of(view)
    let exceptions = Self.exceptions.filter { $0.view == view.testDescription }
    for (lab, reports) in zip(played.states, played.reports) {
      let means = reports.values.flatMap { WrittenMean.all(of: $0, in: lab) }
      guard !means.isEmpty else { continue }
      for size in Self.sizes {
        var surface = Surface(size)
        lab.draw(on: &surface, in: surface.bounds, focus: .stage)
        let picture = UnmarkedText(surface)
        for mean in means {
          for line in picture.lines(with: mean.text)
          where !exceptions.contains(where: { $0.words.isEmpty || line.contains($0.words) }) {
            Issue.record("\(mean.name), \(mean.text), cannot be asked about:\n\(line)")
          }
        }
      }
    }
  }
}

/// A mean as it may be written.
private struct WrittenMean {
  var name: String
  var text: String

  /// The means of a run on the stage that can be taken apart.
  static func all(of report: RunReport, in lab: any Lab) -> [WrittenMean] {
    guard let run = lab.run(ofJob: report.job) else { return [] }
    var measured = run.job.trials.compactMap { trial in
      report.evaluations[trial.name].map { (trial.name, $0) }
    }
    if let evaluation = report.snapshot.evaluation, isNow(report) {
      measured.append(("validation", evaluation))
    }
    return measured.flatMap { name, evaluation in
      var texts: [WrittenMean] = []
      func add(_ what: String, _ text: String) {
        if isTelling(text) { texts.append(WrittenMean(name: "\(what) on \(name)", text: text)) }
      }
      if let share = evaluation.accuracy { add("right", Numbers.percent(Double(share))) }
      let loss = Double(evaluation.loss)
      if loss.isFinite {
        for text in [Numbers.significant(loss)] + [2, 3].map({ Numbers.fixed(loss, decimals: $0) })
        where !texts.contains(where: { $0.text == text }) {
          add("loss", text)
        }
      }
      return texts
    }
  }

  /// Whether the validation data was measured with the weights as they are.
  private static func isNow(_ report: RunReport) -> Bool {
    let step = report.snapshot.position.step
    return report.snapshot.validation.latest?.x == step
      && !report.edits.contains { $0.step >= step }
  }

  /// Whether nothing else is likely to be written like that: rates, ticks and round shares are.
  private static func isTelling(_ text: String) -> Bool {
    let digits = text.filter(\.isNumber).drop { $0 == "0" }
    return digits.count >= 3 && digits.dropFirst(2).contains { $0 != "0" }
  }
}

/// What is written on a picture outside of the numbers that can be asked about.
private struct UnmarkedText {
  private var lines: [[Character]]

  init(_ surface: Surface) {
    let bounds = surface.bounds
    lines = (0..<bounds.rows).map { row in
      (0..<bounds.columns).map { Self.plain(surface[$0, row].character) }
    }
    for number in surface.numbers {
      for row in number.area.row..<number.area.endRow {
        for column in number.area.column..<number.area.endColumn { lines[row][column] = "·" }
      }
    }
  }

  private static func plain(_ character: Character) -> Character {
    character == Numbers.space ? " " : character
  }

  /// The lines in which that number stands.
  func lines(with text: String) -> [String] {
    let wanted = text.map(Self.plain)
    func isDigit(_ line: [Character], _ index: Int) -> Bool {
      line.indices.contains(index) && (line[index].isNumber || line[index] == ".")
    }
    func stands(in line: [Character]) -> Bool {
      guard line.count >= wanted.count else { return false }
      for start in 0...(line.count - wanted.count) where line[start] == wanted[0] {
        let end = start + wanted.count
        if Array(line[start..<end]) == wanted, !isDigit(line, start - 1), !isDigit(line, end) {
          return true
        }
      }
      return false
    }
    return lines.filter(stands).map { String($0) }
  }
}
