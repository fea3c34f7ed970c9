internal import Learning
public import TextUI

/// Attention: a question looks back at pairs and takes its answer where its letter stands.
///
/// Metrics: `attention.accuracy` and `memory.accuracy` in `memory`; `weight.1` … `weight.3`,
/// `output.1`, `output.2` by hand; of one network `accuracy` (of unseen bags), `weight` (the mean
/// share that the right pair gets), `weight.50` (the same at update 50 or soon after) and
/// `updates.95` (the first measured update with 95 % right); `looking.accuracy`, `average.accuracy`
/// and `average.weight` in `average`; `change` (the largest change of any share of the answer) in
/// `shuffle`; `scores`, `scores.ten` (of a text ten times as long, in multiples), `path` and
/// `path.memory` in `cost`; `kept`, `erased.brightest` and `erased.other` (the mean share of the
/// right answer with nothing erased, with the brightest pair and with another one) in `erase`;
/// `goal` in `table`: 1 with at least 99 % right and a mean share of at least 0.95.
public struct LookupLab: DeskLab {
  /// `lookup`.
  public static let id = "lookup"
  /// Everything to be set.
  public static let mainView = LookupStage.table.rawValue

  /// The view on stage.
  public var view = LookupStage.table
  /// The dials of every view.
  public var book = freshBook
  /// Where bags and weights come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<LookupRun>
  /// The question that is looked at, from 0.
  var question = 0
  /// The pair that is wiped out, from 0.
  var erased = 0
  /// The head that is looked at, from 0; nil is the mean of all.
  var head: Int?
  /// How many parts of the arithmetic are covered again.
  var covered = 0
  /// The mean share of the right pair by update, as reports said it.
  var looks: [LookupNet: [ChartPoint]] = [:]
  /// Which pairs the first unseen examples ask for, by what they depend on.
  private(set) var asked: [AskedKey: [Int]] = [:]

  /// What unseen examples depend on.
  struct AskedKey: Hashable {
    var pairs: Int
    var seed: UInt64
  }

  /// Takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// What is looked at.
  public var extraSettings: [String: String] {
    [
      "question": "\(question + 1)", "erased": "\(erased + 1)", "covered": "\(covered)",
      "head": head.map { "\($0 + 1)" } ?? "all",
    ]
  }

  /// Takes it over.
  public mutating func setExtra(_ name: String, to value: String) {
    if name == "head" {
      head = Int(value).flatMap { (1...2).contains($0) ? $0 - 1 : nil }
    }
    guard let number = Int(value) else { return }
    switch name {
    case "question": question = min(max(1, number), 12) - 1
    case "erased": erased = min(max(1, number), 12) - 1
    case "covered": covered = min(max(0, number), HandAttention.parts)
    default: break
    }
  }

  /// Questions can be walked through, pairs erased, the arithmetic gone back in.
  public var keys: [LabKey] {
    let questions = LabKey(
      [.up, .down], "↑↓", "another question", help: "Ask for another letter of the bag.")
    switch view {
    case .memory, .cost: return []
    case .hand where desk.steps(.hand) == 0: return []
    case .hand:
      return [
        LabKey(
          [.left, .right], "←→", "back and forth",
          help: "Cover the last part of the arithmetic, or show it again.")
      ]
    case .average, .shuffle: return [questions]
    case .learn, .table:
      let heads = LabKey(
        ["H"], "H", "another head", help: "Show one head by itself, or the mean of both.")
      return sheet.count("heads") > 1 ? [questions, heads] : [questions]
    case .erase:
      return [
        questions,
        LabKey([.left, .right], "←→", "another pair", help: "Erase another pair of the bag."),
      ]
    }
  }

  /// The arithmetic by hand and the counting draw no random numbers.
  public var isSeeded: Bool { view != .hand && view != .cost }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    let last = (nets.first?.pairs ?? 1) - 1
    switch (view, key) {
    case (.hand, .left): covered = min(covered + 1, desk.steps(.hand))
    case (.hand, .right): covered = max(0, covered - 1)
    case (.memory, _), (.cost, _), (.hand, _): break
    case (.learn, "H"), (.table, "H"):
      head = head.map { $0 == 0 ? 1 : nil } ?? 0
    case (_, .up): question = max(0, min(question, last) - 1)
    case (_, .down): question = min(last, question + 1)
    case (.erase, .left): erased = max(0, min(erased, last) - 1)
    case (.erase, .right): erased = min(last, erased + 1)
    default: break
    }
    return []
  }

  /// Covered parts are shown again.
  public mutating func forgetMarks() { covered = 0 }

  /// Remembers how much the right pair got, and when.
  public mutating func didReceive() {
    for net in nets where net.looks {
      let key = AskedKey(pairs: net.pairs, seed: net.seed)
      if asked[key] == nil {
        asked[key] =
          LookupTask.examples(
            of: net.pairs, count: LookupQuestions.tested, seed: net.seed, "unseen"
          ).asked
      }
      guard let reading = reading(net), let share = rightShare(net) else { continue }
      let step = Double(reading.report.snapshot.position.step)
      var points = (looks[net] ?? []).filter { $0.x < step }
      points.append(ChartPoint(step, share))
      looks[net] = points
    }
  }

  // MARK: What is looked at

  /// What the network on stage has said; nil before its first report.
  func reading(_ net: LookupNet) -> LookupReading? {
    LookupReading(net, desk.report(.network(net)))
  }

  /// The mean share of the right pair over some unseen examples.
  func rightShare(_ net: LookupNet, temperature: Double = 1) -> Double? {
    guard let asked = asked[AskedKey(pairs: net.pairs, seed: net.seed)] else { return nil }
    return reading(net)?.rightShare(asked, temperature: temperature)
  }

  /// The bag on stage.
  func bag(_ net: LookupNet) -> LookupTask.Bag {
    let bags = LookupTask.shown(of: net.pairs, seed: net.seed)
    return bags[min(bagNumber, bags.count - 1)]
  }

  /// Its number, from 0.
  var bagNumber: Int {
    switch view {
    case .learn, .average, .shuffle, .erase, .table: sheet.count("bag") - 1
    case .memory, .hand, .cost: 0
    }
  }

  /// The question on stage, within the bag.
  func question(_ net: LookupNet) -> Int { min(question, net.pairs - 1) }
  /// The pair that is erased, within the bag.
  func erased(_ net: LookupNet) -> Int { min(erased, net.pairs - 1) }

  /// What scores are divided by where that can be set.
  var temperature: Double {
    switch view {
    case .hand, .table: sheet.number("temperature")
    case .memory, .learn, .average, .shuffle, .cost, .erase: 1
    }
  }
}
