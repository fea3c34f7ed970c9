import Testing

@testable import TextUI

@Suite struct NetworkDiagramTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int, _ look: Look = .standard)
    -> Surface
  {
    var surface = Surface(Size(columns: columns, rows: rows), look: look)
    surface.draw(widget, in: surface.bounds)
    return surface
  }

  private func layer(
    _ title: String, _ units: Int, _ weights: [[Double]] = [], planes: Bool = false
  ) -> NetworkDiagram.Layer {
    NetworkDiagram.Layer(
      title, activation: "tanh",
      units: (0..<units).map {
        .init("\(title)\($0)", plane: planes ? [[-1, 1], [0, 1]] : [], value: 0.5)
      }, weights: weights)
  }

  private var two: NetworkDiagram {
    NetworkDiagram(
      [layer("x", 2), layer("h", 2, [[2, -0.5], [0.9, 0.7]]), layer("y", 1, [[1, -1]])])
  }

  private func wires(_ diagram: NetworkDiagram, _ columns: Int = 80, _ rows: Int = 24)
    -> Set<WirePlace>
  {
    let area = Rect(column: 0, row: 0, columns: columns, rows: rows)
    return Set(diagram.wires(in: NetworkLayout(diagram, in: area)).map(\.place))
  }

  private func wire(_ layer: Int, _ unit: Int, _ source: Int) -> WirePlace {
    WirePlace(to: UnitPlace(layer: layer, unit: unit), from: source)
  }

  @Test func weightsBelowTwoFifthsOfTheLargestBesideThemHaveNoWire() {
    #expect(wires(two) == [wire(1, 0, 0), wire(1, 1, 0), wire(2, 0, 0), wire(2, 0, 1)])
    var all = two
    all.showsAllWires = true
    #expect(wires(all).count == 6)
  }

  @Test func theWiresOfAChosenUnitAreMeasuredAmongThemselves() {
    var diagram = two
    diagram.chosen = [UnitPlace(layer: 1, unit: 1)]
    #expect(wires(diagram).isSuperset(of: [wire(1, 1, 0), wire(1, 1, 1), wire(1, 0, 0)]))
  }

  @Test func aWireThatCarriesANumberIsNeverLeftOut() {
    var diagram = two
    diagram.labels = [.weights]
    #expect(wires(diagram).count == 6)
    diagram.chosen = [UnitPlace(layer: 1, unit: 0)]
    #expect(wires(diagram).contains(wire(1, 0, 1)))
  }

  @Test func whatIsNotANumberHasNoWire() {
    var diagram = two
    diagram.layers[1].weights = [[.nan, .infinity], [1, 1]]
    #expect(wires(diagram) == [wire(1, 1, 0), wire(1, 1, 1), wire(2, 0, 0), wire(2, 0, 1)])
  }

  @Test func chosenWiresLieInFront() {
    var diagram = two
    diagram.showsAllWires = true
    diagram.chosen = [UnitPlace(layer: 0, unit: 1)]
    let area = Rect(column: 0, row: 0, columns: 80, rows: 24)
    let last = diagram.wires(in: NetworkLayout(diagram, in: area)).suffix(2)
    #expect(last.allSatisfy { $0.place.touches(UnitPlace(layer: 0, unit: 1)) })
  }

  @Test func everyTileIsFoundByTheMouse() {
    let area = Rect(column: 3, row: 2, columns: 80, rows: 24)
    let layout = NetworkLayout(two, in: area)
    for (layer, count) in [2, 2, 1].enumerated() {
      for unit in 0..<count {
        let place = UnitPlace(layer: layer, unit: unit)
        guard let tile = layout.area(of: place) else {
          Issue.record("\(place) has no tile")
          continue
        }
        #expect(two.unit(at: tile.origin, in: area) == place)
        let corner = Point(column: tile.endColumn - 1, row: tile.endRow - 1)
        #expect(two.unit(at: corner, in: area) == place)
      }
    }
    #expect(two.unit(at: Point(column: 0, row: 0), in: area) == nil)
    #expect(two.unit(at: area.origin, in: area) == nil)
  }

  @Test func aWireAndItsNumberAreFoundByTheMouse() {
    var diagram = two
    diagram.labels = [.values, .weights]
    let area = Rect(column: 0, row: 0, columns: 80, rows: 24)
    let layout = NetworkLayout(diagram, in: area)
    let drawn = diagram.wires(in: layout)
    for label in diagram.wireLabels(drawn, in: layout) {
      #expect(diagram.wire(at: label.area.origin, in: area) == label.wire)
    }
    let dot = drawn.last?.place(at: 0.5)
    if let dot {
      let point = Point(column: Int(dot.x / 2), row: Int(dot.y / 4))
      #expect(diagram.wire(at: point, in: area) == drawn.last?.place)
    }
    #expect(diagram.weight(at: wire(1, 0, 1)) == -0.5)
    #expect(diagram.weight(at: wire(7, 0, 1)) == nil)
  }

  @Test func numbersOnWiresDoNotCoverEachOther() {
    var diagram = two
    diagram.labels = [.values, .weights]
    for columns in [44, 60, 100] {
      let area = Rect(column: 0, row: 0, columns: columns, rows: 14)
      let layout = NetworkLayout(diagram, in: area)
      let labels = diagram.wireLabels(diagram.wires(in: layout), in: layout)
      #expect(labels.count == 6)
      for (index, label) in labels.enumerated() {
        for other in labels[..<index] {
          #expect(label.area.intersection(other.area).isEmpty)
        }
      }
    }
  }

  @Test func tilesShrinkWithTheRoom() {
    func tile(_ columns: Int, _ rows: Int) -> NetworkLayout.Tile {
      let layers = [
        layer("x", 2, planes: true), layer("h", 8, planes: true), layer("y", 1, planes: true),
      ]
      let diagram = NetworkDiagram(layers, hasLegend: false)
      return NetworkLayout(
        diagram, in: Rect(column: 0, row: 0, columns: columns, rows: rows)
      ).tile
    }
    #expect(tile(120, 44) == .plane(9))
    #expect(tile(120, 34) == .plane(7))
    #expect(tile(120, 18) == .plane(3))
    #expect(tile(120, 11) == .mark)
  }

  @Test func sixLayersOfSixteenUnitsAreAllSeen() {
    let layers = (0..<6).map { layer("l\($0) ", 16, planes: true) }
    let layout = NetworkLayout(
      NetworkDiagram(layers), in: Rect(column: 0, row: 0, columns: 120, rows: 40))
    #expect(layout.tile == .plane(3))
    #expect(layout.columns.map(\.tops.count) == Array(repeating: 16, count: 6))
  }

  @Test func aLongLayerIsElidedAndScrolledToItsChosenUnit() {
    var diagram = NetworkDiagram([layer("x", 40), layer("y", 1)])
    let picture = draw(diagram, 44, 14)
    let shown = NetworkLayout(diagram, in: picture.bounds).columns[0]
    #expect(shown.first == 0)
    #expect(shown.tops.count + shown.hiddenBelow == 40)
    #expect(picture.description.contains("+\(shown.hiddenBelow) more"))
    for unit in [0, 17, 39] {
      diagram.chosen = [UnitPlace(layer: 0, unit: unit)]
      let column = NetworkLayout(diagram, in: picture.bounds).columns[0]
      #expect((column.first..<column.first + column.tops.count).contains(unit))
    }
    diagram.chosen = []
    diagram.layers[0].firstUnit = 9
    #expect(draw(diagram, 44, 14).description.contains("+9 more"))
  }

  @Test func tooManyLayersAreScrolledToTheChosenOne() {
    var diagram = NetworkDiagram((0..<40).map { layer("l\($0)", 2) })
    diagram.chosen = [UnitPlace(layer: 30, unit: 1)]
    let layout = NetworkLayout(diagram, in: Rect(column: 0, row: 0, columns: 44, rows: 14))
    #expect(layout.columns.contains { $0.layer == 30 })
    #expect(layout.hiddenLayers.before + layout.hiddenLayers.after + layout.columns.count == 40)
  }

  @Test func signsOfWiresAreSeenWithoutColour() {
    var positive = two
    positive.layers[1].weights = [[1, 1], [1, 1]]
    var negative = positive
    negative.layers[1].weights = [[-1, -1], [-1, -1]]
    #expect(draw(positive, 60, 14).description != draw(negative, 60, 14).description)
  }

  @Test func arrowKeysWalkOverTheUnitsAndRememberTheHeight() {
    let counts = [2, 8, 1, 8]
    var cursor = NetworkCursor(UnitPlace(layer: 1, unit: 6), unitCounts: counts)
    let moved = [Key.right, .right].map { cursor.move($0, unitCounts: counts) }
    #expect(moved == [true, true])
    #expect(cursor.place == UnitPlace(layer: 3, unit: 6))
    let edge = cursor.move(.right, unitCounts: counts)
    #expect(!edge)
    let down = [Key.down, .down].map { cursor.move($0, unitCounts: counts) }
    #expect(down == [true, false])
    #expect(cursor.place.unit == 7)
    let home = cursor.move(.home, unitCounts: counts)
    #expect(home && cursor.place.unit == 0)
    let other = cursor.move(.enter, unitCounts: counts)
    #expect(!other)
    #expect(NetworkCursor(UnitPlace(layer: 9, unit: 9), unitCounts: []).place.layer == 0)
  }

  @Test func aNetworkIsSaidWithItsSizesAndItsLargestWeight() {
    #expect(two.summary == "2 inputs, 2 tanh, 1 output; largest weight x0 → h0 +2.00")
    var chosen = two
    chosen.chosen = [UnitPlace(layer: 1, unit: 0)]
    #expect(chosen.summary.contains("chosen h0, value +0.500"))
    #expect(NetworkDiagram([]).summary == "empty network")
  }

  @Test func brokenNetworksAreDrawn() {
    let layers = [
      layer("x", 0), layer("h", 3, [[.nan]]),
      NetworkDiagram.Layer(
        "y", units: [.init("y", plane: [[.nan, .infinity], []], value: .nan)],
        weights: [[.infinity, -.infinity, 1e300]], limit: 0),
    ]
    let diagram = NetworkDiagram(
      layers, chosen: [UnitPlace(layer: 5, unit: -3)],
      labels: [.values, .weights, .biases, .gradients])
    for (columns, rows) in [(0, 0), (1, 1), (9, 3), (44, 14), (130, 40)] {
      #expect(draw(diagram, columns, rows).size.columns == columns)
    }
    #expect(!diagram.summary.isEmpty)
  }
}
