/// Cutting a rectangle up. Every part lies within the whole, however large the number asked for;
/// a negative number counts as 0.
extension Rect {
  /// The first `count` rows.
  public func top(_ count: Int) -> Rect {
    Rect(column: column, row: row, columns: columns, rows: clamp(count, to: rows))
  }

  /// The last `count` rows.
  public func bottom(_ count: Int) -> Rect { dropTop(rows - clamp(count, to: rows)) }

  /// The first `count` columns.
  public func left(_ count: Int) -> Rect {
    Rect(column: column, row: row, columns: clamp(count, to: columns), rows: rows)
  }

  /// The last `count` columns.
  public func right(_ count: Int) -> Rect { dropLeft(columns - clamp(count, to: columns)) }

  /// All but the first `count` rows.
  public func dropTop(_ count: Int) -> Rect {
    let count = clamp(count, to: rows)
    return Rect(column: column, row: row + count, columns: columns, rows: rows - count)
  }

  /// All but the last `count` rows.
  public func dropBottom(_ count: Int) -> Rect { top(rows - clamp(count, to: rows)) }

  /// All but the first `count` columns.
  public func dropLeft(_ count: Int) -> Rect {
    let count = clamp(count, to: columns)
    return Rect(column: column + count, row: row, columns: columns - count, rows: rows)
  }

  /// All but the last `count` columns.
  public func dropRight(_ count: Int) -> Rect { left(columns - clamp(count, to: columns)) }

  /// What remains when both sides lose `columns` and both ends lose `rows`.
  public func inset(columns: Int = 0, rows: Int = 0) -> Rect {
    dropLeft(columns).dropRight(columns).dropTop(rows).dropBottom(rows)
  }

  /// Its row number `index` from the top; empty if there is none.
  public func line(_ index: Int) -> Rect {
    index < 0 ? top(0) : dropTop(index).top(1)
  }

  /// `count` parts side by side, as equal as whole columns allow, `gutter` columns apart.
  public func split(into count: Int, gutter: Int = 0) -> [Rect] {
    let free = max(0, columns - gutter * (count - 1))
    return (0..<max(0, count)).map { index in
      let start = free * index / count
      let end = free * (index + 1) / count
      return dropLeft(start + gutter * index).left(end - start)
    }
  }

  /// What both cover.
  public func intersection(_ other: Rect) -> Rect {
    let column = max(self.column, other.column)
    let row = max(self.row, other.row)
    return Rect(
      column: column, row: row, columns: min(endColumn, other.endColumn) - column,
      rows: min(endRow, other.endRow) - row)
  }

  /// A rectangle of at most that size in the middle of this one.
  public func centered(_ size: Size) -> Rect {
    let columns = clamp(size.columns, to: columns)
    let rows = clamp(size.rows, to: rows)
    return Rect(
      column: column + (self.columns - columns) / 2, row: row + (self.rows - rows) / 2,
      columns: columns, rows: rows)
  }

  private func clamp(_ count: Int, to limit: Int) -> Int { min(max(0, count), limit) }
}
