import Compute
import Learning
import TestSupport
import Testing

/// Embeddings, norms, attention and transformers must give PyTorch's numbers, under its names.
@Suite struct SequencePyTorchTests {
  @Test(arguments: SequenceNetwork.all, KernelChoice.allCases)
  func aHundredLossesAreThoseOfPyTorch(
    _ network: SequenceNetwork, _ kernels: KernelChoice
  ) throws {
    let fixture = try SequenceFixture.load(network.name)
    var trainer = try network.trainer(fixture, kernels: kernels)
    var losses: [Float] = []
    for _ in fixture.losses {
      trainer.advance(by: .step)
      losses += trainer.read(.loss) ?? []
    }
    #expect(losses.count == 100 && fixture.losses.count == 100)
    for (step, (loss, expected)) in zip(losses, fixture.losses).enumerated() {
      let gap = abs(loss - expected) / expected
      #expect(gap <= (step < 20 ? 1e-5 : 1e-4), "step \(step + 1): \(loss) is not \(expected)")
    }
  }

  @Test(arguments: SequenceNetwork.all, KernelChoice.allCases)
  func outputAndGradientsAreThoseOfPyTorch(
    _ network: SequenceNetwork, _ kernels: KernelChoice
  ) throws {
    let fixture = try SequenceFixture.load(network.name)
    var trainer = try network.trainer(fixture, kernels: kernels)
    while trainer.position.phase != .update && trainer.divergence == nil {
      trainer.advance(by: .instruction)
    }
    expectClose(trainer.read(.output), fixture.output, tolerance: 1e-5)
    #expect(Set(fixture.gradients.keys) == Set(fixture.before.keys))
    for (name, values) in fixture.gradients {
      let largest = max(1e-3, values.map(abs).max() ?? 0)
      let gradient = trainer.read(TensorName(name).gradient) ?? []
      expectClose(
        gradient.map { $0 / largest }, values.map { $0 / largest }, tolerance: 1e-5)
    }
  }
}
