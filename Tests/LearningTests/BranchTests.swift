import Compute
import Learning
import Testing

/// A run that begins where another one stood.
@Suite struct BranchTests {
  private static let spiral: Dataset = {
    let examples = Spiral(count: 60, noise: 0.05, seed: 4).examples
    return Dataset(
      inputs: examples.inputs, inputShape: Shape(2),
      targets: .values(examples.targets, shape: Shape(1)))
  }()

  private func experiment(
    _ optimizer: any Optimizer = Adam(rate: 0.02), batch: Int = 16, epochs: Int = 6,
    units: Int = 6, layers: [Model.Entry] = [.tanh], data: Dataset = spiral
  ) -> Experiment {
    Experiment(
      model: Model(inputShape: Shape(2), [.dense(units)] + layers + [.dense(1)]),
      loss: .binaryCrossEntropy, optimizer: optimizer, training: data, validation: data,
      batchSize: batch, epochs: epochs, seed: 5, kernels: .portable)
  }

  private func moment(of experiment: Experiment, after steps: Int) throws -> RunMoment {
    var trainer = try Trainer(experiment)
    trainer.advance(by: .steps(steps))
    return trainer.moment
  }

  private func state(_ trainer: borrowing Trainer) -> Checkpoint { trainer.checkpoint }

  /// In the middle of an epoch, with optimizers that remember, dropout that counts and buffers.
  @Test(arguments: [0, 1, 2])
  func withNothingChangedItGoesOnBitForBit(_ kind: Int) throws {
    let same =
      switch kind {
      case 0: experiment()
      case 1: experiment(SGD(rate: 0.1, momentum: 0.9), layers: [.tanh, .dropout(0.3)])
      default: experiment(AdamW(rate: 0.01), layers: [.batchNorm(), .relu])
      }
    var whole = try Trainer(same)
    whole.advance(by: .steps(6))
    let here = whole.moment
    whole.advance(by: .steps(9))
    var branch = try Trainer(same)
    #expect(try branch.begin(at: here, of: same))
    branch.advance(by: .steps(9))
    #expect(state(branch) == state(whole))
    let curves = (branch.trainingCurve, whole.trainingCurve)
    #expect(curves.0 == curves.1)
    let validation = (branch.validationCurve, whole.validationCurve)
    #expect(validation.0 == validation.1)
  }

  @Test func twiceTheSameBranchIsTheSameRun() throws {
    let parent = experiment()
    let here = try moment(of: parent, after: 7)
    let other = experiment(Adam(rate: 0.1), batch: 10)
    var ends: [Checkpoint] = []
    for _ in 0..<2 {
      var branch = try Trainer(other)
      try branch.begin(at: here, of: parent)
      branch.advance(by: .steps(8))
      ends.append(state(branch))
    }
    #expect(ends[0] == ends[1] && ends[0].step == 15)
  }

  @Test func anotherRateCountsFromTheFirstStepOn() throws {
    let parent = experiment(SGD(rate: 0.1))
    let here = try moment(of: parent, after: 5)
    var branch = try Trainer(experiment(SGD(rate: 0)))
    try branch.begin(at: here, of: parent)
    branch.advance(by: .steps(3))
    #expect(state(branch).parameters == here.checkpoint.parameters)
  }

  /// A rate that was turned by hand is part of the run, as long as nothing else is said.
  @Test func aRateTurnedByHandStays() throws {
    let parent = experiment(SGD(rate: 0.1))
    var trainer = try Trainer(parent)
    trainer.advance(by: .steps(5))
    trainer.write([0], to: .rate)
    var branch = try Trainer(parent)
    try branch.begin(at: trainer.moment, of: parent)
    branch.advance(by: .steps(3))
    let same = trainer.parameters
    #expect(state(branch).parameters == same)
  }

  /// Adam's corrections reckon with a memory that was empty at the first update.
  @Test func anotherOptimizerBeginsWithAnEmptyMemory() throws {
    let parent = experiment(SGD(rate: 0.1, momentum: 0.9))
    let here = try moment(of: parent, after: 5)
    var branch = try Trainer(experiment(Adam(rate: 0.02)))
    #expect(try !branch.begin(at: here, of: parent))
    let begun = state(branch)
    #expect(begun.updates == 0 && begun.step == 5)
    #expect(begun.optimizer.allSatisfy { $0.values.allSatisfy { $0 == 0 } })
    branch.advance(by: .step)
    let moved = zip(state(branch).parameters, begun.parameters).flatMap { after, before in
      zip(after.values, before.values).map { abs($0 - $1) }
    }
    // The first step of Adam is as large as its rate.
    #expect(moved.allSatisfy { $0 <= 0.0201 } && moved.contains { $0 > 0.019 })
  }

  @Test func anotherBatchGoesOnAtTheSameExample() throws {
    let parent = experiment(batch: 16)
    let here = try moment(of: parent, after: 2)
    var branch = try Trainer(experiment(batch: 7))
    try branch.begin(at: here, of: parent)
    branch.advance(by: .step)
    #expect(state(branch).cursor == 2 * 16 + 7 && state(branch).epoch == 0)
  }

  @Test func fewerExamplesBeginThePassAnew() throws {
    let parent = experiment(batch: 16)
    let here = try moment(of: parent, after: 3)
    let examples = Spiral(count: 20, noise: 0.05, seed: 4).examples
    let few = Dataset(
      inputs: examples.inputs, inputShape: Shape(2),
      targets: .values(examples.targets, shape: Shape(1)))
    var branch = try Trainer(experiment(batch: 16, data: few))
    try branch.begin(at: here, of: parent)
    #expect(state(branch).cursor == 0)
    branch.advance(by: .steps(4))
    #expect(state(branch).step == 7)
  }

  @Test func aRunThatIsOverGetsItsBudgetOnceMore() throws {
    let parent = experiment(epochs: 2)
    let here = try moment(of: parent, after: 100)
    #expect(here.step == 8)
    var branch = try Trainer(parent)
    try branch.begin(at: here, of: parent)
    let isOver = branch.isFinished
    #expect(!isOver)
    branch.advance(by: .toEnd)
    let end = branch.checkpoint.step
    #expect(end == 16)
    var counted = parent
    counted.steps = 5
    var other = try Trainer(counted)
    try other.begin(at: here, of: parent)
    other.advance(by: .toEnd)
    let last = other.checkpoint.step
    #expect(last == 13)
  }

  @Test func anotherNetworkSaysWhatDiffers() throws {
    let parent = experiment(units: 6)
    let here = try moment(of: parent, after: 2)
    var wider = try Trainer(experiment(units: 8))
    let before = wider.parameters
    do {
      try wider.begin(at: here, of: parent)
      Issue.record("It began in a network that it does not fit.")
    } catch {
      #expect(error.description.contains("0.weight is [8 × 2] here and [6 × 2] there"), "\(error)")
    }
    let after = wider.checkpoint
    #expect(after.parameters == before && after.step == 0)
    var deeper = try Trainer(experiment(layers: [.tanh, .dense(6), .tanh]))
    #expect(throws: BranchError.self) { try deeper.begin(at: here, of: parent) }
  }
}
