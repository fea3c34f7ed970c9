public import Compute

// Changing what the network computes, and taking it back.
extension StepDebugger {
  /// Everything that has been changed, in the order in which it takes effect.
  public var interventions: [Intervention] { list.all }

  /// Whether there is something to make again.
  public var canRedo: Bool { !undone.isEmpty }

  /// Sets elements here and now; later instructions compute with them, and may change them. Nil, and
  /// nothing changes, if there are no such elements, or the tensor is still to come in this step.
  @discardableResult
  public mutating func set(
    _ part: TensorPart, of tensor: TensorName, to value: Float
  ) -> Intervention? {
    guard readiness(of: tensor) != .toCome else { return nil }
    return intervene(part, of: tensor, to: value, .set)
  }

  /// Holds elements at a value from here on: whenever an instruction has written them, they get the
  /// value again before the next one reads them. So a gate that is held decides what becomes of the
  /// cell and the state. Nil, and nothing changes, if there are no such elements.
  @discardableResult
  public mutating func clamp(
    _ part: TensorPart, of tensor: TensorName, to value: Float = 0
  ) -> Intervention? {
    intervene(part, of: tensor, to: value, .clamp)
  }

  /// Takes back the change that was made last; nil if there is none.
  @discardableResult
  public mutating func undo() -> Intervention? {
    list.all.map(\.id).max().flatMap { remove($0) }
  }

  /// Makes the change again that was taken back last, where it was made; nil if there is none.
  @discardableResult
  public mutating func redo() -> Intervention? {
    guard let intervention = undone.popLast() else { return nil }
    list.insert(intervention)
    replay(from: intervention.position)
    return intervention
  }

  /// Takes back a change: the run is then where it is now, as if it had never been made. Nil if there
  /// is none of this number.
  @discardableResult
  public mutating func remove(_ id: Intervention.ID) -> Intervention? {
    guard let intervention = list.remove(id) else { return nil }
    undone.append(intervention)
    replay(from: intervention.position)
    return intervention
  }

  private mutating func intervene(
    _ part: TensorPart, of tensor: TensorName, to value: Float, _ kind: Intervention.Kind
  ) -> Intervention? {
    let tensor = known(tensor)
    guard let extents = shape(of: tensor)?.extents, !part.indices(extents: extents).isEmpty else {
      return nil
    }
    let intervention = Intervention(
      id: nextID, position: position, tensor: tensor, part: part, value: value, kind: kind)
    nextID += 1
    undone = []
    list.insert(intervention)
    // What comes later is another run now.
    history.forget(after: position.step)
    facts = StepFacts()
    if divergence == nil {
      log.add(trainer.read(tensor) ?? [], of: tensor)
      apply(intervention)
    } else {
      // The loss may be finite now.
      replay(from: position)
    }
    return intervention
  }

  /// Computes everything again that a change bears on.
  private mutating func replay(from changed: StepPosition) {
    history.forget(after: changed.step)
    facts = StepFacts()
    guard changed <= position else { return }
    let here = position
    rewind(to: changed.step)
    go(to: here)
  }

  /// Puts the value into its elements.
  mutating func apply(_ change: Intervention) {
    guard readiness(of: change.tensor) != .toCome, let extents = shape(of: change.tensor)?.extents,
      var scalars = trainer.read(change.tensor)
    else { return }
    for index in change.part.indices(extents: extents) { scalars[index] = change.value }
    trainer.write(scalars, to: change.tensor)
  }
}
