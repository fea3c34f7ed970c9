internal import Learning
internal import TextUI

/// Clothes: a task that neither network solves.
extension WindowLab {
  func drawFashion(on surface: inout Surface, in area: Rect) {
    let table = fashionTable
    let chart = raceChart(runs.map { curve($0) }, "unseen right", from: 0)
    if isWide(area), area.rows < 12 {
      surface.draw(table, in: area.right(32).top(3))
      drawClothes(on: &surface, in: area.dropRight(36))
    } else if isWide(area) {
      let left = area.left(max(34, area.columns * 4 / 10))
      surface.draw(table, in: left.top(3))
      surface.draw(chart, in: left.dropTop(4).top(20))
      drawClothes(on: &surface, in: area.dropLeft(left.columns + 4))
    } else {
      surface.draw(table, in: area.top(3))
      drawClothes(on: &surface, in: area.dropTop(4))
    }
  }

  private var fashionTable: TextUI.Table {
    TextUI.Table(
      [
        TextUI.Table.Column("", .left), TextUI.Table.Column("weights"),
        TextUI.Table.Column("unseen", minimum: 7),
      ],
      rows: runs.map { run in
        [
          StyledText(run.name), StyledText(Numbers.grouped(model(run).weightCount)),
          percent(right(run)),
        ]
      })
  }

  /// Unseen clothes with what the windows take them for, as many as there is room for.
  private func drawClothes(on surface: inout Surface, in area: Rect) {
    guard let unseen = wardrobe?.unseen else { return }
    let report = report(.fashion, .window)
    let answers = report?.answers ?? []
    let isTrained = (report?.snapshot.position.step ?? 0) > 0
    let shown = min(Self.shownClothes, fitting(side: WindowData.clothesSide, in: area))
    let items = (0..<shown).compactMap { number -> ImageGrid.Item? in
      guard let picture = unseen.picture(at: number) else { return nil }
      let shares = Array(answers.dropFirst(number * 10).prefix(10))
      let label = unseen.classes[number]
      guard isTrained, let most = shares.max(), let guess = shares.firstIndex(of: most) else {
        return ImageGrid.Item(picture.rows, caption: WindowData.kinds[label])
      }
      return ImageGrid.Item(
        picture.rows, caption: WindowData.kinds[guess], verdict: guess == label ? .right : .wrong)
    }
    surface.draw(ImageGrid(items, largestZoom: 2), in: area)
  }
}
