public import Compute

/// Adds what its layers make of the input to the input itself (He et al. 2016), so that a gradient
/// always has a short way back.
///
///     output = input + f(input),  f the layers one after the other
///
/// The tensors of its layers are called `3.0.weight` where it is layer 3.
public struct Residual: Layer {
  public let kind = "residual"
  /// What the input goes through before it is added; the output must have the input's shape.
  public var layers: [Model.Entry]

  /// A shortcut around `layers`.
  public init(_ layers: [Model.Entry]) { self.layers = layers }

  public func build(
    on input: Graph.Value, _ builder: inout ModelBuilder
  ) throws(ShapeError) -> Graph.Value {
    let branch = try builder.add(layers, to: input)
    let (outer, inner) = (builder.shape(of: input), builder.shape(of: branch))
    guard outer == inner else {
      throw ShapeError(
        "its layers make \(inner) of \(outer), which cannot be added; let the last of them "
          + "keep the shape.")
    }
    return try builder.apply(Add(), to: input, branch)
  }
}

extension Model.Entry {
  /// A residual block.
  public static func residual(_ layers: [Model.Entry], named name: String? = nil) -> Model.Entry {
    Model.Entry(Residual(layers), named: name)
  }
}
