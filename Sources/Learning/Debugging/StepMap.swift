internal import Compute

/// Which instruction of a plan writes what: what is there at which place of a step.
struct StepMap: Sendable {
  /// By number: everything that an instruction changes.
  let changed: [[TensorName]]
  /// By name: the instructions that write a tensor, those of the first phase that does so.
  let writers: [TensorName: [Int]]
  /// What an update changes that was there before it.
  private let updated: Set<TensorName>
  /// What holds nothing of this step when it begins.
  let madeInStep: [TensorName]
  /// The examples and what is to be said of them.
  let inputs: [TensorName]
  /// Where the loss is there.
  let lossEnd: Int
  /// Where all gradients are there.
  let updateStart: Int

  /// - Parameters:
  ///   - optimizer: What the plan's update is made of.
  ///   - keepsGradients: Whether steps begin with the gradients of the step before.
  init(_ plan: Plan, optimizer: any Optimizer, keepsGradients: Bool = false) {
    let instructions = plan.instructions
    updateStart = instructions.firstIndex { $0.phase > .backward } ?? instructions.count
    lossEnd = instructions.firstIndex { $0.phase > .forward } ?? instructions.count
    inputs = plan.graph.nodes.filter { node in
      if case .input = node.source { true } else { false }
    }.map(\.name)
    changed = instructions.map { Self.changes(of: $0, in: plan, by: optimizer) }

    var all: [TensorName: [Int]] = [:]
    for (number, instruction) in instructions.enumerated() {
      // What belongs to an op, such as a running mean, is there before the op runs.
      let names = instruction.phase == .forward ? instruction.results : changed[number]
      for name in names { all[name, default: []].append(number) }
    }
    var updated: Set<TensorName> = []
    writers = all.mapValues { numbers in
      // That a gradient becomes zero says nothing of it, unless nothing else is done to it.
      let written = numbers.filter { instructions[$0].phase != .zero }
      let phase = written.first.map { instructions[$0].phase }
      return written.isEmpty ? numbers : written.filter { instructions[$0].phase == phase }
    }
    for (name, numbers) in writers
    where name != .gradientNorm && instructions[numbers[0]].phase == .update {
      updated.insert(name)
    }
    self.updated = updated
    let parameterGradients = Set(plan.parameterNames.map(\.gradient))
    madeInStep = writers.keys.filter { name in
      plan.slots[name] != nil && !updated.contains(name)
        && !(keepsGradients && parameterGradients.contains(name))
    }.sorted()
  }

  /// How far a tensor is where so many instructions have been run.
  func readiness(of name: TensorName, at position: Int) -> Readiness {
    guard let numbers = writers[name] else { return .given }
    let done = numbers.count { $0 < position }
    if done == numbers.count { return .done }
    if updated.contains(name) { return .given }
    return done == 0 ? .toCome : .partly
  }

  /// What an instruction makes, of all that it changes: without what an op keeps for itself.
  func made(by number: Int) -> [TensorName] {
    changed[number].filter { writers[$0] != nil }
  }

  /// What an instruction says that it changes, and what it changes beside that.
  private static func changes(
    of instruction: Instruction, in plan: Plan, by optimizer: any Optimizer
  ) -> [TensorName] {
    var names = instruction.results
    switch instruction.phase {
    case .forward:
      // Running means and the like belong to the op that reads them.
      names += instruction.operands.filter { name in
        plan.graph.value(named: name).map { plan.graph[$0].isBuffer } ?? false
      }
    case .backward:
      // The gradients of what an op writes beside its output are its own.
      if instruction.operands.count > 1,
        let output = plan.graph.value(named: instruction.operands[1])
      {
        names += plan.graph.auxiliaries(of: output).map { plan.graph[$0].name.gradient }
          .filter { plan.slots[$0] != nil }
        // Through time, a step sends back to its own output one step earlier.
        if let op = plan.graph[output].op, op.computesGradientsJointly,
          op.backwardStageCount(for: plan.graph[output].inputs.map { plan.graph[$0].shape }) > 1
        {
          names.append(instruction.operands[0])
        }
      }
    case .update:
      guard instruction.operation == optimizer.name else { break }
      names += instruction.results.flatMap { parameter in
        optimizer.stateNames.map { parameter.appending(optimizer.name).appending($0) }
      }.filter { plan.slots[$0] != nil }
    case .zero: break
    }
    return names
  }
}
