/// The pictures of the lab `tinylm`, in the order of its lesson.
public enum TinyStage: String, DeskView {
  /// The language itself, word by word.
  case grammar
  /// One word on its way through all parts.
  case parts
  /// What each part adds: taken away one at a time.
  case without
  /// Down to the floor.
  case floor
  /// Which form of the verb, and where it looks.
  case agree
  /// Each word sees the next.
  case mask
  /// One word at a time.
  case sample
  /// Homes that the text tells, and those that it never tells.
  case facts
  /// Where the text showed variety.
  case waits
  /// Ours beside a large one.
  case scale
  /// Everything to be set: the task of the lab.
  case build

  public var title: String {
    switch self {
    case .grammar: "a language of our own"
    case .parts: "one word, part by part"
    case .without: "each part taken away"
    case .floor: "down to the floor"
    case .agree: "sleep or sleeps?"
    case .mask: "without the mask"
    case .sample: "one word at a time"
    case .facts: "asked what it never read"
    case .waits: "sure where it may be"
    case .scale: "the same loop, larger"
    case .build: "your own language model"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .grammar: [.counts("words", "words", [50, 200, 1_000, 3_000], at: 1_000)]
    case .parts: [prompt, .counts("part", "part", 1...6, at: 1), width(16), updates(600)]
    case .without: [layers, updates(600)]
    case .floor: [width(16), layers, updates(1_500)]
    case .agree: [prompt, heads, updates(600)]
    case .mask: [prompt, updates(600)]
    case .sample: [temperature, updates(600)]
    case .facts: [updates(1_000)]
    case .waits: [updates(1_000)]
    case .scale: [width(16), layers, updates(1_500)]
    case .build:
      [
        width(4), updates(200), layers, heads, .flag("mask", "mask", at: true),
        .flag("positions", "places added", at: false), prompt,
      ]
    }
  }

  private var prompt: Dial { .words("prompt", "text", TinyPrompts.names, at: "1") }
  private var layers: Dial { .counts("layers", "layers", [1, 2], at: 1) }
  private var heads: Dial { .counts("heads", "heads", [1, 2], at: 1) }
  private func width(_ width: Int) -> Dial {
    .counts("width", "width", [4, 8, 16, 32], at: width)
  }
  private func updates(_ count: Int) -> Dial {
    .counts("updates", "updates", [100, 200, 300, 400, 600, 1_000, 1_500, 2_000], at: count)
  }
  private var temperature: Dial {
    .numbers("temperature", "temperature", Sampling.temperatures, at: 1)
  }
}
