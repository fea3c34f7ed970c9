internal import Compute
internal import Labs

/// A place in a tensor that keys move: numbers along its axes, the last two of which are rows and
/// columns of a table, or one list.
struct TensorCursor: Equatable, Sendable {
  /// The length of each axis.
  private(set) var extents: [Int]
  /// The number along each axis, from 0.
  private(set) var place: [Int]

  /// The first element of a tensor of this shape.
  init(extents: [Int] = []) {
    self.extents = extents
    place = extents.map { _ in 0 }
  }

  /// The element of this number, counted row after row.
  init(extents: [Int], index: Int) {
    self.init(extents: extents)
    var rest = max(0, index)
    for axis in extents.indices.reversed() {
      let extent = max(1, extents[axis])
      (rest, place[axis]) = (rest / extent, rest % extent)
    }
  }

  /// Along the last axis but one; 1 where there is none.
  var rows: Int { extents.dropLast().last ?? 1 }
  /// Along the last axis.
  var columns: Int { extents.last ?? 1 }
  /// The row that it is in.
  var row: Int { place.count > 1 ? place[place.count - 2] : 0 }
  /// The column that it is in.
  var column: Int { place.last ?? 0 }
  /// The axes before the last two: examples, heads, channels.
  var leading: [Int] { Array(place.dropLast(2)) }
  /// Whether its table is one row or one column: a list of numbers.
  var isList: Bool { rows == 1 || columns == 1 }
  /// Numbers of the list.
  var listCount: Int { max(rows, columns) }
  /// Its place in the list.
  var listPlace: Int { columns == 1 ? row : column }
  /// The number of the element, counted row after row.
  var index: Int { zip(extents, place).reduce(0) { $0 * $1.0 + $1.1 } }

  /// Keeps its place in a tensor of another shape as far as it has one.
  mutating func fit(_ extents: [Int]) {
    guard extents != self.extents else { return }
    let former = place
    self = TensorCursor(extents: extents)
    guard former.count == extents.count else { return }
    for axis in extents.indices { place[axis] = min(former[axis], max(0, extents[axis] - 1)) }
  }

  /// Moves in the table; false at its edge.
  mutating func move(rows: Int, columns: Int) -> Bool {
    let before = place
    if isList {
      // A list reads downwards, whichever axis it lies along.
      moveAxis(extents.count - (self.columns == 1 ? 2 : 1), by: rows)
    } else {
      moveAxis(extents.count - 2, by: rows)
      moveAxis(extents.count - 1, by: columns)
    }
    return place != before
  }

  /// To a row and a column of the table.
  mutating func go(row: Int, column: Int) {
    if place.count > 1 { place[place.count - 2] = min(max(0, row), max(0, rows - 1)) }
    if !place.isEmpty { place[place.count - 1] = min(max(0, column), max(0, columns - 1)) }
  }

  /// The next or the last table: the next head, then the next example.
  mutating func moveLeading(by count: Int) -> Bool {
    let axes = extents.dropLast(2)
    let tables = axes.reduce(1, *)
    var number = zip(axes, leading).reduce(0) { $0 * $1.0 + $1.1 } + count
    guard 0..<tables ~= number else { return false }
    for axis in axes.indices.reversed() {
      (number, place[axis]) = (number / extents[axis], number % extents[axis])
    }
    return true
  }

  /// Tables there are to leaf through.
  var tableCount: Int { extents.dropLast(2).reduce(1, *) }

  /// As much of the table around the cursor as is worth sending: blocks, so that it does not change
  /// with every key.
  var window: (rows: Range<Int>, columns: Range<Int>) {
    (Self.blocks(around: row, of: 32), Self.blocks(around: column, of: 64))
  }

  private static func blocks(around place: Int, of size: Int) -> Range<Int> {
    let block = place / size
    return max(0, block - 1) * size..<(block + 2) * size
  }

  private mutating func moveAxis(_ axis: Int, by count: Int) {
    guard place.indices.contains(axis) else { return }
    place[axis] = min(max(0, place[axis] + count), max(0, extents[axis] - 1))
  }
}
