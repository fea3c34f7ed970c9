import Compute
import Learning
import TestSupport
import Testing

/// Looks into a network, layers that are left alone, and what a network begins with.
@Suite struct ExaminationTests {
  private func experiment(freezes: Set<String> = [], kernels: KernelChoice = .fast) -> Experiment {
    Experiment(
      model: Model(
        inputShape: Shape(2),
        [.dense(3, named: "hidden"), .tanh, .dense(2, named: "output")]),
      loss: .crossEntropy, optimizer: SGD(rate: 0.5),
      training: Dataset(
        inputs: [1, 2, -1, 0.5, 0.3, -2], inputShape: Shape(2),
        targets: .classes([0, 1, 1], count: 2)),
      batchSize: 3, epochs: 5, seed: 3, kernels: kernels, freezes: freezes)
  }

  @Test(arguments: KernelChoice.allCases)
  func theSlopeAtTheInputIsWhatNudgingMeasures(_ kernels: KernelChoice) throws {
    var trainer = try Trainer(experiment(kernels: kernels))
    trainer.advance(by: .steps(3))
    func loss(_ inputs: [Float]) -> Float {
      trainer.examine(
        Examination(
          "", inputs: inputs, targets: .classes([1], count: 2), tensors: [.loss]))[.loss]?.first
        ?? 0
    }
    let slopes = try #require(
      trainer.examine(
        Examination(
          "", inputs: [0.4, -0.7], targets: .classes([1], count: 2), tensors: ["input.gradient"])
      )["input.gradient"])
    let nudge: Float = 1e-2
    for place in 0..<2 {
      var (up, down): ([Float], [Float]) = ([0.4, -0.7], [0.4, -0.7])
      up[place] += nudge
      down[place] -= nudge
      let measured = (loss(up) - loss(down)) / (2 * nudge)
      #expect(abs(measured - slopes[place]) < 1e-3)
    }
  }

  @Test func everyValueOnTheWayCanBeRead() throws {
    var trainer = try Trainer(experiment())
    let found = trainer.examine(
      Examination("", inputs: [1, 2, 0, 0], tensors: ["hidden", "output", "0.weight", "nothing"]))
    #expect(found["hidden"]?.count == 6)
    #expect(found["output"]?.count == 4)
    #expect(found["0.weight"] == trainer.read("hidden.weight"))
    #expect(found["nothing"] == nil)
  }

  @Test func lookingDoesNotDisturbTraining() throws {
    var watched = try Trainer(experiment())
    var left = try Trainer(experiment())
    for _ in 0..<5 {
      watched.advance(by: .step)
      left.advance(by: .step)
      _ = watched.examine(
        Examination("", inputs: [1, 2], targets: .classes([0], count: 2), tensors: ["hidden"]))
    }
    #expect(watched.checkpoint == left.checkpoint)
  }

  @Test(arguments: KernelChoice.allCases)
  func aFrozenLayerStaysAsItIsAndTheOtherLearns(_ kernels: KernelChoice) throws {
    var trainer = try Trainer(experiment(freezes: ["hidden"], kernels: kernels))
    let free = try Trainer(experiment(kernels: kernels))
    let hidden = trainer.read("hidden.weight")
    let output = trainer.read("output.weight")
    // What is drawn at the start does not depend on what is trained.
    #expect(hidden == free.read("hidden.weight"))
    trainer.advance(by: .toEnd)
    #expect(trainer.read("hidden.weight") == hidden)
    #expect(trainer.read("output.weight") != output)
    let loss = trainer.evaluate(trainer.experiment.training).loss
    #expect(loss < 0.7)
  }

  @Test func aLayerIsFrozenByItsNumberToo() throws {
    var trainer = try Trainer(experiment(freezes: ["0"]))
    let hidden = trainer.read("hidden.weight")
    trainer.advance(by: .toEnd)
    #expect(trainer.read("hidden.weight") == hidden)
  }
}
