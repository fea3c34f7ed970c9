internal import Labs
public import TextUI

extension Session {
  /// The whole screen, drawn anew. Nothing is remembered between pictures.
  public func view(in size: Size, look: Look) -> Surface {
    var surface = Surface(size, look: look)
    guard size.columns >= Size.smallest.columns, size.rows >= Size.smallest.rows else {
      let line =
        "Descent needs \(Size.smallest.columns) × \(Size.smallest.rows); this is "
        + "\(size.columns) × \(size.rows). Make the window larger, or the letters smaller."
      surface.draw(TextView(StyledText(line)), in: Rect(size).inset(columns: 1))
      return surface
    }
    switch screen {
    case .home(let home): home.draw(on: &surface)
    case .reading(let reading): reading.draw(on: &surface)
    case .labRoom(let room): room.draw(on: &surface)
    }
    if let notice = notice ?? progressLine { draw(notice, on: &surface) }
    // An overlay has the mouse as it has the keys.
    if overlay != nil { surface.coverRegions() }
    switch overlay {
    case .help(let help): help.draw(on: &surface)
    case .glossary(let glossary): glossary.draw(on: &surface)
    case nil: break
    }
    return surface
  }

  /// What is said of a run in place of its pictures. The map's preview is not worth a word.
  private var progressLine: String? {
    let stage: Stage? =
      switch screen {
      case .home: nil
      case .reading(let reading): reading.stage
      case .labRoom(let room): room.stage
      }
    guard let progress, stage?.run == .running else { return nil }
    let (step, steps) = (Numbers.grouped(progress.step), Numbers.grouped(progress.steps))
    return "Training: \(step) of \(steps) steps."
  }

  /// A sentence or two above the keys, in place of their rule, and of what is above it where they
  /// are long: their end says what to do.
  private func draw(_ notice: String, on surface: inout Surface) {
    let lines = StyledText(notice, .strong).wrapped(to: surface.size.columns - 2)
    let rows = min(lines.count, surface.size.rows / 3)
    let area = Rect(
      column: 1, row: surface.size.rows - 1 - rows, columns: surface.size.columns - 2, rows: rows)
    surface.fill(area, with: .blank)
    for (row, line) in lines.prefix(rows).enumerated() {
      surface.write(line, column: area.column, row: area.row + row)
    }
  }
}
