extension ScatterChart {
  /// Draws curves, examples and what is in focus, from the back to the front.
  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(chart, in: area)
    let frame = chart.frame(in: area)
    if area.rows >= 4 { drawHead(on: &surface, in: area.top(1)) }
    let scale = scale
    var counts: [Point: Int] = [:]
    for example in examples {
      guard let cell = cell(of: example.place, frame) else { continue }
      counts[cell, default: 0] += 1
      surface[cell.column, cell.row] = Cell(
        sign(of: example, in: surface.look), style(of: example, scale, in: surface.look))
    }
    // Where several points share a cell, the mark is bold.
    for (cell, count) in counts where count > 1 {
      var mark = surface[cell.column, cell.row]
      mark.style.attributes.formUnion(.bold)
      surface[cell.column, cell.row] = mark
    }
    drawFocus(on: &surface, frame)
  }

  /// Title, what the markers mean, what the curves are; or, with values, the scale of the colours.
  private func drawHead(on surface: inout Surface, in line: Rect) {
    surface.fill(line, with: .blank)
    var legend = StyledText()
    for group in groups where !group.name.isEmpty {
      if !legend.isEmpty { legend += StyledText("  ") }
      legend += StyledText(
        String(group.marker.character(in: surface.look)), Style(group.role, .bold))
      legend += StyledText(" \(group.name)", .ink)
    }
    for curve in curves where !curve.name.isEmpty {
      if !legend.isEmpty { legend += StyledText("  ") }
      legend += curve.sample(in: surface.look) + StyledText(" \(curve.name)", .ink)
    }
    let head = title.isEmpty ? legend : title + StyledText(legend.isEmpty ? "" : "   ") + legend
    let shown = head.width <= line.columns || legend.isEmpty ? head : legend
    let width = surface.write(
      shown.truncated(to: line.columns), column: line.column, row: line.row)
    if hasValues, line.columns - width >= 22 {
      let low = shading.isTwoSided ? -scale : 0
      surface.draw(ColorBar(shading, from: low, to: scale), in: line.right(20))
    } else if width + 2 + note.width <= line.columns {
      surface.write(note, endColumn: line.endColumn, row: line.row)
    }
  }

  private var hasValues: Bool { examples.contains { $0.value != nil } }

  private var scale: Double {
    let largest = examples.compactMap(\.value).filter(\.isFinite).map(\.magnitude).max() ?? 0
    return max(limit ?? largest, .leastNormalMagnitude)
  }

  private func group(of example: Example) -> Group {
    groups.indices.contains(example.group) ? groups[example.group] : Group("")
  }

  /// Without colours for values, a filled mark is positive and a hollow one negative.
  private func sign(of example: Example, in look: Look) -> Character {
    if let value = example.value, shading.isTwoSided {
      return (value < 0 ? Marker.circle : .disc).character(in: look)
    }
    return group(of: example).marker.character(in: look)
  }

  private func style(of example: Example, _ scale: Double, in look: Look) -> Style {
    guard let value = example.value else { return Style(group(of: example).role) }
    guard !Shade.isNeeded(in: look) else {
      return Style(value < 0 ? .negative : .positive, value.magnitude > scale / 2 ? .bold : [])
    }
    // The middle of a ramp is the page itself, so that marks begin a little above it.
    let share = min(value.magnitude / scale, 1) * 0.7 + 0.3
    return Style(shading.ink(value < 0 ? -share : share))
  }

  /// Dotted lines to both axes, the numbers at their ends, the name beside the mark.
  private func drawFocus(on surface: inout Surface, _ frame: PlotFrame) {
    guard let focused, let cell = cell(of: focused.place, frame) else { return }
    let dotted: Character = surface.look.glyphs == .ascii ? ":" : "┊"
    let dashes: Character = surface.look.glyphs == .ascii ? "." : "┈"
    for row in cell.row + 1..<max(cell.row + 1, frame.plot.endRow)
    where isFree(cell.column, row, surface) {
      surface[cell.column, row] = Cell(dotted, Style(.focus))
    }
    for column in frame.plot.column..<cell.column where isFree(column, cell.row, surface) {
      surface[column, cell.row] = Cell(dashes, Style(.focus))
    }
    surface[cell.column, cell.row] = Cell(
      sign(of: focused, in: surface.look), Style(.focus, on: .role(.focusWash), .bold))
    frame.drawReading(
      StyledText(Numbers.significant(focused.place.x), .focus, .bold), atColumn: cell.column,
      on: &surface)
    var words = StyledText(" " + Numbers.significant(focused.place.y), .focus, .bold)
    if let value = focused.value {
      words += .muted(" value ")
      words += StyledText(
        Numbers.significant(value, sign: .always), value < 0 ? .negative : .positive, .bold)
    }
    if !focused.name.isEmpty { words += StyledText(" " + focused.name, .strong) }
    words += StyledText(" ")
    if cell.column + 1 + words.width <= frame.plot.endColumn {
      surface.write(words, column: cell.column + 1, row: cell.row)
    } else if cell.column - words.width >= frame.plot.column {
      surface.write(words, endColumn: cell.column, row: cell.row)
    }
  }

  private func isFree(_ column: Int, _ row: Int, _ surface: Surface) -> Bool {
    let character = surface[column, row].character
    return character == " " || character == Glyph.gridLine.character(in: surface.look)
  }
}
