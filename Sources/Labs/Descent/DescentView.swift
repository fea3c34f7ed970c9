/// The pictures of the lab, in the order of lesson L05.
enum DescentView: String, CaseIterable, Sendable {
  case fog, bowl, rates, valleys, ravine, saddle, slice

  /// As a learner reads it.
  var title: String {
    switch self {
    case .fog: "downhill in fog"
    case .bowl: "one step after the other"
    case .rates: "small steps, large steps"
    case .valleys: "two valleys, two walkers"
    case .ravine: "a ravine of two weights"
    case .saddle: "on the saddle"
    case .slice: "two real networks"
    }
  }

  /// The controls that mean something here.
  var dials: [String] {
    switch self {
    case .fog, .bowl: ["rate", "start"]
    case .rates: ["rate", "start", "trail"]
    case .valleys: ["rate", "a", "b", "trail"]
    case .ravine: ["ravine.rate", "steepness", "x", "y"]
    case .saddle: ["nudge", "saddle.rate"]
    case .slice: ["cut", "epochs"]
    }
  }
}
