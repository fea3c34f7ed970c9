internal import Compute
internal import Learning
internal import TextUI

/// What the lab asks the trainer's thread for.
enum NeuronRun: Hashable, Sendable {
  /// One unit on the points of the view by hand.
  case training
  /// All lines on the four clouds, one direction a step.
  case search
}

extension NeuronLab {
  /// The learner's unit.
  var unit: PlaneUnit {
    PlaneUnit(
      w1: sheet.number("w1"), w2: sheet.number("w2"), offset: sheet.number("offset"))
  }

  /// The unit of the first view.
  var summed: PlaneUnit {
    PlaneUnit(
      w1: sheet.number("sum.w1"), w2: sheet.number("sum.w2"),
      offset: sheet.number("sum.offset"))
  }

  var squash: Squash {
    Squash.allCases.first { $0.title == sheet.word("activation") } ?? .sigmoid
  }

  /// What the run of the view on stage is filed under.
  var tag: NeuronRun { view == .xor ? .search : .training }

  /// The points of the view on stage.
  var points: PlaneSet {
    switch view {
    case .xor: PlaneSet(kind: .xor, noise: 0.2, seed: seed)
    case .hand, .brain:
      PlaneSet(
        kind: PlaneSet.Kind(rawValue: sheet.word("data")) ?? .blobs,
        noise: (PlaneSet.Kind(rawValue: sheet.word("data")) ?? .blobs).usualNoise,
        margin: sheet.number("margin"), seed: seed)
    case .sum, .sharp, .offset, .activation:
      PlaneSet(kind: .diagonal, count: 60, noise: 0, margin: 0.3, seed: seed)
    }
  }

  var marks: [PlaneChart.Example] { PlaneSet.marks(points.examples) }

  /// The weights that training is at; nil before anything stands on the stage.
  var trained: PlaneUnit? {
    guard let values = desk.report(.training)?.snapshot.values,
      let weights = values[Self.weight], weights.count == 2, let offset = values[Self.bias]?.first
    else { return nil }
    return PlaneUnit(w1: Double(weights[0]), w2: Double(weights[1]), offset: Double(offset))
  }

  static let weight: TensorName = "unit.weight"
  static let bias: TensorName = "unit.bias"
  static let trial = "points"

  /// One unit with a sigmoid and cross-entropy, all points in every update. It begins with small
  /// weights of its own, not with the learner's.
  var training: RunOrder<NeuronRun> {
    let data = points.dataset
    return RunOrder(
      .training,
      Job(
        experiment: Experiment(
          model: Model(
            inputShape: Shape(2),
            [.dense(1, weights: .normal(deviation: 0.5), biases: .zero, named: "unit")]),
          loss: .binaryCrossEntropy, optimizer: SGD(rate: sheet.number("rate")), training: data,
          batchSize: data.count, steps: sheet.count("updates"), seed: seed, shuffles: false),
        probes: [Self.weight, Self.bias], trials: [Trial(name: Self.trial, data: data)]))
  }

  /// The run of the view on stage at its beginning; a view of plain arithmetic has none.
  mutating func stand() -> [LabCommand] {
    switch view {
    case .hand: desk.stand([training])
    case .xor: desk.stand([RunOrder(.search, Beat.job(steps: LineSearch.angleCount))])
    case .sum, .sharp, .offset, .activation, .brain: desk.rest()
    }
  }

  mutating func runView() -> [LabCommand] {
    switch view {
    case .sum: revealed = 4
    case .activation: compared = 4
    case .sharp: double()
    case .offset:
      if sheet.number("offset") < 6 {
        sheet.set("offset", to: "\(min(6, sheet.number("offset") + 1))")
      }
    case .hand:
      return desk.isRunning || desk.isPaused && desk.steps(.training) > 0
        ? desk.toggle() : desk.show([training])
    case .xor:
      return desk.isRunning || desk.isPaused && desk.steps(.search) > 0
        ? desk.toggle()
        : desk.show([RunOrder(.search, Beat.job(steps: LineSearch.angleCount))])
    case .brain: break
    }
    return []
  }

  mutating func stepView() -> [LabCommand] {
    switch view {
    case .sum: revealed = min(4, revealed + 1)
    case .activation:
      sheet.set("activation", to: Squash.allCases[min(compared, 3)].title)
      compared = min(4, compared + 1)
    case .hand, .xor: return desk.step()
    case .sharp, .offset, .brain: break
    }
    return []
  }

  mutating func reset() -> [LabCommand] {
    switch view {
    case .sum: revealed = 0
    case .activation: compared = 0
    case .sharp:
      for name in ["w1", "w2", "offset"] {
        sheet.set(name, to: "\(sheet.number(name) / Double(1 << doubled))")
      }
      doubled = 0
    case .offset: sheet.set("offset", to: "\(offsetBefore)")
    case .hand:
      presses = 0
      return stand()
    case .xor: return stand()
    case .brain: break
    }
    return []
  }

  /// Doubles the three numbers as long as their knobs go that far.
  private mutating func double() {
    let names = ["w1", "w2", "offset"]
    guard names.allSatisfy({ (sheet.number($0) * 2).magnitude <= 6 }), doubled < 8 else { return }
    for name in names { sheet.set(name, to: "\(sheet.number(name) * 2)") }
    doubled += 1
  }

  /// What follows from a control that has changed.
  mutating func turned(_ name: String) -> [LabCommand] {
    switch name {
    case "w1", "w2", "offset":
      if view == .sharp { doubled = 0 }
      countPress()
      return []
    case "data", "margin":
      presses = 0
      return stand()
    case "rate", "updates": return stand()
    default: return []
    }
  }

  private mutating func countPress() {
    guard view == .hand else { return }
    presses += 1
    guard sheet.word("data") == PlaneSet.Kind.blobs.rawValue, presses <= Self.allowedPresses
    else { return }
    handBest = max(handBest, unit.accuracy(marks))
  }

  mutating func press(_ key: Key) -> [LabCommand] {
    guard view.hasPlane else { return [] }
    switch key {
    case .up, .down:
      guard sheet.turn("offset", by: key == .up ? 1 : -1) else { return [] }
      return turned("offset")
    case .left, .right:
      guard view != .offset else { return [] }
      let new = unit.turned(by: key == .left ? 5 : -5)
      for (name, value) in [("w1", new.w1), ("w2", new.w2)] {
        // Within a hundredth, so that a full turn comes back to where it began.
        sheet.set(name, to: "\((value * 1_000).rounded() / 1_000)")
      }
      return turned("w1")
    default: return []
    }
  }

  /// The line follows the mouse: it is slid until it goes through the place pressed.
  mutating func drag(_ event: MouseEvent, on size: Size) -> [LabCommand] {
    guard view.hasPlane, event.action == .press || event.action == .move else { return [] }
    let area = stagePlan(Rect(size).dropTop(StageHead.rows)).picture
    guard let place = plane.point(atColumn: event.column, row: event.row, in: area) else {
      return []
    }
    let offset = -(unit.w1 * place.x + unit.w2 * place.y)
    guard sheet.set("offset", to: "\((offset * 10).rounded() / 10)") else { return [] }
    return turned("offset")
  }
}
