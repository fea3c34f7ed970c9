internal import Compute

/// What breakpoints remember from instruction to instruction.
struct BreakpointWatch {
  /// What the latest instruction has set off.
  private(set) var hit: (breakpoint: Breakpoint, tensor: TensorName)?
  /// Whether the elements that are watched were beyond their thresholds when last written.
  private var isBeyond: [Breakpoint: Bool] = [:]
  /// Whether this step has a number that is not finite.
  private var hasNotFinite = false

  /// Such numbers are looked for anew.
  mutating func beginStep() { hasNotFinite = false }

  /// Notes on which side watched elements are that have not been seen yet.
  mutating func prepare(
    _ breakpoints: [Breakpoint], in trainer: borrowing Trainer,
    isThere: (TensorName) -> Bool
  ) {
    for breakpoint in breakpoints where isBeyond[breakpoint] == nil {
      guard let element = breakpoint.element, isThere(element.name),
        let value = value(of: element, in: trainer)
      else { continue }
      isBeyond[breakpoint] = breakpoint.isBeyond(value)
    }
  }

  /// Looks at what has just been written.
  mutating func look(
    at written: [TensorName], for breakpoints: [Breakpoint], in trainer: borrowing Trainer
  ) {
    hit = nil
    for breakpoint in breakpoints {
      switch breakpoint {
      case .instruction: break
      case .notFinite:
        guard !hasNotFinite,
          let name = written.first(where: { name in
            trainer.plan.slots[name].map { !trainer.machine.isFinite($0) } ?? false
          })
        else { break }
        hasNotFinite = true
        hit = hit ?? (breakpoint, name)
      case .rises(let element, _), .falls(let element, _):
        guard written.contains(trainer.names[element.name] ?? element.name),
          let value = value(of: element, in: trainer)
        else { break }
        let now = breakpoint.isBeyond(value)
        if now, isBeyond[breakpoint] != true { hit = hit ?? (breakpoint, element.name) }
        isBeyond[breakpoint] = now
      }
    }
  }

  private func value(of element: TensorElement, in trainer: borrowing Trainer) -> Float? {
    guard let scalars = trainer.read(element.name), scalars.indices.contains(element.index) else {
      return nil
    }
    return scalars[element.index]
  }
}
