internal import Recall
internal import TextUI

/// How right someone is who feels so sure; and where the time went.
extension ProgressScreen {
  func drawCalibration(on surface: inout Surface, in area: Rect) {
    var area = draw(
      [
        .muted(
          """
          How often you were right, by how sure you said you were. Who knows what they know is \
          right more often the surer they feel.
          """)
      ], on: &surface, in: area)
    for (title, rows) in [
      ("Answers, first tries", report.answerCalibration),
      ("Predictions before a run", report.predictionCalibration),
    ] {
      area = draw(title, rows, on: &surface, in: area)
    }
  }

  private func draw(
    _ title: String, _ rows: [ProgressReport.CalibrationReport], on surface: inout Surface,
    in area: Rect
  ) -> Rect {
    surface.write(.strong(title), column: area.column, row: area.row, within: area)
    let area = area.dropTop(1)
    guard rows.contains(where: { $0.calibration.total > 0 }) else {
      surface.write(.muted("None yet."), column: area.column, row: area.row, within: area)
      return area.dropTop(2)
    }
    let bars = rows.map { row in
      ShareBars.Share(
        name(of: row.confidence), row.calibration.share ?? 0,
        text: row.calibration.total == 0
          ? "–" : "\(row.calibration.right) of \(row.calibration.total)")
    }
    surface.draw(ShareBars(bars), in: area.top(bars.count).left(60))
    // The surest that something is known of: that is where surprises are.
    let telling = rows.last { $0.calibration.total > 0 }
    if let telling {
      let text = StyledText.muted(sentence(of: telling))
      surface.write(
        text.truncated(to: area.columns), column: area.column, row: area.row + bars.count,
        within: area)
    }
    return area.dropTop(bars.count + 2)
  }

  private func name(of confidence: Confidence) -> String {
    switch confidence {
    case .guess: "a guess"
    case .fairly: "fairly sure"
    case .sure: "sure"
    }
  }

  /// `When you said sure, you were right 7 times of 9.`
  private func sentence(of row: ProgressReport.CalibrationReport) -> String {
    let (right, total) = (row.calibration.right, row.calibration.total)
    return "When you said \(name(of: row.confidence)), you were right "
      + "\(counted(right, "time")) of \(total)."
  }

  // MARK: Time

  func drawTime(on surface: inout Surface, in area: Rect) {
    let counts = report.counts
    let facts = [
      counted(counts.answers, "answer") + " to " + counted(counts.items, "question"),
      counted(counts.predictions, "prediction"), counted(counts.runs, "experiment"),
      "on " + counted(counts.days, "day"),
    ]
    let area = draw(
      [
        .strong(ProgressReport.duration(counts.seconds))
          + .muted(" in lessons and quizzes; pauses of more than a minute are not counted."),
        .muted(facts.joined(separator: " · ") + "."),
      ], on: &surface, in: area)
    let most = Double(max(1, timed.map(\.seconds).max() ?? 1))
    guard !timed.isEmpty else { return }
    let elsewhere =
      report.secondsElsewhere > 0
      ? [
        StyledText.muted(
          "\(ProgressReport.duration(report.secondsElsewhere)) more in quizzes on several lessons.")
      ] : []
    drawList(timed.count, about: elsewhere, hasHeads: false, on: &surface, in: area) {
      surface, index, state, line in
      let lesson = timed[index]
      let isFocused = state == .focused
      let columns = line.columns < 96 ? 14 : 30
      let note =
        Self.bar(Double(lesson.seconds) / most, columns: columns, in: surface.look)
        + StyledText(Numbers.padded(ProgressReport.duration(lesson.seconds), to: 12), .ink)
      ListRow.draw(
        StyledText(lesson.id + "  ", isFocused ? .focus : .muted)
          + StyledText(lesson.title, isFocused ? .focus : .ink, isFocused ? .bold : []),
        note: note, state, on: &surface, in: line)
    }
  }
}
