/// The pictures of the tune lab, in the order of lesson L19.
enum TuneView: String, CaseIterable, Sendable {
  case camera, three, forget, negative, language, team

  var title: String {
    switch self {
    case .camera: "another camera"
    case .three: "ten pictures, three ways"
    case .forget: "what it forgets"
    case .negative: "a wrong start"
    case .language: "a new way to speak"
    case .team: "four ways for a small team"
    }
  }

  /// The controls that mean something here.
  var dials: [String] {
    switch self {
    case .camera: ["camera", "digit"]
    case .three: ["camera", "labels", "rate", "passes"]
    case .forget: ["camera", "labels", "old", "freeze", "rate", "passes"]
    case .negative: ["passes", "rate"]
    case .language: ["updates", "pace"]
    case .team: []
    }
  }
}

/// A run of the lab, by what sets it apart.
enum TuneRun: Hashable, Sendable {
  /// Reads clear digits; the others begin with its weights.
  case base
  /// Has read so many pictures of each digit from another camera.
  case reader(TuneWay, labels: Int, camera: TuneCamera)
  /// Tuned in the view of what is forgotten, where everything can be set.
  case tuned
  /// Knows the old sentences.
  case speaker
  /// Has read so many new sentences, beginning with nothing or as the speaker.
  case pupil(sentences: Int, isTuned: Bool)
}

/// What of a network is kept and what is trained.
enum TuneWay: String, CaseIterable, Hashable, Sendable {
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

/// What the other camera does to pictures.
enum TuneCamera: String, CaseIterable, Sendable {
  case fog, night, negative, shifted
}
