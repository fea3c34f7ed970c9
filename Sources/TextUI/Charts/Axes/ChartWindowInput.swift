/// What keys and the mouse do to a window, so that whoever shows a chart only passes them on.
extension ChartWindow {
  /// The window after a key, or nil if the key means nothing here: ← and → move the cursor from
  /// sample to sample, ↑ and ↓ zoom in and out about it, Home shows everything, End goes to the
  /// newest measurement and follows it.
  ///
  /// - Parameter columns: of the plot; where samples are denser than columns, the cursor moves by
  ///   a column.
  public func responding(
    to key: Key, over series: [Series], columns: Int = 60
  ) -> ChartWindow? {
    switch key {
    case .left: steppingCursor(by: -1, over: series, columns: columns)
    case .right: steppingCursor(by: 1, over: series, columns: columns)
    case .up: zoomed(by: 0.5)
    case .down: zoomed(by: 2)
    case .home: showingAll()
    case .end: withCursor(at: nil).followingNewest()
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .pageUp,
      .pageDown, .function, .control:
      nil
    }
  }

  /// The window after the mouse did something over a chart that shows it, or nil if that means
  /// nothing: pressed or dragged, the cursor follows; the wheel zooms about the mouse.
  public func responding(
    to mouse: MouseEvent, over chart: LineChart, in area: Rect
  ) -> ChartWindow? {
    guard area.contains(column: mouse.column, row: mouse.row),
      let x = chart.value(atColumn: mouse.column, in: area)
    else { return nil }
    switch mouse.action {
    case .press, .move: return withCursor(at: x)
    case .wheelUp: return zoomed(by: 0.8, about: x)
    case .wheelDown: return zoomed(by: 1.25, about: x)
    case .release: return nil
    }
  }

  /// The cursor at the next sample of any series, `direction` being −1 or +1; the first time at the
  /// newest sample that is seen.
  public func steppingCursor(
    by direction: Int, over series: [Series], columns: Int = 60
  ) -> ChartWindow {
    guard let densest = series.max(by: { $0.points.count < $1.points.count })?.points else {
      return self
    }
    let places = densest.map(\.x).filter { $0.isFinite && history.contains($0) }
    guard let cursor else { return withCursor(at: places.last { shown.contains($0) }) }
    guard direction != 0 else { return self }
    let axis = x()
    let column = 1 / Double(max(1, columns))
    let here = axis.position(cursor) ?? 0
    let isFurther = { (place: Double) in
      ((axis.position(place) ?? 0) - here) * Double(direction) >= column * 0.999
    }
    let next =
      direction > 0
      ? places.first { $0 > cursor && isFurther($0) } ?? places.last
      : places.last { $0 < cursor && isFurther($0) } ?? places.first
    return withCursor(at: next ?? cursor)
  }
}
