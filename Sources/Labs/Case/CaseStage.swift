/// The pictures of the lab `case`, in the order of its lesson.
public enum CaseStage: String, DeskView {
  /// Ten tasks to be sorted.
  case tasks
  /// A case and a plan with eight slots.
  case plan
  /// The honest score, looked at once.
  case envelope
  /// Six claims, each with the experiment that decides it.
  case claims
  /// Four ideas to keep.
  case ideas

  public var title: String {
    switch self {
    case .tasks: "does it fit?"
    case .plan: "a plan with eight slots"
    case .envelope: "the envelope"
    case .claims: "six claims"
    case .ideas: "four ideas to keep"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .tasks:
      CaseTask.allCases.map { .words($0.rawValue, $0.short, Fitness.words, at: "?") }
    case .plan: Self.planDials
    case .envelope: []
    case .claims:
      [
        .words("claim", "look at", CaseClaim.allCases.map(\.rawValue), at: "fraud"),
        .counts(
          "uses", "uses a day", [1, 1_000, 1_000_000, 100_000_000, 1_000_000_000], at: 1_000_000),
      ]
        + CaseClaim.allCases.map {
          .words("ask.\($0.rawValue)", $0.rawValue, CaseClaim.questionWords, at: "?")
        }
    case .ideas: CaseIdea.allCases.map { .words($0.rawValue, $0.short, ["?"] + $0.words, at: "?") }
    }
  }

  private static let file = Dial.words("file", "case", CaseFile.allCases.map(\.letter), at: "A")

  private static let planDials: [Dial] =
    [file] + PlanSlot.allCases.map { .words($0.rawValue, $0.rawValue, ["?"] + $0.words, at: "?") }
    + [
      .counts("guess", "your guess, %", 40...100, at: 80),
      .numbers("loss", "your guess, loss", (0...28).map { 1.6 + Double($0) * 0.05 }, at: 2.6),
    ]
}

/// A case file.
enum CaseFile: String, CaseIterable, Sendable {
  case spam, fog, names

  var letter: String {
    switch self {
    case .spam: "A"
    case .fog: "B"
    case .names: "C"
    }
  }

  var name: String {
    switch self {
    case .spam: "spam for a new mailbox"
    case .fog: "digits in fog"
    case .names: "a maker of names"
    }
  }

  /// What the honest score has to reach.
  var target: Double { self == .names ? 2.15 : 0.9 }
  /// Whether less is better.
  var isLoss: Bool { self == .names }
  /// How far a prediction may be off.
  var tolerance: Double { self == .names ? 0.1 : 0.05 }
  /// Labels that the client pays for; nil where no labels are needed.
  var labelBudget: Int? {
    switch self {
    case .spam: 500
    case .fog: 20
    case .names: nil
    }
  }

  /// Examples for `little`, `some` and `much`.
  var amounts: [Int] {
    switch self {
    case .spam: [50, 500, 2_761]
    case .fog: [10, 20, 100]
    case .names: [300, 1_000, 4_500]
    }
  }

  /// Passes, or updates for names, for `short`, `middle` and `long`.
  var lengths: [Int] {
    switch self {
    case .spam: [1, 20, 100]
    case .fog: [5, 50, 100]
    case .names: [100, 1_000, 3_000]
    }
  }

  /// Whether a score reaches the target.
  func reaches(_ score: Double) -> Bool { isLoss ? score <= target : score >= target }
}

/// What a plan has to say.
enum PlanSlot: String, CaseIterable, Sendable {
  case data, split, model, measure, compute, adapt, check, monitor

  /// What can be put there.
  var words: [String] {
    switch self {
    case .data: ["little", "some", "much"]
    case .split: ["no split", "kept apart"]
    case .model: ["small", "middle", "large"]
    case .measure: ["accuracy", "errors by class", "loss"]
    case .compute: ["short", "middle", "long"]
    case .adapt: ["from scratch", "head only", "all layers"]
    case .check: ["nothing", "baseline"]
    case .monitor: ["nothing", "drift watch"]
    }
  }
}

/// Something that somebody wants a network for.
enum CaseTask: String, CaseIterable, Sendable {
  case photos, speech, translation, films, payments, tax, safety, forecast, disease, sorting

  var short: String { rawValue }

  var name: String {
    switch self {
    case .photos: "tags for photos"
    case .speech: "speech into text"
    case .translation: "translation"
    case .films: "tips for films"
    case .payments: "odd card payments"
    case .tax: "tax rules"
    case .safety: "proof that it is safe"
    case .forecast: "a forecast from 40 points"
    case .disease: "a rare disease, 12 cases"
    case .sorting: "sorting numbers"
    }
  }

  var fitness: Fitness {
    switch self {
    case .photos, .speech, .translation, .films, .payments: .fits
    case .tax, .sorting: .rules
    case .safety: .proof
    case .forecast, .disease: .few
    }
  }

  var why: String {
    switch self {
    case .photos: "many examples, a wrong tag is cheap"
    case .speech: "many hours on tape, errors are seen"
    case .translation: "many pairs; a reader can check"
    case .films: "many choices to learn from, errors cheap"
    case .payments: "many payments; people look at what is flagged"
    case .tax: "the rules are written: put them into code"
    case .safety: "a score is no proof, however high"
    case .forecast: "too few: a straight line is as good"
    case .disease: "too few: most of it would be learned by heart"
    case .sorting: "a short exact rule exists"
    }
  }
}

/// Whether a network suits a task.
enum Fitness: String, CaseIterable, Sendable {
  case fits, rules, few, proof

  var word: String {
    switch self {
    case .fits: "fits"
    case .rules: "rules do it"
    case .few: "too few cases"
    case .proof: "needs proof"
    }
  }

  static let words = ["?"] + allCases.map(\.word)
}

/// One of the four ideas, with an item to answer without hints.
enum CaseIdea: String, CaseIterable, Sendable {
  case examples, training, machines, result

  var short: String { rawValue }

  var question: String {
    switch self {
    case .examples: "A filter's knowledge comes from"
    case .training: "Training changes weights to lower"
    case .machines: "What made it practical:"
    case .result: "What a real result rests on:"
    }
  }

  /// The right one is the one of that number.
  var right: String {
    switch self {
    case .examples: "labelled mails"
    case .training: "the loss"
    case .machines: "many sums at once"
    case .result: "data, unseen tests"
    }
  }

  var words: [String] {
    switch self {
    case .examples: ["written rules", "labelled mails", "a dictionary"]
    case .training: ["the loss", "the test error", "the layers"]
    case .machines: ["larger disks", "faster ifs", "many sums at once"]
    case .result: ["size alone", "data, unseen tests", "long training"]
    }
  }

  /// The idea itself, once it is answered.
  var idea: String {
    switch self {
    case .examples: "examples rather than rules"
    case .training: "training is optimisation that lowers error"
    case .machines: "machines and power make it practical"
    case .result: "data, generalisation and use decide, not size alone"
    }
  }
}
