internal import Compute
internal import Learning
internal import TextUI

/// One of the runs of the lab.
enum LossRun: Hashable, Sendable {
  /// A network of digits that is measured and not trained, by its number.
  case untrained(Int)
  /// A line through the points, with or without the odd one.
  case line(hasOdd: Bool)
  /// One unit, with cross-entropy or with squared error.
  case race(isSquared: Bool)
  /// A network of digits, trained on a few.
  case trained
  /// The same network with larger scores.
  case scaled
}

extension LossLab {
  static let trial = "trial"
  static let untrainedCount = 5
  static let raceUpdates = 1_000
  static let lineUpdates = 400
  /// Digits that the network learns from in the view of certainty: few, so that it is not right
  /// about everything.
  static let fewDigits = 80

  /// The runs of the view on stage.
  var tags: [LossRun] {
    switch view {
    case .softmax, .truth, .cards: []
    case .untrained: (0..<Self.untrainedCount).map(LossRun.untrained)
    case .line:
      sheet.isOn("odd") ? [.line(hasOdd: false), .line(hasOdd: true)] : [.line(hasOdd: false)]
    case .race: [.race(isSquared: false), .race(isSquared: true)]
    case .certainty: [.trained, .scaled]
    }
  }

  /// What a learner reads of a run beside others.
  func legend(_ run: LossRun) -> String {
    switch run {
    case .untrained(let number): "network \(number + 1)"
    case .line(let hasOdd): hasOdd ? "with the odd point" : "without the odd point"
    case .race(let isSquared): isSquared ? "squared error" : "cross-entropy"
    case .trained: "trained"
    case .scaled: "scaled"
    }
  }

  /// What stands on the stage before Space. Untrained networks are made when they are asked for.
  mutating func stand() -> [LabCommand] {
    switch view {
    case .softmax, .truth, .cards: return desk.rest()
    case .untrained:
      let forgotten = Set(tags)
      desk.forget(forgotten.contains)
      return desk.rest()
    case .line, .race: return desk.stand(tags.map(order))
    case .certainty:
      desk.forget { $0 == .scaled }
      return desk.stand([order(.trained)])
    }
  }

  mutating func runView() -> [LabCommand] {
    switch view {
    case .softmax: revealed = 3
    case .truth:
      isPriced = true
      sheet.set("truth", to: "dog")
    case .cards: break
    case .untrained:
      return desk.isSweeping ? desk.toggle() : desk.sweep(tags.map(order))
    case .line, .race: return toggleOr(desk.live.isEmpty ? tags : desk.live)
    case .certainty:
      return desk.isRunning || desk.isPaused && desk.steps(.trained) > 0
        ? desk.toggle() : desk.show([order(.trained)])
    }
    return []
  }

  private mutating func toggleOr(_ tags: [LossRun]) -> [LabCommand] {
    desk.isRunning || desk.isPaused && tags.contains { desk.steps($0) > 0 }
      ? desk.toggle() : desk.show(self.tags.map(order))
  }

  /// What follows from a control that has changed.
  mutating func turned(_ name: String) -> [LabCommand] {
    switch name {
    case "classes", "scale", "measure", "odd", "start", "rate": return stand()
    case "factor":
      return desk.isFinished(.trained) ? desk.stand([order(.scaled)]) : []
    default: return []
    }
  }

  mutating func receive(_ report: RunReport) -> [LabCommand] {
    let commands = desk.receive(report)
    switch view {
    case .untrained: if tags.allSatisfy(desk.isFinished) { hasChecked = true }
    case .certainty:
      if desk.live == [.trained], desk.isFinished(.trained) {
        return commands + desk.stand([order(.scaled)])
      }
    case .softmax, .truth, .line, .race, .cards: break
    }
    return commands
  }

  func order(_ tag: LossRun) -> RunOrder<LossRun> { RunOrder(tag, job(tag)) }

  private func job(_ tag: LossRun) -> Job {
    switch tag {
    case .untrained(let number): untrainedJob(number)
    case .line(let hasOdd): lineJob(hasOdd: hasOdd)
    case .race(let isSquared): raceJob(isSquared: isSquared)
    case .trained, .scaled: digitsJob(isScaled: tag == .scaled)
    }
  }

  /// 64-32-k with ReLU, measured on digits of the first k classes before its first step.
  private func untrainedJob(_ number: Int) -> Job {
    let classes = sheet.count("classes")
    let scale = Float(sheet.number("scale"))
    let data = digits.validation.digits(below: classes, scale: scale)
    return Job(
      experiment: Experiment(
        model: Model(
          inputShape: Shape(64),
          [.dense(32, weights: .heUniform, named: "hidden"), .relu, .dense(classes, named: "out")]),
        loss: .crossEntropy, optimizer: SGD(rate: 0.1), training: data, steps: 0,
        seed: seed &* 100 &+ UInt64(number)),
      trials: [Trial(name: Self.trial, data: data)])
  }

  /// Points on a line with a little noise; the odd one lies far below its end.
  func linePoints(hasOdd: Bool) -> [ChartPoint] {
    var generator = SeededGenerator(seed: seed).split("line")
    let points = (0..<11).map { index in
      let x = 0.2 + Double(index) * 0.35
      return ChartPoint(x, 0.6 + 0.75 * x + 0.18 * Double(generator.normal()))
    }
    return hasOdd ? points + [ChartPoint(3.85, 0.3)] : points
  }

  private func lineJob(hasOdd: Bool) -> Job {
    let points = linePoints(hasOdd: hasOdd)
    let data = Dataset(
      inputs: points.map { Float($0.x) }, inputShape: Shape(1),
      targets: .values(points.map { Float($0.y) }, shape: Shape(1)))
    return Job(
      experiment: Experiment(
        model: Model(
          inputShape: Shape(1),
          [.dense(1, weights: .zero, biases: .constant(2), named: "line")]),
        loss: sheet.word("measure") == "squared" ? .squaredError : .absoluteError,
        optimizer: Adam(rate: 0.05), training: data, batchSize: points.count,
        steps: Self.lineUpdates, seed: seed, shuffles: false, schedule: .cosine(warmup: 0)),
      probes: ["line.weight", "line.bias"], trials: [Trial(name: Self.trial, data: data)])
  }

  /// One weight and one offset on an input of 1, begun so that the output is as wrong as it is set
  /// to be; the target is 0. Squared error is taken as ½ (output − target)², half the rate of what
  /// the engine calls squared error.
  private func raceJob(isSquared: Bool) -> Job {
    let start = sheet.number("start")
    let sum = PortableMath.log(start / (1 - start))
    let layer = Model.Entry.dense(
      1, weights: .constant(Float(sum / 2)), biases: .constant(Float(sum / 2)), named: "unit")
    let data = Dataset(inputs: [1], inputShape: Shape(1), targets: .values([0], shape: Shape(1)))
    let rate = sheet.number("rate")
    return Job(
      experiment: Experiment(
        model: Model(inputShape: Shape(1), isSquared ? [layer, .sigmoid] : [layer]),
        loss: isSquared ? .squaredError : .binaryCrossEntropy,
        optimizer: SGD(rate: isSquared ? rate / 2 : rate), training: data, batchSize: 1,
        steps: Self.raceUpdates, shuffles: false),
      queries: [1])
  }

  /// 64-10, trained on a few digits; or the trained network, all of its scores larger by a factor.
  private func digitsJob(isScaled: Bool) -> Job {
    let data = digits.training.digits().prefix(Self.fewDigits)
    let other = digits.validation.digits()
    let factor = Float(sheet.number("factor"))
    let values = desk.report(.trained)?.snapshot.values ?? [:]
    let initial = ["out.weight", "out.bias"].map { name in
      let numbers = (values[TensorName(name)] ?? []).map { $0 * factor }
      return Checkpoint.Tensor(
        name: TensorName(name), shape: Shape(numbers.count), values: numbers)
    }
    return Job(
      experiment: Experiment(
        model: Model(inputShape: Shape(64), [.dense(10, named: "out")]), loss: .crossEntropy,
        optimizer: Adam(rate: 0.02), training: data, batchSize: data.count,
        steps: isScaled ? 0 : 60, seed: seed, shuffles: false),
      probes: ["out.weight", "out.bias"], trials: [Trial(name: Self.trial, data: other)],
      queries: other.inputs, initial: isScaled ? initial : [])
  }
}
