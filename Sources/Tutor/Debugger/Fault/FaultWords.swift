internal import Labs
internal import Learning
internal import TextUI

// The panel as a conversation.
extension FaultGame {
  func pieces(_ style: PlainStyle) -> [PlainPiece] {
    guard let round else { return [] }
    let said = TextView(FaultPanel(game: self).words).summary
    var pieces: [PlainPiece] = []
    if feedback == nil {
      pieces.append(
        PlainPiece(
          key: "fault", lines: style.lines("Somebody has broken this network. " + network.sentence),
          isLasting: true))
      pieces.append(
        PlainPiece(
          key: "suspects", lines: suspectLines(style), isLasting: true))
    } else {
      pieces.append(PlainPiece(key: "said \(round.accused.count)", lines: style.lines(said)))
    }
    let curves = trial.map { $0.repaired.isFinished } ?? (healthy?.isFinished == true)
    if curves {
      pieces.append(
        PlainPiece(
          key: "curves \(trial == nil)",
          lines: style.lines(PlainPiece.sentence(FaultCurves(self).summary)), isLasting: true))
    }
    return pieces
  }

  /// Who may be accused, by number.
  func suspectLines(_ style: PlainStyle) -> [String] {
    style.lines("Suspects, to be accused by number:")
      + FaultSuspect.allCases.flatMap { suspect in
        style.lines(
          "  \(suspect.rawValue + 1)  \(suspect.title). \(suspect.clue)", hanging: 5)
      }
  }

  /// What the data page shows.
  func dataLines(_ style: PlainStyle) -> [String] {
    round.map { style.lines(PlainPiece.sentence(FaultData(round: $0).summary)) } ?? []
  }
}
