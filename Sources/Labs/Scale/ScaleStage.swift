internal import TextUI

/// The pictures of the lab `scale`, in the order of its lesson.
public enum ScaleStage: String, DeskView {
  /// Networks of five sizes, with three amounts of data, and a law fitted to them.
  case law
  /// Six operations for each weight and token.
  case work
  /// Devices, days, money: a budget sheet.
  case plan
  /// The same work spent on other sizes.
  case ratio
  /// What each word costs a reader.
  case use
  /// The same network with coarser weights.
  case bits
  /// Published figures with their years, and the plan's own.
  case energy
  /// From sand to screen.
  case stack

  public var title: String {
    switch self {
    case .law: "bigger, and more data"
    case .work: "6 × weights × tokens"
    case .plan: "devices, days, money"
    case .ratio: "same work, other sizes"
    case .use: "every word, every weight"
    case .bits: "fewer bits"
    case .energy: "energy, with its dates"
    case .stack: "from sand to screen"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .law:
      [
        .words("names", "names", ["all three", "300", "1000", "4500"], at: "all three"),
        .counts("fit", "law fitted up to", ScaleNet.sizes.suffix(3), at: 128), updates,
      ]
    case .work: [weights(1), tokens(20)]
    case .plan:
      [
        weights(7), tokens(100),
        .counts("devices", "devices", [1, 8, 64, 256, 1_000, 4_000, 16_000, 100_000], at: 1_000),
        .numbers("speed", "T op/s each", [1, 10, 50, 100, 312, 500, 989, 2_000], at: 312),
        .numbers("share", "used, %", [10, 20, 30, 35, 40, 50, 60, 80, 100], at: 40),
        .numbers("price", "your price / hour", [0, 0.5, 1, 2, 3, 5, 10, 20], at: 0),
        .numbers("power", "your watts each", [0, 100, 300, 400, 700, 1_000, 1_500], at: 0),
        .numbers("budget", "budget, thousand", [10, 100, 500, 1_000, 10_000, 100_000], at: 500),
      ]
    case .ratio: [.numbers("work", "work, 10⁹ op", [1, 3, 10, 30], at: 3), weights(7)]
    case .use:
      [
        weights(8), .counts("batch", "readers at once", ScaleUse.batches, at: 1),
        .counts("width", "bits a weight", [4, 8, 16, 32], at: 16),
        .numbers("bandwidth", "memory, TB/s", [0.02, 0.05, 0.1, 0.3, 1, 2, 3.35, 4.8, 8], at: 4.8),
        .numbers("store", "store each, GB", [0, 0.1, 0.3, 1, 3, 10], at: 0),
      ]
    case .bits: [.counts("width", "bits", Array(CoarseDigits.widths.reversed()), at: 32)]
    case .energy:
      [
        .numbers("overhead", "building, × chips", [1, 1.1, 1.2, 1.3, 1.5, 2], at: 1.2),
        .numbers("watts", "this computer, watts", [5, 10, 20, 30, 50, 100, 200], at: 30),
      ]
    case .stack:
      [
        .words("layer", "slow layer", ScaleStack.names, at: ScaleStack.names[4]),
        .numbers("rate", "its speed", [0.125, 0.25, 0.5, 0.75, 1], at: 1),
      ]
    }
  }

  private func weights(_ value: Double) -> Dial {
    .numbers(
      "weights", "weights, 10⁹",
      [0.001, 0.01, 0.1, 0.5, 1, 3, 7, 8, 13, 30, 70, 175, 400, 1_000], at: value)
  }
  private func tokens(_ value: Double) -> Dial {
    .numbers(
      "tokens", "tokens, 10⁹",
      [0.001, 0.01, 0.1, 1, 5, 10, 20, 30, 70, 100, 140, 300, 1_000, 3_500, 15_000], at: value)
  }
  private var updates: Dial {
    .counts("updates", "updates", [100, 300, 1_000, 3_000], at: 3_000)
  }
}
