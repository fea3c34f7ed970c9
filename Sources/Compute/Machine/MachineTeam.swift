internal import Kernels

/// The parts that a machine splits each batch into, one for each thread.
///
///     1.  each part   zero · forward · backward, on its examples and in its own arena
///     2.  each part   adds up its share of all parameters' gradients, and updates that share
///                     where the plan's update is a single instruction
///     3.  each part   copies its share of the parameters to the other arenas
///
/// Losses are means over the whole batch (`KernelState.setPart`), so that the parts' losses and
/// gradients add up to those of the batch. Which thread computes a part makes no difference to its
/// bits; how many parts there are does.
struct MachineTeam {
  let blocks: UnsafeMutableBufferPointer<UnsafeMutablePointer<MachineBlock>>
  let parameters: Range<Int>
  let gradients: Int
  /// How the single update instruction looks for each part; empty if there are several.
  let updates: UnsafeMutableBufferPointer<KernelCall>

  /// Examples in the batch.
  private(set) var examples = 0

  private enum Task: Int { case computing, updating, sharing }

  static func allocate(for plan: Plan, parts: Int) -> UnsafeMutablePointer<MachineTeam> {
    let blocks = UnsafeMutableBufferPointer<UnsafeMutablePointer<MachineBlock>>
      .allocate(capacity: parts)
    for part in 0..<parts {
      blocks.initializeElement(at: part, to: MachineBlock.allocate(for: plan))
    }
    let updateStart = plan.instructions.firstIndex { $0.phase == .update } ?? plan.calls.count
    let isSingle = plan.calls.count - updateStart == 1
    let updates = UnsafeMutableBufferPointer<KernelCall>.allocate(capacity: isSingle ? parts : 0)
    let team = UnsafeMutablePointer<MachineTeam>.allocate(capacity: 1)
    team.initialize(
      to: MachineTeam(
        blocks: blocks, parameters: plan.parameters,
        gradients: plan.parameterGradients.lowerBound, updates: updates, examples: 0))
    for part in updates.indices {
      let share = team.pointee.share(of: part)
      updates.initializeElement(
        at: part,
        to: plan.calls[updateStart].part(
          share.lowerBound - plan.parameters.lowerBound, count: share.count))
    }
    return team
  }

  static func deallocate(_ team: UnsafeMutablePointer<MachineTeam>) {
    for block in team.pointee.blocks { MachineBlock.deallocate(block) }
    team.pointee.blocks.deallocate()
    team.pointee.updates.deallocate()
    team.deinitialize(count: 1)
    team.deallocate()
  }

  /// The threads; they work on `team` until they are deallocated.
  static func start(_ team: UnsafeMutablePointer<MachineTeam>) -> Team {
    Team(members: team.pointee.blocks.count, context: team) { context, task, part in
      guard let team = context?.assumingMemoryBound(to: MachineTeam.self),
        let task = Task(rawValue: task)
      else { return }
      team.pointee.work(on: part, of: task)
    }
  }

  /// Gives each part its examples, as many to each as to the others or one less; the first part
  /// always has one.
  mutating func setExamples(_ count: Int) {
    guard count != examples else { return }
    examples = count
    func start(_ part: Int) -> Int { (count * part + blocks.count - 1) / blocks.count }
    for (part, block) in blocks.enumerated() {
      block.pointee.state.setPart(start(part)..<start(part + 1), of: count)
    }
  }

  /// Runs a whole step on these threads; without the update and returning false if the loss is
  /// not finite.
  func run(on threads: Team) -> Bool {
    threads.run(task: Task.computing.rawValue)
    let first = blocks[0]
    for block in blocks[1...] where block.pointee.state.examples > 0 {
      first.pointee.memory[first.pointee.lossOffset] +=
        block.pointee.memory[block.pointee.lossOffset]
    }
    let isFinite = first.pointee.memory[first.pointee.lossOffset].isFinite
    guard isFinite else { return false }
    threads.run(task: Task.updating.rawValue)
    if updates.isEmpty {
      first.pointee.update()
      threads.run(task: Task.sharing.rawValue)
    }
    for block in blocks { block.pointee.beginNextStep() }
    return true
  }

  private func work(on part: Int, of task: Task) {
    switch task {
    case .computing: blocks[part].pointee.compute()
    case .updating:
      addGradients(share(of: part))
      if !updates.isEmpty {
        blocks[0].pointee.run(updates[part])
        copyParameters(share(of: part))
      }
    case .sharing: copyParameters(share(of: part))
    }
  }

  /// A part's share of the parameters, in whole lines of memory.
  private func share(of part: Int) -> Range<Int> {
    let lines = parameters.count / ArenaMatrix.lineUnit
    let start = lines * part / blocks.count
    let end = lines * (part + 1) / blocks.count
    return parameters.lowerBound + start * ArenaMatrix.lineUnit..<parameters.lowerBound + end
      * ArenaMatrix.lineUnit
  }

  private func addGradients(_ range: Range<Int>) {
    let distance = gradients - parameters.lowerBound
    let sums = blocks[0].pointee.memory + distance
    for block in blocks[1...] {
      let others = block.pointee.memory + distance
      for i in range { sums[i] += others[i] }
    }
  }

  private func copyParameters(_ range: Range<Int>) {
    for block in blocks[1...] {
      (block.pointee.memory + range.lowerBound).update(
        from: blocks[0].pointee.memory + range.lowerBound, count: range.count)
    }
  }
}
