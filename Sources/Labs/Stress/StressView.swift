/// The pictures of the stress lab, in the order of lesson L20.
enum StressView: String, CaseIterable, Sendable {
  case light, nonsense, attack, claims, refuse, varied

  var title: String {
    switch self {
    case .light: "another light"
    case .nonsense: "nonsense"
    case .attack: "noise, and aimed noise"
    case .claims: "claimed and actual"
    case .refuse: "when to say nothing"
    case .varied: "what helps, partly"
    }
  }

  /// The controls that mean something here.
  var dials: [String] {
    switch self {
    case .light:
      [
        "net", "weights", "digit", "light", "background", "noise", "shift", "turn", "invert", "fog",
      ]
    case .nonsense: ["net", "weights"]
    case .attack: ["net", "weights", "digit", "size", "kind"]
    case .claims: ["pictures", "passes", "divide"]
    case .refuse: ["net", "weights", "threshold", "world"]
    case .varied: ["variety", "epochs"]
    }
  }

  /// The networks that it shows.
  var group: StressGroup {
    switch self {
    case .light, .nonsense, .attack, .refuse: .base
    case .claims: .few
    case .varied: .varied
    }
  }
}

/// Networks that stand on the trainer's thread together.
enum StressGroup: Hashable, Sendable {
  /// The one that is put to the test.
  case base
  /// One that has seen few pictures.
  case few
  /// One that was trained on clear pictures, and one that was trained on changed ones.
  case varied

  /// The dials that change its runs: turned, they begin anew.
  var dials: Set<String> {
    switch self {
    case .base: ["net", "weights"]
    case .few: ["pictures", "passes"]
    case .varied: ["variety", "epochs"]
    }
  }
}

/// A run of the lab.
enum StressRun: String, Hashable, Sendable {
  case base, few, plain, varied

  var name: String {
    switch self {
    case .base: "the network"
    case .few: "the network"
    case .plain: "clear pictures"
    case .varied: "varied pictures"
    }
  }
}

/// What a network is put through, each on all unseen digits.
enum StressTest: String, CaseIterable, Sendable {
  case clear, half, quarter, bright, brighter, inverted, fog, noise, moved, turned

  var name: String {
    switch self {
    case .clear: "clear"
    case .half: "half the light"
    case .quarter: "a quarter"
    case .bright: "backlight +0.3"
    case .brighter: "backlight +0.5"
    case .inverted: "negative"
    case .fog: "fog"
    case .noise: "noise 0.3"
    case .moved: "moved by 1"
    case .turned: "turned by 30°"
    }
  }
}
