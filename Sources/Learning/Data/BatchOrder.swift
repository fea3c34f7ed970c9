internal import Compute

/// In which order an epoch goes through the examples. Owns its memory, since a step must not
/// allocate.
struct BatchOrder: ~Copyable {
  private let rows: UnsafeMutableBufferPointer<Int32>
  private let generator: SeededGenerator
  private let shuffles: Bool

  init(count: Int, shuffles: Bool, generator: SeededGenerator) {
    rows = .allocate(capacity: count)
    _ = rows.initialize(from: (0..<count).lazy.map(Int32.init))
    self.generator = generator
    self.shuffles = shuffles
  }

  deinit { rows.deallocate() }

  /// Prepares the order of an epoch, which depends on the seed and on the epoch alone.
  func prepare(epoch: Int) {
    guard shuffles else { return }
    for row in rows.indices { rows[row] = Int32(row) }
    var generator = generator.split(UInt64(epoch))
    generator.shuffle(rows)
  }

  /// The rows from `start` on, at most `count` of them.
  func rows(from start: Int, count: Int) -> UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(rebasing: rows[start..<min(start + count, rows.count)])
  }
}
