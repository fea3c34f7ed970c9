/// Walking over the numbers of a picture with arrow keys.
extension [NumberRegion] {
  /// The number that an arrow leads to from one of them; nil at the edge, and for any other key.
  ///
  /// That is the nearest one in a quarter of the plane around the arrow, sideways counting double;
  /// or else the nearest in its half.
  public func index(after key: Key, from start: Int) -> Int? {
    guard indices.contains(start), let (dx, dy) = Self.direction(of: key) else { return nil }
    let origin = self[start].middle
    var best: (rank: Int, distance: Double, index: Int)?
    for (index, region) in enumerated() where index != start {
      let (x, y) = (region.middle.x - origin.x, region.middle.y - origin.y)
      let along = x * dx + y * dy
      let across = (x * dy - y * dx).magnitude
      guard along > 0.5 else { continue }
      let rank = across <= along ? 0 : 1
      let distance = along + 2 * across
      if let best, (best.rank, best.distance) <= (rank, distance) { continue }
      best = (rank, distance, index)
    }
    return best?.index
  }

  /// The number nearest to a place; nil if there are none.
  public func nearest(to place: Point) -> Int? {
    func distance(_ region: NumberRegion) -> Double {
      let x = region.middle.x - Double(place.column) - 0.5
      let y = region.middle.y - Double(place.row) * 2 - 1
      return x * x + y * y
    }
    return indices.min { distance(self[$0]) < distance(self[$1]) }
  }

  private static func direction(of key: Key) -> (Double, Double)? {
    switch key {
    case .left: (-1, 0)
    case .right: (1, 0)
    case .up: (0, -1)
    case .down: (0, 1)
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .pageUp,
      .pageDown, .home, .end, .function, .control:
      nil
    }
  }
}

extension NumberRegion {
  /// Its middle in columns and half rows, which are as high as wide.
  var middle: (x: Double, y: Double) {
    let top = Double(area.row * 2)
    let y: Double =
      switch half {
      case .all: top + Double(area.rows)
      case .upper: top + 0.5
      case .lower: top + Double(area.rows * 2) - 0.5
      }
    return (Double(area.column) + Double(area.columns) / 2, y)
  }
}
