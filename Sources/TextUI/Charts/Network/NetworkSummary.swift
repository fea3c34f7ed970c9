extension NetworkDiagram {
  /// How many units each layer has, what is chosen, and which weight is the largest.
  public var summary: String {
    guard !layers.isEmpty else { return "empty network" }
    let sizes = layers.indices.map(count).joined(separator: ", ")
    var words = [sizes]
    if let place = chosen.first { words.append(said(place)) }
    if let largest = largestWeight {
      let number = Numbers.significant(largest.weight, sign: .always)
      words.append(
        "largest weight \(name(of: largest.place.sourcePlace)) → "
          + "\(name(of: largest.place.target)) \(number)")
    }
    return words.joined(separator: "; ")
  }

  private func count(_ layer: Int) -> String {
    let units = layers[layer].units.count
    if layer == 0 { return units == 1 ? "1 input" : "\(units) inputs" }
    if layer == layers.count - 1 { return units == 1 ? "1 output" : "\(units) outputs" }
    let activation = layers[layer].activation
    return activation.isEmpty ? "\(units) units" : "\(units) \(activation)"
  }

  /// A unit's own name, else its number and its layer's title.
  public func name(of place: UnitPlace) -> String {
    guard layers.indices.contains(place.layer) else { return "unit \(place.unit + 1)" }
    let layer = layers[place.layer]
    if layer.units.indices.contains(place.unit), !layer.units[place.unit].name.isEmpty {
      return layer.units[place.unit].name
    }
    return "\(layer.title) unit \(place.unit + 1)"
  }

  private func said(_ place: UnitPlace) -> String {
    var words = "chosen \(name(of: place))"
    guard layers.indices.contains(place.layer),
      layers[place.layer].units.indices.contains(place.unit)
    else { return words }
    let unit = layers[place.layer].units[place.unit]
    if let value = unit.value { words += ", value \(Numbers.significant(value, sign: .always))" }
    if let bias = unit.bias { words += ", bias \(Numbers.significant(bias, sign: .always))" }
    if let gradient = unit.gradient {
      words += ", slope \(Numbers.significant(gradient, sign: .always))"
    }
    return words
  }

  private var largestWeight: (place: WirePlace, weight: Double)? {
    var largest: (place: WirePlace, weight: Double)?
    for (index, layer) in layers.enumerated().dropFirst() {
      for (unit, row) in layer.weights.enumerated() {
        for (source, weight) in row.enumerated() where weight.isFinite {
          if weight.magnitude > largest?.weight.magnitude ?? 0 {
            largest = (WirePlace(to: UnitPlace(layer: index, unit: unit), from: source), weight)
          }
        }
      }
    }
    return largest
  }
}

/// What the mouse points at.
extension NetworkDiagram {
  /// The unit whose tile is at a cell of the screen when the diagram is drawn in `area`.
  public func unit(at point: Point, in area: Rect) -> UnitPlace? {
    guard area.contains(point), !layers.isEmpty else { return nil }
    let layout = NetworkLayout(self, in: area)
    for column in layout.columns {
      for index in column.tops.indices {
        let place = UnitPlace(layer: column.layer, unit: column.first + index)
        if let tile = layout.area(of: place), tile.contains(point) { return place }
      }
    }
    return nil
  }

  /// The weight whose number or wire is at a cell of the screen, the one in front of others.
  public func wire(at point: Point, in area: Rect) -> WirePlace? {
    guard area.contains(point), !layers.isEmpty, unit(at: point, in: area) == nil else {
      return nil
    }
    let layout = NetworkLayout(self, in: area)
    let wires = wires(in: layout)
    if let label = wireLabels(wires, in: layout).first(where: { $0.area.contains(point) }) {
      return label.wire
    }
    let cell = Point(column: point.column - area.column, row: point.row - area.row)
    return wires.last { $0.cells.contains(cell) }?.place
  }

  /// A weight by its place; nil if there is none.
  public func weight(at place: WirePlace) -> Double? {
    layers.indices.contains(place.target.layer)
      ? layers[place.target.layer].weight(place.target.unit, place.source) : nil
  }
}
