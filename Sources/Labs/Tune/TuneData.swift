internal import Compute
internal import Learning

/// Digits of two cameras, and sentences of two kinds.
struct TuneData: Sendable {
  /// 1,437 clear digits that the base network has learned from.
  let known: Dataset
  /// 360 clear digits that nobody has.
  let unseen: Dataset
  /// The same through each camera.
  private let seen: [TuneCamera: Dataset]

  init(_ context: LabContext) throws(LabError) {
    let pots = try DigitPots(context, lab: TuneLab.id)
    known = pots.training.joined(with: pots.validation)
    unseen = pots.test
    seen = Dictionary(
      uniqueKeysWithValues: TuneCamera.allCases.map {
        ($0, pots.test.changed(by: Self.changes($0)))
      })
  }

  /// What a camera does to a picture.
  static func changes(_ camera: TuneCamera) -> [PictureChange] {
    switch camera {
    case .fog: [.fog]
    case .night: [.light(0.1), .noise(0.02, seed: 19)]
    case .negative: [.inverted]
    case .shifted: [.shift(right: 1, down: 0)]
    }
  }

  /// The unseen digits through a camera.
  func unseen(_ camera: TuneCamera) -> Dataset { seen[camera] ?? unseen }

  /// The clear unseen digits, then those of each camera in turn: what the base network is asked.
  var allUnseen: [Float] {
    unseen.inputs + TuneCamera.allCases.flatMap { unseen($0).inputs }
  }

  /// Where among the digits of `allUnseen` those of a camera begin; the clear ones for nil.
  func firstUnseen(_ camera: TuneCamera?) -> Int {
    let place = camera.flatMap { TuneCamera.allCases.firstIndex(of: $0) }.map { $0 + 1 }
    return (place ?? 0) * unseen.count
  }

  /// So many digits of each class, chosen by a seed; `purpose` sets two choices apart.
  func chosen(perClass count: Int, purpose: String, seed: UInt64) -> Dataset {
    var order = Array(0..<known.count)
    var generator = SeededGenerator(seed: seed).split(purpose)
    generator.shuffle(&order)
    let classes = known.classes
    let rows = (0..<10).flatMap { digit in order.filter { classes[$0] == digit }.prefix(count) }
    return known.rows(rows)
  }

  /// What a network is tuned on: labelled pictures of the new camera, and old ones beside them until
  /// they are a share of all.
  func tuning(
    _ camera: TuneCamera, labels: Int, oldShare: Double, seed: UInt64
  ) -> Dataset {
    let new = chosen(perClass: labels, purpose: "labels", seed: seed)
      .changed(by: Self.changes(camera))
    guard oldShare > 0 else { return new }
    let old = Double(labels) * oldShare / (1 - oldShare)
    return new.joined(
      with: chosen(perClass: Int(old.rounded()), purpose: "old", seed: seed))
  }

  // MARK: Sentences

  /// Words in a piece of text, as in the data set `grammar`.
  static let context = 20

  /// Old sentences that no network has learned from.
  static let oldUnseen = oldSentences(60, seed: 7_001)
  /// New ones.
  static let newUnseen = newSentences(400, seed: 7_002)

  /// Sentences of the old kind, "the old cat sees the dogs.", as pieces of text.
  static func oldSentences(_ windows: Int, seed: UInt64) -> Dataset {
    dataset(Grammar(windows: windows, context: context, seed: seed).examples)
  }

  /// Sentences of the new kind, which say the place first: "near the cat the dogs sleep."
  static func newSentences(_ count: Int, seed: UInt64) -> Dataset {
    var generator = SeededGenerator(seed: seed).split("place first")
    let numbers = Dictionary(
      uniqueKeysWithValues: Grammar.words.enumerated().map { ($0.element, Float($0.offset)) })
    let tokens = (0..<count).flatMap { _ in newSentence(&generator) }.compactMap { numbers[$0] }
    let windows = TokenWindows(tokens: tokens, context: context)
    return dataset(windows.examples(source: "place first", count: max(1, windows.count)))
  }

  /// One of them.
  static func newSentence(_ generator: inout SeededGenerator) -> [String] {
    func pick<Element>(_ elements: [Element]) -> Element {
      elements[generator.below(elements.count)]
    }
    let place = [pick(Grammar.prepositions), "the", pick(Grammar.nouns).singular]
    let isPlural = generator.below(2) == 1
    return place + [
      "the", pick(Grammar.nouns).form(isPlural: isPlural),
      pick(Grammar.verbs).form(isPlural: isPlural), ".",
    ]
  }

  /// Nats a word of the new sentences that no model can do without: one of 3 prepositions, one of 8
  /// nouns twice, a number, one of 5 verbs, in seven words.
  static let newFloor = PortableMath.log(3 * 8 * 2 * 8 * 5.0) / 7

  private static func dataset(_ examples: Examples) -> Dataset {
    Dataset(
      inputs: examples.inputs, inputShape: examples.inputShape,
      targets: .classes(
        examples.targets.map { Int32($0) }, count: Grammar.words.count, shape: Shape(context)))
  }
}
