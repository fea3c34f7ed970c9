public import Compute

// Tensors by name, and the run as it looks at one moment.
extension Trainer {
  /// The names of all tensors, sorted, without second names.
  public var tensorNames: [TensorName] { machine.plan.tensorNames }

  /// The elements of a tensor in row-major order; nil if there is none of this name.
  public func read(_ name: TensorName) -> [Float]? { machine.read(names[name] ?? name) }

  /// Replaces `scalars` with the elements of a tensor, in place where the length is the same.
  /// False, and nothing changes, if there is none of this name.
  @discardableResult
  public func read(_ name: TensorName, into scalars: inout [Float]) -> Bool {
    machine.read(names[name] ?? name, into: &scalars)
  }

  /// The shape of a tensor; of a batched one with the greatest batch first.
  public func shape(of name: TensorName) -> Shape? {
    machine.plan.slots[names[name] ?? name]?.shape
  }

  /// Copies the state of the run and these tensors, reusing the snapshot's memory.
  public mutating func capture(_ names: [TensorName], into snapshot: inout Snapshot) {
    snapshot.position = position
    snapshot.batchLoss = machine.loss
    if snapshot.values.count != names.count
      || !names.allSatisfy({ snapshot.values[$0] != nil })
    {
      let wanted = Set(names)
      snapshot.values = snapshot.values.filter { wanted.contains($0.key) }
    }
    for name in names {
      guard let known = self.names[name] else { continue }
      machine.read(known, into: &snapshot.values[name, default: []])
    }
    snapshot.training.copy(from: trainingCurve)
    snapshot.validation.copy(from: validationCurve)
    snapshot.validationAccuracy.copy(from: validationAccuracyCurve)
    snapshot.evaluation = evaluation
    snapshot.isFinished = isFinished
    snapshot.divergence = divergence
  }
}
