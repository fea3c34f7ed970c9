internal import Learning
public import TextUI

extension PotsLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    let isFocused = focus == .stage
    switch view {
    case .split: drawSplit(on: &surface, in: body, isFocused: isFocused)
    case .coins: drawCoins(on: &surface, in: body)
    case .leak: drawLeak(on: &surface, in: body)
    case .twins: drawTwins(on: &surface, in: body)
    case .detective: drawDetective(on: &surface, in: body, isFocused: isFocused)
    case .range: drawRange(on: &surface, in: body)
    case .envelope: drawEnvelope(on: &surface, in: body)
    }
  }

  /// The four reports.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    drawDetective(on: &surface, in: area, isFocused: false)
  }

  /// What goes on, in a few words.
  public var status: String {
    switch view {
    case .coins:
      return "\(Numbers.grouped(drawnCount)) of \(Numbers.grouped(sheet.count("models")))"
    case .detective:
      if desk.isSweeping { return "training, \(Numbers.percent(desk.sweepProgress, decimals: 0))" }
      if verdicts.isJudged { return "\(verdicts.rightCount(puzzle.pipelines)) of 4 right" }
      let said = verdicts.verdicts.count { $0 != nil }
      return isDone ? "\(said) of 4 verdicts" : "no reports yet"
    case .split, .leak, .twins, .range, .envelope: break
    }
    if let failure = tags.lazy.compactMap({ desk.report($0)?.failure }).first { return failure }
    let pass = tags.compactMap { desk.report($0)?.snapshot.position.epoch }.max() ?? 0
    guard let all = tags.first.flatMap({ desk.jobs[$0]?.experiment.epochs }) else { return "" }
    return "pass \(pass) of \(all)"
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .split: splitSummary
    case .coins: coinsSummary
    case .leak: leakSummary
    case .twins: twinsSummary
    case .detective: detectiveSummary
    case .range: rangeSummary
    case .envelope: envelopeSummary
    }
  }

  // MARK: Pieces

  func share(_ value: Double?) -> String { value.map { Numbers.percent($0) } ?? "–" }

  func line(_ name: String, _ value: Double?, isStrong: Bool = false) -> Readout.Line {
    Readout.Line(name, share(value), isStrong: isStrong)
  }

  func isWide(_ area: Rect) -> Bool { area.columns >= 66 }

  /// `✓` or `✗`, in its colour.
  func mark(_ isRight: Bool, in look: Look) -> StyledText {
    let glyph: Glyph = isRight ? .right : .wrong
    return StyledText(String(glyph.character(in: look)), isRight ? .right : .wrong, .bold)
  }

  /// The share right by pass, up to the pass that the run ends with.
  func passCurve(_ run: PotsRun, _ name: String, _ stroke: Stroke) -> Series {
    let report = desk.report(run)
    let points = report?.snapshot.validationAccuracy.points() ?? []
    let perPass = max(1, stepsPerPass(run))
    return Series(
      name, points.map { ChartPoint($0.x / Double(perPass), Double($0.y) * 100) }, stroke: stroke,
      endMark: "●")
  }

  private func stepsPerPass(_ run: PotsRun) -> Int {
    let count = desk.jobs[run]?.experiment.training.count ?? 1
    return (count + 31) / 32
  }
}
