/// Numbers for pairs of a foreground and a background colour.
///
/// Curses has room for a limited number of pairs and, left to itself, fails for good when it is
/// used up. This table says so instead, and can be emptied.
package struct PairTable {
  private struct Colors: Hashable {
    let foreground: Int32
    let background: Int32
  }

  /// How many pairs there may be, the terminal's own among them.
  private let capacity: Int
  private var numbers: [Colors: Int32] = [:]

  /// An empty table with room for `capacity` pairs.
  package init(capacity: Int) { self.capacity = capacity }

  /// What the table knows about a pair.
  package enum Answer: Equatable {
    /// A pair that curses knows already.
    case known(Int32)
    /// A pair that curses must be told of.
    case new(Int32)
    /// There is no room: empty the table and draw everything again.
    case full
  }

  /// The number of a pair of colours, as `ColorNumbers` gives them; −1 is the terminal's own.
  package mutating func number(foreground: Int32, background: Int32) -> Answer {
    if foreground < 0, background < 0 { return .known(0) }
    let colors = Colors(foreground: foreground, background: background)
    if let number = numbers[colors] { return .known(number) }
    let number = numbers.count + 1
    guard number < capacity else { return .full }
    numbers[colors] = Int32(number)
    return .new(Int32(number))
  }

  /// Makes room; the numbers given so far mean nothing any more.
  package mutating func removeAll() { numbers.removeAll(keepingCapacity: true) }
}
