import Compute
import Learning
import Testing

@Suite struct TrainerTests {
  @Test(arguments: KernelChoice.allCases)
  func theSameSeedGivesTheSameBits(_ kernels: KernelChoice) throws {
    var first = try Trainer(.small(kernels: kernels))
    var second = try Trainer(.small(kernels: kernels))
    var other = try Trainer(.small(kernels: kernels, seed: 2))
    first.advance(by: .toEnd)
    second.advance(by: .toEnd)
    other.advance(by: .toEnd)
    for name in first.tensorNames { #expect(first.read(name) == second.read(name)) }
    #expect(first.read("hidden.weight") != other.read("hidden.weight"))
  }

  @Test(arguments: KernelChoice.allCases)
  func singleStepsGiveTheBitsOfWholeSteps(_ kernels: KernelChoice) throws {
    var whole = try Trainer(.small(kernels: kernels))
    var stepped = try Trainer(.small(kernels: kernels))
    whole.advance(by: .steps(7))
    while stepped.position.step < 7 && !stepped.isFinished { stepped.advance(by: .instruction) }
    #expect(whole.position == stepped.position)
    for name in whole.tensorNames { #expect(whole.read(name) == stepped.read(name)) }
    #expect(whole.trainingCurve == stepped.trainingCurve)
  }

  @Test func aStepUnderWayIsFinishedFirst() throws {
    var trainer = try Trainer(.small())
    trainer.advance(by: .instruction)
    #expect(trainer.position.instruction == 1 && trainer.position.step == 0)
    trainer.advance(by: .step)
    #expect(trainer.position.instruction == 0 && trainer.position.step == 1)
  }

  @Test func theLastBatchOfAnEpochIsShorter() throws {
    var trainer = try Trainer(.small())
    var sizes: [Int] = []
    for _ in 0..<5 {
      trainer.advance(by: .step)
      sizes.append((trainer.read(.input)?.count ?? 0) / 2)
    }
    #expect(trainer.stepsPerEpoch == 5 && sizes == [5, 5, 5, 5, 3])
    #expect(trainer.position.epoch == 1)
  }

  @Test func anEpochShowsEveryExampleOnceInAnOrderOfItsOwn() throws {
    var trainer = try Trainer(.small())
    let all = trainer.experiment.training.inputs.sorted()
    var epochs: [[Float]] = []
    for _ in 0..<2 {
      var seen: [Float] = []
      for _ in 0..<5 {
        trainer.advance(by: .step)
        seen += trainer.read(.input) ?? []
      }
      #expect(seen.sorted() == all)
      epochs.append(seen)
    }
    #expect(epochs[0] != epochs[1] && epochs[0] != trainer.experiment.training.inputs)
  }

  @Test func withoutShufflingBatchesComeInOrder() throws {
    var experiment = Experiment.small()
    experiment.shuffles = false
    var trainer = try Trainer(experiment)
    trainer.advance(by: .steps(6))
    let first = trainer.read(.input)
    #expect(first == Array(experiment.training.inputs.prefix(10)))
  }

  @Test func theBudgetEndsTheRunAndCanBeExtended() throws {
    var trainer = try Trainer(.small(epochs: 2))
    trainer.advance(by: .toEnd)
    #expect(trainer.isFinished && trainer.position.step == 10 && trainer.position.epoch == 2)
    trainer.advance(by: .step)
    #expect(trainer.position.step == 10)
    trainer.extend(byEpochs: 1)
    let isFinished = trainer.isFinished
    #expect(!isFinished)
    trainer.advance(by: .toEnd)
    #expect(trainer.position.step == 15 && trainer.isFinished)
  }

  @Test func extendingGivesTheBitsOfALongerRun() throws {
    var long = try Trainer(.small(epochs: 4))
    var short = try Trainer(.small(epochs: 1))
    long.advance(by: .toEnd)
    short.advance(by: .toEnd)
    short.extend(byEpochs: 3)
    short.advance(by: .toEnd)
    #expect(long.read("hidden.weight") == short.read("hidden.weight"))
  }

  @Test func aBudgetOfStepsWins() throws {
    var experiment = Experiment.small(epochs: 1)
    experiment.steps = 12
    var trainer = try Trainer(experiment)
    trainer.advance(by: .toEnd)
    #expect(trainer.position.step == 12)
  }

  @Test func trainingLearns() throws {
    var trainer = try Trainer(.small(count: 200, batchSize: 20, epochs: 200))
    let before = trainer.evaluate(trainer.experiment.training)
    trainer.advance(by: .toEnd)
    let after = trainer.evaluate(trainer.experiment.training)
    #expect(after.loss < before.loss / 4 && (after.accuracy ?? 0) > 0.95)
  }

  @Test func divergenceNamesTheTensorAndKeepsTheWeights() throws {
    var trainer = try Trainer(.small(epochs: 50))
    trainer.advance(by: .steps(3))
    trainer.write(Array(repeating: .infinity, count: 8), to: "hidden.bias")
    let weights = trainer.read("output.weight")
    trainer.advance(by: .toEnd)
    // tanh(∞) is 1: only the infinite bias itself is to blame, and no loss comes of it.
    #expect(trainer.divergence == nil)
    var broken = try Trainer(.small(epochs: 50))
    broken.advance(by: .steps(3))
    broken.write([.nan], to: "output.bias")
    let before = broken.read("output.weight")
    broken.advance(by: .toEnd)
    #expect(broken.divergence == Divergence(tensor: "output.bias", step: 4))
    #expect(broken.isFinished && broken.position.step == 3)
    #expect(broken.read("output.weight") == before && weights != nil)
    broken.advance(by: .instruction)
    #expect(broken.position.step == 3)
  }

  @Test func aRateThatIsTooLargeEndsTheRun() throws {
    let data = clouds(40)
    let experiment = Experiment(
      model: Model(inputShape: Shape(4), [.dense(4), .relu, .dense(1)]), loss: .squaredError,
      optimizer: SGD(rate: 1000),
      training: Dataset(
        inputs: data.inputs, inputShape: Shape(4),
        targets: .values(Array(repeating: 1, count: 40), shape: Shape(1))),
      epochs: 1000)
    for kernels in KernelChoice.allCases {
      var experiment = experiment
      experiment.kernels = kernels
      var trainer = try Trainer(experiment)
      trainer.advance(by: .toEnd)
      let divergence = trainer.divergence
      #expect(divergence?.description.contains("Try a smaller learning rate") == true)
      #expect(trainer.read("0.weight")?.allSatisfy(\.isFinite) == true)
    }
  }

  /// So that a class sees the same run on every machine.
  @Test func aPortableRunHasItsBits() throws {
    var trainer = try Trainer(.classifier(kernels: .portable))
    trainer.advance(by: .steps(50))
    let bits = (trainer.read("2.bias") ?? []).map { String($0.bitPattern, radix: 16) }
    #expect(bits == ["3e297c74", "3db1e520", "be3154d6"])
    var small = try Trainer(.small(kernels: .portable))
    small.advance(by: .toEnd)
    let loss = String((small.evaluation?.loss ?? 0).bitPattern, radix: 16)
    #expect(loss == "3f2db5c0")
  }
}
