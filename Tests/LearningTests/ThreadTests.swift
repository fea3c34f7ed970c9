import Compute
import Learning
import TestSupport
import Testing

/// A batch that is split over threads gives the numbers of one that is not.
@Suite struct ThreadTests {
  private func experiment(
    threads: Int, loss: Loss = .crossEntropy, optimizer: any Optimizer = Adam(rate: 1e-3),
    count: Int = 150, batch: Int = 64
  ) -> Experiment {
    var generator = SeededGenerator(seed: 3)
    let inputs = (0..<count * 300).map { _ in generator.normal() }
    let targets: Dataset.Targets =
      switch loss {
      case .crossEntropy:
        .classes((0..<count).map { Int32($0 % 7 == 0 ? -100 : $0 % 5) }, count: 5)
      case .squaredError, .halfSquaredError, .absoluteError, .binaryCrossEntropy,
        .negativeLogLikelihood:
        .values((0..<count * 5).map { $0 % 3 == 0 ? 1 : 0 }, shape: Shape(5))
      }
    return Experiment(
      model: Model(
        inputShape: Shape(300),
        [.dense(400), .tanh, .dense(5)] + (loss == .negativeLogLikelihood ? [.sigmoid] : [])),
      loss: loss,
      optimizer: optimizer,
      training: Dataset(inputs: inputs, inputShape: Shape(300), targets: targets),
      batchSize: batch, epochs: 100, seed: 1, threads: threads)
  }

  @Test(arguments: Loss.allCases, [2, 3])
  func theLossesAreThoseOfOneThread(_ loss: Loss, _ threads: Int) throws {
    var one = try Trainer(experiment(threads: 1, loss: loss))
    var several = try Trainer(experiment(threads: threads, loss: loss))
    for _ in 0..<20 {
      one.advance(by: .step)
      several.advance(by: .step)
      expectClose(several.read(.loss) ?? [], one.read(.loss) ?? [], tolerance: 1e-5)
      expectClose(several.read("1") ?? [], one.read("1") ?? [], tolerance: 1e-4)
    }
    expectClose(several.read("0.weight") ?? [], one.read("0.weight") ?? [], tolerance: 1e-4)
    expectClose(
      several.read("0.weight.gradient") ?? [], one.read("0.weight.gradient") ?? [],
      tolerance: 1e-5)
  }

  @Test func theSameThreadsGiveTheSameBits() throws {
    var weights: [[Float]] = []
    for _ in 0..<3 {
      var trainer = try Trainer(experiment(threads: 2))
      trainer.advance(by: .steps(50))
      weights.append(trainer.read("0.weight") ?? [])
    }
    #expect(weights[0] == weights[1] && weights[1] == weights[2])
  }

  @Test func aBatchOfOneExampleIsNoTrouble() throws {
    // 129 examples in batches of 64: the last has one, so that one thread has none.
    var one = try Trainer(experiment(threads: 1, loss: .squaredError, count: 129))
    var several = try Trainer(experiment(threads: 2, loss: .squaredError, count: 129))
    one.advance(by: .epoch)
    several.advance(by: .epoch)
    expectClose(several.read(.loss) ?? [], one.read(.loss) ?? [], tolerance: 1e-5)
    expectClose(several.read("0.weight") ?? [], one.read("0.weight") ?? [], tolerance: 1e-5)
  }

  @Test func divergenceLeavesTheParametersAsTheyWere() throws {
    var trainer = try Trainer(
      experiment(threads: 2, loss: .squaredError, optimizer: SGD(rate: 1e20)))
    trainer.advance(by: .steps(20))
    let (divergence, isFinished) = (trainer.divergence, trainer.isFinished)
    #expect(divergence != nil && isFinished)
    #expect(trainer.read("0.weight")?.allSatisfy(\.isFinite) == true)
  }
}
