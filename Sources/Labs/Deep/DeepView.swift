/// The pictures of the lab `deep`, in the order of its lesson.
public enum DeepStage: String, DeskView {
  /// How large values are, layer by layer, before any training.
  case spread
  /// How large slopes are, layer by layer, before any training.
  case slopes
  /// Training from weights that are all zero, or all equal.
  case zero
  /// Which depths learn with which bend.
  case depth
  /// Two depths against each other.
  case deeper
  /// With and without a way around each layer.
  case shortcut
  /// Twenty layers and what keeps them in bounds.
  case tall
  /// Everything to be set: the task of the lab.
  case build

  public var title: String {
    switch self {
    case .spread: "signals on the way forward"
    case .slopes: "slopes on the way back"
    case .zero: "starting from zero"
    case .depth: "how deep can it be?"
    case .deeper: "two layers or ten?"
    case .shortcut: "with and without shortcuts"
    case .tall: "twenty layers"
    case .build: "keep ten layers alive"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .spread: [scale(at: 1), bend(at: "tanh"), depth(at: 10), width]
    case .slopes: [bend(at: "sigmoid"), scale(at: 1), depth(at: 10), width]
    case .zero:
      [
        .words("start", "all weights start", ["zero", "equal", "random"], at: "zero"),
        depth(at: 1), rate(),
      ]
    case .depth: [scale(at: 1), rate()]
    case .deeper:
      [
        .counts("first", "layers", 1...20, at: 2), .counts("second", "against", 1...20, at: 10),
        bend(at: "relu"), rate(at: 0.02),
      ]
    case .shortcut: [scale(at: 0.5), depth(at: 10), bend(at: "relu"), rate(at: 0.02)]
    case .tall: [norm, depth(at: 20), rate()]
    case .build:
      [
        bend(at: "sigmoid"), scale(at: 1), .flag("shortcuts", "shortcuts", at: false), norm, rate(),
        depth(at: 10), width,
      ]
    }
  }

  private func scale(at value: Double) -> Dial {
    .numbers(
      "scale", "start scale", [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2], at: value)
  }
  private func bend(at word: String) -> Dial {
    .words("bend", "activation", DeepNet.Bend.allCases.map(\.rawValue), at: word)
  }
  private func depth(at count: Int) -> Dial { .counts("depth", "layers", 1...20, at: count) }
  private var width: Dial { .counts("width", "units", [8, 16, 32, 64], at: 32) }
  private var norm: Dial { .flag("norm", "layer norm", at: false) }
  private func rate(at value: Double = 0.05) -> Dial {
    .numbers("rate", "rate", [0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3], at: value)
  }
}
