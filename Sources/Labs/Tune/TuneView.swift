/// The pictures of the tune lab, in the order of lesson L19.
public enum TuneView: String, DeskView {
  /// A reader of clear digits looks through a camera that it has never seen through.
  case camera
  /// Three ways to use ten labelled pictures.
  case three
  /// What is won with the new camera, and what is lost with the old one.
  case forget
  /// A camera for which the trained network is a worse beginning than none.
  case negative
  /// A language model and sentences of another form.
  case language
  /// What a small team can do with a large model.
  case team

  public var title: String {
    switch self {
    case .camera: "another camera"
    case .three: "ten pictures, three ways"
    case .forget: "what it forgets"
    case .negative: "a wrong start"
    case .language: "a new way to speak"
    case .team: "four ways for a small team"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .camera: [Self.cameras, .counts("digit", "digit", 1...360, at: 1)]
    case .three: [Self.cameras, Self.labels, Self.rate, Self.passes]
    case .forget:
      [
        Self.cameras, Self.labels,
        .counts("old", "old pictures, %", [0, 10, 25, 50, 67, 80], at: 0),
        .words("freeze", "frozen", ["nothing", "first layer"], at: "nothing"), Self.rate,
        Self.passes,
      ]
    case .negative: [Self.passes, Self.rate]
    case .language:
      [
        .counts("updates", "updates", [20, 40, 60, 100, 200], at: 60),
        .numbers("pace", "rate", [0.001, 0.002, 0.004, 0.006, 0.01], at: 0.004),
      ]
    case .team: []
    }
  }

  private static let cameras = Dial.words(
    "camera", "camera", TuneCamera.allCases.map(\.rawValue), at: "fog")
  private static let labels = Dial.counts("labels", "labelled of each digit", 1...10, at: 1)
  private static let rate = Dial.numbers(
    "rate", "rate", [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02], at: 0.01)
  private static let passes = Dial.counts("passes", "passes", [20, 50, 100, 200], at: 100)
}

/// What the other camera does to pictures.
public enum TuneCamera: String, CaseIterable, Sendable {
  /// Everything between two shades of grey.
  case fog
  /// A tenth of the light, and some noise.
  case night
  /// White for black.
  case negative
  /// Everything by one pixel.
  case shifted
}
