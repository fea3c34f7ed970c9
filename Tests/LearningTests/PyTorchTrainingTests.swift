import Compute
import Kernels
import Learning
import TestSupport
import Testing

/// Every optimizer, loss, activation, schedule and limit must give PyTorch's numbers.
@Suite struct PyTorchTrainingTests {
  @Test(arguments: FixtureTraining.all, KernelChoice.allCases)
  func twentyStepsAreThoseOfPyTorch(_ training: FixtureTraining, _ kernels: KernelChoice) throws {
    let fixtures = try TrainingFixtures.load()
    let expected = try #require(fixtures.cases[training.name])
    var trainer = try training.trainer(fixtures, kernels: kernels)
    var (losses, norms, rates): ([Float], [Float], [Float]) = ([], [], [])
    for _ in expected.losses {
      trainer.advance(by: .step)
      losses += trainer.read(.loss) ?? []
      norms += trainer.read(.gradientNorm) ?? []
      rates += trainer.read(.rate) ?? []
    }
    expectClose(losses, expected.losses, tolerance: 1e-5)
    expectClose(norms, expected.norms ?? [], tolerance: 1e-5)
    if let wanted = expected.rates { expectClose(rates, wanted.map { Float($0) }, tolerance: 1e-8) }
    #expect(trainer.plan.parameterNames.count == expected.after.count && trainer.isFinished)
    for (name, values) in expected.after {
      expectClose(trainer.read(TensorName(name)), values, tolerance: 1e-5)
    }
  }

  @Test(arguments: FixtureTraining.all, KernelChoice.allCases)
  func gradientsAreThoseOfPyTorch(_ training: FixtureTraining, _ kernels: KernelChoice) throws {
    let fixtures = try TrainingFixtures.load()
    let expected = try #require(fixtures.cases[training.name])
    var trainer = try training.trainer(fixtures, kernels: kernels)
    while trainer.position.phase != .update && trainer.divergence == nil {
      trainer.advance(by: .instruction)
    }
    for (name, values) in expected.gradients {
      expectClose(trainer.read(TensorName(name).gradient), values, tolerance: 1e-6)
    }
  }

  @Test(arguments: [
    ("relu", Activation.relu), ("leaky-relu", .leakyReLU(slope: 0.01)), ("gelu", .gelu),
    ("silu", .silu), ("tanh", .tanh), ("sigmoid", .sigmoid),
  ])
  func functionsAreThoseOfPyTorch(_ name: String, _ activation: Activation) throws {
    let functions = try TrainingFixtures.load().functions
    let expected = try #require(functions.all[name])
    let values = functions.x.map { activation.value(at: $0) }
    // A leak of 0.01 is a float.
    expectClose(values, expected.values, tolerance: name == "leaky-relu" ? 1e-8 : 1e-14)
    expectClose(
      zip(functions.x, values).map { activation.slope(atInput: $0, value: $1) }, expected.slopes,
      tolerance: name == "leaky-relu" ? 1e-8 : 1e-14)
  }

  @Test func everyTrainingOfTheFixturesIsTried() throws {
    #expect(try Set(TrainingFixtures.load().cases.keys) == Set(FixtureTraining.all.map(\.name)))
  }

  @Test func schedulesGiveTheRatesOfPyTorch() throws {
    let fixtures = try TrainingFixtures.load()
    for training in FixtureTraining.all where training.schedule != .constant {
      let rates = try #require(fixtures.cases[training.name]?.rates)
      let found = rates.indices.map {
        training.schedule.rate(training.optimizer.rate, at: $0, of: rates.count)
      }
      expectClose(found, rates, tolerance: 1e-15)
    }
  }
}
