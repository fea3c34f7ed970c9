internal import Compute
internal import Learning

/// One of the runs of the lab `court`.
public enum CourtRun: Hashable, Sendable {
  /// One unit on the measurements of mails.
  case spam(seed: UInt64)
  /// A reader of plain digits.
  case plain(seed: UInt64)
  /// Readers of digits with a mark in the top row: it gives the answer, or it is drawn by dice.
  case cheat(seed: UInt64)
  case honest(seed: UInt64)
  /// A sealed reader, by its letter's number.
  case sealed(number: Int, seed: UInt64)
}

extension CourtLab {
  /// By what the runs of the view are known.
  public var orderTags: [CourtRun] { tags }
  /// What a learner reads of a run beside others.
  public func legend(_ run: CourtRun) -> String {
    switch run {
    case .spam, .plain: ""
    case .cheat: "cheat"
    case .honest: "honest"
    case .sealed(let number, _): "reader \(CourtCase.names[number])"
    }
  }

  /// What Space trains in the view on stage.
  public var orders: [RunOrder<CourtRun>] { tags.map { RunOrder($0, job($0)) } }

  /// The sealed readers are trained out of sight.
  public var isSweep: Bool { view == .court }

  /// The first of them stands there.
  public var standing: [RunOrder<CourtRun>] { isSweep ? Array(orders.prefix(1)) : orders }

  var tags: [CourtRun] {
    switch view {
    case .weight: [.spam(seed: seed)]
    case .map, .scramble, .silence, .audit: [.plain(seed: seed)]
    case .marks, .share: [.cheat(seed: seed), .honest(seed: seed)]
    case .court: CourtCase.names.indices.map { .sealed(number: $0, seed: seed) }
    }
  }

  /// What the sealed readers use, by their letters.
  var truth: [Verdict] {
    var verdicts: [Verdict] = [.clean, .clean, .mark, .border]
    var numbers = SeededGenerator(seed: seed).split("sealed")
    numbers.shuffle(&verdicts)
    return verdicts
  }

  static let tests = ["right", "random", "absent"]

  private func job(_ tag: CourtRun) -> Job {
    switch tag {
    case .spam(let seed):
      return Job(
        experiment: Experiment(
          model: Model(
            inputShape: spam.training.inputShape,
            [.dense(1, weights: .zero, biases: .zero, named: "output")]),
          loss: .binaryCrossEntropy, optimizer: Adam(rate: 0.01), training: spam.training,
          validation: spam.unseen, batchSize: 64, epochs: 20, seed: seed),
        probes: ["output.weight"])
    case .plain(let seed): return digitJob(data.known, checkedOn: data.unseen, seed: seed)
    case .cheat(let seed):
      let marked = CourtData.marked(data.known, [(.top, data.known.classes)])
      return marksJob(marked, seed: seed)
    case .honest(let seed):
      let dice = CourtData.dice(data.known, "honest", seed: seed)
      return marksJob(CourtData.marked(data.known, [(.top, dice)]), seed: seed)
    case .sealed(let number, let seed):
      let training = data.sealedTraining(truth[number], number: number, seed: seed)
      return digitJob(training, checkedOn: data.sealedBench, seed: seed &+ UInt64(number))
    }
  }

  private func marksJob(_ training: Dataset, seed: UInt64) -> Job {
    var job = digitJob(training, checkedOn: data.bench("right", seed: seed), seed: seed)
    job.trials = Self.tests.map { Trial(name: $0, data: data.bench($0, seed: seed)) }
    return job
  }

  /// 64-32-10, as everywhere.
  private func digitJob(_ training: Dataset, checkedOn validation: Dataset, seed: UInt64) -> Job {
    Job(
      experiment: Experiment(
        model: Model(
          inputShape: Shape(64), [.dense(32, named: "hidden"), .relu, .dense(10, named: "output")]),
        loss: .crossEntropy, optimizer: Adam(rate: 0.005), training: training,
        validation: validation, epochs: 25, seed: seed),
      probes: DigitReader.tensors)
  }

  // MARK: What came of it

  /// A reader as it is now; nil before it has been seen.
  func reader(_ tag: CourtRun) -> DigitReader? {
    desk.report(tag).flatMap { DigitReader($0.snapshot.values) }
  }

  /// The plain reader with weights in another order, as the dial says; each layer keeps its numbers.
  var mixedReader: DigitReader? {
    guard var mixed = reader(.plain(seed: seed)) else { return nil }
    var numbers = SeededGenerator(seed: seed).split("mixed")
    let word = book[CourtStage.scramble.rawValue].word("mixed")
    if word == "first layer" || word == "both layers" { numbers.shuffle(&mixed.first) }
    if word == "last layer" || word == "both layers" { numbers.shuffle(&mixed.second) }
    return mixed
  }

  /// The unseen digit that is looked at, from 0.
  var digitNumber: Int {
    let count = view == .scramble || view == .map ? sheet.count("digit") : 1
    return min(max(1, count), max(1, data.unseen.count)) - 1
  }

  /// Its pixels.
  var picture: [Double] { data.unseen.input(at: digitNumber).map(Double.init) }

  /// How each pixel moves the score of the class that a reader says.
  func map(_ reader: DigitReader) -> [Double] {
    let pixels = data.unseen.input(at: digitNumber)
    return reader.slopes(pixels, ofClass: reader.answer(pixels)).map(Double.init)
  }
}
