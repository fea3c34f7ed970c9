internal import Compute
internal import TextUI

/// The network as a picture, with the numbers of the chosen unit beside it.
extension PlaygroundLab {
  func drawNetwork(_ reading: PlaygroundReading?, on surface: inout Surface, in area: Rect) {
    surface.draw(diagram(reading), in: diagramArea(in: area))
    if area.columns >= 66 {
      let side = area.right(26)
      if area.rows >= 18 {
        var chart = planeChart(reading)
        // Weights are what is asked about here.
        (chart.title, chart.answers) = (StyledText(), nil)
        surface.draw(chart, in: side.top(11))
        drawChosen(reading, on: &surface, in: side.dropTop(12))
      } else {
        drawChosen(reading, on: &surface, in: side)
      }
      return
    }
    drawChosen(reading, on: &surface, in: area.bottom(min(8, area.rows / 2)))
  }

  /// Where the network itself is drawn within the body of the view.
  func diagramArea(in area: Rect) -> Rect {
    if PlaygroundDesk.fits(area) { return PlaygroundDesk(area, numberRows: handRows(area)).network }
    if area.columns >= 66 { return area.dropRight(29) }
    let rows = min(8, area.rows / 2)
    return area.dropBottom(rows + (rows > 0 ? 1 : 0))
  }

  /// Rows for the numbers of the chosen unit on a desk; 0 as long as they are not being changed.
  func handRows(_ area: Rect) -> Int {
    isByHand ? min(numberCount + 1, max(5, area.rows / 4)) : 0
  }

  /// The chosen unit's weights and bias as bars, below its name; losses below them.
  private func drawChosen(
    _ reading: PlaygroundReading?, on surface: inout Surface, in area: Rect
  ) {
    let results = area.rows >= 7 ? Array(resultLines.prefix(area.rows >= 11 ? 4 : 2)) : []
    let top = results.isEmpty ? area : area.dropBottom(results.count + 1)
    drawNumbers(reading, on: &surface, in: top)
    surface.draw(Readout(results), in: area.bottom(results.count))
  }

  /// The numbers of the chosen unit; what is typed stands in the head line.
  func drawNumbers(_ reading: PlaygroundReading?, on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    guard let layer = chosenLayer, let reading, reading.layers.indices.contains(layer),
      reading.layers[layer].weights.indices.contains(cursor.place.unit)
    else {
      write(inputLines, on: &surface, in: area)
      return
    }
    write([chosenHead(reading.layers[layer].function)], on: &surface, in: area.top(1))
    let bars = numbers(reading, layer).enumerated().map { index, entry in
      SignedBars.Bar(
        entry.name, entry.value,
        number: reading.mark(layer, cursor.place.unit, number: index))
    }
    surface.draw(
      SignedBars(bars, focus: isByHand ? hand.number : nil), in: area.dropTop(1))
  }

  /// `h₂.3 tanh`, and what is typed for one of its numbers.
  private func chosenHead(_ function: String) -> StyledText {
    let name = StyledText(name(cursor.place), .focus, .bold) + .muted(" " + function)
    guard isByHand else { return name }
    guard !hand.typed.isEmpty else { return name + .muted("   + − or type") }
    return name + StyledText("   ▸ \(hand.typed)▏", .focus, .bold)
  }

  /// The weights of the chosen unit by the names of what they come from, then its bias.
  func numbers(
    _ reading: PlaygroundReading, _ layer: Int
  ) -> [(name: String, value: Double)] {
    let weights = reading.layers[layer].weights[cursor.place.unit].enumerated().map {
      (name: name(UnitPlace(layer: layer, unit: $0)), value: $1)
    }
    return weights + [("bias", reading.layers[layer].biases[cursor.place.unit])]
  }

  /// An input is chosen: which there are.
  private var inputLines: [StyledText] {
    let used = setup.features
    let others = PlaneFeature.allCases.filter { !used.contains($0) }
    return [StyledText(name(cursor.place), .focus, .bold) + .muted(" input")]
      + (others.isEmpty
        ? []
        : [
          .muted("not used:"),
          StyledText(others.map(\.label).joined(separator: "  "), .ink),
          .muted("controls: inputs"),
        ])
  }

  /// Inputs, hidden layers and output with what each unit makes of the plane.
  func diagram(_ reading: PlaygroundReading?, isSmall: Bool = false) -> NetworkDiagram {
    let inputs = NetworkDiagram.Layer(
      "inputs", units: setup.features.map { NetworkDiagram.Unit($0.label, plane: Self.plane($0)) })
    var layers = [inputs]
    for (number, count) in (setup.units + [1]).enumerated() {
      layers.append(layer(number, count, reading))
    }
    return NetworkDiagram(
      layers, chosen: isSmall ? [] : [cursor.place],
      labels: isByHand ? [.weights, .biases] : [],
      showsAllWires: setup.sheet.isOn("wires"), hasLegend: !isSmall)
  }

  /// A layer of weights, 0 being the first hidden one.
  private func layer(
    _ number: Int, _ count: Int, _ reading: PlaygroundReading?
  ) -> NetworkDiagram.Layer {
    let isOutput = number == setup.units.count
    let read = reading?.layers[number]
    let units = (0..<count).map { unit -> NetworkDiagram.Unit in
      let place = UnitPlace(layer: number + 1, unit: unit)
      let plane = isOutput ? reading?.surface : reading?.plane(number, unit)
      var tile = NetworkDiagram.Unit(
        isOutput || place == cursor.place ? name(place) : "", plane: plane ?? [],
        bias: read?.biases[unit])
      tile.biasNumber = read.flatMap { layer in
        reading?.marks.parameter(layer.tensor.appending("bias"), unit)
      }
      return tile
    }
    let function = isOutput ? setup.outputFunction(data) : setup.function(number)
    let largest = units.flatMap { $0.plane.joined() }.reduce(0) { max($0, $1.magnitude) }
    var layer = NetworkDiagram.Layer(
      isOutput ? "output" : setup.units.count > 4 ? "\(number + 1)" : "hidden \(number + 1)",
      activation: isOutput ? "" : function, units: units, weights: read?.weights ?? [],
      ramp: isOutput && !data.isRegression ? .classes : .signed,
      limit: isOutput || Self.isBounded(function) ? 1 : Self.roundLimit(largest))
    if let read, let reading {
      layer.weightNumbers = reading.marks.parameters(
        read.tensor.appending("weight"), rows: read.weights.first?.count ?? 0)
    }
    return layer
  }

  static func isBounded(_ function: String) -> Bool { function == "tanh" || function == "sigmoid" }

  /// The next 1, 2 or 5 × 10ⁿ, so that the scale changes seldom.
  static func roundLimit(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    return Axis.fitting([value]).high
  }

  /// An input over the plane, its greatest magnitude there being 1.
  private static func plane(_ feature: PlaneFeature) -> [[Double]] {
    let side = 16
    let reach = PlanePattern.reach
    let limit = feature.limit(reach: reach)
    return (0..<side).map { row in
      (0..<side).map { column in
        let x = reach * (2 * Double(column) / Double(side - 1) - 1)
        let y = reach * (1 - 2 * Double(row) / Double(side - 1))
        return Double(feature.value(x, y)) / limit
      }
    }
  }
}
