/// The units of a network diagram.
extension NetworkDiagram {
  func drawUnits(
    of column: NetworkLayout.Column, on surface: inout Surface, _ layout: NetworkLayout
  ) {
    let layer = layers[column.layer]
    for index in column.tops.indices {
      let place = UnitPlace(layer: column.layer, unit: column.first + index)
      guard layer.units.indices.contains(place.unit), let area = layout.area(of: place) else {
        continue
      }
      drawUnit(place, on: &surface, in: area, layout)
      drawName(place, gap: column.gap, beside: area, on: &surface, layout)
    }
    drawHidden(column, on: &surface, layout)
  }

  private func drawHidden(
    _ column: NetworkLayout.Column, on surface: inout Surface, _ layout: NetworkLayout
  ) {
    func write(_ count: Int, row: Int) {
      let next = layout.columns.first { $0.column > column.column }?.column
      let room = (next ?? layout.area.endColumn + 1) - 1 - column.column
      let text = StyledText.muted("+\(count) more")
      let short = StyledText.muted("+\(count)")
      surface.write(text.width <= room ? text : short, column: column.column, row: row)
    }
    let size = NetworkLayout.size(of: layout.tile)
    guard let top = column.tops.first, let last = column.tops.last else {
      if column.hiddenBelow > 0 { write(column.hiddenBelow, row: layout.body.row) }
      return
    }
    if column.first > 0, top > layout.body.row { write(column.first, row: top - 1) }
    let end = last + size.rows
    if column.hiddenBelow > 0, end < layout.body.endRow { write(column.hiddenBelow, row: end) }
  }

  private func drawUnit(
    _ place: UnitPlace, on surface: inout Surface, in area: Rect, _ layout: NetworkLayout
  ) {
    let layer = layers[place.layer]
    let unit = layer.units[place.unit]
    let isChosen = chosen.contains(place)
    switch layout.tile {
    case .plane(let pixels):
      drawPlane(unit, of: layer, pixels: pixels, on: &surface, in: area)
    case .box: drawBox(unit, of: layer, on: &surface, in: area, layout)
    case .line: drawLine(unit, of: layer, on: &surface, in: area)
    case .mark: drawMark(unit, of: layer, isChosen: isChosen, on: &surface, at: area.origin)
    }
    guard isChosen else { return }
    var rows = NetworkLayout.inkRows(of: layout.tile)
    if case .plane(let pixels) = layout.tile, !surface.look.hasHalfRows {
      rows = max(1, pixels / 2)
    }
    for row in 0..<rows {
      let (x, y) = (area.column - 1, area.row + row)
      surface.write(.chosen, column: x, row: y, style: Style(.focus, .bold))
      if case .plane = layout.tile, row == rows - 1, surface.look.hasHalfRows {
        surface[x, y] = Cell("▘", Style(.focus, .bold))
      }
    }
  }

  private func drawPlane(
    _ unit: Unit, of layer: Layer, pixels: Int, on surface: inout Surface, in area: Rect
  ) {
    let grid = ValueGrid(unit.plane)
    guard !grid.isEmpty else {
      return drawLine(unit, of: layer, on: &surface, in: area)
    }
    // Without half rows, the free half row between two tiles becomes a whole one.
    let height = surface.look.hasHalfRows ? pixels : max(2, pixels / 2 * 2)
    var canvas = PixelCanvas(
      Size(columns: area.columns, rows: (height + 1) / 2), ramp: layer.ramp)
    for y in 0..<height {
      for x in 0..<area.columns {
        let value = grid.scaled(x: x, of: area.columns, y: y, of: height)
        if value.isFinite { canvas[x, y] = value / layer.scale }
      }
    }
    canvas.draw(on: &surface, at: area.origin)
  }

  /// Its name, its value below, then bias, all on the colour of the value; the slope is no part of
  /// what it computes and stands below.
  private func drawBox(
    _ unit: Unit, of layer: Layer, on surface: inout Surface, in area: Rect,
    _ layout: NetworkLayout
  ) {
    let ink = area.top(NetworkLayout.inkRows(of: layout.tile))
    let style = fill(ink, with: unit, of: layer, on: &surface)
    let bold = Style(style.foreground, on: style.background, style.attributes.union(.bold))
    let name = StyledText(unit.name, bold)
    let full = unit.note.isEmpty ? name : name + StyledText(" " + unit.note, style)
    let title = full.width <= area.columns - 2 ? full : name.truncated(to: area.columns - 2)
    surface.write(title, column: area.column + 1, row: area.row)
    if let value = unit.value {
      surface.write(
        StyledText(Self.number(value, decimals: 3), bold).asking(unit.valueNumber, value),
        endColumn: area.endColumn - 1, row: area.row + 1)
    }
    if ink.rows > 2, labels.contains(.biases), let bias = unit.bias {
      let text =
        StyledText("b ", style)
        + StyledText(Self.number(bias, decimals: 2), style).asking(unit.biasNumber, bias)
      surface.write(text, endColumn: area.endColumn - 1, row: area.row + 2)
    }
    guard area.rows > 2, labels.contains(.gradients), let gradient = unit.gradient else { return }
    func number(_ decimals: Int) -> StyledText {
      StyledText(Self.number(gradient, decimals: decimals), .gradient, .bold)
        .asking(unit.gradientNumber, gradient)
    }
    let long = StyledText("◂ ", .gradient, .bold) + number(3)
    let short = StyledText("◂", .gradient, .bold) + number(2)
    let text = long.width < area.columns ? long : short
    surface.write(text, endColumn: area.endColumn - 1, row: area.endRow - 1)
  }

  private func drawLine(
    _ unit: Unit, of layer: Layer, on surface: inout Surface, in area: Rect
  ) {
    let ink = area.top(max(1, area.rows - (area.rows > 2 ? 1 : 0)))
    let style = fill(ink, with: unit, of: layer, on: &surface)
    let bold = Style(style.foreground, on: style.background, style.attributes.union(.bold))
    let value = unit.value.map { Self.number($0, decimals: 2) } ?? ""
    let room = area.columns - (value.isEmpty ? 0 : value.displayWidth + 1)
    if room >= 2 {
      surface.write(
        StyledText(unit.name, bold).truncated(to: room - 1), column: area.column + 1, row: area.row)
    }
    if value.displayWidth <= area.columns {
      surface.write(
        StyledText(value, style).asking(unit.valueNumber, unit.value ?? .nan),
        endColumn: area.endColumn - (room > 2 ? 1 : 0), row: ink.endRow - 1)
    }
  }

  /// Paints the colour of a unit's value, and returns the style of text on it.
  private func fill(
    _ area: Rect, with unit: Unit, of layer: Layer, on surface: inout Surface
  ) -> Style {
    let t = (unit.value ?? 0) / layer.scale
    if Shade.isNeeded(in: surface.look) {
      let style = Style(unit.value == nil ? .ink : t < 0 ? .negative : .positive, .reverse)
      surface.fill(area, with: Cell(" ", style))
      return style
    }
    let style =
      unit.value == nil
      ? Style(.ink, on: .role(.wash)) : Style(layer.ramp.textInk(t), on: layer.ramp.ink(t))
    surface.fill(area, with: Cell(" ", style))
    return style
  }

  /// Full for a positive value, hollow for a negative one.
  private func drawMark(
    _ unit: Unit, of layer: Layer, isChosen: Bool, on surface: inout Surface, at point: Point
  ) {
    let value = unit.value ?? unit.mean
    let t = value.map { max(-1, min(1, $0 / layer.scale)) } ?? 0
    let isNegative = (value ?? 0) < 0
    var style = Style(isNegative ? .negative : .positive)
    if value == nil { style = Style(.ink) }
    if layer.ramp == .classes { style = Style(isNegative ? .classB : .classA) }
    if !Shade.isNeeded(in: surface.look), layer.ramp == .signed, value != nil, !t.isNaN {
      style = Style(layer.ramp.ink(isNegative ? min(t, -0.4) : max(t, 0.4)))
    }
    if isChosen { style = Style(.focus, .bold) }
    surface.mark(
      unit.valueNumber, value: unit.value ?? .nan,
      in: Rect(column: point.column, row: point.row, columns: 1, rows: 1))
    surface.write(
      isNegative ? .lessonOpen : .lessonDone, column: point.column, row: point.row, style: style)
  }

  private func drawName(
    _ place: UnitPlace, gap: Int, beside area: Rect, on surface: inout Surface,
    _ layout: NetworkLayout
  ) {
    guard let label = nameLabel(of: place, gap: gap, beside: area, layout) else { return }
    for (row, line) in label.lines.enumerated() {
      surface.write(line, column: label.area.column, row: label.area.row + row)
    }
  }

  /// The name of a unit that is a picture, with its numbers: above its tile where rows are free, the
  /// chosen one's beside it otherwise.
  func nameLabel(
    of place: UnitPlace, gap: Int, beside area: Rect, _ layout: NetworkLayout
  ) -> (lines: [StyledText], area: Rect)? {
    guard case .plane = layout.tile, layers[place.layer].units.indices.contains(place.unit) else {
      return nil
    }
    let unit = layers[place.layer].units[place.unit]
    let isChosen = chosen.contains(place)
    let name = StyledText(unit.name, isChosen ? .focus : .ink, isChosen ? .bold : [])
    let numbers = numbers(of: unit)
    if gap >= 1, area.row > layout.body.row, !unit.plane.isEmpty {
      let line = numbers.reduce(name) { $0 + " " + $1 }
      let room = max(area.columns, min(line.width, layout.area.endColumn - area.column))
      let text = line.truncated(to: room)
      return (
        [text],
        Rect(column: area.column, row: area.row - 1, columns: text.width, rows: 1)
      )
    }
    guard isChosen else { return nil }
    let start = area.endColumn + 1
    let lines = ((name.isEmpty ? [] : [name]) + numbers).prefix(area.rows)
      .filter { start + $0.width <= layout.area.endColumn }
    return (
      lines,
      Rect(
        column: start, row: area.row, columns: lines.map(\.width).max() ?? 0, rows: lines.count)
    )
  }

  /// What is written beside a picture.
  private func numbers(of unit: Unit) -> [StyledText] {
    var numbers: [StyledText] = []
    if labels.contains(.values), let value = unit.value {
      numbers.append(
        StyledText(Self.number(value, decimals: 2), value < 0 ? .negative : .positive, .bold)
          .asking(unit.valueNumber, value))
    }
    if labels.contains(.biases), let bias = unit.bias {
      numbers.append(
        .muted("b ")
          + StyledText.muted(Self.number(bias, decimals: 2)).asking(unit.biasNumber, bias))
    }
    if labels.contains(.gradients), let gradient = unit.gradient {
      numbers.append(
        StyledText("◂ ", .gradient)
          + StyledText(Self.number(gradient, decimals: 2), .gradient).asking(
            unit.gradientNumber, gradient))
    }
    return numbers
  }
}

extension Look {
  /// Whether pictures have two pixels a cell.
  var hasHalfRows: Bool { !Shade.isNeeded(in: self) && glyphs != .ascii }
}

extension NetworkDiagram.Layer {
  /// Never 0, so that values can be divided by it.
  var scale: Double { limit > 0 && limit.isFinite ? limit : 1 }
}

extension NetworkDiagram.Unit {
  /// Of its output over the plane.
  var mean: Double? {
    let values = plane.joined().filter(\.isFinite)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

extension ValueGrid {
  /// The value of pixel (x, y) of a picture of that size: the mean of what it covers where values
  /// are finer, between its neighbours where they are coarser.
  func scaled(x: Int, of width: Int, y: Int, of height: Int) -> Double {
    guard width > columns || height > rows else {
      return sample(x: x, of: width, y: y, of: height)
    }
    return interpolated(
      width > 1 ? Double(x) / Double(width - 1) : 0.5,
      height > 1 ? Double(y) / Double(height - 1) : 0.5)
  }
}
