internal import Compute
internal import Learning
public import TextUI

/// Letters that find their places: counts and networks that tell the next letter of a name, made-up
/// names at any temperature, films whose places are learned in the same way, and one ladder of losses.
///
/// Losses are means over the letters and ends of 663 names kept apart, in nats.
///
/// Metrics: `guessing`, `letters`, `one` and `two` (counts that look back none, one and two letters, as
/// far as has been counted in `context`, of all names elsewhere); `loss` and `weights` of the network on
/// stage; `vowels` (how far e, i, u and y are apart, all pairs of letters being 1) and `a.apart` (how
/// far a is from the other letters, likewise) in `places`; `context1.loss`, `context3.loss`,
/// `context5.loss` in `width`; `temperature`, `distinct` and `known` (shares of 400 made-up names) in
/// `sample`, `copies` and `build`, `open` (how many letters are as good as equally likely to come next)
/// in `sample`; `t0.2.distinct`, `t1.known` and the like in `copies`; `same` (films whose nearest film
/// is of their kind, as a share) in `films`; `window.loss`, `recurrent.loss`, `transformer.loss` and
/// their `weights` in `ladder`; `best.loss` of the learner's own runs with 4,000 weights at most; `goal`.
public struct NamesLab: DeskLab {
  /// `names`.
  public static let id = "names"
  /// The names.
  public static let tables = [NamePots.table]
  /// Everything to be set.
  public static let mainView = NamesStage.build.rawValue

  let pots: NamePots
  let letterData: LetterData
  let rungs: LetterRungs
  /// The view on stage.
  public var view = NamesStage.build
  /// The dials of every view.
  public var book = freshBook
  /// Where weights, the order of the letters and draws come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<NamesRun>
  /// The letter, from 0 for the end, or the film that is looked at.
  var letter = 1
  var film = 0
  /// A name that is being drawn, and how many draws there have been.
  var drawn: [UInt8] = []
  var draws = 0
  /// What was counted last.
  var tally: LetterTally?
  /// The network that makes names up, of the latest report.
  var speaker: NameSpeaker?
  /// Names that it made up at the temperature of the dial, and at those that are compared.
  var census: NameCensus?
  var censuses: [NameCensus] = []

  /// Splits the names and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    pots = try NamePots(context, lab: Self.id)
    letterData = LetterData(pots)
    rungs = LetterRungs(pots)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// Cursors, and the name that is being drawn.
  public var extraSettings: [String: String] {
    [
      "letter": NamePots.symbol(letter), "film": "\(film)", "drawn": NamePots.text(drawn),
      "draws": "\(draws)",
    ]
  }

  /// Takes one of them over.
  public mutating func setExtra(_ name: String, to value: String) {
    switch name {
    case "letter": letter = NamePots.symbols.firstIndex(of: value) ?? letter
    case "film": film = min(max(0, Int(value) ?? film), FilmTastes.titles.count - 1)
    case "drawn":
      drawn = value.utf8.prefix(14).compactMap { sign in
        (97...122).contains(sign) ? sign - 96 : sign == 46 ? 0 : nil
      }
    case "draws": draws = max(0, Int(value) ?? draws)
    default: break
    }
  }

  /// Letters can be walked through and drawn, where there are any.
  public var keys: [LabKey] {
    let letters = LabKey(
      [.left, .right], "←→", "choose a letter", help: "Look at another letter.")
    switch view {
    case .context: return [letters]
    case .places: return places(tags.first).isEmpty ? [] : [letters]
    case .films:
      return [LabKey([.left, .right], "←→", "choose a film", help: "Look at another film.")]
    case .sample:
      let undo = LabKey([.left], "←", "take one back", help: "Take the last letter back.")
      return (drawn.isEmpty ? [] : [undo])
        + (speaker == nil
          ? []
          : [
            LabKey(
              ["T"], "T", "draw a letter", help: "Draw the next letter by its share."),
            LabKey(["N"], "N", "a whole name", help: "Draw letters until the end is drawn."),
          ])
    case .width, .copies, .ladder, .build: return []
    }
  }

  /// Moves a cursor or draws.
  public mutating func press(_ key: Key) -> [LabCommand] {
    let count = NamePots.tokenCount
    switch (view, key) {
    case (.context, .left), (.places, .left): letter = (letter + count - 1) % count
    case (.context, .right), (.places, .right): letter = (letter + 1) % count
    case (.films, .left):
      film = (film + FilmTastes.titles.count - 1) % FilmTastes.titles.count
    case (.films, .right): film = (film + 1) % FilmTastes.titles.count
    case (.sample, "T"): draw()
    case (.sample, .left): if !drawn.isEmpty { drawn.removeLast() }
    case (.sample, "N"):
      if isEnded { drawn = [] }
      repeat { draw() } while !isEnded && drawn.count < 14
    default: break
    }
    return []
  }

  /// Whether the end of the name on stage has been drawn: a 0 stands behind its letters.
  var isEnded: Bool { drawn.last == 0 }

  /// Draws the next letter; a name that has its end gives way to a new one.
  private mutating func draw() {
    if isEnded || drawn.count >= 14 { drawn = [] }
    guard let speaker else { return }
    var generator = SeededGenerator(seed: seed).split("draw").split(UInt64(draws))
    let shares = speaker.shares(after: drawn, temperature: temperature)
    drawn.append(UInt8(Sampling.draw(shares, &generator)))
    draws += 1
  }

  /// What scores are divided by; 1 where no dial says it.
  var temperature: Double {
    switch view {
    case .sample, .copies, .build: sheet.number("temperature")
    case .context, .places, .width, .films, .ladder: 1
    }
  }

  /// Looks at the weights that have come, and at what they make up.
  public mutating func didReceive() {
    guard let tag = tags.first else { return }
    switch tag.subject {
    case .counting(let names):
      tally = LetterTally(
        pots, upTo: min(names, counted(tag)), smoothing: sheet.number("smoothing"))
    case .letters(let net): speaker = NameSpeaker(desk.report(tag)?.snapshot.values, net)
    case .films: break
    }
    takeCensus()
  }

  /// What turns with a dial and is not trained.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    let commands = answer(event)
    switch event {
    case .opened, .setting, .turn, .slide, .reset, .reseed: refresh()
    case .run, .step, .slower, .faster, .scrub, .key, .pointer, .report: break
    }
    return commands
  }

  private mutating func refresh() {
    // What was made up by another network must not stay.
    (speaker, census, censuses, tally) = (nil, nil, [], nil)
    didReceive()
  }

  /// Makes names up: few while training goes on, since they change with every picture.
  private mutating func takeCensus() {
    switch view {
    case .sample, .copies, .build: break
    case .context, .places, .width, .films, .ladder: return
    }
    guard let speaker else { return }
    census = NameCensus(
      speaker, at: temperature, count: desk.isRunning ? 40 : NameCensus.count, known: pots.known,
      seed: seed)
    // The comparison does not depend on the dial.
    guard view == .copies, isDone, censuses.isEmpty else { return }
    censuses = NameCensus.temperatures.map {
      NameCensus(speaker, at: $0, count: NameCensus.count, known: pots.known, seed: seed)
    }
  }

  /// Names that a counting run has come to.
  func counted(_ tag: NamesRun) -> Int { desk.steps(tag) * Self.countedAtOnce }
}

/// What has been counted so far.
struct LetterTally: Equatable, Sendable {
  /// Names that were counted.
  let names: Int
  /// The losses of models that look back none, one and two letters.
  let losses: [Double]
  /// What comes after each letter, 27 rows of 27 shares, and what comes at all.
  let after: [[Double]]
  let frequencies: [Double]

  init(_ pots: NamePots, upTo names: Int, smoothing: Double) {
    let some = pots.training.prefix(names)
    let models = (0...2).map { order in
      var counts = LetterCounts(order: order, smoothing: smoothing)
      counts.count(some)
      return counts
    }
    self.names = some.count
    losses = models.map { $0.loss(pots.unseen) }
    after = (0..<NamePots.tokenCount).map { models[1].shares(after: [UInt8($0)]) }
    frequencies = models[0].shares(after: [])
  }
}
