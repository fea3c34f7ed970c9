internal import Labs
internal import Learning
internal import TextUI

extension DoctorScreen {
  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    surface.draw(Header(path: [title, "Run doctor"], state: headState), in: grid.header)
    draw(on: &surface, in: grid.body)
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  private var headState: StyledText {
    guard let report = answer?.report else { return StyledText() }
    if report.isHealthy { return StyledText("✓ healthy", .right, .bold) }
    let count = report.findings.count
    return .strong("\(count)") + .muted(count == 1 ? " finding" : " findings")
  }

  private func draw(on surface: inout Surface, in area: Rect) {
    switch state {
    case nil: drawProgress(nil, on: &surface, in: area)
    case .looking(let progress): drawProgress(progress, on: &surface, in: area)
    case .failed(let sentence):
      surface.draw(
        TextView([
          .heading(StyledText("This run cannot be looked at")), .paragraph(StyledText(sentence)),
        ]), in: area.left(66))
    case .found(let report, let record): draw(report, record, on: &surface, in: area)
    }
  }

  private func drawProgress(_ progress: RunProgress?, on surface: inout Surface, in area: Rect) {
    let text = area.left(60)
    surface.write(.strong("Looking at the run"), column: text.column, row: text.row)
    guard let progress, text.rows > 2 else { return }
    let share = progress.steps > 0 ? Double(progress.step) / Double(progress.steps) : 1
    surface.draw(
      ProgressRule(share, heavy: Style(.positive), light: Style(.grid)), in: text.line(2))
    let (step, steps) = (Numbers.grouped(progress.step), Numbers.grouped(progress.steps))
    surface.write(
      .muted("It is gone through once more: step \(step) of \(steps)."), column: text.column,
      row: text.row + 3)
  }

  private func draw(
    _ report: DoctorReport, _ record: RunRecord, on surface: inout Surface, in area: Rect
  ) {
    let isWide = area.columns >= 90
    let gutter = isWide ? 4 : 2
    let columns = min(58, max(34, area.columns * 2 / 5))
    let left = area.left(columns)
    let right = area.dropLeft(columns + gutter)
    drawList(report, on: &surface, in: left)
    drawDetail(report, record, on: &surface, in: right)
  }

  // MARK: Left: what was found, its numbers, what to try

  private func drawList(_ report: DoctorReport, on surface: inout Surface, in area: Rect) {
    var rest = area
    let list = FindingList(findings: findings, chosen: chosen)
    let remedy = remedyLines(columns: area.columns)
    // Findings give way to the numbers of the one that is talked about.
    let most = max(3, area.rows - remedy.count - 7)
    let rows = min(list.rows, most)
    surface.draw(list, in: rest.top(rows), as: Pane.findings)
    rest = rest.dropTop(rows + 1)
    let evidenceArea = rest.dropBottom(remedy.isEmpty ? 0 : remedy.count + 1)
    surface.draw(
      EvidenceList(
        title: finding == nil ? "how it went" : "what shows it", evidence: evidence, shown: shown),
      in: evidenceArea, as: Pane.evidence)
    let used = min(
      evidenceArea.rows,
      EvidenceList.height(evidence, columns: area.columns))
    let below = rest.dropTop(used + (evidenceArea.rows > used ? 1 : 0))
    for (row, line) in remedy.prefix(below.rows).enumerated() {
      surface.write(line.truncated(to: area.columns), column: area.column, row: below.row + row)
    }
  }

  /// What can be tried, and what came of it.
  private func remedyLines(columns: Int) -> [StyledText] {
    guard let finding else { return [] }
    var lines: [StyledText] = [.strong("what to try")]
    let isTried = trial.map { $0.ailment == finding.ailment } ?? false
    let key = isTried ? StyledText() : StyledText("T", .focus, .bold) + .muted("  ")
    lines += (key + StyledText(finding.remedy.label, .ink, .bold)).wrapped(to: columns)
    guard isTried, let trial else { return lines }
    return lines + RemedyWords.lines(trial).flatMap { $0.wrapped(to: columns) }
  }

  // MARK: Right: what it means, and the picture

  private func drawDetail(
    _ report: DoctorReport, _ record: RunRecord, on surface: inout Surface, in area: Rect
  ) {
    guard !area.isEmpty else { return }
    var rest = area
    let title: StyledText =
      finding.map {
        StyledText($0.degree.dots + " ", $0.degree.role) + .strong($0.ailment.rawValue)
      } ?? StyledText("✓ ", .right, .bold) + .strong("healthy")
    surface.write(title.truncated(to: area.columns), column: area.column, row: area.row)
    rest = rest.dropTop(area.rows >= 18 ? 2 : 1)
    let sentence = StyledText(finding?.sentence ?? report.summary)
      .wrapped(to: min(72, area.columns))
    for (row, line) in sentence.prefix(rest.rows).enumerated() {
      surface.write(line, column: rest.column, row: rest.row + row)
    }
    rest = rest.dropTop(min(rest.rows, sentence.count + 1))
    if let trial, trial.ailment == finding?.ailment {
      surface.draw(RemedyChart(trial: trial), in: rest)
    } else if let evidence = shownEvidence {
      let picture = rest.dropTop(rest.rows > 9 ? 2 : 0)
      if rest.rows > 9 {
        surface.write(
          StyledText.muted(evidence.place.text).truncated(to: area.columns), column: rest.column,
          row: rest.row)
      }
      surface.draw(
        EvidencePicture(evidence: evidence, record: record, finding: finding),
        in: picture)
    }
  }
}
