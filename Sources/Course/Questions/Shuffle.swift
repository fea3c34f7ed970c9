extension Choices {
  /// The order in which the options are shown: indices in file order, the same for the same seed.
  ///
  /// Options that are `fixed` keep the order of the file.
  public func order(seed: UInt64) -> [Int] {
    isFixed ? Array(options.indices) : Shuffle.order(of: options.count, seed: seed)
  }
}

extension Question {
  /// The order in which options, lines, the right entries of two lists to pair or the curves to pick
  /// from are shown at first, the same for the same seed; empty for what is typed or filled in.
  ///
  /// The lines of an `order` question never start in the right order, nor does a right list stand
  /// beside the left one as it should.
  public func order(seed: UInt64) -> [Int] {
    switch kind {
    case .choice(let choices), .multi(let choices): return choices.order(seed: seed)
    case .numeric, .short, .shape, .trace, .goal: return []
    case .order(let lines):
      let order = Shuffle.order(of: lines.count, seed: seed)
      guard lines.count > 1, order == Array(lines.indices) else { return order }
      return Array(order.dropFirst()) + order.prefix(1)
    case .match(let matching): return matching.order(seed: seed)
    case .plot(let plot):
      if case .curve = plot.task { return Shuffle.order(of: plot.curves.count, seed: seed) }
      return []
    }
  }
}

extension Matching {
  /// An order of the right list in which the right answer is not simply row beside row.
  fileprivate func order(seed: UInt64) -> [Int] {
    let order = Shuffle.order(of: right.count, seed: seed)
    guard right.count > 1, order.prefix(left.count).elementsEqual(left.indices) else {
      return order
    }
    return Array(order.dropFirst()) + order.prefix(1)
  }
}

/// Fisher and Yates's shuffle with numbers drawn by SplitMix64 (Steele, Lea & Flood 2014).
enum Shuffle {
  /// A permutation of `0..<count`, each as likely as any other but for a bias below 2⁻⁵⁰.
  static func order(of count: Int, seed: UInt64) -> [Int] {
    var generator = SplitMix(state: seed)
    var order = Array(0..<count)
    for place in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(place, Int(generator.next() % UInt64(place + 1)))
    }
    return order
  }
}

/// Steele, Lea and Flood's generator of 64 bits.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
