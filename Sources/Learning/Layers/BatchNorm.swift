public import Compute

/// Gives each feature or channel mean 0 and variance 1 over the batch, then a scale and a shift
/// that are learned: `nn.BatchNorm1d` on [n × features], `nn.BatchNorm2d` on
/// [n × channels × height × width].
///
///     normal = (input − mean) / √(variance + 1e-5) · weight + bias
///     weight, bias, running_mean, running_var [channels]
///
/// Training uses the batch's mean and variance, and lets `running_mean` and `running_var` follow
/// them by a tenth of the difference; measuring and predicting use those.
public struct BatchNorm: Layer {
  public let kind = "batch-norm"

  /// PyTorch's defaults: weight 1, bias 0, ε 1e-5, momentum 0.1.
  public init() {}

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    let extents = builder.shape(of: input).extents
    let channels = extents.count > 1 ? extents[1] : 1
    let shape = Shape(channels)
    let weight = builder.parameter(
      "weight", shape: shape, .constant(1), inputs: channels, outputs: channels)
    let bias = builder.parameter(
      "bias", shape: shape, .zero, inputs: channels, outputs: channels)
    let mean = builder.buffer("running_mean", shape: shape, .zero)
    let variance = builder.buffer("running_var", shape: shape, .constant(1))
    return try builder.apply(
      BatchNormalization(isTraining: builder.isTraining), to: input, weight, bias, mean, variance,
      as: "normal")
  }
}

extension Model.Entry {
  /// Mean 0 and variance 1 over the batch, then a learned scale and shift.
  public static func batchNorm(named name: String? = nil) -> Model.Entry {
    Model.Entry(BatchNorm(), named: name)
  }
}
