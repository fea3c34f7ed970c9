/// Which rows of a list or a text are in sight, where not all of them are.
///
/// Where there are at least three rows, the first and the last one give way to a line that says how
/// many are hidden (`▲ 3 more`), which counts the row that it covers. Every row can be brought into
/// sight, since nothing is covered at an end.
public struct ScrollWindow: Hashable, Sendable {
  /// How many rows there are in all.
  public let count: Int
  /// How many of them have room.
  public let rows: Int
  /// The row that lies at the top of the area, seen or covered.
  public let first: Int

  /// - Parameters:
  ///   - first: The row wished for at the top; moved as far as it must be.
  ///   - focus: Rows that have to be in sight, the first of them if there is not room for all.
  public init(count: Int, rows: Int, first: Int = 0, focus: Range<Int>? = nil) {
    let (count, rows) = (max(0, count), max(0, rows))
    let last = max(0, count - rows)
    var top = min(max(0, first), last)
    if let focus = focus?.clamped(to: 0..<count), !focus.isEmpty, rows > 0 {
      let covered = Self.covers(rows) ? 1 : 0
      if focus.upperBound > top + rows - (top < last ? covered : 0) {
        top = min(last, focus.upperBound - rows + (focus.upperBound < count ? covered : 0))
      }
      if focus.lowerBound < top + (top > 0 ? covered : 0) {
        top = max(0, focus.lowerBound - covered)
      }
    }
    self.count = count
    self.rows = rows
    self.first = top
  }

  /// Whether rows give way to lines that say what is hidden; otherwise a mark at the right edge
  /// says only that there is something.
  public var coversRows: Bool { Self.covers(rows) }

  /// The furthest that there is something to scroll to.
  public var last: Int { max(0, count - rows) }

  /// The rows in sight.
  public var shown: Range<Int> {
    let covered = coversRows ? 1 : 0
    let start = first + (first > 0 ? covered : 0)
    let end = min(count, first + rows) - (first < last ? covered : 0)
    return start..<max(start, end)
  }

  /// How many rows are hidden above.
  public var above: Int { rows == 0 ? 0 : shown.lowerBound }
  /// How many rows are hidden below.
  public var below: Int { rows == 0 ? count : count - shown.upperBound }
  /// What a press of the page key would scroll by.
  public var page: Int { max(1, rows - 2) }

  private static func covers(_ rows: Int) -> Bool { rows >= 3 }
}
