public import Compute

/// A network as a list of layers, each working on the output of the one before it.
///
///     let model = Model(
///       inputShape: Shape(2),
///       [.dense(8, named: "hidden"), .tanh, .dense(1, named: "output")])
///
/// Every layer has its number, as in PyTorch's `nn.Sequential`, and may have a name. Tensors of a
/// named layer are called `hidden.weight`, but answer to `0.weight` as well.
public struct Model: Equatable, Sendable {
  /// The shape of one example.
  public var inputShape: Shape
  public var layers: [Entry]

  public init(inputShape: Shape, _ layers: [Entry]) {
    self.inputShape = inputShape
    self.layers = layers
  }

  /// A layer and the name that people call it by.
  public struct Entry: Equatable, Sendable {
    public var layer: any Layer
    public var name: String?

    public init(_ layer: some Layer, named name: String? = nil) {
      self.layer = layer
      self.name = name
    }

    public static func == (a: Entry, b: Entry) -> Bool {
      a.name == b.name && isEqual(a.layer, b.layer)
    }

    private static func isEqual<A: Layer>(_ a: A, _ b: any Layer) -> Bool { a == b as? A }
  }
}
