internal import Compute

/// What a network is trained to make small: a mean over the examples of a batch, with PyTorch's
/// formulas.
public enum Loss: String, CaseIterable, Sendable {
  /// The mean of (output − target)²: `MSELoss`.
  case squaredError
  /// Half the mean of (output − target)², whose slope has no factor: for networks by hand.
  case halfSquaredError
  /// The mean of |output − target|: `L1Loss`.
  case absoluteError
  /// Of logits and targets 0 or 1: `BCEWithLogitsLoss`.
  case binaryCrossEntropy
  /// Of probabilities, such as a last sigmoid makes, and targets 0 or 1: `BCELoss`. For looking at
  /// each step; train with `binaryCrossEntropy`, which stays exact where probabilities round.
  case negativeLogLikelihood
  /// Of logits and one class for each example, or for each of its rows: `CrossEntropyLoss`. What
  /// has no class does not count.
  case crossEntropy

  func build(
    on output: Graph.Value, _ target: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    switch self {
    case .squaredError: try builder.apply(SquaredError(), to: [output, target], as: .loss)
    case .halfSquaredError:
      try builder.apply(HalfSquaredError(), to: [output, target], as: .loss)
    case .negativeLogLikelihood:
      try builder.apply(NegativeLogLikelihood(), to: [output, target], as: .loss)
    case .absoluteError: try builder.apply(AbsoluteError(), to: [output, target], as: .loss)
    case .binaryCrossEntropy:
      try builder.apply(BinaryCrossEntropy(), to: [output, target], as: .loss)
    case .crossEntropy: try builder.apply(CrossEntropy(), to: [output, target], as: .loss)
    }
  }

  /// Whether it reads the network's outputs as scores, of which people read shares: sigmoids of them,
  /// or a softmax.
  public var readsShares: Bool {
    switch self {
    case .crossEntropy, .binaryCrossEntropy: true
    case .squaredError, .halfSquaredError, .absoluteError, .negativeLogLikelihood: false
    }
  }

  /// The output as a person reads it: probabilities instead of logits.
  func buildPrediction(
    on output: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    switch self {
    case .squaredError, .halfSquaredError, .absoluteError, .negativeLogLikelihood: output
    case .binaryCrossEntropy: try builder.apply(Sigmoid(), to: [output], as: .prediction)
    case .crossEntropy: try builder.apply(Softmax(), to: [output], as: .prediction)
    }
  }

  /// The shape of one example's target; throws if the loss cannot use such targets.
  func targetShape(for targets: Dataset.Targets, outputs: Shape) throws(ShapeError) -> Shape {
    switch (self, targets) {
    case (.crossEntropy, .classes(_, let count, let shape)):
      guard outputs.columns == count else {
        throw ShapeError(
          "\(rawValue): the last layer has \(outputs.columns) outputs for \(count) classes; "
            + "give it \(count) units.")
      }
      let rows = outputs.extents.dropFirst().dropLast()
      // An axis of 1 more or less is the same numbers.
      guard shape.extents.filter({ $0 != 1 }) == rows.filter({ $0 != 1 }) else {
        throw ShapeError(
          "\(rawValue): \(shape.rank == 0 ? "one class" : "classes \(shape)") for each example "
            + "cannot be told from outputs \(Shape(Array(outputs.extents.dropFirst()))); "
            + "give one class for each row of outputs.")
      }
      return Shape(rows + [1])
    case (_, .values(_, let shape)) where self != .crossEntropy: return shape
    case (_, .values):
      throw ShapeError(
        "crossEntropy: the targets are values, not classes; use squaredError, absoluteError or "
          + "binaryCrossEntropy, or give classes.")
    case (_, .classes):
      throw ShapeError(
        "\(rawValue): the targets are classes, not values; use crossEntropy, or give values.")
    }
  }
}
