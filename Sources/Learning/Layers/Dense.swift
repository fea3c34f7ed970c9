public import Compute

/// Every unit sees every input: `nn.Linear`.
///
///     sum = input · weightᵀ + bias
///     input [… × n], weight [units × n], bias [units], sum [… × units]
public struct Dense: Layer {
  public let kind = "dense"
  /// How many numbers the layer makes of each row; building with less than 1 throws.
  public var units: Int
  /// Whether each unit adds a number of its own.
  public var hasBias: Bool
  /// How the weights begin.
  public var weights: Initializer
  /// How the biases begin; not used without them.
  public var biases: Initializer

  /// By default `nn.Linear` of PyTorch, with its initial weights and biases.
  public init(
    _ units: Int, hasBias: Bool = true, weights: Initializer = .fanInUniform,
    biases: Initializer = .fanInUniform
  ) {
    self.units = units
    self.hasBias = hasBias
    self.weights = weights
    self.biases = biases
  }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    guard units > 0 else {
      throw ShapeError("\(units) units are too few; a dense layer needs at least 1.")
    }
    let width = builder.shape(of: input).columns
    let weight = builder.parameter(
      "weight", shape: Shape(units, width), weights, inputs: width, outputs: units)
    let product = try builder.apply(
      MatrixProduct(transposesRight: true), to: input, weight, as: hasBias ? "product" : "sum")
    guard hasBias else { return product }
    let bias = builder.parameter(
      "bias", shape: Shape(units), biases, inputs: width, outputs: units)
    return try builder.apply(BiasAdd(), to: product, bias, as: "sum")
  }
}

extension Model.Entry {
  /// A dense layer.
  public static func dense(
    _ units: Int, hasBias: Bool = true, weights: Initializer = .fanInUniform,
    biases: Initializer = .fanInUniform, named name: String? = nil
  ) -> Model.Entry {
    Model.Entry(
      Dense(units, hasBias: hasBias, weights: weights, biases: biases), named: name)
  }
}
