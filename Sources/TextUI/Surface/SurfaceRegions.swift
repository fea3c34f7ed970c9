/// Marking what the mouse can act on, while a picture is drawn.
extension Surface {
  /// Says what an area stands for, in the name of the widget that is being drawn. What lies outside
  /// of the clip is not marked.
  public mutating func mark(_ part: HitPart, in area: Rect) {
    let seen = area.intersection(clip)
    if !seen.isEmpty { addRegion(HitRegion(seen, owner: owner, part)) }
  }

  /// Draws a widget as a pane of that name, to which all that it marks will belong.
  public mutating func draw(_ widget: some Widget, in area: Rect, as owner: String) {
    let former = setOwner(owner)
    defer { _ = setOwner(former) }
    mark(.pane, in: area)
    draw(widget, in: area)
  }

  /// Draws a pane of that name, to which all that is marked within belongs.
  public mutating func pane(
    _ owner: String, in area: Rect, _ draw: (inout Surface) -> Void
  ) {
    let former = setOwner(owner)
    defer { _ = setOwner(former) }
    mark(.pane, in: area)
    draw(&self)
  }

  /// What lies at a place, the last that was marked first: a part before its pane.
  public func hits(at place: Point) -> [HitRegion] {
    regions.reversed().filter { $0.area.contains(place) }
  }

  /// Puts a part of a picture into this one, its marks with it.
  public mutating func copy(_ other: Surface, part: Rect, at origin: Point) {
    let part = part.intersection(other.bounds)
    for row in 0..<part.rows {
      for column in 0..<part.columns {
        let cell = other[part.column + column, part.row + row]
        if !cell.isContinuation { self[origin.column + column, origin.row + row] = cell }
      }
    }
    for region in other.regions {
      var area = region.area.intersection(part)
      area.column += origin.column - part.column
      area.row += origin.row - part.row
      area = area.intersection(clip)
      // What was marked in nobody's name belongs to who copies it.
      let owner = region.owner.isEmpty ? owner : region.owner
      if !area.isEmpty { addRegion(HitRegion(area, owner: owner, region.part)) }
    }
    for number in other.numbers where number.area.intersection(part) == number.area {
      var area = number.area
      area.column += origin.column - part.column
      area.row += origin.row - part.row
      mark(number.mark, value: number.value, in: area, half: number.half)
    }
  }
}
