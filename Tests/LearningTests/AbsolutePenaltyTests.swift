import Compute
import Learning
import TestSupport
import Testing

@Suite struct AbsolutePenaltyTests {
  @Test(arguments: KernelChoice.allCases)
  func theGradientGrowsByTheSlopeOfThePenalty(_ kernels: KernelChoice) throws {
    var experiment = Experiment.classifier(kernels: kernels)
    experiment.l1Penalty = 0.1
    var trainer = try Trainer(experiment)
    while trainer.position.phase != .update { trainer.advance(by: .instruction) }
    let names = trainer.plan.parameterNames
    let before = names.map { trainer.read($0.gradient) ?? [] }
    trainer.advance(by: .instruction)
    for (name, gradient) in zip(names, before) {
      let signs: [Float] = (trainer.read(name) ?? []).map { $0 < 0 ? -0.1 : 0.1 }
      expectClose(trainer.read(name.gradient), zip(gradient, signs).map(+), tolerance: 1e-7)
    }
  }

  /// What the loss does not need is pulled to zero, and left there.
  @Test func aWeightThatNothingNeedsSwingsAroundZero() throws {
    // The second input says nothing.
    let inputs: [Float] = (0..<64).flatMap { row in
      [row % 8, row / 8].map { Float($0) / 4 - 0.875 }
    }
    let targets = (0..<64).map { 2 * inputs[2 * $0] }
    func weights(l1: Double) throws -> [Float] {
      var trainer = try Trainer(
        Experiment(
          model: Model(inputShape: Shape(2), [.dense(1)]), loss: .squaredError,
          optimizer: SGD(rate: 0.01),
          training: Dataset(
            inputs: inputs, inputShape: Shape(2), targets: .values(targets, shape: Shape(1))),
          batchSize: 64, steps: 3000, seed: 3, l1Penalty: l1))
      trainer.advance(by: .toEnd)
      return trainer.read("0.weight") ?? []
    }
    let free = try weights(l1: 0)
    let pulled = try weights(l1: 0.1)
    try #require(free.count == 2 && pulled.count == 2)
    // From one side to the other, a step of rate · strength at a time.
    #expect(abs(pulled[1]) <= 0.0011)
    #expect(abs(free[0] - 2) < 0.01)
    // The mean of x² is 21 / 64, so the minimum lies 0.1 / (2 · 21 / 64) lower.
    #expect(abs(pulled[0] - (2 - 0.1 / (2 * 21 / 64))) < 0.01)
  }

  @Test func aListingSaysWhatIsAdded() throws {
    var experiment = Experiment.small()
    (experiment.l1Penalty, experiment.clip) = (0.5, 1)
    let texts = try Trainer(experiment).plan.instructions.filter { $0.phase == .update }.map(\.text)
    #expect(texts.first == "every gradient g = g + 0.5 × sign(w)")
    #expect(texts.count == 4)
  }

  @Test func severalThreadsPullAsOneDoes() throws {
    var experiment = Experiment.small()
    experiment.l1Penalty = 0.1
    var one = try Trainer(experiment)
    experiment.threads = 2
    var two = try Trainer(experiment)
    one.advance(by: .steps(5))
    two.advance(by: .steps(5))
    expectClose(
      two.read("hidden.weight"), one.read("hidden.weight") ?? [], tolerance: 1e-6)
  }

  @Test func aStrengthThatIsNoneIsExplained() {
    for strength in [-1, Double.nan, .infinity] {
      var experiment = Experiment.small()
      experiment.l1Penalty = strength
      #expect(
        throws: ShapeError(
          "l1: a strength of \(strength) is no penalty; use 0 or a number above.")
      ) { _ = try Trainer(experiment) }
    }
  }
}
