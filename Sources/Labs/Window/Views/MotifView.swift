internal import Learning
internal import TextUI

/// The race that the lesson begins with.
extension WindowLab {
  func drawMotif(on surface: inout Surface, in area: Rect) {
    let chart = raceChart(
      runs.map { curve($0) }, "unseen right", from: 0.4)
    let isLow = area.rows < 12
    let isWide = isWide(area)
    if isWide, !isLow {
      let left = area.left(area.columns / 2)
      surface.draw(chart, in: left.dropBottom(5))
      surface.draw(motifTable, in: left.bottom(4))
      drawMotifPictures(on: &surface, in: area.dropLeft(left.columns + 4))
    } else if isWide {
      surface.draw(chart, in: area.dropRight(43))
      surface.draw(motifTable, in: area.right(40))
    } else {
      surface.draw(motifTable, in: area.top(3))
      let pictures = area.rows >= 16 ? 8 : 0
      surface.draw(chart, in: area.dropTop(4).dropBottom(pictures))
      drawMotifPictures(on: &surface, in: area.bottom(pictures))
    }
  }

  private var motifTable: TextUI.Table {
    let rows = runs.map { run -> [StyledText] in
      [
        StyledText(run.name), StyledText(Numbers.grouped(model(run).weightCount)),
        percent(right(run, Self.seen)), percent(right(run, Self.unseen)),
      ]
    }
    return TextUI.Table(
      [
        TextUI.Table.Column("", .left), TextUI.Table.Column("weights"),
        TextUI.Table.Column("trained on", minimum: 7), TextUI.Table.Column("unseen", minimum: 7),
      ], rows: rows)
  }

  /// Some unseen pictures with what the windows say of them.
  private func drawMotifPictures(on surface: inout Surface, in area: Rect) {
    surface.write(
      StyledText.muted("unseen, read by the windows").truncated(to: area.columns),
      column: area.column, row: area.row)
    let answers = report(.motif, .window)?.answers ?? []
    let isTrained = (report(.motif, .window)?.snapshot.position.step ?? 0) > 0
    let pictures = motifs
    let room = area.dropTop(1)
    let items = (0..<min(Self.shownMotifs, fitting(side: WindowData.side, in: room))).compactMap {
      number -> ImageGrid.Item? in
      guard let picture = pictures.picture(at: number) else { return nil }
      let shares = answers.dropFirst(number * 2).prefix(2)
      let guess = (shares.last ?? 0) > (shares.first ?? 0) ? 1 : 0
      let isKnown = isTrained && shares.count == 2
      return ImageGrid.Item(
        picture.rows, caption: isKnown ? Self.figures[guess] : "?",
        verdict: isKnown ? (guess == pictures.classes[number] ? .right : .wrong) : nil)
    }
    surface.draw(ImageGrid(items, largestZoom: 2), in: room)
  }

  static let figures = ["plus", "cross"]
}
