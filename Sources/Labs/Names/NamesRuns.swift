internal import Compute
internal import Learning

/// One of the runs of the lab `names`, by all that it depends on.
public struct NamesRun: Hashable, Sendable {
  /// What is learned, or counted.
  enum Subject: Hashable, Sendable {
    /// So many names are counted; nothing is trained.
    case counting(Int)
    case letters(NameNet)
    case films(FilmTastes)
  }

  var subject: Subject
  var rate = 0.005
  var updates = 4_000
  var seed: UInt64
  /// Whether the network is the learner's own, which counts for the lab's task.
  var isOwn = false
  /// As the legend names it.
  var name = ""

  /// The network; nil for what is none.
  var net: NameNet? {
    if case .letters(let net) = subject { net } else { nil }
  }
}

extension NamesLab {
  /// Names counted in a step.
  static let countedAtOnce = 100
  /// Contexts that are compared.
  static let contexts = [1, 3, 5]

  /// What the learner chooses from: these steps are short.
  public var paces: [Pace] {
    switch view {
    case .context, .films: RunPace.levels.map { $0 == .unlimited ? $0 : .steps(paceSteps($0)) }
    case .places, .width, .sample, .copies, .ladder, .build:
      [4, 8, 16, 32, 64, 128, 256].map { Pace.steps($0) } + [.unlimited]
    }
  }

  /// Counting has few steps, and each of them is worth a picture.
  private func paceSteps(_ pace: Pace) -> Int {
    guard case .steps(let count) = pace else { return 1 }
    return view == .context ? max(1, count / 16) : count
  }

  /// What Space trains in the view on stage.
  var tags: [NamesRun] {
    switch view {
    case .context: return [NamesRun(subject: .counting(sheet.count("names")), seed: seed)]
    case .places:
      var net = NameNet(context: sheet.count("context"), hidden: sheet.count("hidden"))
      net.places = 2
      return [letters(net, rate: sheet.number("rate"))]
    case .width:
      return Self.contexts.map { context in
        let net = NameNet(
          context: context, places: sheet.count("places"), hidden: sheet.count("hidden"))
        let name = context == 1 ? "1 letter" : "\(context) letters"
        return letters(net, rate: sheet.number("rate"), name: name)
      }
    case .sample: return [letters(NameNet(context: sheet.count("context")))]
    case .copies:
      return [letters(NameNet(context: sheet.count("context"), places: sheet.count("places")))]
    case .films:
      let tastes = FilmTastes(
        viewers: sheet.count("viewers"), noise: sheet.number("noise"), seed: seed)
      return [NamesRun(subject: .films(tastes), rate: 0.02, updates: 600, seed: seed)]
    case .ladder:
      return NameNet.Kind.allCases.map { kind in
        var net = NameNet(kind: kind, hidden: sheet.count("width"))
        switch kind {
        case .window: break
        case .recurrent: net.places = 16
        case .transformer: net.places = 32
        }
        var run = letters(net, name: kind.rawValue)
        run.updates = sheet.count("updates")
        return run
      }
    case .build:
      let net = NameNet(
        context: sheet.count("context"), places: sheet.count("places"),
        hidden: sheet.count("hidden"))
      var run = letters(net, rate: sheet.number("rate"))
      run.isOwn = true
      return [run]
    }
  }

  private func letters(_ net: NameNet, rate: Double = 0.005, name: String = "") -> NamesRun {
    NamesRun(subject: .letters(net), rate: rate, seed: seed, name: name)
  }

  /// The runs of the view, without what they are made of.
  public var orderTags: [NamesRun] { tags }
  /// What a learner reads of a run beside others.
  public func legend(_ run: NamesRun) -> String { run.name }

  /// What Space trains.
  public var orders: [RunOrder<NamesRun>] { tags.map(order) }

  private func order(_ run: NamesRun) -> RunOrder<NamesRun> {
    switch run.subject {
    case .counting(let names):
      return RunOrder(
        run, Beat.job(steps: (names + Self.countedAtOnce - 1) / Self.countedAtOnce))
    case .letters(let net):
      let isWindow = net.kind == .window
      let (training, unseen) =
        isWindow ? letterData.windows[net.context - 1] : letterData.rows
      return RunOrder(
        run,
        Job(
          experiment: Experiment(
            model: net.model, loss: .crossEntropy, optimizer: Adam(rate: run.rate),
            training: training, validation: unseen,
            // About as many letters in a step, whether they come alone or as names.
            batchSize: isWindow ? 128 : 18, steps: run.updates, seed: run.seed,
            evaluatesEvery: max(1, run.updates / (isWindow ? 40 : 20)),
            schedule: .cosine(warmup: 0),
            clip: isWindow ? nil : 1),
          probes: isWindow ? NameNet.probes : []))
    case .films(let tastes):
      return RunOrder(
        run,
        Job(
          experiment: Experiment(
            model: FilmTastes.model, loss: .crossEntropy, optimizer: Adam(rate: run.rate),
            training: tastes.data, steps: run.updates, seed: run.seed),
          probes: [NameNet.placesWeight]))
    }
  }
}

/// The names as the networks read them: made once, since every run wants them.
struct LetterData: Sendable {
  /// For one to five letters before: to learn from, and kept apart.
  let windows: [(Dataset, Dataset)]
  /// Whole names.
  let rows: (Dataset, Dataset)

  init(_ pots: NamePots) {
    windows = (1...5).map {
      (
        NamePots.windows(pots.training, context: $0), NamePots.windows(pots.unseen, context: $0)
      )
    }
    rows = (NamePots.rows(pots.training), NamePots.rows(pots.unseen))
  }
}
