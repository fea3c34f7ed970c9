/// Which columns of a table are in sight, and where.
struct TableSpread {
  /// A column in sight.
  struct Place {
    var column: Int
    /// From the left edge of the table.
    var start: Int
    /// Less than the column's own where it is cut.
    var width: Int
  }

  private(set) var places: [Place] = []
  /// Columns scrolled away to the left.
  private(set) var hiddenBefore = 0
  /// Columns beyond the right edge.
  private(set) var hiddenAfter = 0

  var isClipped: Bool { hiddenBefore + hiddenAfter > 0 }

  /// - Parameters:
  ///   - mayBeCut: Whether part of a column makes sense; numbers are shown whole or not at all.
  ///   - fixed: How many columns at the left always stay.
  ///   - scrolled: How many of the others are wished away.
  ///   - focus: The column that must be in sight.
  init(
    widths: [Int], mayBeCut: [Bool], gap: Int, fixed: Int, scrolled: Int, focus: Int?, room: Int
  ) {
    let fixed = min(max(0, fixed), widths.count)
    let scrollable = widths.count - fixed
    let whole = widths.reduce(-gap) { $0 + $1 + gap }
    var away = whole <= room ? 0 : min(max(0, scrolled), max(0, scrollable - 1))
    if let focus, focus >= fixed, focus < widths.count { away = min(away, focus - fixed) }
    while true {
      lay(Array(0..<fixed) + Array(fixed + away..<widths.count), widths, mayBeCut, gap, room)
      hiddenBefore = away
      hiddenAfter = scrollable - away - places.count { $0.column >= fixed }
      guard let focus, focus >= fixed, focus < widths.count, away < focus - fixed,
        !places.contains(where: { $0.column == focus && $0.width == widths[focus] })
      else { return }
      away += 1
    }
  }

  private mutating func lay(
    _ columns: [Int], _ widths: [Int], _ mayBeCut: [Bool], _ gap: Int, _ room: Int
  ) {
    places = []
    var start = 0
    for column in columns {
      let width = min(widths[column], room - start)
      // Where nothing else is in sight yet, a part is better than nothing.
      guard width > 0, width == widths[column] || mayBeCut[column] else { return }
      places.append(Place(column: column, start: start, width: width))
      start += width + gap
    }
  }
}
