internal import Compute
internal import Learning

/// Pairs of a letter and a number, and then a letter: which number belongs to it?
///
///     a→3  c→7  f→1  d→3    c?    7
///
/// Letters differ within a bag of pairs, numbers may come twice. Each pair is a row of zeros and
/// ones: which letter, which number, and in columns of their own which letter is asked for.
enum LookupTask {
  static let letters = (0..<12).map { String(UnicodeScalar(UInt8(97 + $0))) }
  /// Numbers from 1 on; guessing is right once in so many times.
  static let numbers = 8
  /// What a row consists of: the letters, the numbers, the letters again for questions.
  static let columns = 2 * letters.count + numbers
  /// Bags that a learner can look at.
  static let shownBags = 3
  /// Examples to learn from, and to measure on.
  static let learned = 3_200
  static let unseen = 300

  /// Some pairs.
  struct Bag: Equatable, Sendable {
    /// Places in `letters`, all different.
    var keys: [Int]
    /// From 0 on.
    var values: [Int]

    var count: Int { keys.count }

    /// As written: `a→3`.
    func name(_ pair: Int) -> String { "\(letters[keys[pair]])→\(values[pair] + 1)" }
    /// As asked: `a?`.
    func question(_ pair: Int) -> String { "\(letters[keys[pair]])?" }

    /// The pairs in this order.
    func ordered(_ order: [Int]) -> Bag {
      Bag(keys: order.map { keys[$0] }, values: order.map { values[$0] })
    }

    /// Each pair, then the question for one of them; an erased pair is a row of zeros.
    func rows(asking pair: Int, erasing erased: Int? = nil) -> [Float] {
      var rows = [Float](repeating: 0, count: (count + 1) * columns)
      for place in 0..<count where place != erased {
        rows[place * columns + keys[place]] = 1
        rows[place * columns + letters.count + values[place]] = 1
      }
      rows[count * columns + letters.count + numbers + keys[pair]] = 1
      return rows
    }
  }

  /// Draws a bag.
  static func bag(of pairs: Int, _ generator: inout SeededGenerator) -> Bag {
    var keys = Array(letters.indices)
    generator.shuffle(&keys)
    return Bag(
      keys: Array(keys.prefix(pairs)), values: (0..<pairs).map { _ in generator.below(numbers) })
  }

  /// The bags that a learner looks at; no training set holds them but by chance.
  static func shown(of pairs: Int, seed: UInt64) -> [Bag] {
    var generator = SeededGenerator(seed: seed).split("shown").split(UInt64(pairs))
    return (0..<shownBags).map { _ in bag(of: pairs, &generator) }
  }

  /// The order of that number; 0 is the bag's own.
  static func order(_ number: Int, of pairs: Int) -> [Int] {
    var order = Array(0..<pairs)
    guard number > 0 else { return order }
    var generator = SeededGenerator(seed: 15).split("order").split(UInt64(number))
    generator.shuffle(&order)
    return order
  }

  /// Bags with a question each, and the numbers asked for.
  static func examples(
    of pairs: Int, count: Int, seed: UInt64, _ part: String
  ) -> (data: Dataset, asked: [Int]) {
    var generator = SeededGenerator(seed: seed).split(part).split(UInt64(pairs))
    var inputs: [Float] = []
    inputs.reserveCapacity(count * (pairs + 1) * columns)
    var classes: [Int32] = []
    var asked: [Int] = []
    for _ in 0..<count {
      let bag = bag(of: pairs, &generator)
      let pair = generator.below(pairs)
      inputs += bag.rows(asking: pair)
      classes.append(Int32(bag.values[pair]))
      asked.append(pair)
    }
    return (
      Dataset(
        inputs: inputs, inputShape: Shape(pairs + 1, columns),
        targets: .classes(classes, count: numbers)), asked
    )
  }
}
