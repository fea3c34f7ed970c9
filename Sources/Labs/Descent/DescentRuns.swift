internal import Compute
internal import Learning
internal import TextUI

/// One of the runs of the lab.
enum DescentRun: Hashable, Sendable {
  /// A walk of plain arithmetic, step by step.
  case walk(DescentView)
  /// A network of digits, from the first start or from the second.
  case network(Int)
  /// One place of the slice through the loss of the networks.
  case place(Int)
}

extension DescentLab {
  static let ravineSteps = 200
  static let arrived = 0.01

  /// The runs of the view on stage.
  var tags: [DescentRun] {
    view == .slice ? [.network(0), .network(1)] + SlicePlan.places : [.walk(view)]
  }

  /// What a learner reads of a run beside others.
  func legend(_ run: DescentRun) -> String {
    switch run {
    case .walk: ""
    case .network(let number): number == 0 ? "start A" : "start B"
    case .place(let number): "place \(number + 1)"
    }
  }

  /// The walks of the view, all of their steps.
  var curve: LossCurve { view == .valleys ? .valleys : .bowl }

  func curveWalk(from name: String) -> CurveWalk {
    CurveWalk(
      curve, from: sheet.number(name), rate: sheet.number("rate"),
      steps: view == .valleys ? 80 : 30)
  }

  var plane: LossPlane {
    view == .saddle ? .saddle : .ravine(steepness: Double(sheet.count("steepness")))
  }

  var planeWalk: PlaneWalk {
    let plane = plane
    if view == .saddle {
      return PlaneWalk(
        plane, from: PlaneWalk.Place(x: 1.5, y: sheet.number("nudge")),
        rate: sheet.number("saddle.rate"), steps: 150)
    }
    return PlaneWalk(
      plane, from: PlaneWalk.Place(x: sheet.number("x"), y: sheet.number("y")),
      rate: sheet.number("ravine.rate"), steps: Self.ravineSteps
    ) { plane.value($0.x, $0.y) < Self.arrived }
  }

  /// Steps until all walkers of the view have come to an end.
  var walkLength: Int {
    switch view {
    case .fog, .bowl, .rates: curveWalk(from: "start").weights.count - 1
    case .valleys:
      max(curveWalk(from: "a").weights.count, curveWalk(from: "b").weights.count) - 1
    case .ravine, .saddle: planeWalk.places.count - 1
    case .slice: 0
    }
  }

  /// How many of them have been taken.
  var walked: Int { min(desk.steps(.walk(view)), walkLength) }

  mutating func stand() -> [LabCommand] {
    guard view == .slice else {
      return desk.stand([RunOrder(.walk(view), Beat.job(steps: walkLength))])
    }
    desk.forget {
      switch $0 {
      case .place: true
      case .walk, .network: false
      }
    }
    return desk.stand([0, 1].map(network))
  }

  mutating func runView() -> [LabCommand] {
    let first: DescentRun = view == .slice ? .network(0) : .walk(view)
    if desk.isRunning || desk.isPaused && desk.steps(first) > 0 { return desk.toggle() }
    let standing = stand()
    guard !standing.isEmpty else { return [] }
    return view == .slice
      ? desk.show([0, 1].map(network))
      : desk.show([RunOrder(.walk(view), Beat.job(steps: walkLength))])
  }

  /// What follows from a control that has changed.
  mutating func turned(_ name: String) -> [LabCommand] {
    switch name {
    case "trail": return []
    case "cut":
      return [0, 1].allSatisfy({ desk.isFinished(.network($0)) }) ? slice() : []
    case "steepness", "x", "y":
      tried = [:]
      return stand()
    default: return stand()
    }
  }

  mutating func receive(_ report: RunReport) -> [LabCommand] {
    let commands = desk.receive(report)
    switch view {
    case .valleys where desk.isFinished(.walk(.valleys)): noteValleys()
    case .ravine where desk.isFinished(.walk(.ravine)): noteRavine()
    case .slice:
      if desk.live == [.network(0), .network(1)], desk.live.allSatisfy(desk.isFinished) {
        return commands + slice()
      }
    case .fog, .bowl, .rates, .valleys, .ravine, .saddle: break
    }
    return commands
  }

  private mutating func noteValleys() {
    for name in ["a", "b"] {
      let walk = curveWalk(from: name)
      let end = walk.weight(after: walk.weights.count)
      guard LossCurve.valleys.slope(end).magnitude < 0.01 else { continue }
      if end < 0 { hasFoundLeft = true }
      if end > 0.5 { hasFoundRight = true }
    }
  }

  private mutating func noteRavine() {
    let walk = planeWalk
    let end = walk.place(after: walk.places.count)
    let hasArrived = plane.value(end.x, end.y) < Self.arrived
    let steps = walk.places.count - 1
    tried[sheet.number("ravine.rate")] = hasArrived ? steps : 0
    let isLesson =
      sheet.count("steepness") >= 25 && sheet.number("x").magnitude >= 4
      && sheet.number("y").magnitude >= 1
    if hasArrived, isLesson { ravineBest = min(ravineBest ?? steps, steps) }
  }

  /// 64-32-10 on the digits, from one of two starts.
  private func network(_ number: Int) -> RunOrder<DescentRun> {
    let data = digits.training.digits()
    let other = digits.validation.digits()
    return RunOrder(
      .network(number),
      Job(
        experiment: Experiment(
          model: Self.model, loss: .crossEntropy, optimizer: Adam(rate: 0.005), training: data,
          batchSize: 32, epochs: sheet.count("epochs"), seed: seed &* 2 &+ UInt64(number)),
        probes: SlicePlan.names, trials: [Trial(name: SlicePlan.trial, data: other)]))
  }

  static let model = Model(
    inputShape: Shape(64), [.dense(32, named: "hidden"), .relu, .dense(10, named: "out")])

  /// Measures the loss at every place of a slice through the first network, or through both.
  private mutating func slice() -> [LabCommand] {
    guard let first = weights(of: 0), let second = weights(of: 1) else { return [] }
    let plan = SlicePlan(
      from: first, to: second, isThroughBoth: sheet.word("cut") != "random", seed: seed)
    let data = digits.training.digits().prefix(200)
    return desk.stand(
      SlicePlan.places.enumerated().map { index, tag in
        RunOrder(
          tag,
          Job(
            experiment: Experiment(
              model: Self.model, loss: .crossEntropy, optimizer: SGD(rate: 0),
              training: data.prefix(1), batchSize: 1, steps: 0),
            trials: [Trial(name: SlicePlan.trial, data: data)], initial: plan.weights(at: index)))
      })
  }

  /// Whether the networks are trained, and their slice is on its way.
  var isMeasuring: Bool {
    desk.live.first == SlicePlan.places.first && sliceLosses.isEmpty
  }

  func weights(of number: Int) -> [[Float]]? {
    let values = desk.report(.network(number))?.snapshot.values ?? [:]
    let weights = SlicePlan.names.compactMap { values[$0] }
    return weights.count == SlicePlan.names.count ? weights : nil
  }

  mutating func point(_ event: MouseEvent, on size: Size) -> [LabCommand] {
    guard event.action == .press else { return [] }
    let area = stagePlan(Rect(size).dropTop(StageHead.rows)).picture
    switch view {
    case .fog, .bowl, .rates, .valleys:
      guard let w = curveChart(in: area).value(atColumn: event.column, in: area) else { return [] }
      let name = view == .valleys ? "a" : "start"
      return sheet.set(name, to: "\((w * 10).rounded() / 10)") ? turned(name) : []
    case .ravine:
      guard let place = landscape.point(atColumn: event.column, row: event.row, in: area),
        sheet.set("x", to: "\((place.x * 10).rounded() / 10)"),
        sheet.set("y", to: "\((place.y * 10).rounded() / 10)")
      else { return [] }
      return turned("x")
    case .saddle, .slice: return []
    }
  }
}
