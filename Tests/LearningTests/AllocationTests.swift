import CAllocationCount
import Compute
import Learning
import Testing

/// A step of training must not ask for memory. Counted at malloc and its relatives, on the thread
/// of the test.
@Suite(.enabled(if: allocation_count() >= 0, "Sanitizers bring an allocator of their own."))
struct AllocationTests {
  @Test(arguments: KernelChoice.allCases)
  func aStepAllocatesNothing(_ kernels: KernelChoice) throws {
    var experiments = [Experiment.small(kernels: kernels, epochs: .max)]
    experiments.append(.classifier(kernels: kernels))
    experiments.append(.small(kernels: kernels, optimizer: SGD(rate: 0.1, momentum: 0.9)))
    var busy = Experiment.small(kernels: kernels, optimizer: RMSProp(momentum: 0.9))
    busy.model.layers = [
      .dense(8), .gelu, .dropout(0.1), .residual([.dense(8), .silu]), .softmax, .flatten,
      .dense(1),
    ]
    (busy.clip, busy.schedule) = (1, .cosine(warmup: 100))
    experiments.append(busy)
    for var experiment in experiments {
      experiment.epochs = .max
      // Measuring may allocate, training may not.
      experiment.validation = nil
      var trainer = try Trainer(experiment)
      trainer.advance(by: .steps(50))
      let count = allocations { trainer.advance(by: .steps(2000)) }
      #expect(count == 0, "\(kernels)")
    }
  }

  @Test(arguments: KernelChoice.allCases)
  func aStepOnImagesAllocatesNothing(_ kernels: KernelChoice) throws {
    var trainer = try Trainer(
      .images(
        [
          .conv(3, kernel: 3, padding: 1), .batchNorm(), .relu, .conv(4, kernel: 2), .relu,
          .maxPool(2), .averagePool(2, stride: 1), .flatten, .dense(3),
        ], kernels: kernels))
    trainer.advance(by: .steps(20))
    let count = allocations { trainer.advance(by: .steps(100)) }
    #expect(count == 0, "\(kernels)")
  }

  @Test func singleStepsAllocateNothing() throws {
    var experiment = Experiment.small(epochs: .max)
    // Measuring may allocate.
    experiment.validation = nil
    var trainer = try Trainer(experiment)
    // The first time through, the language itself sets some things up.
    for _ in 0..<10 * trainer.plan.instructions.count { trainer.advance(by: .instruction) }
    let count = allocations { for _ in 0..<40 { trainer.advance(by: .instruction) } }
    #expect(count == 0)
  }

  @Test func capturingAgainAllocatesNothing() throws {
    var trainer = try Trainer(.small(epochs: .max))
    var snapshot = Snapshot()
    let names: [TensorName] = ["hidden.weight", "output.bias"]
    trainer.advance(by: .steps(3))
    trainer.capture(names, into: &snapshot)
    let count = allocations {
      trainer.advance(by: .step)
      trainer.capture(names, into: &snapshot)
    }
    #expect(count == 0)
  }

  /// The count must be able to show a step that does allocate.
  @Test func aStepThatAllocatesIsSeen() throws {
    var trainer = try Trainer(.small(epochs: .max))
    var history: [[Float]] = []
    history.reserveCapacity(100)
    let count = allocations {
      for _ in 0..<10 {
        trainer.advance(by: .step)
        history.append(trainer.read("hidden.weight") ?? [])
      }
    }
    #expect(count >= 10)
  }

  private func allocations(_ body: () -> Void) -> Int {
    let before = allocation_count()
    body()
    return allocation_count() - before
  }
}
