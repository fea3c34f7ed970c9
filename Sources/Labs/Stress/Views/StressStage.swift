internal import Learning
public import TextUI

/// What the views of the lab have in common.
extension StressLab {
  /// Draws the view that is on stage, within `area`, at any size.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var head = StageHead(view.title, state: status)
    if view.group == .base, isTrained {
      head.state =
        desk.right(.base, on: Self.clearTrial).percent().recolored(.muted) + .muted(" clear")
    }
    surface.draw(head, in: area)
    let body = area.dropTop(StageHead.rows)
    switch view {
    case .light: drawLight(on: &surface, in: body)
    case .nonsense: drawNonsense(on: &surface, in: body)
    case .attack: drawAttack(on: &surface, in: body)
    case .claims: drawClaims(on: &surface, in: body)
    case .refuse: drawRefuse(on: &surface, in: body)
    case .varied: drawVaried(on: &surface, in: body)
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .light: lightSummary
    case .nonsense: nonsenseSummary
    case .attack: attackSummary
    case .claims: claimsSummary
    case .refuse: refuseSummary
    case .varied: variedSummary
    }
  }

  /// A picture of the digit that is looked at; lighter than white is drawn to scale, too.
  func digitView(_ title: String, _ picture: Picture, largest: Int = 3) -> ImageView {
    ImageView(
      picture.rows, limit: max(1, Double(picture.values.max() ?? 1)), title: .muted(title),
      largestZoom: largest)
  }

  var digitLabel: Int { data.unseen.classes[digitNumber] }

  /// `says 4, 92 %`, with a verdict where there is a right answer.
  func says(_ answer: Answer?, in look: Look, label: Int?) -> StyledText {
    guard let answer else { return .muted("says –") }
    var text =
      StyledText.muted("says ") + .strong("\(answer.first)")
      + StyledText(", ")
      + StyledText(Numbers.percent(answer.confidence, decimals: 0)).asking(
        shownNumbers?.mark(row: 0, column: answer.first), answer.confidence)
      + StyledText(" sure ")
    if let label {
      let isRight = answer.first == label
      text += StyledText(
        isRight ? Glyph.right.text(in: look) : String(Glyph.wrong.character(in: look)),
        isRight ? .right : .wrong, .bold)
    }
    return text
  }

  func percent(_ share: Double?) -> StyledText {
    share.map { .strong(Numbers.percent($0)) } ?? .muted("–")
  }

  func isWide(_ area: Rect) -> Bool { area.columns >= 66 }
}
