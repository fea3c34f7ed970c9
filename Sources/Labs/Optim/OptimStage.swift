/// The pictures of the lab `optim`, in the order of its lesson.
public enum OptimStage: String, DeskView {
  /// How many nudges a pass over the digits is.
  case count
  /// One run with everything to be set.
  case train
  /// Batches of 1, 8, 32, 128 and all digits.
  case batches
  /// How long a pass takes with batches of different sizes.
  case time
  /// Learning rates of plain descent.
  case rates
  /// Rolling down a ravine.
  case ravine
  /// Learning rates of Adam.
  case adam
  /// Each optimizer at its best.
  case best
  /// With and without a falling rate.
  case decay

  public var title: String {
    switch self {
    case .count: "one pass, many nudges"
    case .train: "one run"
    case .batches: "five batch sizes"
    case .time: "what a pass costs"
    case .rates: "five learning rates"
    case .ravine: "rolling down a ravine"
    case .adam: "Adam at four rates"
    case .best: "each at its best"
    case .decay: "let the rate fall"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .count: [batch, rate(0.1)]
    case .train: [optimizer, rate(0.1), batch, momentum(0.9), decays, passes(10)]
    case .batches: [rate(0.1), passes(10)]
    case .time: [optimizer]
    case .rates: [optimizer, batch, passes(30)]
    case .ravine:
      [
        momentum(0.5),
        .numbers("rate", "rate", [0.01, 0.02, 0.04, 0.06, 0.07, 0.08, 0.1, 0.12], at: 0.08),
        .counts("steepness", "steepness", [1, 5, 10, 25, 50], at: 25),
      ]
    case .adam, .best: [batch, passes(30)]
    case .decay: [rate(0.1), .counts("batch", "batch", Self.sizes, at: 1), passes(10)]
    }
  }

  /// Batch sizes to choose from; the last one is all digits at once.
  static let sizes = [1, 8, 32, 128, OptimLab.digitCount]

  private var optimizer: Dial {
    .words("optimizer", "optimizer", ["sgd", "momentum", "adam"], at: "sgd")
  }
  private func rate(_ value: Double) -> Dial {
    .numbers("rate", "rate", [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3], at: value)
  }
  private var batch: Dial { .counts("batch", "batch", Self.sizes, at: 32) }
  private func momentum(_ value: Double) -> Dial {
    .numbers("momentum", "momentum", [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95], at: value)
  }
  private var decays: Dial { .flag("decay", "rate decay", at: false) }
  private func passes(_ count: Int) -> Dial { .counts("epochs", "passes", 1...30, at: count) }
}
