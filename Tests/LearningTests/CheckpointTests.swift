import Compute
import Learning
import Testing

/// A run that goes on from a checkpoint is the run that did not stop.
@Suite struct CheckpointTests {
  private static let optimizers: [any Optimizer] = [
    SGD(rate: 0.1), SGD(rate: 0.1, momentum: 0.9), Adam(rate: 0.01), AdamW(),
    RMSProp(momentum: 0.5),
  ]

  private func experiment(_ optimizer: any Optimizer, _ kernels: KernelChoice) -> Experiment {
    var generator = SeededGenerator(seed: 3)
    let inputs = (0..<46).map { _ in generator.normal() }
    let targets = (0..<23).map { _ in Float(generator.below(2)) }
    return Experiment(
      model: Model(
        inputShape: Shape(2),
        [.dense(6, named: "hidden"), .batchNorm(), .relu, .dropout(0.3), .dense(1)]),
      loss: .binaryCrossEntropy, optimizer: optimizer,
      training: Dataset(
        inputs: inputs, inputShape: Shape(2), targets: .values(targets, shape: Shape(1))),
      batchSize: 5, steps: 40, seed: 9, kernels: kernels, schedule: .cosine(warmup: 4), clip: 0.5)
  }

  @Test(arguments: KernelChoice.allCases)
  func aRunGoesOnBitForBit(_ kernels: KernelChoice) throws {
    for optimizer in Self.optimizers {
      let experiment = experiment(optimizer, kernels)
      var whole = try Trainer(experiment)
      whole.advance(by: .toEnd)
      // Five steps are an epoch; the last of its batches has three examples.
      for stop in [0, 5, 12, 14, 40] {
        var first = try Trainer(experiment)
        first.advance(by: .steps(stop))
        let checkpoint = first.checkpoint
        #expect(checkpoint.step == stop && checkpoint.epoch == stop / 5)
        var second = try Trainer(experiment)
        second.restore(checkpoint)
        #expect(second.checkpoint == checkpoint)
        second.advance(by: .toEnd)
        #expect(second.checkpoint == whole.checkpoint, "\(optimizer.name) from \(stop)")
      }
    }
  }

  @Test func whatHappenedSinceIsForgotten() throws {
    var trainer = try Trainer(experiment(Adam(), .fast))
    trainer.advance(by: .steps(7))
    let checkpoint = trainer.checkpoint
    trainer.advance(by: .steps(3))
    trainer.advance(by: .instruction)
    trainer.restore(checkpoint)
    #expect(trainer.checkpoint == checkpoint)
    #expect(trainer.position.step == 7 && trainer.position.instruction == 0)
  }

  @Test func tensorsHaveTheirNamesAndShapes() throws {
    let trainer = try Trainer(experiment(Adam(), .fast))
    let checkpoint = trainer.checkpoint
    #expect(
      checkpoint.parameters.map(\.name.text) == [
        "hidden.weight", "hidden.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var",
        "4.weight", "4.bias",
      ])
    #expect(checkpoint.parameters[0].shape == Shape(6, 2))
    #expect(checkpoint.optimizer.count == 12)
    #expect(checkpoint.optimizer.contains { $0.name == "hidden.weight.adam.v" })
  }
}

@Suite struct ModelSizeTests {
  @Test func numbersAreCountedByLayer() throws {
    let model = Model(inputShape: Shape(2), [.dense(8), .tanh, .residual([.dense(8)]), .dense(3)])
    let size = try ModelSize(of: model, limit: 1000)
    #expect(size.parameters == 2 * 8 + 8 + 8 * 8 + 8 + 8 * 3 + 3)
    #expect(size.outputShape == Shape(3))
    // Input; product, sum and tanh; product, sum and result of the shortcut; product and sum.
    #expect(size.valuesPerExample == 2 + 3 * 8 + 3 * 8 + 2 * 3)
  }

  @Test func normsNeedNoSecondExample() throws {
    let model = Model(inputShape: Shape(4), [.batchNorm(), .dense(2)])
    let size = try ModelSize(of: model, limit: 1000, batch: 1)
    #expect(size.parameters == 4 * 4 + 10)
  }

  @Test func theLayerBeyondTheLimitIsNamed() {
    let model = Model(inputShape: Shape(2), [.dense(8), .dense(1_000_000_000), .dense(3)])
    #expect {
      try ModelSize(of: model, limit: 1 << 30)
    } throws: { error in
      (error as? LayerError)?.layer == 1
    }
  }

  @Test func theLayerThatDoesNotFitIsNamed() {
    let model = Model(inputShape: Shape(2), [.dense(8), .conv(2, kernel: 3)])
    #expect {
      try ModelSize(of: model, limit: 1000)
    } throws: { error in
      (error as? LayerError)?.layer == 1 && "\(error)".contains("layer 1 (conv): ")
    }
  }
}
