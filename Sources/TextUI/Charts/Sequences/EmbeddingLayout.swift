/// Where dots and labels of an embedding map stand.
struct EmbeddingLayout {
  /// The cells of dots.
  let places: [Int: Point]
  /// The cells of labels; a word without one had no free place.
  let labels: [Int: Rect]

  init(_ map: EmbeddingMap, in area: Rect) {
    let finite = map.items.indices.filter { map.items[$0].x.isFinite && map.items[$0].y.isFinite }
    guard !area.isEmpty, !finite.isEmpty else {
      places = [:]
      labels = [:]
      return
    }
    let places = Self.places(map, finite, in: area)
    self.places = places
    let near = map.focus.map { map.nearest(to: $0).map(\.index) } ?? []
    let first = (map.focus.map { [$0] } ?? []) + near
    let order = first + finite.filter { !first.contains($0) }
    let links = Self.links(map, places)
    var taken = Set(places.values)
    var labels: [Int: Rect] = [:]
    for index in order {
      guard let place = places[index] else { continue }
      var second: Rect?
      let width = map.items[index].label.displayWidth
      let options = [
        (place.column + 2, place.row), (place.column - width - 1, place.row),
        (place.column - width / 2, place.row - 1), (place.column - width / 2, place.row + 1),
        (place.column + 1, place.row - 1), (place.column + 1, place.row + 1),
        (place.column - width, place.row - 1), (place.column - width, place.row + 1),
      ]
      for (column, row) in options {
        let rect = Rect(column: column, row: row, columns: width, rows: 1)
        let room = Rect(column: column - 1, row: row, columns: width + 2, rows: 1)
        // The own dot may stand next to its word.
        let others = taken.subtracting([place])
        guard width > 0, rect.intersection(area) == rect,
          !(room.column..<room.endColumn).contains(where: {
            others.contains(Point(column: $0, row: row))
          }), !rect.contains(place)
        else { continue }
        // On a link only where there is no other place.
        let cells = (rect.column..<rect.endColumn).map { Point(column: $0, row: row) }
        if cells.contains(where: links.contains) {
          second = second ?? rect
          continue
        }
        labels[index] = rect
        break
      }
      labels[index] = labels[index] ?? second
      guard let rect = labels[index] else { continue }
      for column in rect.column..<rect.endColumn {
        taken.insert(Point(column: column, row: rect.row))
      }
    }
    self.labels = labels
  }

  /// The cells that lines to neighbours go through.
  private static func links(_ map: EmbeddingMap, _ places: [Int: Point]) -> Set<Point> {
    guard let focus = map.focus, let start = places[focus] else { return [] }
    var cells: Set<Point> = []
    for neighbor in map.nearest(to: focus) {
      guard let end = places[neighbor.index] else { continue }
      let (dx, dy) = (end.column - start.column, end.row - start.row)
      let steps = max(1, max(abs(dx), abs(dy)) * 2)
      for step in 0...steps {
        let t = Double(step) / Double(steps)
        cells.insert(
          Point(
            column: start.column + Int((Double(dx) * t).rounded()),
            row: start.row + Int((Double(dy) * t).rounded())))
      }
    }
    return cells
  }

  /// Equal distances look equal: a row is as high as two columns are wide.
  private static func places(
    _ map: EmbeddingMap, _ finite: [Int], in area: Rect
  ) -> [Int: Point] {
    let xs = finite.map { map.items[$0].x }
    let ys = finite.map { map.items[$0].y }
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
    let (low, high) = (ys.min() ?? 0, ys.max() ?? 0)
    let margin = min(4, area.columns / 8)
    let columns = Double(max(0, area.columns - 1 - 2 * margin))
    let rows = Double(max(0, area.rows - 1))
    let (width, height) = (max(right - left, 1e-12), max(high - low, 1e-12))
    // A map is stretched by at most half, so that it fills a wide screen and keeps its shape.
    let even = min(columns / width, rows * 2 / height)
    let across = min(columns / width, even * 1.5)
    let up = min(rows * 2 / height, even * 1.5)
    var places: [Int: Point] = [:]
    for index in finite {
      let x = (map.items[index].x - left - width / 2) * across
      let y = (map.items[index].y - low - height / 2) * up / 2
      guard x.isFinite, y.isFinite else { continue }
      places[index] = Point(
        column: area.column + margin + Int((columns / 2 + x).rounded()),
        row: area.row + Int((rows / 2 - y).rounded()))
    }
    return places
  }
}
