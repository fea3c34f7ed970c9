/// A run of the tune lab, by everything that it depends on.
public enum TuneRun: Hashable, Sendable {
  /// The network that reads clear digits, as it comes: looked at, not trained.
  case base
  /// The network that knows the old sentences, as it comes.
  case speaker
  /// Learns pictures of another camera.
  case reader(TuneWay, Tuning)
  /// The same in the view of what is forgotten, where everything can be set.
  case tuned(TuneWay, Tuning)
  /// Learns new sentences.
  case pupil(Pupil)

  /// What a reader is trained on, and how.
  public struct Tuning: Hashable, Sendable {
    var camera: TuneCamera
    /// Labelled pictures of each digit.
    var labels: Int
    /// Clear pictures among all, in percent.
    var old = 0
    var rate: Double
    var passes: Int
    var seed: UInt64
  }

  /// What a language model is trained on, and how.
  public struct Pupil: Hashable, Sendable {
    /// New sentences that there are.
    var sentences: Int
    /// Whether it begins as the speaker, and not with drawn weights.
    var isTuned: Bool
    var updates: Int
    var rate: Double
    var seed: UInt64
  }
}

/// What of a network is kept and what is trained.
public enum TuneWay: String, CaseIterable, Hashable, Sendable {
  /// All weights are drawn anew.
  case scratch
  /// The first layer stays as it is.
  case last
  /// All weights go on from where they are.
  case all

  var name: String {
    switch self {
    case .scratch: "scratch"
    case .last: "last layer"
    case .all: "all layers"
    }
  }
}
