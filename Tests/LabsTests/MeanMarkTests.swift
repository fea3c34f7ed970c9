import Labs
import Learning
import SessionPlay
import Testing
import TextUI

/// Means that are measured and written on a stage can be asked about.
@Suite struct MeanMarkTests {
  private static let sizes = [Size(columns: 96, rows: 24), Size(columns: 190, rows: 50)]

  @Test(arguments: CatalogView.all)
  func aMeasuredMeanThatIsWrittenIsMarked(_ view: CatalogView) throws {
    let played = try Played.of(view)
    var found: Set<String> = []
    for (lab, reports) in zip(played.states, played.reports) {
      let means = reports.values.flatMap { WrittenMean.all(of: $0, in: lab) }
      for size in Self.sizes {
        var surface = Surface(size)
        lab.draw(on: &surface, in: surface.bounds, focus: .stage)
        let picture = UnmarkedText(surface)
        found.formUnion(
          means.flatMap { mean in
            picture.lines(with: mean.text).map { "\(mean.name) “\(mean.text)”: \($0)" }
          })
      }
    }
    for line in found.sorted() { print("UNMARKED", view.testDescription, "|", line) }
  }
}

/// A mean as it may be written.
private struct WrittenMean {
  var name: String
  var text: String

  /// The means of a run on the stage that can be taken apart; without those that anything else may
  /// be, too, such as nothing or all.
  static func all(of report: RunReport, in lab: any Lab) -> [WrittenMean] {
    guard let run = lab.run(ofJob: report.job) else { return [] }
    var measured = run.job.trials.compactMap { trial in
      report.evaluations[trial.name].map { (trial.name, $0) }
    }
    if report.snapshot.validation.latest?.x == report.snapshot.position.step,
      let evaluation = report.snapshot.evaluation
    {
      measured.append(("validation", evaluation))
    }
    return measured.flatMap { name, evaluation in
      var texts: [WrittenMean] = []
      if let share = evaluation.accuracy.map(Double.init), share > 0.001, share < 0.999 {
        texts.append(WrittenMean(name: "right on \(name)", text: Numbers.percent(share)))
      }
      let loss = Double(evaluation.loss)
      if loss.isFinite {
        texts.append(WrittenMean(name: "loss on \(name)", text: Numbers.significant(loss)))
        texts.append(WrittenMean(name: "loss on \(name)", text: Numbers.fixed(loss, decimals: 3)))
        if loss < 100 {
          texts.append(WrittenMean(name: "loss on \(name)", text: Numbers.fixed(loss, decimals: 2)))
        }
      }
      return texts
    }
  }
}

/// What is written on a picture outside of the numbers that can be asked about.
private struct UnmarkedText {
  private var lines: [[Character]]

  init(_ surface: Surface) {
    let bounds = surface.bounds
    lines = (0..<bounds.rows).map { row in
      (0..<bounds.columns).map { surface[$0, row].character }
    }
    for number in surface.numbers {
      for row in number.area.row..<number.area.endRow {
        for column in number.area.column..<number.area.endColumn { lines[row][column] = "·" }
      }
    }
  }

  /// The lines in which that number stands.
  func lines(with text: String) -> [String] {
    let wanted = Array(text)
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
    return lines.filter(stands).map { String($0).replacing("\u{A0}", with: " ") }
  }
}
