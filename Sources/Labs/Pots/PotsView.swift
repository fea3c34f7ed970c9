/// The pictures of the lab `pots`, in the order of its lesson.
public enum PotsView: String, DeskView {
  /// Three pots, and what each may be used for.
  case split
  /// The best of many coin flips.
  case coins
  /// A part of the test pot in the training pot.
  case leak
  /// Near-twins in both pots.
  case twins
  /// Four reports, and what is wrong with them.
  case detective
  /// How exact a score is.
  case range
  /// A test that is opened once.
  case envelope

  public var title: String {
    switch self {
    case .split: "three pots of data"
    case .coins: "the best of many coins"
    case .leak: "a leak between two pots"
    case .twins: "twins in two pots"
    case .detective: "four reports, which leak?"
    case .range: "how exact is a score?"
    case .envelope: "the sealed envelope"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .split: [.counts("passes", "passes", [1, 2, 5, 10, 20, 50], at: 20)]
    case .coins:
      [
        .counts("models", "coin models", [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000], at: 200),
        .counts("examples", "examples", [20, 50, 100, 200, 500, 1_000], at: 100),
      ]
    case .leak:
      [
        .counts("leak", "leaked, %", [0, 10, 25, 40, 50, 60, 75, 90, 100], at: 50),
        .counts("passes", "passes", [10, 20, 50, 100, 150], at: 150),
      ]
    case .twins:
      [
        .words("labels", "labels", ["dice", "real"], at: "dice"),
        .counts("twins", "twins of each", [1, 2, 5, 10], at: 5),
        .numbers("noise", "noise", [0.02, 0.05, 0.1, 0.2, 0.3], at: 0.05),
      ]
    case .detective: [.counts("pictures", "pictures learned", [150, 300, 600], at: 300)]
    case .range:
      [.counts("items", "digits a pot", [10, 20, 45, 90, 180, 360], at: 360)]
    case .envelope:
      [
        .counts("layers", "hidden layers", 0...3, at: 1),
        .counts("width", "units", [4, 8, 16, 32, 64, 128, 256], at: 32),
        .numbers("rate", "rate", [0.0003, 0.001, 0.003, 0.005, 0.01, 0.03, 0.1], at: 0.005),
        .counts("passes", "passes", [1, 2, 5, 10, 25, 50, 100], at: 25),
      ]
    }
  }
}
