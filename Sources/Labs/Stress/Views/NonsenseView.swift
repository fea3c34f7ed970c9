internal import Learning
internal import TextUI

/// Pictures that are no digits, and what the network calls them.
extension StressLab {
  func drawNonsense(on surface: inout Surface, in area: Rect) {
    let isTested = tested.contains(.nonsense) && isTrained
    let logits = examined("nonsense")
    let items = StressData.nonsense.enumerated().map { index, piece -> ImageGrid.Item in
      guard isTested, logits.count >= (index + 1) * 10,
        let answer = Answer(logits: Array(logits[index * 10..<(index + 1) * 10]))
      else { return ImageGrid.Item(piece.picture.rows, caption: piece.name) }
      let share = Numbers.fixed(answer.confidence, decimals: 2)
      return ImageGrid.Item(piece.picture.rows, caption: "\(answer.first)  \(share)")
    }
    let grid = ImageGrid(items, focus: chosen, largestZoom: 2)
    let bars = ShareBars(
      (shownAnswer.map { answer in
        answer.shares.enumerated().map { digit, share in
          ShareBars.Share(
            "\(digit)", isTested ? share : 0,
            text: isTested ? Numbers.percent(share, decimals: 0) : "?",
            isEmphasised: isTested && digit == answer.first,
            mark: isTested ? shownNumbers?.mark(row: 0, column: digit) : nil)
        }
      } ?? []))
    let mean =
      StyledText.muted("100 pictures of dots: on average ")
      + (isTested ? percent(dotsConfidence) : .muted("?")) + .muted(" sure")
    if isWide(area) {
      let right = area.right(28)
      let left = area.dropRight(32)
      surface.write(
        StyledText.muted(StressData.nonsense[chosen].name), column: right.column, row: right.row)
      surface.draw(bars, in: right.dropTop(1).top(10))
      surface.draw(grid, in: left.dropBottom(2))
      surface.write(mean.truncated(to: left.columns), column: left.column, row: left.endRow - 1)
    } else {
      surface.draw(grid, in: area.top(11))
      surface.write(
        mean.truncated(to: area.columns), column: area.column, row: area.row + 12, within: area)
      let top = ShareBars(
        bars.shares.sorted { $0.value > $1.value })
      surface.draw(top, in: area.dropTop(14))
    }
  }

  var nonsenseSummary: String {
    let piece = StressData.nonsense[chosen].name
    guard tested.contains(.nonsense), isTrained else {
      return "eight pictures that are no digits, not shown to the network yet; chosen \(piece)"
    }
    let answers = StressData.nonsense.indices.compactMap { index -> String? in
      let logits = examined("nonsense")
      guard logits.count >= (index + 1) * 10,
        let answer = Answer(logits: Array(logits[index * 10..<(index + 1) * 10]))
      else { return nil }
      return "\(StressData.nonsense[index].name) is \(answer.first), "
        + Numbers.percent(answer.confidence)
    }
    let dots = dotsConfidence.map { "; dots on average \(Numbers.percent($0)) sure" } ?? ""
    return answers.joined(separator: "; ") + dots
  }
}
