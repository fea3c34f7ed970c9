import Compute
import Learning
import TestSupport
import Testing

/// The same data, first weights and formulas must give the losses that PyTorch gives.
@Suite struct PyTorchTests {
  @Test(arguments: FixtureNetwork.all, KernelChoice.allCases)
  func tenLossesAreThoseOfPyTorch(_ network: FixtureNetwork, _ kernels: KernelChoice) throws {
    let fixture = try Fixture.load(network.name)
    var trainer = try network.trainer(fixture, kernels: kernels)
    var losses: [Float] = []
    for _ in fixture.losses {
      trainer.advance(by: .step)
      losses += trainer.read(.loss) ?? []
    }
    expectClose(losses, fixture.losses, tolerance: 1e-5)
    for (name, values) in fixture.after {
      expectClose(trainer.read(TensorName(name)) ?? [], values, tolerance: 2e-5)
    }
  }

  @Test(arguments: FixtureNetwork.all, KernelChoice.allCases)
  func gradientsAreThoseOfPyTorch(_ network: FixtureNetwork, _ kernels: KernelChoice) throws {
    let fixture = try Fixture.load(network.name)
    var trainer = try network.trainer(fixture, kernels: kernels)
    while trainer.position.phase != .update && trainer.divergence == nil {
      trainer.advance(by: .instruction)
    }
    for (name, values) in fixture.gradients {
      expectClose(trainer.read(TensorName(name).gradient) ?? [], values, tolerance: 1e-6)
    }
  }
}
