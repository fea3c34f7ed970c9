/// The pictures of the lab `names`, in the order of its lesson.
public enum NamesStage: String, DeskView {
  /// Counting letters: what is known without letters before, with one and with two.
  case context
  /// Two numbers for each letter, watched as they are learned.
  case places
  /// More letters of context.
  case width
  /// From scores to a name, letter by letter.
  case sample
  /// Whether names that are made up stand among those learned from.
  case copies
  /// The same with films.
  case films
  /// Guessing, counting, and three networks on one ladder.
  case ladder
  /// Everything to be set: the task of the lab.
  case build

  public var title: String {
    switch self {
    case .context: "what context is worth"
    case .places: "letters find places"
    case .width: "more letters before"
    case .sample: "drawing a name"
    case .copies: "made up or copied?"
    case .films: "places for films"
    case .ladder: "one ladder of losses"
    case .build: "build a maker of names"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .context:
      [
        .counts("names", "names to count", [100, 300, 1_000, 2_000, 4_500], at: 4_500),
        .numbers(
          "smoothing", "for what was never seen", [0.01, 0.03, 0.1, 0.3, 1, 3, 10], at: 0.1),
      ]
    case .places: [context(3), hidden(64), rate]
    case .width: [places(8), hidden(64), rate]
    case .sample: [temperature, context(3)]
    case .copies: [temperature, context(3), places(8)]
    case .films:
      [
        .counts("viewers", "people", [5, 10, 20, 40, 80, 160, 320], at: 80),
        .numbers("noise", "how often any film", [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1], at: 0.2),
      ]
    case .ladder:
      [
        .counts("updates", "updates", [250, 500, 1_000, 2_000, 4_000], at: 2_000),
        .counts("width", "units", [16, 32, 64], at: 64),
      ]
    case .build: [context(1), places(2), hidden(64), rate, temperature]
    }
  }

  private func context(_ letters: Int) -> Dial {
    .counts("context", "letters before", 1...5, at: letters)
  }
  private func places(_ numbers: Int) -> Dial {
    .counts("places", "numbers a letter", 2...10, at: numbers)
  }
  private func hidden(_ units: Int) -> Dial {
    .counts("hidden", "hidden units", [8, 16, 32, 64, 128], at: units)
  }
  private var rate: Dial {
    .numbers("rate", "rate", [0.001, 0.002, 0.005, 0.01, 0.02], at: 0.005)
  }
  private var temperature: Dial {
    .numbers("temperature", "temperature", Sampling.temperatures, at: 1)
  }
}
