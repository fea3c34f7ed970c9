/// When in a step a tensor is in use: from the first instruction that writes it to the last that
/// reads it, in whatever units, the ends included.
struct Lifetime: Equatable {
  var first: Int
  var last: Int

  /// In use at every moment, and so also there to be read when the step is over.
  static let whole = Lifetime(first: .min, last: .max)
  var isWhole: Bool { self == .whole }

  func overlaps(_ other: Lifetime) -> Bool { first <= other.last && other.first <= last }
}

/// Stretches of memory for tensors that are never in use at the same time.
///
/// Each tensor goes to the lowest place where it meets none that is in use together with it. A
/// step then touches fewer lines, which is what large networks wait for.
struct SharedMemory {
  private var taken: [(range: Range<Int>, lifetime: Lifetime)] = []
  /// Floats in use by the end.
  private(set) var size = 0

  /// Where a tensor of `count` floats goes.
  mutating func place(_ count: Int, during lifetime: Lifetime) -> Int {
    let inTheWay = taken.filter { $0.lifetime.overlaps(lifetime) }.map(\.range)
      .sorted { $0.lowerBound < $1.lowerBound }
    var start = 0
    for range in inTheWay {
      if start + count <= range.lowerBound { break }
      start = max(start, range.upperBound)
    }
    taken.append((start..<start + count, lifetime))
    size = max(size, start + count)
    return start
  }
}
