/// A weight that has a wire.
struct NetworkWire {
  var place: WirePlace
  var weight: Double
  /// How large it is beside the largest one, 0...1.
  var size: Double
  /// Whether it belongs to a chosen unit.
  var isChosen: Bool
  /// In dots from the upper left corner of the area.
  var path: [Dot]

  /// The cells that it goes through, from the upper left corner of the area.
  var cells: Set<Point> {
    var cells: Set<Point> = []
    for (start, end) in zip(path, path.dropFirst()) {
      let steps = max(1, Int(max((end.x - start.x).magnitude, (end.y - start.y).magnitude)))
      for step in 0...steps {
        let t = Double(step) / Double(steps)
        let (x, y) = (start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t)
        cells.insert(Point(column: Int(x / 2), row: Int(y / 4)))
      }
    }
    return cells
  }

  /// The place at `t` of the way, in dots.
  func place(at t: Double) -> Dot {
    guard let first = path.first, let last = path.last else { return Dot(0, 0) }
    let x = first.x + (last.x - first.x) * t
    for (start, end) in zip(path, path.dropFirst()) where x <= end.x {
      let part = end.x > start.x ? (x - start.x) / (end.x - start.x) : 0
      return Dot(x, start.y + (end.y - start.y) * part)
    }
    return last
  }
}

extension NetworkDiagram {
  /// Whether the wires of this diagram carry numbers, for that wire.
  func hasNumber(_ place: WirePlace) -> Bool {
    guard !labels.isDisjoint(with: [.weights, .gradients]) else { return false }
    return chosen.isEmpty || isChosen(place)
  }

  func isChosen(_ place: WirePlace) -> Bool { chosen.contains { place.touches($0) } }

  /// The wires between the units that are shown, those in front last.
  ///
  /// A weight is measured against the largest one between the same two layers, one of a chosen unit
  /// against the largest of all chosen ones there.
  func wires(in layout: NetworkLayout) -> [NetworkWire] {
    var wires: [NetworkWire] = []
    for (before, after) in zip(layout.columns, layout.columns.dropFirst()) {
      wires += self.wires(from: before, to: after, in: layout)
    }
    return wires.sorted { ($0.isChosen ? 2 : 0) + $0.size < ($1.isChosen ? 2 : 0) + $1.size }
  }

  private func wires(
    from before: NetworkLayout.Column, to after: NetworkLayout.Column, in layout: NetworkLayout
  ) -> [NetworkWire] {
    let layer = layers[after.layer]
    var found: [NetworkWire] = []
    for unit in after.first..<after.first + after.tops.count {
      for source in before.first..<before.first + before.tops.count {
        guard let weight = layer.weight(unit, source), weight.isFinite else { continue }
        let place = WirePlace(to: UnitPlace(layer: after.layer, unit: unit), from: source)
        found.append(
          NetworkWire(
            place: place, weight: weight, size: 0, isChosen: isChosen(place), path: []))
      }
    }
    let largest = found.map(\.weight.magnitude).max() ?? 0
    let largestChosen = found.filter(\.isChosen).map(\.weight.magnitude).max() ?? 0
    return found.compactMap { wire in
      let limit = wire.isChosen ? largestChosen : largest
      var wire = wire
      wire.size = limit > 0 ? wire.weight.magnitude / limit : 0
      guard showsAllWires || wire.size >= Self.wireThreshold || hasNumber(wire.place) else {
        return nil
      }
      wire.path = path(of: wire.place, in: layout)
      return wire.path.isEmpty ? nil : wire
    }
  }

  /// A soft S between two pictures, a straight line between two boxes.
  private func path(of place: WirePlace, in layout: NetworkLayout) -> [Dot] {
    guard let source = layout.area(of: place.sourcePlace),
      let target = layout.area(of: place.target)
    else { return [] }
    let start = Dot(
      Double(source.endColumn - layout.area.column) * 2 + 1, layout.middle(of: source))
    let end = Dot(
      Double(target.column - layout.area.column) * 2 - 3, layout.middle(of: target))
    guard end.x > start.x else { return [] }
    switch layout.tile {
    case .box, .line: return [start, end]
    case .plane, .mark:
      let steps = 24
      return (0...steps).map { step in
        let t = Double(step) / Double(steps)
        let bent = 0.35 * t + 0.65 * t * t * (3 - 2 * t)
        return Dot(start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * bent)
      }
    }
  }

  func draw(_ wires: [NetworkWire], on surface: inout Surface, _ layout: NetworkLayout) {
    var canvas = DotCanvas(layout.area.size, look: surface.look)
    for wire in wires {
      canvas.beginLayer()
      canvas.draw(wire.path, stroke(of: wire, in: surface.look), dots: thickness(of: wire, layout))
    }
    canvas.draw(on: &surface, at: layout.area.origin)
  }

  private func thickness(of wire: NetworkWire, _ layout: NetworkLayout) -> Int {
    switch layout.tile {
    case .box: wire.size >= 0.75 ? 3 : wire.size >= 0.45 ? 2 : 1
    case .line: wire.size >= 0.8 ? 2 : 1
    case .plane: wire.size >= 0.8 && (wire.isChosen || chosen.isEmpty) ? 2 : 1
    case .mark: wire.size >= 0.8 && wire.isChosen ? 2 : 1
    }
  }

  private func stroke(of wire: NetworkWire, in look: Look) -> Stroke {
    let isPositive = wire.weight >= 0
    let pattern: Stroke.Pattern = isPositive ? .solid : .dashed
    if wire.isChosen || (chosen.isEmpty && wire.size >= 0.7) {
      return Stroke(isPositive ? .positive : .negative, pattern: pattern)
    }
    // Where ramps have no colours, grey tells the crowd from the few.
    if Shade.isNeeded(in: look) {
      return Stroke(.faint, pattern: look.glyphs == .ascii ? .dotted : pattern)
    }
    let share = chosen.isEmpty ? 0.36 + 0.5 * wire.size : 0.36 + 0.08 * wire.size
    return Stroke(
      Style(Ramp.signed.ink(isPositive ? share : -share)),
      pattern: look.glyphs == .ascii ? .dotted : pattern)
  }
}

extension DotCanvas {
  /// Draws a path that many dots thick, across its direction.
  mutating func draw(_ path: [Dot], _ stroke: Stroke, dots: Int) {
    guard dots > 1 else { return draw(path, stroke) }
    let (first, last) = (path.first ?? Dot(0, 0), path.last ?? Dot(0, 0))
    let isSteep = (last.y - first.y).magnitude > (last.x - first.x).magnitude * 1.5
    for index in 0..<dots {
      let offset = Double(index) - Double(dots - 1) / 2
      draw(path.map { isSteep ? Dot($0.x + offset, $0.y) : Dot($0.x, $0.y + offset) }, stroke)
    }
  }
}
