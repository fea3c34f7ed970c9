internal import Compute

/// Why a run cannot begin where another one stood.
public struct BranchError: Error, Equatable, CustomStringConvertible {
  /// What differs, in a sentence.
  public let description: String
}

extension Trainer {
  /// Begins where a run of another experiment stood, instead of before the first step: with its
  /// parameters, after as many steps, and with its curves until then.
  ///
  /// What the optimizer remembers is taken over by an optimizer that remembers the same; another one
  /// begins with an empty memory, and counts its updates from the first. The next batch begins at the
  /// same example, or with the first one if there are more or fewer of them. A learning rate that was
  /// turned by hand stays if nothing else about the updates has changed. A run whose budget is used up
  /// there already gets it once more.
  ///
  /// With an equal experiment it goes on as that run would, bit for bit.
  ///
  /// - Returns: whether the optimizer's memory was taken over.
  /// - Precondition: before the first step.
  @discardableResult
  public mutating func begin(
    at moment: RunMoment, of parent: Experiment
  ) throws(BranchError) -> Bool {
    let (own, other) = (checkpoint, moment.checkpoint)
    if let problem = Self.difference(own.parameters, other.parameters) { throw problem }
    let isKept =
      Self.difference(own.optimizer, other.optimizer) == nil
      && experiment.optimizer.name == parent.optimizer.name
    for tensor in other.parameters + (isKept ? other.optimizer : []) {
      write(tensor.values, to: tensor.name)
    }
    resume(
      step: other.step, epoch: other.epoch,
      cursor: experiment.training.count == parent.training.count ? other.cursor : 0,
      updates: isKept ? other.updates : 0)
    let isUpdatedAlike =
      experiment.schedule == parent.schedule
      && Experiment.isEqual(experiment.optimizer, parent.optimizer)
    resume(
      like: RunMoment(
        checkpoint: other, training: moment.training, validation: moment.validation,
        validationAccuracy: moment.validationAccuracy,
        evaluation: experiment.validation == parent.validation ? moment.evaluation : nil,
        rate: isUpdatedAlike ? moment.rate : rate))
    if isFinished { renewBudget() }
    return isKept
  }

  /// What keeps one list of tensors from taking the numbers of another.
  private static func difference(
    _ own: [Checkpoint.Tensor], _ other: [Checkpoint.Tensor]
  ) -> BranchError? {
    var shapes: [TensorName: Shape] = [:]
    for tensor in other { shapes[tensor.name] = tensor.shape }
    for tensor in own {
      guard let shape = shapes.removeValue(forKey: tensor.name) else {
        return BranchError(description: "the other network has no \(tensor.name.text)")
      }
      guard shape == tensor.shape else {
        return BranchError(
          description: "\(tensor.name.text) is \(tensor.shape) here and \(shape) there")
      }
    }
    return shapes.keys.map(\.text).min().map {
      BranchError(description: "this network has no \($0)")
    }
  }
}
