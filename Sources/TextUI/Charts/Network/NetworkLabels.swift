/// A number on a wire, and what else is said of that weight in the rows below.
struct NetworkWireLabel {
  var wire: WirePlace
  var lines: [StyledText]
  var area: Rect
}

extension NetworkDiagram {
  /// The numbers of wires that have one, each where it covers the least of the others; one for
  /// which there is no free place is left out.
  func wireLabels(_ wires: [NetworkWire], in layout: NetworkLayout) -> [NetworkWireLabel] {
    let labelled = wires.filter { hasNumber($0.place) }.sorted { $0.size > $1.size }
    guard !labelled.isEmpty, labelled.count <= 64 else { return [] }
    let cells = labelled.map(\.cells)
    var taken: [Rect] = tiles(in: layout)
    var labels: [NetworkWireLabel] = []
    for (index, wire) in labelled.enumerated() {
      let lines = lines(for: wire, hasSlope: layout.tile != .mark)
      let size = Size(columns: lines.map(\.width).max() ?? 0, rows: lines.count)
      guard size.rows > 0, let gap = gap(of: wire.place, in: layout) else { continue }
      let others = cells.enumerated().filter { $0.offset != index }.map(\.element)
      var best: (cost: Double, area: Rect)?
      for (t, place) in places(on: wire, size, in: layout) {
        guard place.column >= gap.lowerBound, place.endColumn <= gap.upperBound,
          place.row >= layout.body.row, place.endRow <= layout.body.endRow,
          !taken.contains(where: { !$0.intersection(place).isEmpty })
        else { continue }
        let crossed = others.reduce(0) {
          $0 + Self.covered($1, by: place, from: layout.area.origin)
        }
        let cost = Double(crossed) + (t - preferredPlace(on: wire)).magnitude * 12
        if cost < best?.cost ?? .infinity { best = (cost, place) }
      }
      guard let best else { continue }
      // Two numbers side by side need a blank between them.
      taken.append(
        Rect(
          column: best.area.column - 1, row: best.area.row, columns: best.area.columns + 2,
          rows: best.area.rows))
      labels.append(NetworkWireLabel(wire: wire.place, lines: lines, area: best.area))
    }
    return labels
  }

  private func lines(for wire: NetworkWire, hasSlope: Bool) -> [StyledText] {
    let layer = layers[wire.place.target.layer]
    var lines: [StyledText] = []
    if labels.contains(.weights) {
      lines.append(
        StyledText(
          Self.number(wire.weight, decimals: 2), wire.weight < 0 ? .negative : .positive, .bold
        ).asking(
          layer.weightNumbers?.mark(row: wire.place.target.unit, column: wire.place.source),
          wire.weight))
    }
    if hasSlope || lines.isEmpty, labels.contains(.gradients),
      let gradient = layer.gradient(wire.place.target.unit, wire.place.source)
    {
      lines.append(
        StyledText("◂", .gradient)
          + StyledText(Self.number(gradient, decimals: 2), .gradient).asking(
            layer.gradientNumbers?.mark(
              row: wire.place.target.unit, column: wire.place.source), gradient))
    }
    return lines
  }

  /// Incoming wires of a chosen unit lie furthest apart where they come from, outgoing ones where
  /// they lead to.
  private func preferredPlace(on wire: NetworkWire) -> Double {
    let isIn = chosen.contains(wire.place.target)
    let isOut = chosen.contains(wire.place.sourcePlace)
    return isIn == isOut ? 0.5 : isIn ? 0.35 : 0.65
  }

  /// On the wire first; above or below it where it runs level.
  private func places(on wire: NetworkWire, _ size: Size, in layout: NetworkLayout) -> [(
    Double, Rect
  )] {
    stride(from: 0.12, through: 0.88, by: 0.04).map { t in
      let dot = wire.place(at: t)
      return (
        t,
        Rect(
          column: layout.area.column + Int((dot.x / 2).rounded()) - size.columns / 2,
          row: layout.area.row + Int(dot.y / 4), columns: size.columns, rows: size.rows)
      )
    }
  }

  private func gap(of place: WirePlace, in layout: NetworkLayout) -> Range<Int>? {
    guard let source = layout.area(of: place.sourcePlace),
      let target = layout.area(of: place.target),
      source.endColumn + 1 < target.column - 2
    else { return nil }
    return source.endColumn + 1..<target.column - 2
  }

  /// What numbers must not cover: tiles, and the names beside them.
  private func tiles(in layout: NetworkLayout) -> [Rect] {
    layout.columns.flatMap { column in
      column.tops.indices.flatMap { index -> [Rect] in
        let place = UnitPlace(layer: column.layer, unit: column.first + index)
        guard let tile = layout.area(of: place) else { return [] }
        guard
          var name = nameLabel(of: place, gap: column.gap, beside: tile, layout)?.area
        else { return [tile] }
        name.columns += 1
        return [tile, name]
      }
    }
  }

  private static func covered(_ cells: Set<Point>, by area: Rect, from origin: Point) -> Int {
    var count = 0
    for row in area.row..<area.endRow {
      for column in area.column - 1...area.endColumn
      where cells.contains(Point(column: column - origin.column, row: row - origin.row)) {
        count += 1
      }
    }
    return count
  }

  /// With a sign, as wide as it may be before it needs powers of ten.
  static func number(_ value: Double, decimals: Int) -> String {
    value.magnitude < 100
      ? Numbers.fixed(value, decimals: decimals, sign: .always)
      : Numbers.significant(value, sign: .always)
  }
}
