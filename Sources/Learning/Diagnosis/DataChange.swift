internal import Compute

/// Changes of an experiment's data.
enum DataChange {
  /// Every class as often as the most common one, by going through its examples again and again.
  /// Data whose examples have no class, or several, stay as they are.
  static func balancing(_ data: Dataset) -> Dataset {
    guard let classes = classes(of: data) else { return data }
    let rows = Dictionary(grouping: classes.indices) { classes[$0] }.filter { $0.key >= 0 }
    guard let most = rows.values.map(\.count).max() else { return data }
    let added = rows.keys.sorted().flatMap { number -> [Int] in
      let own = rows[number] ?? []
      return (own.count..<max(most, own.count)).map { own[$0 % own.count] }
    }
    return data.rows(Array(0..<data.count) + added)
  }

  /// Without the validation examples that have a twin in the training data; at least one is left.
  static func removingTwins(from validation: Dataset, of training: Dataset) -> Dataset {
    let twins = Set(TwinSigns.twins(of: validation, in: training))
    return keeping(validation) { !twins.contains($0) }
  }

  /// Without examples that have a number which is not finite; at least one is left.
  static func removingBroken(from data: Dataset) -> Dataset {
    keeping(data) { data.input(at: $0).allSatisfy(\.isFinite) }
  }

  /// Both together in a new order, and divided as before.
  static func dividingAnew(
    _ training: Dataset, _ validation: Dataset, seed: UInt64
  ) -> (training: Dataset, validation: Dataset) {
    guard let all = joined(training, validation) else { return (training, validation) }
    let mixed = all.shuffled(seed: seed &+ 1)
    return (
      mixed.rows(Array(0..<training.count)), mixed.rows(Array(training.count..<mixed.count))
    )
  }

  /// The class of each example, 0 or 1 where they are given as values; nil where there are none.
  static func classes(of data: Dataset) -> [Int]? {
    switch data.targets {
    case .classes(let classes, _, let shape):
      shape.count == 1 ? classes.map(Int.init) : nil
    case .values(let values, let shape):
      shape.count == 1 && values.allSatisfy { $0 == 0 || $0 == 1 } ? values.map { Int($0) } : nil
    }
  }

  private static func keeping(_ data: Dataset, _ isKept: (Int) -> Bool) -> Dataset {
    let rows = (0..<data.count).filter(isKept)
    return rows.count == data.count ? data : data.rows(rows.isEmpty ? [0] : rows)
  }

  private static func joined(_ a: Dataset, _ b: Dataset) -> Dataset? {
    switch (a.targets, b.targets) {
    case (.values(let first, let shape), .values(let second, let other)) where shape == other:
      return Dataset(
        inputs: a.inputs + b.inputs, inputShape: a.inputShape,
        targets: .values(first + second, shape: shape))
    case (
      .classes(let first, let count, let shape), .classes(let second, let otherCount, let other)
    )
    where shape == other:
      return Dataset(
        inputs: a.inputs + b.inputs, inputShape: a.inputShape,
        targets: .classes(first + second, count: max(count, otherCount), shape: shape))
    case (.values, _), (.classes, _): return nil
    }
  }
}
