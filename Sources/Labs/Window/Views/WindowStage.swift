internal import Learning
public import TextUI

/// What the views of the lab have in common.
extension WindowLab {
  /// Draws the view that is on stage, within `area`, at any size.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area)
    let body = area.dropTop(StageHead.rows)
    switch view {
    case .motif: drawMotif(on: &surface, in: body)
    case .slide: drawSlide(on: &surface, in: body)
    case .count: drawCount(on: &surface, in: body)
    case .form: drawForm(on: &surface, in: body)
    case .digits: drawDigits(on: &surface, in: body)
    case .draw: drawSketch(on: &surface, in: body)
    case .cover: drawCover(on: &surface, in: body)
    case .shift: drawShift(on: &surface, in: body)
    case .shuffle: drawShuffle(on: &surface, in: body)
    case .fashion: drawFashion(on: &surface, in: body)
    }
  }

  /// Strokes of the nets, the same in every view.
  func stroke(_ net: WindowRun.Net) -> Stroke {
    switch net {
    case .dense: Stroke(.negative, pattern: .dashed)
    case .window: Stroke(.positive, isThick: true)
    case .global: Stroke(.gradient, pattern: .dotted)
    }
  }

  /// The share of unseen pictures that a run gets right, as it goes.
  func curve(_ run: WindowRun, name: String? = nil, stroke: Stroke? = nil) -> Series {
    let points = desk.report(run)?.snapshot.validationAccuracy.points() ?? []
    return Series(
      name ?? run.name, points, stroke: stroke ?? self.stroke(run.net), endMark: "●")
  }

  /// A chart of shares right over the steps of the longest run.
  func raceChart(_ series: [Series], _ title: String, from low: Double) -> LineChart {
    let steps = runs.compactMap { desk.jobs[$0]?.experiment }.map { experiment in
      experiment.steps
        ?? experiment.epochs
        * ((experiment.training.count + experiment.batchSize - 1)
          / experiment.batchSize)
    }
    return LineChart(
      title: .muted(title), series, x: Axis(0, Double(steps.max() ?? 1), title: "step"),
      y: Axis(low, 1))
  }

  /// Names at the left, shares at the right.
  func table(_ heads: [String], _ rows: [(String, [MeanFigure])]) -> TextUI.Table {
    TextUI.Table(
      [TextUI.Table.Column("", .left)] + heads.map { TextUI.Table.Column($0, minimum: 7) },
      rows: rows.map { name, shares in [StyledText(name)] + shares.map(percent) })
  }

  /// The largest shares of an answer, as bars.
  func answerBars(_ answer: Answer?, _ numbers: NumberGrid?, rows: Int) -> ShareBars {
    guard let answer else {
      return ShareBars((0..<min(10, rows)).map { ShareBars.Share("\($0)", 0, text: "–") })
    }
    // All in their order where there is room, otherwise the largest.
    let shown =
      rows >= answer.shares.count
      ? Array(answer.shares.indices)
      : Array(answer.ranking.prefix(max(1, rows)))
    return ShareBars(
      shown.map { index in
        ShareBars.Share(
          "\(index)", answer.shares[index],
          text: Numbers.percent(answer.shares[index], decimals: 0),
          isEmphasised: index == answer.first, mark: numbers?.mark(row: 0, column: index))
      })
  }

  /// `reads 4 ✓`, or what it should be.
  func verdict(
    _ answer: Answer?, _ numbers: NumberGrid?, label: Int, in look: Look
  ) -> StyledText {
    guard let answer else { return .muted("–") }
    let isRight = answer.first == label
    let mark =
      isRight
      ? StyledText(Glyph.right.text(in: look), .right, .bold)
      : StyledText(String(Glyph.wrong.character(in: look)), .wrong, .bold)
    return StyledText.strong("\(answer.first)") + .muted(" ")
      + confidence(answer, numbers) + " " + mark
  }

  /// `98 %`: the share of the first answer.
  func confidence(_ answer: Answer, _ numbers: NumberGrid?) -> StyledText {
    StyledText(Numbers.percent(answer.confidence, decimals: 0)).asking(
      numbers?.mark(row: 0, column: answer.first), answer.confidence)
  }

  /// The windows of a layer and their maps, one of them chosen; the scale of the weights moves in
  /// halves only.
  ///
  /// - Parameter hasMaps: Otherwise the windows alone, where there is little room.
  func featureMaps(layer: String, hasMaps: Bool) -> FeatureMaps {
    var items = maps(.window, layer: layer)
    if !hasMaps { for index in items.indices { items[index].map = [] } }
    let largest = items.flatMap { $0.kernel.joined() }.map(\.magnitude).max() ?? 1
    return FeatureMaps(
      items, focus: min(chosen, windowCount - 1),
      kernelLimit: max(0.5, (largest * 2).rounded(.up) / 2))
  }

  /// The map of the chosen window alone.
  func chosenMap(layer: String) -> ImageView {
    let items = maps(.window, layer: layer)
    let map = items.indices.contains(chosen) ? items[chosen].map : []
    return ImageView(
      map, ramp: .sequential, limit: Double(max(0.1, map.joined().max() ?? 1)),
      title: .muted("map of w\(chosen + 1)"), largestZoom: 1,
      numbers: items.indices.contains(chosen) ? items[chosen].mapNumbers : nil)
  }

  /// Whether there is room for the maps of all windows.
  func hasMaps(_ area: Rect) -> Bool { isWide(area) && area.rows >= 12 }

  /// How many small pictures with a caption fit into an area.
  func fitting(side: Int, in area: Rect) -> Int {
    max(1, (area.columns + 1) / (side + 2)) * max(1, (area.rows + 1) / (side / 2 + 2))
  }

  /// Whether a stage is wide enough for columns side by side.
  func isWide(_ area: Rect) -> Bool { area.columns >= 66 }
}
