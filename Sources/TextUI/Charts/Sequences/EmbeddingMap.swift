/// Words at their places on a plane, each beside its dot, none over another; one of them linked to
/// its nearest neighbours.
public struct EmbeddingMap: Widget {
  /// A word and its place.
  public struct Item: Hashable, Sendable {
    /// Written beside the dot.
    public var label: String
    /// Across, in any unit; both axes have the same scale.
    public var x: Double
    /// Upwards.
    public var y: Double

    /// A word at a place, x first.
    public init(_ label: String, _ x: Double, _ y: Double) {
      self.label = label
      self.x = x
      self.y = y
    }
  }

  /// In order of importance: where labels do not all fit, later ones are left out.
  public var items: [Item]
  /// The word that keys act on.
  public var focus: Int?
  /// How many neighbours it is linked to.
  public var neighborCount: Int
  /// Neighbours that were found elsewhere, in more dimensions than these two; nil finds them here.
  public var neighbors: [Int]?

  /// A map in which three neighbours are linked unless it is said otherwise.
  public init(
    _ items: [Item], focus: Int? = nil, neighborCount: Int = 3, neighbors: [Int]? = nil
  ) {
    self.items = items
    self.focus = focus
    self.neighborCount = neighborCount
    self.neighbors = neighbors
  }

  /// The words nearest to the one at `index`, the nearest first, and how far they are.
  public func nearest(to index: Int) -> [(index: Int, distance: Double)] {
    guard items.indices.contains(index) else { return [] }
    let own = items[index]
    func distance(_ other: Int) -> Double {
      let (dx, dy) = (items[other].x - own.x, items[other].y - own.y)
      return (dx * dx + dy * dy).squareRoot()
    }
    let others = neighbors.map { $0.filter { items.indices.contains($0) && $0 != index } }
    let all = (others ?? items.indices.filter { $0 != index })
      .map { (index: $0, distance: distance($0)) }.filter { $0.distance.isFinite }
    let sorted = others == nil ? all.sorted { $0.distance < $1.distance } : all
    return Array(sorted.prefix(max(0, neighborCount)))
  }

  public var summary: String {
    guard !items.isEmpty else { return "empty map" }
    let count = items.count == 1 ? "1 word" : "\(items.count) words"
    guard let focus, items.indices.contains(focus) else { return "map of \(count)" }
    let near = nearest(to: focus).map {
      "\(items[$0.index].label) \(Numbers.significant($0.distance, digits: 2))"
    }
    return "map of \(count); nearest to \(items[focus].label): "
      + (near.isEmpty ? "nothing" : near.joined(separator: ", "))
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, !items.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let hasLine = focus != nil && area.rows >= 8
    let plane = area.dropBottom(hasLine ? 2 : 0)
    let layout = EmbeddingLayout(self, in: plane)
    drawLinks(layout, on: &surface, in: plane)
    let near = Set(focus.map { nearest(to: $0).map(\.index) } ?? [])
    for index in items.indices.reversed() {
      guard let place = layout.places[index] else { continue }
      let isFocused = index == focus
      let style: Style =
        isFocused ? Style(.focus, .bold) : Style(near.contains(index) ? .strong : .muted)
      surface.write(
        isFocused || near.contains(index) ? .lessonDone : .bullet, column: place.column,
        row: place.row, style: style)
    }
    for (index, label) in layout.labels {
      let isFocused = index == focus
      let isNear = near.contains(index)
      let text = StyledText(
        items[index].label, isFocused ? .focus : isNear ? .strong : .ink,
        isFocused || isNear ? .bold : [])
      surface.write(text, column: label.column, row: label.row)
    }
    if hasLine { drawLine(on: &surface, in: area.bottom(1)) }
  }

  private func drawLinks(_ layout: EmbeddingLayout, on surface: inout Surface, in area: Rect) {
    guard let focus, let start = layout.places[focus] else { return }
    var canvas = DotCanvas(area.size, look: surface.look)
    for neighbor in nearest(to: focus) {
      guard let end = layout.places[neighbor.index] else { continue }
      func dot(_ point: Point) -> Dot {
        Dot(
          Double(point.column - area.column) * 2 + 1, Double(point.row - area.row) * 4 + 2)
      }
      canvas.line(from: dot(start), to: dot(end), Stroke(.muted))
    }
    canvas.draw(on: &surface, at: area.origin)
  }

  /// `nearest to cat  dog 0.21 · horse 0.34`
  private func drawLine(on surface: inout Surface, in line: Rect) {
    guard let focus, items.indices.contains(focus) else { return }
    var text = .muted("nearest to ") + StyledText(items[focus].label, .focus, .bold) + "  "
    for (position, neighbor) in nearest(to: focus).enumerated() {
      if position > 0 { text += .muted(" · ") }
      text += .strong(items[neighbor.index].label)
      text += .muted(" " + Numbers.significant(neighbor.distance, digits: 2))
    }
    surface.write(text.truncated(to: line.columns), column: line.column, row: line.row)
  }

  /// The word at a cell of the screen when the map is drawn in `area`, by its dot or its label.
  public func item(at point: Point, in area: Rect) -> Int? {
    guard area.contains(point), !items.isEmpty else { return nil }
    let hasLine = focus != nil && area.rows >= 8
    let layout = EmbeddingLayout(self, in: area.dropBottom(hasLine ? 2 : 0))
    if let label = layout.labels.first(where: { $0.value.contains(point) }) { return label.key }
    return layout.places.filter { $0.value == point }.keys.min()
  }
}

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
    var taken = Set(places.values)
    var labels: [Int: Rect] = [:]
    for index in order {
      guard let place = places[index] else { continue }
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
        labels[index] = rect
        for column in rect.column..<rect.endColumn {
          taken.insert(Point(column: column, row: row))
        }
        break
      }
    }
    self.labels = labels
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
