internal import Compute
internal import Learning

/// Digits whose labels nobody could learn a reason for.
enum DicedDigits {
  /// How many digits are learned.
  static let count = 300
  /// How many of them are shown.
  static let shown = 10

  /// The same pictures, each with a label from 0 to 9 by chance.
  static func relabelled(_ data: Dataset, seed: UInt64) -> Dataset {
    var generator = SeededGenerator(seed: seed).split("dice")
    let classes = (0..<data.count).map { _ in Int32(generator.below(10)) }
    return Dataset(
      inputs: data.inputs, inputShape: data.inputShape, targets: .classes(classes, count: 10))
  }

  /// The labels of some data.
  static func labels(_ data: Dataset) -> [Int] {
    if case .classes(let classes, _, _) = data.targets { classes.map(Int.init) } else { [] }
  }

  /// A picture in rows.
  static func picture(_ data: Dataset, _ row: Int) -> [[Double]] {
    let pixels = data.input(at: row).map(Double.init)
    return (0..<8).map { Array(pixels[$0 * 8..<$0 * 8 + 8]) }
  }

  /// What the network says of the picture of that number, of ten shares each.
  static func answer(_ answers: [Float], _ row: Int) -> Int? {
    guard answers.count >= (row + 1) * 10 else { return nil }
    let shares = answers[row * 10..<row * 10 + 10]
    return shares.indices.max { shares[$0] < shares[$1] }.map { $0 - row * 10 }
  }
}
