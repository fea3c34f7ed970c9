/// The pictures of the lab `debugger`, in the order of its lesson.
public enum DebuggerStage: String, DeskView {
  /// One weight nudged, and what the loss does.
  case nudge
  /// The network with every value and slope.
  case network
  /// The same as a list of operations.
  case plan
  /// The list with numbers to be filled in.
  case blanks
  /// What an update promises, and what it does.
  case move
  /// What slopes cost in a network of thousands of weights.
  case wide

  public var title: String {
    switch self {
    case .nudge: "nudge one weight"
    case .network: "every value and slope"
    case .plan: "there and back again"
    case .blanks: "fill in the blanks"
    case .move: "a promise and a step"
    case .wide: "one sweep for all slopes"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .nudge:
      [net("C"), rate(0.5), example, .numbers("size", "nudge", [0.001, 0.01, 0.1], at: 0.01)]
    case .network: [net("C"), rate(0.5), example, target]
    case .plan: [net("R"), rate(0.05), example]
    case .blanks:
      [
        .words("net", "network", ["R", "C"], at: "C"),
        .counts("blanks", "blanks", [0, 2, 4, 8], at: 2), target,
      ]
    case .move: [.words("net", "network", ["R", "C"], at: "C"), rate(0.5)]
    case .wide: [net("digits"), example]
    }
  }

  private func net(_ word: String) -> Dial {
    .words("net", "network", DebugNet.Kind.allCases.map(\.rawValue), at: word)
  }
  private func rate(_ value: Double) -> Dial {
    .numbers("rate", "rate", [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2], at: value)
  }
  private var example: Dial {
    .counts("example", "example", 1...DebugNet.shownExamples, at: 1)
  }
  private var target: Dial { .counts("target", "target", 0...1, at: 1) }
}
