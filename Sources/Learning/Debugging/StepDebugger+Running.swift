internal import Compute

// Running on until something stops it.
extension StepDebugger {
  /// Runs on, at least by one place, and says what stopped it; where, `position` says.
  ///
  /// - Parameters:
  ///   - limit: Steps that it may begin; where the goal is a place, as many as it takes.
  ///   - isInterrupted: Asked before every instruction.
  @discardableResult
  public mutating func run(
    until goal: StepGoal, limit: Int = 1000, isInterrupted: () -> Bool = { false }
  ) -> StepStop {
    let target = place(of: goal)
    let last = position.step + (goal == .breakpoint ? limit : .max - position.step)
    let (map, instruction) = (map, position.instruction)
    let names = trainer.names
    watch.prepare(breakpoints, in: trainer) { name in
      map.readiness(of: names[name] ?? name, at: instruction) != .toCome
    }
    while target.map({ position < $0 }) ?? true {
      if isInterrupted() { return .interrupted }
      if isAtEndOfStep && position.step >= last { return .limit }
      guard advance() else {
        return divergence.map { .diverged($0) } ?? .interrupted
      }
      if let hit = watch.hit { return .breakpoint(hit.breakpoint, hit.tensor) }
      if breakpoints.contains(.instruction(position.instruction)), !isAtEndOfStep {
        return .breakpoint(
          .instruction(position.instruction),
          plan.instructions[position.instruction].results.first)
      }
    }
    return .arrived
  }

  /// The first place ahead where the goal is reached; nil if no place is one.
  private func place(of goal: StepGoal) -> StepPosition? {
    func next(_ instruction: Int) -> StepPosition {
      let step = position.instruction < instruction ? position.step : position.step + 1
      return StepPosition(step: step, instruction: instruction)
    }
    switch goal {
    case .loss: return next(map.lossEnd)
    case .backward: return next(map.updateStart)
    case .update: return next(plan.instructions.count)
    case .nextStep: return StepPosition(step: position.step + 1)
    case .position(let position):
      // Behind the last instruction is the end of the step.
      return min(
        position, StepPosition(step: position.step, instruction: plan.instructions.count))
    case .breakpoint: return nil
    }
  }
}
