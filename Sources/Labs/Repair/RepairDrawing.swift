internal import Learning
public import TextUI

extension RepairLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .labels: drawLabels(on: &surface, in: body)
    case .missing: drawMissing(on: &surface, in: body)
    case .fraud: drawFraud(on: &surface, in: body)
    case .mailbox: drawMailbox(on: &surface, in: body)
    case .drift: drawDrift(on: &surface, in: body)
    case .doubts: drawDoubts(on: &surface, in: body)
    case .shop: drawShop(on: &surface, in: body)
    }
  }

  /// The shop.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    drawShop(on: &surface, in: area)
  }

  /// What goes on, in a few words.
  public var status: String {
    if view == .shop, !plan.isAffordable {
      return "\(plan.cost) points, \(RepairPlan.budget) to spend"
    }
    if let failure = tags.lazy.compactMap({ desk.report($0)?.failure }).first { return failure }
    if view == .fraud {
      let count = tags.first.map { desk.steps($0) } ?? 0
      return "\(Numbers.grouped(count * Self.paymentsPerStep)) payments"
    }
    let pass = tags.compactMap { desk.report($0)?.snapshot.position.epoch }.max() ?? 0
    guard let all = tags.first.flatMap({ desk.jobs[$0]?.experiment.epochs }) else { return "" }
    return "pass \(pass) of \(all)"
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .labels: labelsSummary
    case .missing: missingSummary
    case .fraud: fraudSummary
    case .mailbox: mailSummary
    case .drift: driftSummary
    case .doubts: doubtsSummary
    case .shop: shopSummary
    }
  }

  // MARK: Pieces

  func share(_ value: Double?) -> String { value.map { Numbers.percent($0) } ?? "–" }

  /// What a run has right of the validation data, once it has begun.
  func right(_ run: RepairRun?) -> MeanFigure { desk.right(run).shown(isBegun(run)) }

  func line(_ name: String, _ value: Double?, isStrong: Bool = false) -> Readout.Line {
    Readout.Line(name, share(value), isStrong: isStrong)
  }

  func isWide(_ area: Rect) -> Bool { area.columns >= 66 }

  /// Whether a run has taken a step.
  func isBegun(_ run: RepairRun?) -> Bool { run.map { desk.steps($0) > 0 } ?? false }

  /// `✓ reached` or `✗ not yet`, in its colour.
  func verdict(_ isRight: Bool, _ words: StyledText, in look: Look) -> StyledText {
    let glyph: Glyph = isRight ? .right : .wrong
    let style = Style(isRight ? .right : .wrong, .bold)
    return StyledText(String(glyph.character(in: look)) + " ", style)
      + words.mapStyles { _ in style }
  }

  /// The classes as bars of how many of each are found.
  func classBars(_ run: RepairRun?, emphasising digit: Int?) -> ShareBars {
    let recalls = recalls(run)
    return ShareBars(
      (0..<10).map { label in
        let isKnown = isBegun(run) && recalls.count == 10
        return ShareBars.Share(
          "\(label)s", isKnown ? recalls[label] : 0, text: isKnown ? nil : "–",
          isEmphasised: label == digit)
      })
  }
}
