internal import Compute

/// One experiment to try: a change of settings as data.
public enum Remedy: Equatable, Sendable {
  /// Multiply the learning rate.
  case changeRate(by: Double)
  /// Put one activation in the place of another, everywhere.
  case replaceActivations(ActivationLayer.Function, with: ActivationLayer.Function)
  /// Let the weights of every layer begin as its activation wants, and the biases as PyTorch's.
  case initializeAnew
  /// Divide gradients that are together larger than this.
  case clip(Double)
  /// Multiply the units of the hidden dense layers; at least one is left.
  case scaleUnits(by: Double)
  /// Put a hidden layer of relu units before the last layer.
  case addHiddenLayer(units: Int)
  /// End the run after so many steps.
  case stop(after: Int)
  /// Train for so many times as long.
  case trainLonger(by: Int)
  /// Show rare classes as often as the others, by repeating their training examples.
  case balanceClasses
  /// Take validation examples away that have a twin among the training examples.
  case removeTwins
  /// Take training and validation examples away that have numbers which are not finite.
  case removeBrokenExamples
  /// Mix training and validation examples and divide them anew, as many as before in each.
  case divideAnew

  /// In a few words, for a key: `rate × 0.1`.
  public var label: String {
    switch self {
    case .changeRate(let factor): "rate × \(Wording.number(factor))"
    case .replaceActivations(let old, let new):
      "\(ActivationLayer(new).kind) for \(ActivationLayer(old).kind)"
    case .initializeAnew: "new first weights"
    case .clip(let limit): "clip gradients at \(Wording.number(limit))"
    case .scaleUnits(let factor): "units × \(Wording.number(factor))"
    case .addHiddenLayer(let units): "a hidden layer of \(units)"
    case .stop(let step): "stop after \(step) steps"
    case .trainLonger(let factor): "train \(factor) times as long"
    case .balanceClasses: "balance the classes"
    case .removeTwins: "remove the twins"
    case .removeBrokenExamples: "remove broken examples"
    case .divideAnew: "divide the data anew"
    }
  }

  /// The experiment with that change and nothing else; equal to it where there is nothing to change.
  public func applied(to experiment: Experiment) -> Experiment {
    var changed = experiment
    switch self {
    case .changeRate(let factor):
      changed.optimizer.rate *= factor
    case .replaceActivations(let old, let new):
      changed.model.layers = ModelChange.replacing(old, with: new, in: experiment.model.layers)
    case .initializeAnew:
      changed.model.layers = ModelChange.initializingAnew(experiment.model.layers)
    case .clip(let limit):
      changed.clip = limit
    case .scaleUnits(let factor):
      changed.model.layers = ModelChange.scalingUnits(by: factor, in: experiment.model.layers)
    case .addHiddenLayer(let units):
      changed.model.layers = ModelChange.addingHiddenLayer(of: units, to: experiment.model.layers)
    case .stop(let step):
      changed.steps = min(step, experiment.stepCount)
    case .trainLonger(let factor):
      changed.steps = experiment.stepCount * factor
    case .balanceClasses:
      changed.training = DataChange.balancing(experiment.training)
    case .removeTwins:
      changed.validation = experiment.validation.map {
        DataChange.removingTwins(from: $0, of: experiment.training)
      }
    case .removeBrokenExamples:
      changed.training = DataChange.removingBroken(from: experiment.training)
      changed.validation = experiment.validation.map(DataChange.removingBroken)
    case .divideAnew:
      if let validation = experiment.validation {
        (changed.training, changed.validation) = DataChange.dividingAnew(
          experiment.training, validation, seed: experiment.seed)
      }
    }
    return changed
  }
}
