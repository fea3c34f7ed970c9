internal import Labs
internal import Learning
internal import TextUI

/// The examples as the network gets them: the targets of the first batches, and the examples to
/// learn from beside those to check by.
struct FaultData: Widget {
  let round: FaultRound

  /// How the targets follow each other, batch by batch.
  private var order: String {
    let batches = round.batches.map { batch in
      batch.prefix(12).map(String.init).joined(separator: " ")
    }
    return "Targets of the first batches: " + batches.joined(separator: " | ") + " | …"
  }

  private var training: ExamplesPicture {
    let data = round.examples.training
    return ExamplesPicture(data, title: "\(Numbers.grouped(data.count)) to learn from")
  }

  private var validation: ExamplesPicture? {
    round.examples.validation.map {
      ExamplesPicture($0, title: "\(Numbers.grouped($0.count)) to check by")
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
