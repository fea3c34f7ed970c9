internal import Kernels

/// All that a running step touches, behind one pointer so that nothing is checked or counted on
/// the way.
struct MachineBlock {
  let memory: UnsafeMutablePointer<Float>
  let calls: UnsafeMutablePointer<KernelCall>
  let callCount: Int
  let state: KernelState
  let references: UnsafeMutablePointer<ReferenceCall>
  let referenceCount: Int
  let flushesDenormals: Bool
  /// Where each phase ends, in the order of the phases.
  let phaseEnds: InlineArray<4, Int>
  let lossOffset: Int
  /// Those of the parameters.
  let gradients: Range<Int>
  /// Where the learning rate lies; nil in a plan that does not train.
  let rateOffset: Int?
  /// What the update changes, as it was before: in a plan for looking at, where someone may ask.
  let beforeUpdate: UnsafeMutablePointer<Float>?
  /// How many floats at the start of the arena those are.
  let changedByUpdate: Int
  var position = 0

  static func allocate(for plan: Plan) -> UnsafeMutablePointer<MachineBlock> {
    // A kernel of 16 lanes may read past the end of the last row.
    let size = plan.arenaSize + ArenaMatrix.lineUnit
    let memory = ArenaMemory.allocate(size)
    for constant in plan.constants {
      let view = constant.slot.view(in: memory, examples: 1)
      for i in 0..<view.count { view[i] = constant.scalars[i] }
    }
    let calls = UnsafeMutablePointer<KernelCall>.allocate(capacity: plan.calls.count)
    calls.initialize(from: plan.calls, count: plan.calls.count)
    let references = UnsafeMutablePointer<ReferenceCall>.allocate(
      capacity: plan.references.count)
    references.initialize(from: plan.references, count: plan.references.count)

    let block = UnsafeMutablePointer<MachineBlock>.allocate(capacity: 1)
    let state = KernelState(memory: memory, context: block) { context, index in
      guard let block = context?.assumingMemoryBound(to: MachineBlock.self) else { return }
      block.pointee.references[index].run(
        in: block.pointee.memory, examples: block.pointee.state.examples,
        step: block.pointee.state.step)
    }
    state.setExamples(plan.graph.batch)
    block.initialize(
      to: MachineBlock(
        memory: memory, calls: calls, callCount: plan.calls.count, state: state,
        references: references, referenceCount: plan.references.count,
        flushesDenormals: plan.options.kernels == .fast,
        phaseEnds: InlineArray { index in
          plan.instructions.firstIndex { $0.phase > Phase.allCases[index] }
            ?? plan.instructions.count
        },
        lossOffset: plan.loss.flatMap { plan.slots[$0]?.offset } ?? 0,
        gradients: plan.parameterGradients,
        rateOffset: plan.slots[.rate]?.offset,
        beforeUpdate: plan.options.kernels == .reference
          ? ArenaMemory.allocate(plan.changedByUpdate) : nil,
        changedByUpdate: plan.changedByUpdate))
    return block
  }

  static func deallocate(_ block: UnsafeMutablePointer<MachineBlock>) {
    block.pointee.references.deinitialize(count: block.pointee.referenceCount)
    block.pointee.references.deallocate()
    block.pointee.calls.deallocate()
    block.pointee.memory.deallocate()
    block.pointee.beforeUpdate?.deallocate()
    block.pointee.state.deallocate()
    block.deinitialize(count: 1)
    block.deallocate()
  }

  /// Runs the instructions up to `end`, and begins anew after the last.
  mutating func run(to end: Int) {
    let mode = enterMode()
    runCalls(to: end)
    mode.restore()
  }

  /// Runs to the end of the step, but not the update if the loss is not finite.
  mutating func runUnlessDiverged() -> Bool {
    let mode = enterMode()
    let update = phaseEnds[2]
    if position < update { runCalls(to: update) }
    let isFinite = memory[lossOffset].isFinite
    // A plan without an update is through, and back at its beginning.
    if isFinite, update < callCount { runCalls(to: callCount) }
    mode.restore()
    return isFinite
  }

  /// Everything but the update; where there are no examples, the gradients are zero.
  mutating func compute() {
    let end = phaseEnds[Phase.backward.order]
    guard state.examples > 0 else {
      (memory + gradients.lowerBound).update(repeating: 0, count: gradients.count)
      position = end
      return
    }
    let mode = enterMode()
    runCalls(to: end)
    mode.restore()
  }

  /// The update alone, wherever the step is.
  func update() {
    let mode = enterMode()
    let start = phaseEnds[Phase.backward.order]
    state.run(calls + start, count: callCount - start)
    mode.restore()
  }

  /// One call, wherever the step is.
  func run(_ call: KernelCall) {
    let mode = enterMode()
    withUnsafePointer(to: call) { state.run($0, count: 1) }
    mode.restore()
  }

  /// Ends a step whose update has been done.
  mutating func beginNextStep() {
    position = 0
    state.step &+= 1
  }

  private mutating func runCalls(to end: Int) {
    let update = phaseEnds[Phase.backward.order]
    if let beforeUpdate, position <= update, end > update {
      state.run(calls + position, count: update - position)
      position = update
      beforeUpdate.update(from: memory, count: changedByUpdate)
    }
    state.run(calls + position, count: end - position)
    position = end
    if end == callCount {
      position = 0
      state.step &+= 1
    }
  }

  private func enterMode() -> FloatingPointMode {
    flushesDenormals ? .flushingDenormals() : .keepingDenormals()
  }
}
