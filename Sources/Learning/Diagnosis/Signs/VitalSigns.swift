public import Compute

/// What a doctor measures of a run at one moment, between two steps, on a sample of the training
/// data.
public struct VitalSigns: Equatable, Sendable {
  /// Steps completed.
  public var step: Int
  /// The mean loss of the sample.
  public var loss: Double
  /// What has parameters, from the input to the output.
  public var layers: [LayerSigns]
  /// Where units can go silent or saturate, from the input to the output.
  public var activations: [ActivationSigns]
  /// Where the step that comes next leads, and where shorter and longer ones would have led, from the
  /// shortest on. Empty where no step comes next, or none that changes a weight.
  public var probes: [StepProbe] = []

  /// The matrices of weights of all layers.
  public var weights: [WeightSigns] { layers.flatMap(\.weights) }

  /// The loss of the sample after this many times the step that comes next; nil if it was not tried.
  public func loss(after factor: Double) -> Double? {
    probes.first { $0.factor == factor }?.loss
  }

  /// The probe with the least loss; nil if there are none.
  public var bestProbe: StepProbe? {
    probes.filter { $0.loss.isFinite }.min { $0.loss < $1.loss }
  }
}

/// A layer with parameters at one moment.
public struct LayerSigns: Equatable, Sendable {
  /// What comes before the names of its parameters: `hidden`, or its number.
  public var name: String
  /// The last value that it makes with a parameter: `hidden.sum`.
  public var output: TensorName
  /// How strongly the loss depends on that value.
  ///
  ///     slope = √Σ (dL/d output)² over the units and the sample
  public var slope: Double
  /// Its matrices of weights.
  public var weights: [WeightSigns]
}

/// A matrix of weights, or the windows of a convolution, at one moment.
public struct WeightSigns: Equatable, Sendable {
  /// `hidden.weight`
  public var name: TensorName
  /// √Σ w²
  public var size: Double
  /// √Σ (dL/dw)², the loss being that of the sample.
  public var gradient: Double
  /// √Σ (w after the next step − w)²; nil if no step comes next.
  public var update: Double?
  /// How many units it has a row for.
  public var units: Int
  /// Units whose weights and bias are, to five digits, those of another unit.
  public var alike: [Int]

  /// The update relative to the weights; nil if there is none, or nothing to compare it with. About a
  /// thousandth is the rule of thumb for a healthy run.
  public var updateRatio: Double? { update.flatMap { size > 0 ? $0 / size : nil } }
}

/// Units behind an activation at one moment.
public struct ActivationSigns: Equatable, Sendable {
  /// The functions that have a fault to look for.
  public enum Function: String, Sendable {
    case relu, tanh, sigmoid
  }

  /// The value after the activation: `hidden`.
  public var name: TensorName
  /// Which function it is.
  public var function: Function
  /// How many units there are; the channels of images.
  public var units: Int
  /// Units of a relu that are 0 on every example of the sample.
  public var silent: [Int]
  /// Units of a tanh or sigmoid that are on their flat part for four of five examples of the sample,
  /// or more: where the slope is below a twentieth of the greatest.
  public var saturated: [Int]
}

/// What the loss of the sample would be after a multiple of a step that the run took.
public struct StepProbe: Equatable, Sendable {
  /// How many times the step.
  public var factor: Double
  /// The loss there.
  public var loss: Double

  /// What is tried of every step that is looked at.
  static let factors: [Double] = [0.01, 0.1, 1, 10, 100]
}
