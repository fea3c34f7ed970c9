import Compute
import Learning
import TestSupport
import Testing

@Suite struct DropoutTests {
  private static func experiment(
    _ kernels: KernelChoice = .fast, probability: Double = 0.5, seed: UInt64 = 1
  ) -> Experiment {
    var experiment = Experiment.small(kernels: kernels, epochs: 10, seed: seed)
    experiment.model.layers = [
      .dense(20, named: "hidden"), .tanh, .dropout(probability, named: "drop"),
      .dense(1, named: "output"), .dropout(0),
    ]
    experiment.keeps = ["hidden"]
    return experiment
  }

  @Test(arguments: KernelChoice.allCases)
  func keptElementsMakeUpForTheRest(_ kernels: KernelChoice) throws {
    var trainer = try Trainer(Self.experiment(kernels, probability: 0.2))
    var dropped = 0
    for _ in 0..<20 {
      trainer.advance(by: .step)
      let (before, after) = (trainer.read("hidden") ?? [], trainer.read("drop") ?? [])
      #expect(before.count == after.count && !before.isEmpty)
      for (x, y) in zip(before, after) {
        #expect(y == 0 || y == x * 1.25)
        dropped += y == 0 ? 1 : 0
      }
    }
    // Of 20 epochs' quarter: 4 epochs of 23 examples of 20 units.
    #expect(abs(Double(dropped) / Double(4 * 23 * 20) - 0.2) < 0.03)
  }

  @Test func masksDependOnSeedAndStepAndAreTheSameForAllKernels() throws {
    func masks(_ experiment: Experiment) throws -> [[Bool]] {
      var trainer = try Trainer(experiment)
      return (0..<3).map { _ in
        trainer.advance(by: .step)
        return (trainer.read("drop") ?? []).map { $0 == 0 }
      }
    }
    let fast = try masks(Self.experiment())
    #expect(fast[0] != fast[1] && fast[1] != fast[2])
    #expect(try masks(Self.experiment()) == fast)
    #expect(try masks(Self.experiment(.portable)) == fast)
    #expect(try masks(Self.experiment(.reference)) == fast)
    #expect(try masks(Self.experiment(seed: 2)) != fast)
  }

  /// Each thread has a part of the batch, and the part of the mask that belongs to it.
  @Test func threadsShareOneMask() throws {
    var experiment = Self.experiment()
    experiment.model.layers[0] = .dense(2000, named: "hidden")
    experiment.training = quadrants(64)
    (experiment.batchSize, experiment.clip) = (64, 0.01)
    experiment.schedule = .cosine(warmup: 3)
    var one = try Trainer(experiment)
    experiment.threads = 2
    var two = try Trainer(experiment)
    #expect(two.plan.graph.batch == 32)
    for _ in 0..<10 {
      one.advance(by: .step)
      two.advance(by: .step)
      let dropped = (one.read("drop") ?? []).map { $0 == 0 }
      #expect(dropped == (two.read("drop") ?? []).map { $0 == 0 } && dropped.contains(true))
      expectClose(two.read(.gradientNorm), one.read(.gradientNorm) ?? [], tolerance: 1e-5)
      #expect(two.read(.rate) == one.read(.rate))
    }
    expectClose(two.read("hidden.weight"), one.read("hidden.weight") ?? [], tolerance: 1e-6)
  }

  @Test func measuringDropsNothing() throws {
    var trainer = try Trainer(Self.experiment())
    var plain = Self.experiment()
    plain.model.layers.remove(at: 2)
    var other = try Trainer(plain)
    for name in ["hidden.weight", "hidden.bias", "output.weight", "output.bias"] as [TensorName] {
      other.write(trainer.read(name) ?? [], to: name)
    }
    let data = quadrants(300, seed: 4)
    #expect(trainer.predict(data.inputs) == other.predict(data.inputs))
    #expect(trainer.evaluate(data) == other.evaluate(data))
  }
}
