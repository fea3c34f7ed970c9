public import Compute

/// Replaces a random part of the numbers with zero while training, so that no unit can rely on
/// another: `nn.Dropout`.
///
///     output = input · mask,  mask = 0 with probability p, else 1 / (1 − p)
///
/// Measuring and predicting leave the input as it is. The masks depend on the experiment's seed, on
/// the layer's name and on the number of the step.
public struct DropoutLayer: Layer {
  public let kind = "dropout"
  /// The probability that a number becomes 0; building with one outside 0 ... 1 throws.
  public var probability: Double

  /// By default as `nn.Dropout`.
  public init(probability: Double = 0.5) { self.probability = probability }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    guard probability >= 0 && probability <= 1 else {
      throw ShapeError("\(probability) is no probability; use a number from 0 to 1.")
    }
    guard builder.isTraining else { return input }
    return try builder.apply(
      Dropout(probability: probability, seed: builder.seed(for: kind)), to: input)
  }
}

extension Model.Entry {
  /// A dropout layer.
  public static func dropout(_ probability: Double = 0.5, named name: String? = nil) -> Model.Entry
  {
    Model.Entry(DropoutLayer(probability: probability), named: name)
  }
}
