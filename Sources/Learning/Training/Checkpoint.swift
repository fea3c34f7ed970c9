public import Compute

/// All that a run needs to go on from where it was: with the same experiment, bit for bit as if it
/// had not stopped.
///
/// Tensors go by their names, not by their places in memory, so that a checkpoint outlives the
/// program and the processor it was made with.
public struct Checkpoint: Equatable, Sendable {
  /// Numbers with the name that the plan knows them by.
  public struct Tensor: Equatable, Sendable {
    /// `0.weight`, or `0.weight.adam.m`.
    public var name: TensorName
    /// As the layer declares it.
    public var shape: Shape
    /// In row-major order.
    public var values: [Float]

    /// - Precondition: as many values as the shape has elements.
    public init(name: TensorName, shape: Shape, values: [Float]) {
      precondition(values.count == shape.count, "\(name): \(values.count) for \(shape).")
      self.name = name
      self.shape = shape
      self.values = values
    }
  }

  /// Steps completed.
  public var step: Int
  /// Epochs completed.
  public var epoch: Int
  /// Examples of this epoch that have been used.
  public var cursor: Int
  /// Updates that the optimizer has done: what Adam's corrections and dropout's masks count by.
  public var updates: UInt64
  /// Parameters and buffers, in the order of the layers.
  public var parameters: [Tensor]
  /// What the optimizer keeps for the parameters.
  public var optimizer: [Tensor]

  /// A checkpoint put together from its parts.
  public init(
    step: Int, epoch: Int, cursor: Int, updates: UInt64, parameters: [Tensor],
    optimizer: [Tensor]
  ) {
    self.step = step
    self.epoch = epoch
    self.cursor = cursor
    self.updates = updates
    self.parameters = parameters
    self.optimizer = optimizer
  }
}

extension Trainer {
  /// The parameters and buffers, in the order of the layers: what a trained network is.
  public var parameters: [Checkpoint.Tensor] { model.parameters.map { tensor($0.name, $0.shape) } }

  /// Where the run is; between steps.
  ///
  /// - Precondition: no step is under way.
  public var checkpoint: Checkpoint {
    precondition(machine.position == 0, "A step is under way; run it to its end first.")
    return Checkpoint(
      step: position.step, epoch: position.epoch, cursor: cursor, updates: machine.stepCount,
      parameters: parameters, optimizer: optimizerTensors)
  }

  /// Goes on from a checkpoint of an equal experiment; only the learning rate, the schedule and the
  /// number of steps may differ. The curves begin anew.
  ///
  /// - Precondition: the tensors are those of this network, and the place is one within its data.
  public mutating func restore(_ checkpoint: Checkpoint) {
    let (expected, expectedStates) = (parameters, optimizerTensors)
    precondition(
      checkpoint.parameters.map(\.name) == expected.map(\.name)
        && checkpoint.optimizer.map(\.name) == expectedStates.map(\.name),
      "The checkpoint is one of another network.")
    precondition(
      checkpoint.step >= 0 && checkpoint.epoch >= 0
        && 0..<experiment.training.count ~= checkpoint.cursor,
      "The checkpoint is one of other data.")
    for tensor in checkpoint.parameters + checkpoint.optimizer {
      write(tensor.values, to: tensor.name)
    }
    resume(
      step: checkpoint.step, epoch: checkpoint.epoch, cursor: checkpoint.cursor,
      updates: checkpoint.updates)
  }

  private var optimizerTensors: [Checkpoint.Tensor] {
    let optimizer = experiment.optimizer
    return keptGradients
      + optimizer.stateNames.flatMap { state in
        model.parameters.compactMap { parameter in
          let name = parameter.name.appending(optimizer.name).appending(state)
          // Buffers have none.
          return machine.plan.slots[name] == nil ? nil : tensor(name, parameter.shape)
        }
      }
  }

  /// Gradients that a step finds from the step before, which only a faulty plan does.
  private var keptGradients: [Checkpoint.Tensor] {
    guard experiment.fault == .keepsGradients else { return [] }
    return model.parameters.compactMap { parameter in
      let name = parameter.name.gradient
      return machine.plan.slots[name] == nil ? nil : tensor(name, parameter.shape)
    }
  }

  private func tensor(_ name: TensorName, _ shape: Shape) -> Checkpoint.Tensor {
    Checkpoint.Tensor(name: name, shape: shape, values: machine.read(name) ?? [])
  }
}
