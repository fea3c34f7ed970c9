/// The four parts of a training step, in their order.
public enum Phase: String, CaseIterable, Comparable, Sendable {
  /// Gradients become zero, since backward adds to them.
  case zero
  /// Values are computed from the inputs to the loss.
  case forward
  /// Gradients are computed from the loss to the parameters.
  case backward
  /// The optimizer changes the parameters.
  case update

  public static func < (a: Phase, b: Phase) -> Bool { a.order < b.order }

  var order: Int {
    switch self {
    case .zero: 0
    case .forward: 1
    case .backward: 2
    case .update: 3
    }
  }
}
