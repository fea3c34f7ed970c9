internal import Compute
internal import Learning

/// Some pictures with noisy twins of each, in two pots.
struct PotsTwins: Sendable {
  /// What is learned from.
  let training: Dataset
  /// What is measured on: a fifth of all.
  let test: Dataset
  /// The share of test pictures that have a twin in the training pot.
  let twinShare: Double
  /// The first original and the pot that each of its twins went to.
  let example: [(picture: Picture, isTest: Bool)]

  init(_ run: PotsRun.TwinRun, of digits: Dataset, seed: UInt64) {
    let own = digits.shuffled(seed: seed &+ 40).prefix(PotsLab.originals)
    let originals = run.isDice ? DicedDigits.relabelled(own, seed: seed) : own
    let count = originals.count
    var all = originals.changed(by: [.noise(Float(run.noise), seed: seed)])
    for copy in 1..<max(2, run.count) where run.count > 1 {
      all = all.joined(
        with: originals.changed(by: [.noise(Float(run.noise), seed: seed &+ UInt64(copy))]))
    }
    var isTest = [Bool](repeating: false, count: all.count)
    var generator = SeededGenerator(seed: seed).split("twins")
    if run.isGrouped {
      var order = Array(0..<count)
      generator.shuffle(&order)
      for original in order.prefix(count / 5) {
        for row in stride(from: original, to: all.count, by: count) { isTest[row] = true }
      }
    } else {
      var order = Array(0..<all.count)
      generator.shuffle(&order)
      for row in order.prefix(all.count / 5) { isTest[row] = true }
    }
    training = all.rows(isTest.indices.filter { !isTest[$0] })
    test = all.rows(isTest.indices.filter { isTest[$0] })
    let learned = Set(isTest.indices.filter { !isTest[$0] }.map { $0 % count })
    let tested = isTest.indices.filter { isTest[$0] }
    twinShare =
      Double(tested.count { learned.contains($0 % count) }) / Double(max(1, tested.count))
    // One that was torn apart if there is one; it shows best what happens.
    let shown =
      (0..<count).first { original in
        let pots = stride(from: original, to: all.count, by: count).map { isTest[$0] }
        return pots.contains(true) && (run.isGrouped || pots.contains(false))
      } ?? 0
    example = stride(from: shown, to: all.count, by: count).compactMap { row in
      all.picture(at: row).map { ($0, isTest[row]) }
    }
  }
}
