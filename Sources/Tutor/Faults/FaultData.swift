internal import Labs
internal import Learning
internal import TextUI

/// The examples as the network gets them: their targets in order, and the examples to learn from
/// beside those to check by.
struct FaultData: Widget {
  private let experiment: Experiment

  init(_ game: FaultGame) { experiment = game.round.fault.broken }

  private var data: Dataset { experiment.training }

  /// How the targets follow each other, batch by batch.
  private var order: String {
    let batches = (0..<3).map { batch in
      let start = batch * experiment.batchSize
      let end = min(data.count, start + min(experiment.batchSize, 12))
      return (start..<max(start, end)).map { Numbers.tick(Double(data.label(of: $0))) }
        .joined(separator: " ")
    }
    return "Targets in the order of the data, batch by batch: "
      + batches.joined(separator: " | ") + " | …"
  }

  private var training: ExamplesPicture {
    ExamplesPicture(data, title: "\(Numbers.grouped(data.count)) examples to learn from")
  }

  private var validation: ExamplesPicture? {
    experiment.validation.map {
      ExamplesPicture($0, title: "\(Numbers.grouped($0.count)) examples to check by")
    }
  }

  var summary: String {
    "\(order); \(training.summary)" + (validation.map { "; \($0.summary)" } ?? "")
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let lines = StyledText(order).wrapped(to: area.columns)
    for (row, line) in lines.prefix(area.rows).enumerated() {
      surface.write(line, column: area.column, row: area.row + row)
    }
    let rest = area.dropTop(lines.count + 1)
    guard let validation else {
      surface.draw(training, in: rest)
      return
    }
    let columns = max(1, (rest.columns - 3) / 2)
    surface.draw(training, in: rest.left(columns))
    surface.draw(validation, in: rest.dropLeft(columns + 3))
  }
}
