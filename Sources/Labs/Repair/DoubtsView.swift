internal import Learning
internal import TextUI

/// Labels that the network disagrees with most.
extension RepairLab {
  func drawDoubts(on surface: inout Surface, in area: Rect) {
    let doubts = doubts
    let wrong = doubts.prefix(Self.doubtCount).count { $0.isWrong }
    let head: StyledText =
      doubts.isEmpty
      ? .muted("the first pictures with their labels")
      : .muted("most doubted of \(Numbers.grouped(doubts.count)) labels: “label”, then the answer")
    surface.write(head.truncated(to: area.columns), column: area.column, row: area.row)
    let metrics = isRevealed || !desk.isRunning ? doubtLines(doubts, wrong) : []
    let isLow = isWide(area) && area.rows < 12
    let grid =
      isLow
      ? area.dropTop(1).dropRight(38)
      : area.dropTop(1).dropBottom(metrics.isEmpty ? 0 : metrics.count + 1)
    let numbers = isLow ? area.dropTop(2).right(36).top(metrics.count) : area.bottom(metrics.count)
    let lines = Readout(metrics, columns: isLow ? 36 : 44)
    let training = tags.first.flatMap { desk.jobs[$0]?.experiment.training }
    let items: [ImageGrid.Item]
    if doubts.isEmpty {
      let classes = training?.classes ?? []
      items = classes.prefix(Self.doubtCount).enumerated().map { row, label in
        ImageGrid.Item(picture(row), caption: "“\(label)”")
      }
    } else {
      items = doubts.prefix(Self.doubtCount).map { doubt in
        ImageGrid.Item(
          picture(doubt.row), caption: "“\(doubt.label)” \(doubt.answer)",
          verdict: isRevealed ? doubt.isWrong ? .wrong : .right : nil)
      }
    }
    // Whole rows of tiles only: a tile is five rows high and ten columns wide.
    let perRow = max(1, grid.columns / 10)
    let shown = perRow * max(0, (grid.rows + 1) / 6)
    surface.draw(ImageGrid(Array(items.prefix(shown)), largestZoom: 1), in: grid)
    surface.draw(lines, in: numbers)
  }

  private func picture(_ row: Int) -> [[Double]] {
    data.digits.training.picture(at: row)?.rows ?? []
  }

  private func doubtLines(_ doubts: [Doubt], _ wrong: Int) -> [Readout.Line] {
    guard !doubts.isEmpty else {
      return [Readout.Line("labels made wrong", "\(sheet.count("wrong"))\(Numbers.space)%")]
    }
    let all = doubts.count { $0.isWrong }
    return [
      Readout.Line("wrong among all labels", share(Double(all) / Double(doubts.count))),
      Readout.Line(
        "wrong among these \(Self.doubtCount)",
        isRevealed ? .strong("\(wrong)") : .muted("L shows the true labels")),
    ]
  }

  var doubtsSummary: String {
    let doubts = doubts
    guard !doubts.isEmpty else {
      return "\(sheet.count("wrong")) % of the labels made wrong; not trained yet"
    }
    let first = doubts.prefix(5).map { doubt in
      "“\(doubt.label)” read as \(doubt.answer)"
        + (isRevealed ? doubt.isWrong ? " (label wrong)" : " (label right)" : "")
    }
    let wrong = doubts.prefix(Self.doubtCount).count { $0.isWrong }
    return "most doubted: " + first.joined(separator: ", ")
      + (isRevealed ? "; \(wrong) of the first \(Self.doubtCount) labels are wrong" : "")
  }
}
