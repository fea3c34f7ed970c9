public import Compute

// Trying what a small change would do.
extension StepDebugger {
  /// Moves one number that the step begins with, measures the loss of this batch, and leaves the run
  /// where it is. Nil if there is no such number, or the amount is no step.
  ///
  /// Losses are computed in double precision, since a change of a thousandth would be lost among the
  /// last digits of single ones; dropout drops what it drops in this step, and what is changed by
  /// hand in it is changed.
  ///
  /// - Parameters:
  ///   - element: Of a parameter, a buffer or the input.
  ///   - amount: ε; of either sign, not 0.
  public mutating func nudge(_ element: TensorElement, by amount: Double) -> Nudge? {
    let name = known(element.name)
    guard amount != 0, amount.isFinite, let node = plan.graph.value(named: name),
      let first = startingScalars[name], first.indices.contains(element.index)
    else { return nil }
    let gradients = facts.gradients ?? measuredGradients()
    let before = facts.loss ?? self.loss()
    (facts.gradients, facts.loss) = (gradients, before)
    let small = 1e-4 * max(1, Double(first[element.index]).magnitude)
    func loss(movedBy amount: Double) -> Double {
      self.loss { $0[node][element.index] += amount }
    }
    return Nudge(
      element: TensorElement(name, element.index), amount: amount, lossBefore: before,
      lossAfter: loss(movedBy: amount),
      twoSided: (loss(movedBy: small) - loss(movedBy: -small)) / (2 * small),
      gradient: gradients[name.gradient]?[element.index])
  }

  /// Moves one element of a parameter.
  public mutating func nudge(
    _ parameter: TensorName, _ index: Int, by amount: Double
  ) -> Nudge? {
    nudge(TensorElement(parameter, index), by: amount)
  }

  /// What the step began with, before anything was changed by hand.
  private var startingScalars: [TensorName: [Float]] {
    var scalars = batch
    for tensor in start.checkpoint.parameters { scalars[tensor.name] = tensor.values }
    return scalars
  }

  /// The loss in double precision, with something changed where the step begins: the forward
  /// instructions of the plan, one after the other.
  private func loss(
    changing change: (inout GraphInterpreter<Double>) -> Void = { _ in }
  ) -> Double {
    let graph = plan.graph
    guard let loss = plan.loss.flatMap({ graph.value(named: $0) }) else { return 0 }
    var interpreter = GraphInterpreter<Double>(
      graph, examples: trainer.machine.examples,
      tensors: startingScalars.mapValues { $0.map(Double.init) })
    interpreter.step = start.checkpoint.updates
    put(at: 0, written: map.inputs, into: &interpreter)
    change(&interpreter)
    var stages: [Graph.Value: Int] = [:]
    for (number, instruction) in plan.instructions.enumerated()
    where instruction.phase == .forward {
      guard let result = instruction.results.first.flatMap({ graph.value(named: $0) }) else {
        continue
      }
      let value = graph.owner(of: result)
      let stage = stages[value, default: 0]
      stages[value] = stage + 1
      interpreter.compute(value, stage: stage)
      put(at: number + 1, written: map.changed[number], into: &interpreter)
    }
    return interpreter[loss][0]
  }

  /// What was changed by hand in this place.
  private func put(
    at instruction: Int, written: [TensorName], into interpreter: inout GraphInterpreter<Double>
  ) {
    let place = StepPosition(step: position.step, instruction: instruction)
    for change in list.changes(at: place, written: written) {
      guard let value = plan.graph.value(named: change.tensor),
        map.readiness(of: change.tensor, at: instruction) != .toCome,
        let extents = shape(of: change.tensor)?.extents
      else { continue }
      for index in change.part.indices(extents: extents) {
        interpreter[value][index] = Double(change.value)
      }
    }
  }

  /// The gradients where backward ends; the run is then where it was.
  private mutating func measuredGradients() -> [TensorName: [Float]] {
    let (here, watch) = (position, watch)
    go(to: map.updateStart)
    var gradients: [TensorName: [Float]] = [:]
    for node in plan.graph.nodes where node.op == nil {
      gradients[node.name.gradient] = trainer.read(node.name.gradient)
    }
    go(to: here)
    self.watch = watch
    return gradients
  }
}
