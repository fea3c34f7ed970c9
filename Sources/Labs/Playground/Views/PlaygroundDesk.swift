internal import Learning
internal import TextUI

/// Where everything stands when all of it is seen at once.
struct PlaygroundDesk {
  var network: Rect
  /// Formula and facts, or the numbers that are being changed.
  var words: Rect
  var plane: Rect
  var loss: Rect
  var weights: Rect
  var results: Rect

  static func fits(_ area: Rect) -> Bool { area.columns >= 104 && area.rows >= 22 }

  init(_ area: Rect, numberRows: Int) {
    let right = area.right(min(84, max(44, area.columns * 2 / 5)))
    let left = area.left(area.columns - right.columns - 4)
    words = left.bottom(max(2, numberRows))
    network = left.dropBottom(words.rows + 1)
    // The plane as square as cells allow, and no more than the charts leave above them.
    let chartRows = max(8, min(14, area.rows / 3))
    plane = right.top(min(area.rows - chartRows - 2, right.columns / 2 + 3))
    let below = right.dropTop(plane.rows + 1)
    results = below.bottom(1)
    let charts = below.dropBottom(2)
    weights = charts.right(max(15, charts.columns * 2 / 5 - 3))
    loss = charts.left(charts.columns - weights.columns - 2)
  }
}

/// Everything at once: the network, its output with the data, its loss, its weights.
extension PlaygroundLab {
  func drawDesk(_ reading: PlaygroundReading?, on surface: inout Surface, in area: Rect) {
    let desk = PlaygroundDesk(area, numberRows: handRows(area))
    surface.draw(diagram(reading), in: desk.network)
    if isByHand {
      drawNumbers(reading, on: &surface, in: desk.words.left(48))
    } else {
      write([formula, facts], on: &surface, in: desk.words)
    }
    // Weights are what is asked about here.
    var plane = planeChart(reading)
    plane.answers = nil
    surface.draw(plane, in: desk.plane)
    surface.draw(lossChart(isMain: false), in: desk.loss)
    surface.draw(
      Histogram(reading?.weights ?? [], bins: 12, title: .strong("weights")), in: desk.weights)
    write([resultRow], on: &surface, in: desk.results)
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
    let goal = Numbers.percent(Self.goalAccuracy, decimals: 0)
    if hasGoal { words.insert("goal: \(goal) of the test points right", at: 0) }
    return .muted(words.joined(separator: " · "))
  }
}
