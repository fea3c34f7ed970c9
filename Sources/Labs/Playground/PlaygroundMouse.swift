internal import TextUI

/// What the mouse does on the stage: it chooses what it is pressed on.
extension PlaygroundLab {
  mutating func point(_ event: MouseEvent, on size: Size) -> [LabCommand] {
    let body = body(of: Rect(size))
    let place = Point(column: event.column, row: event.row)
    let reading = shown.flatMap { PlaygroundReading($0, self) }
    switch view {
    case .network: return pointAtNetwork(event, place, reading, in: body)
    case .plane:
      let area = Self.planeSides(body).picture
      guard event.action == .press || event.action == .move else { return [] }
      let chart = planeChart(reading, isFocused: true)
      example =
        chart.example(atColumn: event.column, row: event.row, in: area) ?? example
    case .curve:
      let chart = lossChart(isMain: true)
      window = window.responding(to: event, over: chart, in: Self.curveArea(in: body)) ?? window
    case .sweep:
      guard event.action == .press else { return [] }
      let tiles = tiles(comparison.count, in: body)
      comparedIndex = tiles.firstIndex { $0.contains(place) } ?? comparedIndex
    case .unit, .confusion: break
    }
    return []
  }

  /// A unit is chosen, a wire is taken by the hand, and the wheel changes what the hand has.
  private mutating func pointAtNetwork(
    _ event: MouseEvent, _ place: Point, _ reading: PlaygroundReading?, in body: Rect
  ) -> [LabCommand] {
    let area = diagramArea(in: body)
    guard area.contains(place) else { return [] }
    let diagram = diagram(reading)
    switch event.action {
    case .press:
      if let unit = diagram.unit(at: place, in: area) {
        hand = PlaygroundHand()
        cursor = NetworkCursor(unit, unitCounts: unitCounts)
      } else if let wire = diagram.wire(at: place, in: area) {
        cursor = NetworkCursor(wire.target, unitCounts: unitCounts)
        hand = PlaygroundHand(isOpen: true, number: wire.source)
      }
      return []
    case .wheelUp: return pressByHand(.character("+")) ?? []
    case .wheelDown: return pressByHand(.character("-")) ?? []
    case .release, .move: return []
    }
  }
}
