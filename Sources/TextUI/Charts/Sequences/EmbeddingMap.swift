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
    /// Which number of a network the one across is; nil for none.
    public var number: NumberMark?

    /// A word at a place, x first.
    public init(_ label: String, _ x: Double, _ y: Double, number: NumberMark? = nil) {
      self.number = number
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
      surface.mark(
        items[index].number, value: items[index].x,
        in: Rect(column: place.column, row: place.row, columns: 1, rows: 1))
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
    func dot(_ point: Point) -> Dot {
      Dot(Double(point.column - area.column) * 2 + 1, Double(point.row - area.row) * 4 + 2)
    }
    for neighbor in nearest(to: focus) {
      guard let end = layout.places[neighbor.index] else { continue }
      canvas.line(from: dot(start), to: dot(end), Stroke(.muted))
    }
    canvas.draw(on: &surface, at: area.origin)
  }

  /// `nearest to cat  dog 0.21 · horse 0.34`
  private func drawLine(on surface: inout Surface, in line: Rect) {
    guard let focus, items.indices.contains(focus) else { return }
    var text = .muted("nearest to ") + StyledText(items[focus].label, .focus, .bold) + "  "
    for (position, neighbor) in nearest(to: focus).enumerated() {
      let more =
        .muted(position > 0 ? " · " : "") + .strong(items[neighbor.index].label)
        + .muted(" " + Numbers.significant(neighbor.distance, digits: 2))
      guard text.width + more.width <= line.columns else { break }
      text += more
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
