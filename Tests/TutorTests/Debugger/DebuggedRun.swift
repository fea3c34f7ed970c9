import Compute
import Labs
import Learning
import SessionPlay
import TextUI

@testable import Tutor

/// Runs to be walked through.
enum DebuggedRun: String, CaseIterable, Sendable {
  /// 2-2-1 with tanh and cross-entropy, as the lessons have it.
  case curved = "network C"
  /// 2-2-1 with ReLU and half the squared error: by hand.
  case straight = "network R"
  case digits, transformer, recurrent, pictures
  /// A rate with which numbers run away in the second step.
  case runaway

  var subject: StepSubject {
    var job = Job(experiment: experiment)
    job.initial = initial
    return StepSubject(title: rawValue, run: RunExport(name: rawValue, job: job))
  }

  /// A session with this run open, before its first instruction.
  func player(_ keys: KeyScript = "", size: Size = .standard) -> Player {
    var player = Player(opening: .debugger(subject), size: size)
    player.play(keys)
    return player
  }

  private var initial: [Checkpoint.Tensor] {
    let numbers: [[Float]]
    switch self {
    case .curved: numbers = [[0.5, -0.25, 1, 0.5], [0, -0.5], [1, -1], [0]]
    case .straight: numbers = [[0.5, 0.25, -1, 0.25], [0, 0], [2, 3], [-0.5]]
    case .digits, .transformer, .recurrent, .pictures, .runaway: return []
    }
    let names: [TensorName] = ["hidden.weight", "hidden.bias", "out.weight", "out.bias"]
    let shapes = [Shape(2, 2), Shape(2), Shape(1, 2), Shape(1)]
    return zip(zip(names, shapes), numbers).map {
      Checkpoint.Tensor(name: $0.0, shape: $0.1, values: $1)
    }
  }

  private var experiment: Experiment {
    switch self {
    case .curved: Self.small(.tanh, .binaryCrossEntropy, rate: 0.5, input: [1, 0.5])
    case .straight: Self.small(.relu, .halfSquaredError, rate: 0.01, input: [1, 2])
    case .runaway:
      Experiment(
        model: Model(
          inputShape: Shape(2), [.dense(3, named: "hidden"), .relu, .dense(1, named: "out")]),
        loss: .squaredError, optimizer: SGD(rate: 1e18),
        training: Dataset(
          inputs: [1, 2, 3, 1], inputShape: Shape(2),
          targets: .values([1, 0], shape: Shape(1))), batchSize: 2)
    case .digits:
      Experiment(
        model: Model(
          inputShape: Shape(64), [.dense(32, named: "hidden"), .relu, .dense(10, named: "out")]),
        loss: .crossEntropy, optimizer: SGD(rate: 0.1, momentum: 0.9),
        training: Dataset(
          inputs: Self.numbers(16 * 64), inputShape: Shape(64),
          targets: .classes((0..<16).map { Int32($0 % 10) }, count: 10)),
        batchSize: 4, seed: 3)
    case .transformer:
      Experiment(
        model: Model(
          inputShape: Shape(6),
          [
            .embedding(tokens: 7, width: 8, named: "words"), .positions(named: "order"),
            .transformer(heads: 2, hidden: 12, causal: true, named: "block"),
            .dense(7, named: "next"),
          ]),
        loss: .crossEntropy, optimizer: AdamW(rate: 3e-3),
        training: Dataset(
          inputs: (0..<24).map { Float($0 * 3 % 7) }, inputShape: Shape(6),
          targets: .classes(
            (0..<24).map { Int32($0 * 3 % 7) }, count: 7, shape: Shape(6))),
        batchSize: 2, seed: 6, clip: 0.5)
    case .recurrent:
      Experiment(
        model: Model(
          inputShape: Shape(4, 2),
          [.lstm(3, returns: .last, named: "memory"), .dense(1, named: "out")]),
        loss: .squaredError, optimizer: Adam(rate: 0.01),
        training: Dataset(
          inputs: Self.numbers(48), inputShape: Shape(4, 2),
          targets: .values((0..<6).map { Float($0 % 2) }, shape: Shape(1))),
        batchSize: 4, seed: 2)
    case .pictures:
      Experiment(
        model: Model(
          inputShape: Shape(1, 6, 6),
          [
            .conv(3, kernel: 3, named: "edges"), .batchNorm(named: "norm"), .relu, .maxPool(2),
            .flatten, .dense(2, named: "out"),
          ]),
        loss: .crossEntropy, optimizer: SGD(rate: 0.1),
        training: Dataset(
          inputs: Self.numbers(216), inputShape: Shape(1, 6, 6),
          targets: .classes((0..<6).map { Int32($0 % 2) }, count: 2)),
        batchSize: 4, seed: 1)
    }
  }

  private static func small(
    _ bend: Model.Entry, _ loss: Loss, rate: Double, input: [Float]
  ) -> Experiment {
    Experiment(
      model: Model(
        inputShape: Shape(2), [.dense(2, named: "hidden"), bend, .dense(1, named: "out")]),
      loss: loss, optimizer: SGD(rate: rate),
      training: Dataset(
        inputs: input, inputShape: Shape(2), targets: .values([1], shape: Shape(1))),
      batchSize: 1)
  }

  private static func numbers(_ count: Int) -> [Float] {
    var generator = SeededGenerator(seed: 9)
    return (0..<count).map { _ in generator.normal() }
  }
}

extension Player {
  /// The debugger's report; empty before there is one.
  var steps: StepReport { debugger?.report ?? StepReport() }

  /// The number that the opened tensor's cursor is on.
  var chosen: Float? { debugger?.chosenFigure?.value }

  /// The explanation that is open.
  var why: Explanation? {
    debugger?.why.current.flatMap { steps.explanation(of: $0.element) }
  }

  /// The debugger's picture, as text.
  func picture(_ size: Size = .standard, look: Look = .standard) -> String {
    view(size, look: look).description
  }
}
