internal import Learning
internal import TextUI

/// Windows that slide over pictures, against networks that look at every pixel: where they win, how
/// they compute, what they learn, and what breaks them.
///
/// Metrics, shares of 1 unless it is said otherwise: `motif.dense`, `motif.window` (unseen right),
/// `motif.dense.seen`, `motif.window.seen`, `motif.dense.weights`, `motif.window.weights` (counts);
/// `cell` (what the window gives at its place), `count.dense`, `count.window` (counts);
/// `digits.dense`, `digits.window`, `digits.global` (unseen right), and the same for digits moved by
/// one and two pixels, `shift1.dense` … `shift2.global`; `plain.dense`, `plain.window`,
/// `shuffle.dense`, `shuffle.window`; `fashion.dense`, `fashion.window`; `answer` (a digit) and
/// `answer.share`; `edited`, 1 once a window was changed by hand.
/// `goal` is 1 once a net of at most 150 weights has got 0.99 of the unseen motifs right and the
/// shuffled digits have been trained on.
public struct WindowLab: Lab {
  /// `window`.
  public static let id = "window"
  /// Digits, and clothes to play with.
  public static let tables = [DigitPots.table, "fashion"]
  /// The race that the lesson begins with.
  public static let mainView = WindowView.motif.rawValue
  /// In the order of lesson L12.
  public static let views = WindowView.allCases.map { LabView($0.rawValue, $0.title) }

  let data: WindowData
  var view = WindowView.motif
  var sheet = ControlSheet(WindowLab.dials)
  var seed: UInt64
  var desk: RunDesk<WindowRun>
  /// The networks on the trainer's thread.
  var standing: WindowGroup?
  /// The share of unseen motifs that any net of at most 150 weights has got right, as well as it did.
  var bestSmall = 0.0

  /// Where the window of the arithmetic lies.
  var place = Point.zero
  /// Its nine weights, row by row.
  var kernel = SlideWindow.rise.weights
  /// Whether keys change the weights instead of moving the window.
  var isEditing = false
  /// The weight that they change.
  var cell = 0
  /// Which of the learned windows is looked at.
  var chosen = 0
  /// Whether a learned window was changed by hand.
  var isEdited = false
  var sketch = Sketch()
  /// How far the digit is moved.
  var offset = Point(column: 1, row: 0)
  /// Where the patch lies.
  var patch = Point(column: 4, row: 4)
  /// How often weights were changed by hand.
  var edits = 0
  /// What the networks have been asked last.
  var asked: WindowQuestion?
  /// The last run whose networks were measured on moved digits.
  var measuredJob = 0
  /// Unseen pictures with a plus or a cross, and the noise that they were made with.
  var motifs = WindowData.motif(0, noise: 0, seed: 0)
  var motifNoise = -1.0
  /// Clothes as last cut to size: cutting takes a moment.
  var wardrobe: (count: Int, training: Dataset, unseen: Dataset)?

  /// Prepares the digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    data = try WindowData(context)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    set(context.settings)
    refreshMotifs()
  }

  private static let dials: [Dial] = [
    .counts("pictures", "pictures", [50, 100, 200, 500, 1_000], at: 100),
    .numbers("noise", "noise", [0, 0.1, 0.2, 0.3, 0.4, 0.5], at: 0.2),
    .counts("windows", "windows", 1...8, at: 6),
    .counts("layers", "layers", 1...2, at: 1),
    .words("pooling", "pooling", WindowNet.Pooling.allCases.map(\.rawValue), at: "global"),
    .words("picture", "picture", SlidePicture.allCases.map(\.rawValue), at: "edge"),
    .words("window", "window", SlideWindow.allCases.map(\.rawValue), at: "rise"),
    .flag("padding", "over the edge", at: false),
    .counts("side", "picture side", [8, 12, 14, 28, 64, 128, 224], at: 28),
    .counts("units", "dense units", [10, 32, 100, 300, 1_000], at: 100),
    .counts("kernels", "windows", [1, 2, 4, 8, 16, 32, 64], at: 8),
    .counts("maps", "input maps", [1, 3, 8, 16, 32], at: 1),
    .counts("example", "picture", 1...20, at: 1),
    .counts("digit", "digit", 1...360, at: 1),
    .words("layer", "layer", ["first", "second"], at: "first"),
    .counts("filters", "windows", [2, 4, 8, 12], at: 8),
    .counts("passes", "passes", 1...20, at: 15),
    .counts("patch", "patch side", 1...6, at: 3),
    .counts("rule", "rule", 1...9, at: 1),
    .counts("clothes", "pictures", [200, 500, 1_000, 1_600, 4_000, 6_000], at: 1_600),
    .words("shrinking", "pooling", WindowNet.Pooling.allCases.map(\.rawValue), at: "2x2"),
    .counts("epochs", "passes", [2, 4, 8, 12, 16, 24], at: 12),
  ]

  /// The runs of the view on stage.
  public var exports: [RunExport] { desk.exports(legend) }

  /// The run of that job, whichever view it belongs to.
  public func run(ofJob number: Int) -> RunExport? { desk.run(ofJob: number, legend) }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    let commands = commands(for: event)
    return commands + questions()
  }

  private mutating func commands(for event: LabEvent) -> [LabCommand] {
    switch event {
    case .opened(let name, let settings): return open(name, settings)
    case .setting(let name, let value):
      let before = sheet
      set(name, to: value)
      return dialsMoved(from: before)
    case .turn(let control, let notches):
      let before = sheet
      guard controls.indices.contains(control) else { return [] }
      sheet.turn(controls[control].name, by: notches)
      return dialsMoved(from: before)
    case .slide(let control, let share):
      let before = sheet
      guard controls.indices.contains(control) else { return [] }
      sheet.slide(controls[control].name, to: share)
      return dialsMoved(from: before)
    case .run:
      guard isRunnable else { return [] }
      if desk.isRunning || desk.isPaused { return desk.toggle() }
      return train(.shown)
    case .step: return view == .slide ? slideOn() : desk.step()
    case .reset: return reset()
    case .reseed:
      seed += 1
      isEdited = false
      return stand()
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .scrub(let step): return desk.scrub(to: step)
    case .key(let key): return press(key)
    case .pointer(let event, let size): return point(event, on: size)
    case .report(let report):
      let commands = desk.receive(report)
      rememberSmallNet()
      return commands
    }
  }

  private mutating func open(_ name: String, _ settings: [String: String]) -> [LabCommand] {
    let before = sheet
    view = WindowView(rawValue: name) ?? .motif
    isEditing = false
    set(settings)
    refreshMotifs()
    guard let group = view.group else { return [] }
    if group == standing {
      let moved = dialsMoved(from: before)
      guard moved.isEmpty, view.needsTraining, settings["trained"] == "yes", desk.isPaused,
        !desk.isRunning
      else { return moved }
      return train(.atOnce)
    }
    let wasTrained = runs(of: group).allSatisfy(desk.isFinished)
    return wasTrained || (view.needsTraining && settings["trained"] == "yes")
      ? train(.atOnce) : stand()
  }

  private mutating func reset() -> [LabCommand] {
    switch view {
    case .slide:
      place = .zero
      kernel = (SlideWindow(rawValue: sheet.word("window")) ?? .rise).weights
      return stand()
    case .draw:
      sketch.clear()
      return []
    case .count: return []
    case .motif, .form, .digits, .cover, .shift, .shuffle, .fashion:
      isEdited = false
      return stand()
    }
  }

  /// What the dials have changed: networks begin anew if it concerns them.
  private mutating func dialsMoved(from before: ControlSheet) -> [LabCommand] {
    let moved = Set(
      sheet.dials.filter { dial in before.dials.contains { $0.name == dial.name && $0 != dial } }
        .map(\.name))
    guard !moved.isEmpty else { return [] }
    refreshMotifs()
    if moved.contains("window") {
      kernel = (SlideWindow(rawValue: sheet.word("window")) ?? .rise).weights
    }
    if !moved.isDisjoint(with: ["picture", "padding"]) { place = .zero }
    chosen = min(chosen, windowCount - 1)
    clampPatch()
    for group in [WindowGroup.motif, .slide, .digits, .shuffle, .fashion]
    where group != standing && !moved.isDisjoint(with: group.dials) {
      desk.forget { $0.group == group }
    }
    if let group = view.group, !moved.isDisjoint(with: group.dials) { return stand() }
    return view == .slide && moved.contains("window") ? writeKernel() : []
  }
}
