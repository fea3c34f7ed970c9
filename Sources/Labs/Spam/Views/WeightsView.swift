internal import TextUI

/// The weights that training has found, each with its word once they are sorted.
extension SpamLab {
  func drawWeights(on surface: inout Surface, in area: Rect) {
    guard let filter, !filter.weights.isEmpty else {
      drawWeightColumns([], on: &surface, in: area.top(min(16, area.rows)))
      return
    }
    guard weightsAreSorted else {
      // No names yet: they are the question.
      drawWeightColumns(
        filter.weights, of: filter.report, isNamed: false, on: &surface,
        in: area.top(min(16, area.rows)))
      return
    }
    let isWide = area.columns >= 66
    let parts =
      isWide
      ? area.split(into: 2, gutter: 4)
      : [area.top(area.rows / 2), area.dropTop(area.rows / 2 + 1)]
    for (part, towardsSpam) in zip(parts, [false, true]) {
      surface.write(
        StyledText.muted(towardsSpam ? "towards spam" : "towards good mail"), column: part.column,
        row: part.row)
      surface.draw(
        SignedBars(
          sortedWeights(towardsSpam: towardsSpam), limit: filter.largestWeight,
          scroll: weightScroll),
        in: part.dropTop(1))
    }
  }

  func sortedWeights(towardsSpam: Bool) -> [SignedBars.Bar] {
    guard let filter else { return [] }
    return filter.weights.indices
      .map {
        SignedBars.Bar(
          data.shortName($0), Double(filter.weights[$0]),
          number: RunMarks(run: filter.report.job).parameter(Self.weightName, $0))
      }
      .filter { towardsSpam ? $0.value > 0 : $0.value <= 0 }
      .sorted { towardsSpam ? $0.value > $1.value : $0.value < $1.value }
  }
}

extension TrainedFilter {
  var largestWeight: Double { Double(weights.map(\.magnitude).max() ?? 1) }
}
