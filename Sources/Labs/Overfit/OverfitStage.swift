/// The pictures of the lab `overfit`, in the order of its lesson.
public enum OverfitStage: String, DeskView {
  /// Pictures whose labels were drawn by dice.
  case dice
  /// Both losses of a large network on few points.
  case curves
  /// Loss and share right on unseen points, one above the other.
  case accuracy
  /// A flag where training should have stopped.
  case stop
  /// Four runs: as it is, two penalties, dropout.
  case remedies
  /// The same network on more and more points.
  case data
  /// A single unit against the large network.
  case unit
  /// Everything to be set, over the plane.
  case plane

  public var title: String {
    switch self {
    case .dice: "labels drawn by dice"
    case .curves: "forty noisy points"
    case .accuracy: "sure of its mistakes"
    case .stop: "when to stop"
    case .remedies: "four remedies, measured"
    case .data: "more points, same network"
    case .unit: "one unit, many units"
    case .plane: "learned or by heart?"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .dice:
      [
        .words("labels", "labels", ["dice", "real"], at: "dice"),
        .counts("passes", "passes", [10, 25, 50, 100, 150, 200], at: 150),
      ]
    case .curves, .accuracy: [points(40), width(64), updates]
    case .stop: [.counts("stop", "stop at update", Self.flags, at: 3_000)]
    case .remedies: [points(40), updates]
    case .data: [decay, updates]
    case .unit: [points(40), updates]
    case .plane:
      [
        points(40), .counts("layers", "layers", 0...3, at: 2), width(64), decay,
        .numbers("dropout", "dropout", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8], at: 0),
        updates,
      ]
    }
  }

  /// Where the flag can stand.
  static let flags = [
    5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 80, 100, 150, 200, 300, 500, 750, 1_000, 1_500, 2_000,
    3_000,
  ]

  private func points(_ count: Int) -> Dial {
    .counts("points", "points", [20, 40, 100, 200, 400, 1_000, 2_000], at: count)
  }
  private func width(_ units: Int) -> Dial {
    .counts("width", "units", [1, 2, 4, 8, 16, 32, 64, 128], at: units)
  }
  private var decay: Dial {
    .numbers("decay", "weight decay", [0, 0.03, 0.1, 0.3, 1, 2], at: 0)
  }
  private var updates: Dial {
    .counts("updates", "updates", [100, 300, 1_000, 3_000], at: 3_000)
  }
}
