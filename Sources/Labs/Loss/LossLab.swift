internal import TextUI

/// One number for wrong: shares and their loss, the loss of an untrained network, losses for amounts,
/// and what the choice of a loss does to learning.
///
/// Metrics: `share.cat`, `share.dog`, `share.other` and `share.largest`; `loss` (of the answer that is
/// said to be right) and `loss.cat`, `loss.dog`, `loss.other`; `untrained.low`, `untrained.high`,
/// `untrained.mean`, `untrained.expected` (ln k) and `untrained.checked`; `line.slope`,
/// `line.slope.clean` (without the odd point), `line.loss` and `line.moved` (how far the slope moved);
/// `race.cross` and `race.squared` (the first update after which the output is below 0.5) and
/// `race.factor`; `certainty.accuracy`, `certainty.loss`, `certainty.loss.scaled` and
/// `certainty.factor`; `cards.loss`, `cards.spent`; `goal`.
public struct LossLab: Lab {
  /// `loss`.
  public static let id = "loss"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// Six cards.
  public static let mainView = LossView.cards.rawValue
  /// In the order of lesson L04.
  public static let views = LossView.allCases.map { LabView($0.rawValue, $0.title) }

  static let scores = (-60...60).map { Double($0) / 10 }

  let digits: DigitPots
  var view = LossView.cards
  var sheet: ControlSheet
  var seed: UInt64
  var desk: RunDesk<LossRun>

  /// Steps from scores to shares that are shown, 0 ... 3.
  var revealed = 0
  /// Whether the loss of every answer has been asked for.
  var isPriced = false
  /// Whether untrained networks have been measured once.
  var hasChecked = false

  /// Takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: Self.id)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    sheet = ControlSheet(Self.dials)
    for (name, value) in context.settings { set(name, to: value) }
  }

  private static var dials: [Dial] {
    let answers = ScoreCards.answers
    let cards = ScoreCards.truths.indices.flatMap { card in
      answers.map { Dial.numbers("\(card + 1).\($0)", $0, scores, at: 0) }
    }
    return [
      .numbers("cat", "cat", scores, at: 4.5), .numbers("dog", "dog", scores, at: 1.9),
      .numbers("other", "other", scores, at: 0),
      .words("truth", "it is a", answers, at: "cat"),
      .counts("classes", "classes", 2...10, at: 10),
      .numbers("scale", "inputs ×", [0.1, 1, 10, 100], at: 1),
      .numbers("slope", "slope", (-20...20).map { Double($0) / 10 }, at: 0),
      .numbers("height", "height", (0...40).map { Double($0) / 10 }, at: 2),
      .words("measure", "loss", ["squared", "absolute"], at: "squared"),
      .flag("odd", "odd point", at: false),
      .numbers(
        "start", "output", [0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.9933, 0.999], at: 0.9933),
      .numbers("rate", "rate", [0.01, 0.03, 0.05, 0.1, 0.15, 0.3, 0.5, 1], at: 0.15),
      .numbers("factor", "scores ×", [1, 2, 4, 8, 16, 32], at: 16),
      .counts("card", "card", 1...ScoreCards.truths.count, at: 1),
    ] + cards
  }

  /// Everything set, as text.
  public var settings: [String: String] {
    sheet.settings.merging([
      "view": view.rawValue, "seed": "\(seed)", "revealed": "\(revealed)",
      "priced": isPriced ? "yes" : "no", "checked": hasChecked ? "yes" : "no",
    ]) { $1 }
  }

  /// What the view on stage can be set to; for the cards, the scores of the one that is chosen.
  public var controls: [LabControl] {
    switch view {
    case .softmax: sheet.controls(ScoreCards.answers)
    case .truth: sheet.controls(["truth"] + ScoreCards.answers)
    case .untrained: sheet.controls(["classes", "scale"])
    case .line: sheet.controls(["slope", "height", "measure", "odd"])
    case .race: sheet.controls(["start", "rate"])
    case .certainty: sheet.controls(["factor"])
    case .cards:
      sheet.controls(["card"] + ScoreCards.answers.map { "\(sheet.count("card")).\($0)" })
    }
  }

  /// Where the runs on stage stand.
  public var timeline: Timeline? { isTrainable ? desk.timeline : nil }
  /// How far what the view shows is.
  public var run: RunState {
    switch view {
    case .softmax: revealed == 3 ? .finished : .ready
    case .truth: isPriced ? .finished : .ready
    case .cards: cards.areRight ? .finished : .ready
    case .untrained, .line, .race, .certainty:
      desk.isRunning ? .running : tags.allSatisfy(desk.isFinished) ? .finished : .ready
    }
  }
  /// The cards are for the learner alone.
  public var isRunnable: Bool {
    switch view {
    case .cards: false
    case .softmax: revealed < 3
    case .truth: !isPriced
    case .untrained, .line, .race, .certainty: true
    }
  }
  /// What was shown, set or run.
  public var isResettable: Bool {
    switch view {
    case .cards: settings.contains { $0.key.first?.isNumber == true && Double($0.value) != 0 }
    case .softmax: revealed > 0
    case .truth: isPriced || sheet.word("truth") != "cat"
    case .untrained: tags.contains { desk.report($0) != nil }
    case .line, .race, .certainty: true
    }
  }
  /// What really trains.
  public var isTrainable: Bool { view == .line || view == .race || view == .certainty }
  /// The way to shares is shown step by step, too.
  public var isSteppable: Bool { isTrainable || view == .softmax && revealed < 3 }
  /// Where weights or points are drawn.
  public var isSeeded: Bool {
    switch view {
    case .untrained: tags.contains { desk.report($0) != nil }
    case .line, .certainty: true
    case .softmax, .truth, .race, .cards: false
    }
  }

  /// The cards are chosen with arrows.
  public var keys: [LabKey] {
    guard view == .cards else { return [] }
    return [
      LabKey([.up, .down], "↑↓", "another card", help: "Go to the next or the last card."),
      LabKey(
        [.left, .right], "←→", "score of the truth",
        help: "Lower or raise the score of the right answer by 0.1."),
    ]
  }

  /// The runs of the view on stage.
  public var exports: [RunExport] { desk.exports(legend) }

  /// The run of that job, whichever view it belongs to.
  public func run(ofJob number: Int) -> RunExport? { desk.run(ofJob: number, legend) }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    switch event {
    case .opened(let name, let settings):
      view = LossView(rawValue: name) ?? .cards
      let before = sheet
      for (name, value) in settings { set(name, to: value) }
      return sheet == before && tags.allSatisfy(desk.isFinished) ? [] : stand()
    case .setting(let name, let value):
      set(name, to: value)
      return stand()
    case .turn(let control, let notches):
      guard controls.indices.contains(control) else { return [] }
      let name = controls[control].name
      return sheet.turn(name, by: notches) ? turned(name) : []
    case .slide(let control, let share):
      guard controls.indices.contains(control) else { return [] }
      let name = controls[control].name
      return sheet.slide(name, to: share) ? turned(name) : []
    case .run: return runView()
    case .step:
      guard view == .softmax else { return isTrainable ? desk.step() : [] }
      revealed = min(3, revealed + 1)
      return []
    case .reset:
      reset()
      return stand()
    case .reseed:
      seed += 1
      return stand()
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .scrub(let step): return desk.scrub(to: step)
    case .key(let key): return press(key)
    case .pointer: return []
    case .report(let report): return receive(report)
    }
  }

  private mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = LossView(rawValue: value) ?? view
    case "seed": seed = UInt64(value) ?? seed
    case "revealed": revealed = min(max(0, Int(value) ?? revealed), 3)
    case "priced": isPriced = value == "yes"
    case "checked": hasChecked = value == "yes"
    default: sheet.set(name, to: value)
    }
  }

  private mutating func reset() {
    switch view {
    case .softmax: revealed = 0
    case .truth:
      isPriced = false
      sheet.set("truth", to: "cat")
    case .cards:
      for name in sheet.dials.map(\.name) where name.first?.isNumber == true {
        sheet.set(name, to: "0")
      }
    case .untrained, .line, .race, .certainty: break
    }
  }

  private mutating func press(_ key: Key) -> [LabCommand] {
    guard view == .cards else { return [] }
    let card = sheet.count("card")
    switch key {
    case .up, .down: sheet.turn("card", by: key == .down ? 1 : -1)
    case .left, .right:
      let answer = ScoreCards.answers[ScoreCards.truths[card - 1]]
      sheet.turn("\(card).\(answer)", by: key == .right ? 1 : -1)
    default: break
    }
    return []
  }
}
