internal import Learning
internal import TextUI

/// Everything at once: the network, its output with the data, its loss, its weights.
extension PlaygroundLab {
  func drawDesk(_ reading: PlaygroundReading?, on surface: inout Surface, in area: Rect) {
    let right = area.right(min(84, max(44, area.columns * 2 / 5)))
    let left = area.left(area.columns - right.columns - 4)
    drawDeskNetwork(reading, on: &surface, in: left)
    // The plane as square as cells allow, and no less than the charts need below it.
    let chartRows = max(8, min(14, area.rows / 3))
    let planeRows = min(area.rows - chartRows - 2, right.columns / 2 + 3)
    surface.draw(planeChart(reading), in: right.top(planeRows))
    let below = right.dropTop(planeRows + 1)
    let charts = below.dropBottom(1)
    let histogram = charts.right(max(15, charts.columns * 2 / 5 - 3))
    surface.draw(
      lossChart(isMain: false), in: charts.left(charts.columns - histogram.columns - 2))
    surface.draw(
      Histogram(
        reading?.weights ?? [], bins: 12, title: .strong("weights")), in: histogram)
    write([resultRow], on: &surface, in: below.bottom(1))
  }

  private func drawDeskNetwork(
    _ reading: PlaygroundReading?, on surface: inout Surface, in area: Rect
  ) {
    let numberRows = min(numberCount + 1, max(5, area.rows / 4))
    guard isByHand, numberRows > 1 else {
      surface.draw(diagram(reading), in: area.dropBottom(3))
      write([formula, facts], on: &surface, in: area.bottom(2))
      return
    }
    surface.draw(diagram(reading), in: area.dropBottom(numberRows + 1))
    drawNumbers(reading, on: &surface, in: area.bottom(numberRows).left(48))
  }

  /// What the run is made of, in a row.
  var facts: StyledText {
    let sheet = setup.sheet
    var words = [
      data.title, "\(data.training.count) + \(data.test.count) points",
      "\(sheet.word("optimizer")) \(Numbers.tick(sheet.number("rate")))",
      "batch \(sheet.count("batch"))",
    ]
    if sheet.word("penalty") != "none" {
      words.append("\(sheet.word("penalty")) \(Numbers.tick(sheet.number("strength")))")
    }
    if sheet.number("dropout") > 0 {
      words.append("dropout \(Numbers.tick(sheet.number("dropout")))")
    }
    words.append("\(weightCount) weights")
    if let shown, shown.seconds > 0.02 {
      let speed = Double(shown.snapshot.position.step) / shown.seconds
      words.append("\(Numbers.grouped(Int(speed / 100) * 100)) steps/s")
    }
    return .muted(words.joined(separator: " · "))
  }
}
