internal import Learning
internal import TextUI

/// One word on its way through the network, part by part.
extension TinyLab {
  /// How many parts can be seen.
  private var part: Int { sheet.count("part") }

  /// What each part does, in the order of the way.
  private static let lines = [
    "its own row of numbers", "plus its place in the text", "plus what it takes from others",
    "plus what a small network says", "mean 0, deviation 1", "84 scores become shares",
  ]

  /// The numbers of the chosen word after each part; where it looks; what comes next.
  func drawParts(on surface: inout Surface, in area: Rect) {
    guard let net = askedNet else { return }
    let line =
      StyledText(promptWords[focus], .focus, .bold)
      + .muted("  \(part) of 6: ") + .strong(Self.lines[min(part, 6) - 1])
    // Later on the arcs show the text.
    let hasStrip = area.rows >= 12 && part < 3
    if hasStrip { drawText(on: &surface, in: area.top(1), focus: focus) }
    write(line, on: &surface, in: area.dropTop(hasStrip ? 1 : 0).top(1))
    let stages = net.stages
    let isWide = area.columns >= 66
    let left = isWide ? area.left(area.columns * 60 / 100) : area
    let rows = left.dropTop(area.rows >= 12 ? 2 : 1)
    let step = isWide && area.rows >= 18 ? 2 : 1
    for (index, stage) in stages.enumerated() {
      let numbers =
        index < part ? answer(net, prompt)?.numbers(stage.tensor, at: focus) ?? [] : []
      drawRow(
        stage.name, numbers, self.numbers(stage.tensor, at: focus),
        isLatest: index == min(part, stages.count) - 1, on: &surface,
        in: rows.dropTop(index * step).top(1))
    }
    let below = rows.dropTop(stages.count * step + (step == 1 ? 1 : 0))
    if isWide {
      let right = area.dropLeft(left.columns + 3).dropTop(area.rows >= 12 ? 2 : 1)
      if part >= 3 { surface.draw(arcs, in: below.top(8)) }
      if part >= 6 { drawNext(on: &surface, in: right.top(18)) }
    } else if part >= 6 {
      drawNext(on: &surface, in: below)
    } else if part >= 3 {
      surface.draw(arcs, in: below.top(8))
    }
  }

  /// A name and a row of numbers as colours: orange below zero, blue above; signs where there are
  /// no colours.
  private func drawRow(
    _ name: String, _ numbers: [Double], _ grid: NumberGrid?, isLatest: Bool,
    on surface: inout Surface, in area: Rect
  ) {
    guard !area.isEmpty else { return }
    write(
      StyledText(name, isLatest ? .strong : .muted, isLatest ? .bold : []), on: &surface,
      in: area.left(13))
    let room = area.dropLeft(13)
    let width = max(1, min(3, room.columns / max(1, numbers.count)))
    for (index, number) in numbers.enumerated() {
      let cell = Rect(
        column: room.column + index * width, row: room.row, columns: width, rows: 1)
      guard cell.endColumn <= room.endColumn else { break }
      surface.mark(grid?.mark(row: 0, column: index), value: number, in: cell)
      // By the root, so that small numbers are seen beside large ones.
      let size = min(1, (number.magnitude / 3).squareRoot())
      let t = number < 0 ? -size : size
      if Shade.isNeeded(in: surface.look) {
        surface.fill(cell, with: Shade.cell(.signed, t, in: surface.look))
      } else {
        surface.fill(cell, with: Cell(" ", Style(.ink, on: Ramp.signed.ink(t))))
      }
    }
  }
}
