internal import Kernels

/// The memory of a machine in the middle of a step, to be read as it is and, where the update has
/// changed it, as it was before.
struct StepMemory {
  let plan: Plan
  let now: UnsafeMutablePointer<Float>
  /// The start of the arena as it was when the update began; only there in a plan for looking at,
  /// and only right once it has begun.
  let beforeUpdate: UnsafeMutablePointer<Float>?
  /// Examples in the batch.
  let examples: Int
  /// Instructions of the step that have been run.
  var position: Int
  /// Updates done before this step.
  var stepCount: UInt64

  /// The same memory at the end of the step, which the machine has gone on from.
  func atEndOfStep() -> StepMemory {
    var memory = self
    if position == 0 && stepCount > 0 {
      memory.position = plan.instructions.count
      memory.stepCount -= 1
    }
    return memory
  }

  /// A tensor as it is.
  func view(_ slot: Slot) -> TensorView<Float> { slot.view(in: now, examples: examples) }

  /// A tensor as it was before the update, if that has begun.
  func viewBeforeUpdate(_ slot: Slot, hasBegun: Bool) -> TensorView<Float> {
    guard hasBegun, slot.offset < plan.changedByUpdate, let beforeUpdate else { return view(slot) }
    return slot.view(in: beforeUpdate, examples: examples)
  }

  /// The elements of a tensor as it is, of a batched one those of this batch.
  func count(_ slot: Slot) -> Int { view(slot).count }
}
