public import Compute

/// Examples with what is to be said about them, row after row.
public struct Dataset: Equatable, Sendable {
  /// What a network should say about each example.
  public enum Targets: Equatable, Sendable {
    /// Numbers of this shape for each example; `Shape(1)` with 0 or 1 for two classes.
    case values([Float], shape: Shape)
    /// Numbers of classes, 0 ..< count, or `Dataset.ignored` where there is nothing to be said:
    /// one for each example, or as many as the shape says, such as `Shape(time)`.
    case classes([Int32], count: Int, shape: Shape = Shape())
  }

  /// The number in the place of a class that is not known or not asked for. Losses and accuracies
  /// leave it out; PyTorch's `ignore_index`.
  public static let ignored: Int32 = -100

  /// All examples, one after the other.
  public let inputs: [Float]
  /// The shape of one example.
  public let inputShape: Shape
  /// One for each example, in the order of the examples.
  public let targets: Targets
  /// How many examples there are.
  public let count: Int

  /// Traps if the numbers are no whole rows, if there are not as many targets as the examples need,
  /// or if a class is out of range.
  public init(inputs: [Float], inputShape: Shape, targets: Targets) {
    precondition(
      inputShape.count > 0 && inputs.count.isMultiple(of: inputShape.count),
      "\(inputs.count) numbers are no whole examples of \(inputShape).")
    count = inputs.count / inputShape.count
    switch targets {
    case .values(let values, let shape):
      precondition(
        values.count == count * shape.count,
        "\(values.count) target values do not fit \(count) examples with \(shape) each.")
    case .classes(let classes, let classCount, let shape):
      precondition(
        classes.count == count * shape.count,
        "\(classes.count) targets do not fit \(count) examples with \(shape.count) each.")
      precondition(
        classes.allSatisfy { (0 <= $0 && Int($0) < classCount) || $0 == Self.ignored },
        "A target is not one of the classes 0 ..< \(classCount), nor \(Self.ignored).")
    }
    self.inputs = inputs
    self.inputShape = inputShape
    self.targets = targets
  }

  /// The numbers of one example.
  public func input(at row: Int) -> ArraySlice<Float> {
    inputs[row * inputShape.count..<(row + 1) * inputShape.count]
  }

  /// The examples with these numbers, in this order.
  public func rows(_ indices: [Int]) -> Dataset {
    let targets: Targets =
      switch targets {
      case .values(let values, let shape):
        .values(
          indices.flatMap { values[$0 * shape.count..<($0 + 1) * shape.count] }, shape: shape)
      case .classes(let classes, let count, let shape):
        .classes(
          indices.flatMap { classes[$0 * shape.count..<($0 + 1) * shape.count] }, count: count,
          shape: shape)
      }
    return Dataset(
      inputs: indices.flatMap { input(at: $0) }, inputShape: inputShape, targets: targets)
  }

  /// The first `n` examples, or all if there are fewer.
  public func prefix(_ n: Int) -> Dataset { rows(Array(0..<min(n, count))) }

  /// The examples in a random order.
  public func shuffled(seed: UInt64) -> Dataset {
    var order = Array(0..<count)
    var generator = SeededGenerator(seed: seed).split("shuffle")
    generator.shuffle(&order)
    return rows(order)
  }

  /// Whether some places have no class.
  var hasIgnoredTargets: Bool {
    switch targets {
    case .values: false
    case .classes(let classes, _, _): classes.contains(Self.ignored)
    }
  }

  /// The targets as a machine keeps them, classes as the numbers they are.
  var targetScalars: [Float] {
    switch targets {
    case .values(let values, _): values
    case .classes(let classes, _, _): classes.map(Float.init)
    }
  }
}
